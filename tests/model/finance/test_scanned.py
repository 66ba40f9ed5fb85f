"""Reports read from pictures: what their figures may claim and where their evidence stands.

The engine is stood in for by the words of the sample's own text layer; reading real pictures is a test of quality.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from model.documents import Glance, PDFText, ScannedPage, Word, read_text, read_words
from model.documents.turn import Turn
from model.errors import DocumentRefused
from model.evidence import Evidence
from model.finance import reader, scanned, scanned_pages
from model.finance.checks import scanned_confidence
from model.finance.figures import Notice
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.scanned import Scan, as_displayed, mark_scanned, read_scan
from model.finance.trust import trust
from model.jobs.progress import JobCancelled
from tests.model.finance.sample_report import sample_report

SAMPLE = Path(__file__).parents[3] / "data/samples/finance/quillmere_2024.pdf"
TABLES = {11, 17, 18, 19, 20, 21}
TURN = Turn(1.0, (612.0, 792.0), (612.0, 792.0))
Change = Callable[[int, Word], Word]


def as_read(_page: int, word: Word) -> Word:
    return word


@pytest.fixture
def pictures(monkeypatch, tmp_path) -> Callable[..., Path]:
    """A file of as many empty pictures as the sample has pages, and an engine that reads the sample's words in them."""

    def build(change: Change = as_read, text: PDFText | None = None) -> Path:
        path = tmp_path / "scan.pdf"
        blank = Image.new("L", (61, 79), 250)
        blank.save(path, "PDF", save_all=True, append_images=[blank] * (read_text(SAMPLE).page_count - 1))

        def recognise(_path: Path, page: int) -> ScannedPage:
            words = read_words(SAMPLE, [page])[page]
            return ScannedPage(page, tuple(change(page, word) for word in words if not word.hidden), TURN)

        monkeypatch.setattr(scanned, "recognise", recognise)
        monkeypatch.setattr(scanned_pages, "glance", lambda _, page: Glance(page, 20 * (page in TABLES), 0.05))
        if text is not None:
            monkeypatch.setattr(reader, "read_text", lambda _: text)
        return path

    return build


def analyzed(path: Path) -> Report:
    return DocumentUnderstandingModel().analyze(path)


def test_a_scan_gives_the_figures_of_the_printed_report_as_recognised_ones(pictures) -> None:
    report, printed = analyzed(pictures()), DocumentUnderstandingModel().analyze(SAMPLE)
    assert report.company == printed.company
    assert report.years == printed.years
    for figure in report.metrics:
        assert figure.value == printed.value(figure.name, figure.year)
        assert {leaf.method for leaf in figure.leaves if leaf.evidence is not None} == {"scanned"}
    assert len(report.metrics) > 90
    assert {notice.page for notice in report.notices if notice.code == "scanned_pages"} == {1, 2, *TABLES}
    assert [notice.page for notice in report.notices if notice.code == "scanned_pages_left"] == [None]


def test_the_texts_of_read_pages_are_kept_with_the_others(pictures) -> None:
    _, texts = DocumentUnderstandingModel().read(pictures())
    assert "CONSOLIDATED STATEMENTS OF INCOME" in texts[16]
    assert texts[4] == ""


def test_evidence_stands_where_the_displayed_page_shows_it(pictures) -> None:
    report, printed = analyzed(pictures()), DocumentUnderstandingModel().analyze(SAMPLE)
    figure, same = report.metric("total_revenue", 2024), printed.metric("total_revenue", 2024)
    assert figure.evidence.box == pytest.approx(TURN.displayed(same.evidence.box), abs=0.02)
    cell = next(line for line in report.lines if line.metric == "total_revenue").cell(2024)
    assert cell.evidence.box == figure.evidence.box
    check = next(check for check in report.checks if ("total_revenue", 2024) in check.figures)
    assert figure.evidence.box in [evidence.box for evidence in check.evidence]
    assert figure.evidence.quote == same.evidence.quote


def misread(page: int, wrong: str, instead: str) -> Change:
    """One word of a page, its first with that text, read for another."""
    misled: list[Word] = []

    def change(number: int, word: Word) -> Word:
        if (number, word.text) != (page, wrong) or (misled and misled[0] != word):
            return word
        misled[:] = [word]
        return replace(word, text=instead)

    return change


@pytest.mark.parametrize(
    ("page", "wrong", "instead", "metric"),
    [
        (19, "109,599", "109,539", "inventories"),
        (17, "829,617", "829,611", "total_revenue"),
        (17, "2.18", "2.13", "eps_basic"),
        (19, "1,336,143", "1,386,143", "total_assets"),
        (17, "81,447", "87,447", "research_development"),
    ],
)
def test_a_misread_digit_is_never_shown_as_sure(pictures, page, wrong, instead, metric) -> None:
    report = analyzed(pictures(misread(page, wrong, instead)))
    truth = DocumentUnderstandingModel().analyze(SAMPLE)
    figure = report.metric(metric, 2024)
    assert figure.value != truth.value(metric, 2024)
    for each in report.metrics:
        if each.value != truth.value(each.name, each.year):
            assert trust(report, each).level in {"unchecked", "disputed"}, (each.name, each.year)
            assert each.confidence < 1


def test_a_comma_read_as_a_point_is_put_right(pictures) -> None:
    report = analyzed(pictures(misread(19, "109,599", "109.599")))
    assert report.value("inventories", 2024) == 109_599_000
    assert trust(report, report.metric("inventories", 2024)).level == "verified"


def test_a_report_with_text_is_not_looked_at_as_pictures(monkeypatch) -> None:
    monkeypatch.setattr(reader, "read_scan", lambda *_: pytest.fail("looked"))
    report = analyzed(SAMPLE)
    assert {figure.method for figure in report.metrics} <= {"printed", "summed", "derived"}
    assert not any(notice.code.startswith("scanned") for notice in report.notices)


def mixed(pictured: set[int]) -> PDFText:
    """The sample's text without that of some pages."""
    text = read_text(SAMPLE)
    texts = tuple("" if page in pictured else own for page, own in enumerate(text.texts, 1))
    return replace(text, texts=texts, pictured=tuple(sorted(pictured)))


def test_a_statement_that_is_a_picture_among_text_is_read(pictures, monkeypatch) -> None:
    path = pictures(text=mixed({19, 30}))
    monkeypatch.setattr(reader, "read_words", lambda _, pages: read_words(SAMPLE, pages))
    report = analyzed(path)
    assert report.metric("total_assets", 2024).method == "scanned"
    assert report.metric("total_revenue", 2024).method == "printed"
    assert [notice.page for notice in report.notices if notice.code == "scanned_pages"] == [19]


def test_pictures_that_add_no_statement_change_nothing(pictures, monkeypatch) -> None:
    without = mixed({19})
    path = pictures(lambda _, word: replace(word, text="x"), text=replace(without, pictured=(19,)))
    monkeypatch.setattr(reader, "read_words", lambda _, pages: read_words(SAMPLE, pages))
    report = analyzed(path)
    assert report.metric("total_revenue", 2024).method == "printed"
    assert not any(notice.code.startswith("scanned") for notice in report.notices)


def test_pictures_without_a_letter_are_refused(pictures) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        analyzed(pictures(lambda _, word: replace(word, text="■")))
    assert refusal.value.code == "document_no_text"


def test_progress_is_told_page_by_page_and_a_cancelled_job_stops(pictures) -> None:
    path = pictures()
    seen = []
    text = read_text(path)
    read_scan(path, text, lambda *step: seen.append(step))
    assert [step for step in seen if step[2] == "reading_pictures"] == [
        (done, 8, "reading_pictures") for done in range(8)
    ]

    def cancel(done: int, _total: int, message: str) -> None:
        if (done, message) == (3, "reading_pictures"):
            raise JobCancelled("job")

    with pytest.raises(JobCancelled):
        read_scan(path, text, cancel)


def test_only_figures_of_read_pages_are_marked() -> None:
    report = sample_report()
    figures = {(figure.name, figure.year): figure for figure in report.metrics}
    marked = mark_scanned(figures, Scan({43: ScannedPage(43, (), TURN)}, (43,)))
    assert marked["cash", 2023].method == "scanned"
    assert marked["total_revenue", 2023] == figures["total_revenue", 2023]
    ratio = marked["current_ratio", 2023]
    assert (ratio.method, {leaf.method for leaf in ratio.leaves}) == ("derived", {"scanned"})


def test_only_checks_that_compare_digits_speak_for_a_recognised_figure() -> None:
    check = sample_report().checks[0]
    key = check.figures[0]
    jump = replace(check, kind="scale_jump", figures=(key,))
    assert scanned_confidence([jump]) == {}
    assert scanned_confidence([replace(jump, passed=False)]) == {key: 0.0}
    assert scanned_confidence([replace(check, passed=True, figures=(key,)), jump]) == {key: 1.0}


def test_boxes_of_other_pages_and_evidence_without_a_box_stay() -> None:
    report = sample_report()
    figure = report.metric("cash", 2023)
    bare = replace(report, metrics=(replace(figure, evidence=Evidence(report.source, page=43, quote="cash")),))
    scan = Scan({43: ScannedPage(43, (), TURN)}, (43,))
    assert as_displayed(bare, scan).metrics == bare.metrics
    shown = as_displayed(report, scan)
    assert shown.metric("total_revenue", 2023) == report.metric("total_revenue", 2023)
    assert shown.metric("cash", 2023).evidence.box != figure.evidence.box
    assert [notice.code for notice in shown.notices][-1] == "scanned_pages"


def test_the_text_layer_under_a_picture_is_no_hidden_text() -> None:
    report = replace(sample_report(), notices=(Notice("hidden_text", 12, "x"), Notice("hidden_text", 50, "x")))
    shown = as_displayed(report, Scan({43: ScannedPage(43, (), TURN)}, (43, 50)))
    assert [(notice.code, notice.page) for notice in shown.notices] == [
        ("hidden_text", 12),
        ("scanned_pages", 43),
        ("scanned_pages_left", None),
    ]


@pytest.mark.parametrize("textless", [True, False])
def test_pictures_that_cannot_be_drawn_refuse_only_what_is_nothing_else(pictures, monkeypatch, textless) -> None:
    path = pictures(text=None if textless else mixed({19}))
    monkeypatch.setattr(scanned_pages, "glance", refuse)
    monkeypatch.setattr(reader, "read_words", lambda _, pages: read_words(SAMPLE, pages))
    if textless:
        with pytest.raises(DocumentRefused):
            analyzed(path)
    else:
        assert analyzed(path).metric("total_revenue", 2024).method == "printed"


def refuse(*_: object) -> Glance:
    raise DocumentRefused("document_too_slow")
