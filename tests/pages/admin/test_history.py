"""The history: empty, searched, paged, and deleted from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from model import services
from model.services import HistoryEntry
from tests.pages.screens import open_screen, texts

SCREEN = "pages/admin/history.py"
FIRST = HistoryEntry(
    kind="finance.report",
    document_id="d0",
    name="report-0.pdf",
    state="done",
    when=datetime(2026, 11, 24, tzinfo=UTC),
    result_id="r0",
    summary={"company": "Example Instruments", "years": [2024]},
)


@pytest.fixture
def kept(monkeypatch):
    """kept(n) fills the history with n entries and returns the list it is made from."""

    def fill(count: int) -> list[HistoryEntry]:
        entries = [
            replace(
                FIRST, document_id=f"d{n}", name=f"report-{n}.pdf", result_id=f"r{n}", when=FIRST.when - timedelta(n)
            )
            for n in range(count)
        ]
        monkeypatch.setattr(services, "history", lambda *_: tuple(entries))
        monkeypatch.setattr(services, "delete_document", lambda document, owner: drop(document, owner))

        def drop(document: str, owner: str) -> None:
            assert owner == "local"
            entries[:] = [entry for entry in entries if entry.document_id != document]

        return entries

    return fill


def names(test) -> list[str]:
    labels = [link.proto.label.replace("\\", "") for link in test.main.get("page_link")]
    return [label for label in labels if label.endswith(".pdf")]


@pytest.mark.parametrize(("language", "word"), [("en", "Nothing here yet"), ("zh", "暂无记录")])
def test_empty(language, word) -> None:
    test = open_screen(SCREEN, language)
    assert not test.exception
    assert not test.error
    assert word in texts(test)
    assert not test.text_input


def test_lists_what_there_is(kept) -> None:
    kept(3)
    test = open_screen(SCREEN)
    assert names(test) == ["report-0.pdf", "report-1.pdf", "report-2.pdf"]
    assert "3 of 3" in texts(test)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("REPORT-1", 1), ("example 2024", 3), ("instruments report-2", 1), ("  ", 3), ("nothing", 0), (".*", 0)],
)
def test_search_matches_every_word_in_name_company_or_year(kept, asked, found) -> None:
    kept(3)
    test = open_screen(SCREEN)
    test.text_input(key="history_search").input(asked).run()
    assert not test.exception
    assert len(names(test)) == found
    assert f"{found} of 3" in texts(test)
    assert ("No match" in texts(test)) is (found == 0)


def test_long_histories_are_paged(kept) -> None:
    kept(45)
    test = open_screen(SCREEN)
    assert len(names(test)) == 20
    test.session_state["history_page"] = 3
    test.run()
    assert names(test) == [f"report-{n}.pdf" for n in range(40, 45)]


def test_a_search_from_a_late_page_shows_its_matches(kept) -> None:
    kept(45)
    test = open_screen(SCREEN)
    test.session_state["history_page"] = 3
    test.run()
    test.text_input(key="history_search").input("report-4").run()
    assert not test.exception
    assert names(test)[0] == "report-4.pdf"
    assert len(names(test)) == 6


def test_delete_asks_once_more_and_removes_that_document(kept) -> None:
    kept(3)
    test = open_screen(SCREEN)
    assert "cannot be undone" in texts(test)
    test.button(key="delete_for_good_1").click().run()
    assert names(test) == ["report-0.pdf", "report-2.pdf"]


def test_deleting_the_last_leaves_the_empty_state(kept) -> None:
    kept(1)
    test = open_screen(SCREEN)
    test.button(key="delete_for_good_0").click().run()
    assert not test.exception
    assert "Nothing here yet" in texts(test)
