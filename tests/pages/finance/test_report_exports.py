"""The export part of the report screen: what is offered, and what each file holds."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from components.finance.exports import file_stem
from model.finance import service
from model.finance.serialize import from_dict
from model.finance.service import samples
from tests.model.finance.exports.test_kept import kept
from tests.pages.finance.screen import keep, open_report
from tests.pages.screens import texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@LANGUAGES
def test_every_export_is_offered_and_one_is_primary(pages, language) -> None:
    buttons = open_report(language=language, tab="export").download_button
    assert [button.key for button in buttons] == ["export_excel", "export_html", "export_csv", "export_json"]
    assert [button.proto.type for button in buttons].count("primary") == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["To work on", "To read and print", "For programs"]),
        ("zh", ["用于分析", "用于阅读与打印", "用于程序处理"]),
    ],
)
def test_the_ways_are_grouped_by_what_they_are_for(pages, language, words) -> None:
    said = texts(open_report(language=language, tab="export"))
    assert [word for word in words if word in said] == words


EXPORT = """
import streamlit as st
from components.finance import exports
from components.finance.view import View
from model.finance import service

made = {}
def keep(label, *, data, file_name, mime, **_):
    made[file_name] = (mime, data())
st.download_button = keep
report = service.report(st.query_params["result"], st.session_state["owner"])
exports.show_exports(View(report, st.session_state["owner"], "en", 1_000_000, 0))
st.session_state["made"] = made
"""


@pytest.fixture
def exported(monkeypatch):
    """exported(result, owner, pictures) -> what each button would download, by file name."""
    import streamlit

    monkeypatch.setattr(streamlit, "download_button", streamlit.download_button)  # put back afterwards

    def run(result: str, owner: str = "local", pictures: bool | None = None) -> dict[str, tuple[str, bytes]]:
        test = AppTest.from_string(EXPORT, default_timeout=30)
        test.session_state["owner"] = owner
        test.query_params["result"] = result
        test.query_params["metric"] = "cash"
        test.context = {"url": f"http://127.0.0.1:8501/report?result={result}&metric=cash"}
        test.run()
        if pictures is not None:
            test.toggle(key="export_pictures").set_value(pictures).run()
        assert not test.exception
        return test.session_state["made"]

    return run


def test_exports_hold_the_report_and_link_back_to_this_screen(exported) -> None:
    result = keep()
    made = exported(result)
    assert list(made) == ["meridian_2023.xlsx", "meridian_2023.html", "meridian_2023.csv", "meridian_2023.json"]
    book = openpyxl.load_workbook(io.BytesIO(made["meridian_2023.xlsx"][1]))
    link = book["Income statement"]["C5"].hyperlink.target
    assert link == f"http://127.0.0.1:8501/report?result={result}&page=41&line=0&year=2023"
    assert from_dict(json.loads(made["meridian_2023.json"][1])) == service.report(result, "local")


@pytest.mark.parametrize(("pictures", "count"), [(None, 6), (True, 6), (False, 0)])
def test_the_page_to_print_comes_with_pictures_unless_switched_off(exported, pictures, count) -> None:
    result, _ = kept(samples()[0].path, "local")
    _, html = exported(result, pictures=pictures)["quillmere_2024.html"]
    assert html.count(b"<img") == count


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("年报 2023.PDF", "年报 2023"),
        ("../../etc/passwd.pdf", "_.._etc_passwd"),
        ("a:b*c?.pdf", "a_b_c_"),
        (".pdf", "report"),
        ("x" * 200 + ".pdf", "x" * 80),
    ],
)
def test_file_names_are_safe(name, stem) -> None:
    assert file_stem(name) == stem
