"""The second source on the report screen: given, compared, refused, removed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from components.finance import second_source
from model import jobs
from model.finance import serialize, service
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.second_source import service as second
from tests.model.documents.xbrl.filings import fact, instance
from tests.model.finance.sample_report import sample_report
from tests.pages.finance.screen import SCREEN, TABS, open_report, table
from tests.pages.screens import ROOT, open_app, texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
TABLE = "second_source_table"


@cache
def read() -> Report:
    return DocumentUnderstandingModel().analyze(service.samples()[0].path)


def xbrl(*changes: tuple[bytes, bytes]) -> bytes:
    """The shipped instance with some figures made others."""
    path = second.sample_for(read())
    assert path is not None
    data = path.read_bytes()
    for old, new in changes:
        assert old in data
        data = data.replace(old, new, 1)
    return data


def open_sample(language: str = "en", kept: bytes | None = None, report: Report | None = None) -> AppTest:
    """The checks of the shipped English report, with an XBRL file beside it where one is given."""
    shown = report or read()
    store = jobs.current_store()
    path = service.samples()[0].path
    document = store.add_document(path.name, path.read_bytes(), "application/pdf", "local")
    result = store.save_result(service.KIND, document.id, "local", serialize.to_dict(shown), service.ENGINE)
    if kept is not None:
        second.add(shown, "local", "filing.xml", kept)
    test = open_app(language)
    test.query_params["result"] = result
    test.session_state[f"report_tabs_{language}"] = TABS["checks"][language]
    return test.switch_page(str(ROOT / SCREEN)).run()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Second source: XBRL"), ("zh", "第二来源：XBRL")], ids=["en", "zh"]
)
def test_without_a_file_one_is_asked_for(pages, language, words) -> None:
    test = open_report(language=language, tab="checks")
    assert not test.exception
    assert words in texts(test)
    assert test.file_uploader[0].proto.type == [".xml", ".htm", ".html", ".xhtml", ".zip"]
    assert "second_source_sample" not in [button.key for button in test.button]


def test_a_report_without_checks_can_still_be_compared(pages) -> None:
    test = open_report(replace(sample_report(), checks=()), tab="checks")
    assert not test.exception
    assert len(test.file_uploader) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "All 88 figures in both sources agree"), ("zh", "两个来源共有的 88 项数据全部一致")],
    ids=["en", "zh"],
)
def test_the_sample_can_be_tried(pages, language, words) -> None:
    test = open_sample(language)
    test.button(key="second_source_sample").click().run()
    assert not test.exception
    assert words in texts(test)
    assert "quillmere\\_2024.xml" in texts(test)
    assert not test.file_uploader


@pytest.mark.parametrize(
    ("language", "words", "verdicts"),
    [
        ("en", "2 of 88 figures in both sources differ", ["✗ Differs", "✗ Differs", "✓ Agrees"]),
        ("zh", "两个来源共有的 88 项数据中有 2 项不一致", ["✗ 不一致", "✗ 不一致", "✓ 一致"]),
    ],
    ids=["en", "zh"],
)
def test_an_upload_is_compared_with_differing_figures_first(pages, language, words, verdicts) -> None:
    test = open_sample(language)
    data = xbrl((b">829617000<", b">829618000<"), (b">405581000<", b">400000000<"))
    test.file_uploader[0].set_value([("filing.xml", data, "text/xml")]).run()
    assert not test.exception
    assert words in texts(test)
    shown = table(test, TABLE)
    assert list(shown["result"][:3]) == verdicts
    assert list(shown["year"][:2]) == ["2024", "2024"]
    assert shown["tag"][0] == "us-gaap:Revenues"
    assert [shown[name][0].replace(",", "") for name in ("pdf", "xbrl", "difference")] == {
        "en": ["829617", "829618", "1"],
        "zh": ["829617", "829618", "1"],
    }[language]
    # The first differing figure is shown on its page at once.
    assert pages.shown[0] == 17
    assert len(pages.shown[1]) == 1


@pytest.mark.parametrize(
    ("language", "words"), [("en", "1 only in the PDF"), ("zh", "1 项仅见于 PDF")], ids=["en", "zh"]
)
def test_what_only_the_pdf_has_is_counted(pages, language, words) -> None:
    without = re.sub(rb'<us-gaap:Goodwill contextRef="end-2024".*\n', b"", xbrl())
    test = open_sample(language, kept=without)
    assert words in texts(test)
    assert list(table(test, TABLE)["xbrl"])[-1] == "–"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["2 only in the XBRL", "No such figure was read in the PDF"]),
        ("zh", ["2 项仅见于 XBRL", "PDF 中未读取到该数据"]),
    ],
    ids=["en", "zh"],
)
def test_what_only_the_xbrl_has_is_counted_and_has_no_page(pages, language, words) -> None:
    report = replace(read(), metrics=tuple(figure for figure in read().metrics if figure.name != "goodwill"))
    test = open_sample(language, kept=xbrl(), report=report)
    shown = table(test, TABLE)
    row = next(index for index, value in enumerate(shown["pdf"]) if value == "–")
    test.session_state[second_source.CHOSEN] = row
    test.run()
    assert [word for word in words if word in texts(test)] == words


def test_another_row_shows_its_page(pages) -> None:
    test = open_sample(kept=xbrl())
    names = list(table(test, TABLE)["item"])
    test.session_state[second_source.CHOSEN] = names.index("Total assets")
    test.run()
    assert pages.shown[0] == 19
    test.session_state[second_source.CHOSEN] = 10_000
    assert not test.run().exception


PICK = """
import streamlit as st
from components.finance import second_source

cells = st.session_state["cells"]
st.session_state["second_source_table"] = {"selection": {"rows": [], "columns": [], "cells": cells}}
second_source._pick()
"""


@pytest.mark.parametrize(("cells", "chosen"), [([[3, "tag"]], 3), ([], 1)])
def test_choosing_a_row_is_kept(cells, chosen) -> None:
    test = AppTest.from_string(PICK)
    test.session_state["cells"], test.session_state[second_source.CHOSEN] = cells, 1
    assert test.run().session_state[second_source.CHOSEN] == chosen


@pytest.mark.parametrize(
    ("language", "words"), [("en", "no well\\-formed XML"), ("zh", "格式正确的 XML")], ids=["en", "zh"]
)
def test_a_refused_file_says_why_once(pages, language, words) -> None:
    test = open_sample(language)
    test.file_uploader[0].set_value([("<b>.xml", b"<x>", "text/xml")]).run()
    assert not test.exception
    assert words in test.error[0].value
    assert "\\<b\\>" in test.error[0].value
    assert len(test.file_uploader) == 1
    assert not test.run().error


def test_a_file_of_another_year_is_refused_and_nothing_is_kept(pages) -> None:
    test = open_sample()
    data = instance(fact("us-gaap:Goodwill", "1", "p"))
    test.file_uploader[0].set_value([("old.xml", data, "text/xml")]).run()
    assert "no figure in common" in test.error[0].value
    assert second.kept(read(), "local") is None


@LANGUAGES
def test_a_comparison_can_be_removed(pages, language) -> None:
    test = open_sample(language, kept=xbrl())
    test.button(key="second_source_remove").click().run()
    assert not test.exception
    assert len(test.file_uploader) == 1
    assert second.kept(read(), "local") is None


def test_confidence_is_said_to_be_unchanged(pages) -> None:
    assert "the confidence of its figures is unchanged" in texts(open_sample(kept=xbrl()))
