"""A report read from pictures on its screen: the notice, how a figure was read, and why it is unchecked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import jobs
from model.documents import ScannedPage
from model.documents.turn import Turn
from model.finance.figures import Notice
from model.finance.report import Report
from model.finance.scanned import Scan, mark_scanned
from tests.model.finance.sample_report import sample_report
from tests.pages.finance.screen import SCREEN, open_report
from tests.pages.screens import open_screen, texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def scanned_report() -> Report:
    """The sample as if its income statement and balance sheet had been pictures."""
    report = sample_report()
    turn = Turn(1.0, (612.0, 792.0), (612.0, 792.0))
    scan = Scan({page: ScannedPage(page, (), turn) for page in (41, 43)}, (41, 43, 44))
    figures = mark_scanned({(figure.name, figure.year): figure for figure in report.metrics}, scan)
    notices = (Notice("scanned_pages", 41), Notice("scanned_pages", 43), Notice("scanned_pages_left"))
    return replace(report, metrics=tuple(figures.values()), notices=notices)


@LANGUAGES
def test_the_head_says_which_pages_were_pictures(pages, language) -> None:
    said = texts(open_report(scanned_report(), language))
    words = {
        "en": ["Read from pictures of the pages", "page 41, 43", "The other scanned pages were not read"],
        "zh": ["识别自页面图像", "（第 41、43 页）", "其余扫描页未读取"],
    }
    for word in words[language]:
        assert word in said


@LANGUAGES
def test_a_chosen_figure_says_that_it_was_recognised(pages, language) -> None:
    test = open_report(scanned_report(), language, tab="figures", figure="total_revenue", year=2023)
    assert not test.exception
    assert {"en": "Recognised in a picture of the page", "zh": "识别自页面图像"}[language] in texts(test)


@LANGUAGES
def test_the_limits_say_what_becomes_of_a_scan(language) -> None:
    said = texts(open_screen(SCREEN, language))
    assert {"en": "at most 16 pages", "zh": "最多识别 16 页"}[language] in said


@LANGUAGES
@pytest.mark.parametrize("step", ["looking_at_pictures", "reading_titles", "reading_pictures"])
def test_reading_pictures_shows_its_progress(language, step) -> None:
    words = {
        "looking_at_pictures": {"en": "Looking through the scanned pages", "zh": "正在扫描页中查找表格"},
        "reading_titles": {"en": "Reading the titles", "zh": "正在识别表格标题"},
        "reading_pictures": {"en": "Reading the scanned pages", "zh": "正在识别扫描页"},
    }
    test = open_screen(SCREEN, language)
    test.button(key="sample_en").click().run()
    job = jobs.current_store().begin_job(test.query_params["job"])
    jobs.current_store().report_progress(job, 3, 12, step)
    test.run()
    assert not test.exception
    assert words[step][language] in test.progress[0].text
    assert test.progress[0].value == 25
