"""The evidence viewer: the marked page, turning pages, close-up and whole page, and marked text."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PIL import Image
from streamlit.testing.v1 import AppTest

from components import evidence as viewer
from components.evidence import highlighted
from model.errors import StoreError
from model.evidence import Evidence

PNG = io.BytesIO()
Image.new("RGB", (4, 4)).save(PNG, "PNG")

REVENUE = Evidence(source="d1", page=5, quote="Total *net* sales 1,234", box=(10.0, 20.0, 60.0, 30.0))
COSTS = Evidence(source="d1", page=5, quote="Costs", box=(10.0, 40.0, 60.0, 50.0))
LATER = Evidence(source="d1", page=9, quote="Cash", box=(1.0, 2.0, 3.0, 4.0))


def script(places, page_count) -> None:
    import streamlit as st

    from components import evidence

    if "settled" not in st.session_state:
        evidence._page_image.clear()  # all app tests of a process count as one session
        st.session_state["settled"] = True
    evidence.show_evidence(st.session_state.get("places", places), "r.pdf", "ann", page_count)


class Desk:
    """Stands in for model.services and notes what was drawn."""

    def __init__(self) -> None:
        self.drawn: list[tuple[object, ...]] = []

    def page_image(self, document_id, page, boxes, owner, *, close_up=False) -> bytes:
        self.drawn.append((document_id, page, boxes, owner, close_up))
        if owner != "ann":
            raise StoreError("record_missing")
        return PNG.getvalue()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setattr(viewer, "services", desk)
    return desk


def app(places, page_count: int | None = 10, language: str = "en") -> AppTest:
    test = AppTest.from_function(script, default_timeout=30, kwargs={"places": places, "page_count": page_count})
    test.session_state["language"] = language
    return test.run()


def test_opens_on_the_page_close_to_the_mark(desk) -> None:
    test = app(REVENUE)
    assert not test.exception
    assert desk.drawn == [("d1", 5, (REVENUE.box,), "ann", True)]
    assert any("Total \\*net\\* sales 1,234" in m.value for m in test.markdown)
    assert "Page 5" in test.markdown[0].value


def test_chinese_names_the_page_in_chinese(desk) -> None:
    assert "第 5 页" in app(REVENUE, language="zh").markdown[0].value


def test_whole_page_on_demand(desk) -> None:
    test = app(REVENUE)
    test.segmented_control(key="evidence_view").set_value("whole_page").run()
    assert desk.drawn[-1] == ("d1", 5, (REVENUE.box,), "ann", False)


def test_places_on_one_page_are_marked_together_and_others_on_their_own(desk) -> None:
    test = app((REVENUE, COSTS, LATER))
    assert desk.drawn[-1][2] == (REVENUE.box, COSTS.box)
    for _ in range(4):
        test.button(key="evidence_next").click().run()
    assert desk.drawn[-1][1:3] == (9, (LATER.box,))


def test_a_page_without_a_mark_is_shown_whole(desk) -> None:
    test = app(REVENUE)
    test.button(key="evidence_previous").click().run()
    assert desk.drawn[-1] == ("d1", 4, (), "ann", False)


@pytest.mark.parametrize(
    ("number", "count", "back", "on"), [(1, 3, False, True), (3, 3, True, False), (3, None, True, True)]
)
def test_paging_stops_at_both_ends(desk, number, count, back, on) -> None:
    test = app(Evidence(source="d1", page=number, box=(0.0, 0.0, 1.0, 1.0)), count)
    assert test.button(key="evidence_previous").disabled is not back
    assert test.button(key="evidence_next").disabled is not on


def test_another_place_opens_on_its_own_page(desk) -> None:
    test = app(REVENUE)
    test.button(key="evidence_next").click().run()
    assert desk.drawn[-1][1] == 6
    test.session_state["places"] = LATER
    test.run()
    assert desk.drawn[-1][1] == 9


def test_a_page_is_drawn_once_a_session(desk) -> None:
    test = app(REVENUE)
    test.run()
    test.run()
    assert len(desk.drawn) == 1


def test_evidence_without_pages_is_its_quote(desk) -> None:
    test = app(Evidence(source="PMID:1", quote="found in 3 of 4"))
    assert not test.exception
    assert desk.drawn == []
    assert "found in 3 of 4" in test.markdown[0].value


def test_the_whole_document_is_read_only_when_opened(desk, tmp_path) -> None:
    desk.store = lambda: pytest.fail("read while closed")
    assert not app(REVENUE).exception


def html(markdown: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).render("x" + markdown)


def test_spans_are_marked_and_the_rest_is_plain() -> None:
    assert highlighted("ab cd ef", [(3, 5)]) == "ab :orange-background[cd] ef"
    assert highlighted("ab cd", [(0, 2), (1, 4)], "green") == ":green-background[ab c]d"
    assert highlighted("one\ntwo", [(0, 7)]) == ":orange-background[one]  \n:orange-background[two]"


@pytest.mark.parametrize("spans", [[(-5, 2)], [(3, 99)], [(4, 2)], [(2, 2)], []])
def test_spans_out_of_range_do_no_harm(spans) -> None:
    assert "abcd" in highlighted("abcd", spans).replace(":orange-background[", "").replace("]", "")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=4))
def test_foreign_text_never_becomes_html(text: str, spans: list[tuple[int, int]]) -> None:
    rendered = html(highlighted(text, spans))
    assert set(re.findall(r"<(\w+)", rendered)) <= {"p", "br"}
