"""A document in, a report out: progress, refusals, and documents that hold no statements."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model import DocumentRefused, DocumentUnderstandingModel, Report
from model.documents import document_id
from model.finance.labels import metric_names
from tests.model.finance.hard_cases import CASES
from tests.model.finance.hard_cases.filler import back, chinese_back, chinese_front, front
from tests.typeset.report import Book, Hidden, Style

KEYS = ["reading_pages", "finding_statements", "reading_tables", "checking_figures"]
COMPANY = "Meridian Instruments Inc."


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small annual report with three statements."""
    path = tmp_path_factory.mktemp("reader") / "report.pdf"
    CASES[0].build(path)
    return path


@pytest.fixture(scope="module")
def report(document: Path) -> Report:
    return DocumentUnderstandingModel().analyze(document)


@pytest.fixture(scope="module", params=["en", "zh"])
def letter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What is read from a document with a cover and notes but without statements, and with a sentence nobody sees."""
    chinese = request.param == "zh"
    book = Book(Style("Letter", chinese=chinese))
    if chinese:
        chinese_front(book, "砚溪仪器股份有限公司", 2023, "2023年12月31日")
    else:
        front(book, COMPANY, 2023, "December 31, 2023")
    book.add(Hidden("Total revenue 9,999,999"))
    (chinese_back if chinese else back)(book, "砚溪仪器股份有限公司" if chinese else COMPANY)
    return DocumentUnderstandingModel().analyze(book.build(tmp_path_factory.mktemp("letter") / "letter.pdf"))


def test_progress_is_told_in_four_steps(document: Path, report: Report) -> None:
    told: list[tuple[int, int, str]] = []
    again = DocumentUnderstandingModel().analyze(document, progress=lambda *step: told.append(step))
    assert [message for _, _, message in told] == KEYS
    done = [step for step, _, _ in told]
    assert done == sorted(done)
    assert done[0] == 0
    assert {total for _, total, _ in told} == {done[-1]}
    assert again == report


def test_a_report_names_its_document(document: Path, report: Report) -> None:
    assert (report.source, report.name) == (document_id(document.read_bytes()), "report.pdf")
    assert report.language == "en"
    assert DocumentUnderstandingModel().analyze(str(document), name="Our report.pdf").name == "Our report.pdf"


def test_every_printed_figure_can_be_opened(report: Report) -> None:
    assert report.metrics
    for figure in report.metrics:
        for leaf in figure.leaves:
            if leaf.name == "constant":
                continue
            assert leaf.evidence is not None
            assert leaf.evidence.source == report.source
            assert 1 <= (leaf.evidence.page or 0) <= report.page_count
            assert leaf.evidence.box is not None


def test_confidence_is_the_share_of_passed_checks(report: Report) -> None:
    for figure in report.metrics:
        assert 0 <= figure.confidence <= 1
        passed = [check.passed for check in report.checks if (figure.name, figure.year) in check.figures]
        if passed and figure.formula is None:
            assert figure.confidence == sum(passed) / len(passed)
        elif figure.formula is None and figure.method == "printed" and figure.name != "net_income_attributable":
            assert figure.confidence == 0.5


def test_a_derived_figure_is_as_sure_as_its_least_sure_input(report: Report) -> None:
    derived = [figure for figure in report.metrics if figure.formula is not None]
    assert derived
    for figure in derived:
        if not any((figure.name, figure.year) in check.figures for check in report.checks):
            assert figure.formula is not None
            assert figure.confidence == min(part.confidence for part in figure.formula.inputs)


def test_figures_are_those_of_the_dictionary_and_of_no_year_outside(report: Report) -> None:
    assert {figure.year for figure in report.metrics} <= set(report.years)
    assert report.years == tuple(sorted(report.years, reverse=True))
    pairs = [(figure.name, figure.year) for figure in report.metrics]
    assert len(pairs) == len(set(pairs))
    assert not {name for name, _ in pairs} & set(report.missing)


def test_a_document_without_statements_gives_reasons_and_no_figures(letter: Report) -> None:
    assert (letter.metrics, letter.lines, letter.checks, letter.statements, letter.years) == ((), (), (), (), ())
    assert set(letter.missing) == set(metric_names())
    assert set(letter.missing.values()) == {"statement_not_found"}
    assert letter.value("total_revenue", 2023) is None
    assert letter.find("Total revenue", 2023) is None
    assert letter.page_count > 3


def test_hidden_words_are_told_and_not_believed(letter: Report) -> None:
    (notice,) = letter.notices
    assert notice.code == "hidden_text"
    assert "9,999,999" in notice.detail
    assert Decimal(9_999_999) not in [figure.value for figure in letter.metrics]


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "document_empty"), (b"Net sales 4,812", "document_not_pdf"), (None, "document_missing")]
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "report.pdf"
    if content is not None:
        path.write_bytes(content)
    told: list[str] = []
    with pytest.raises(DocumentRefused) as refused:
        DocumentUnderstandingModel().analyze(path, progress=lambda *step: told.append(step[2]))
    assert refused.value.code == code
    assert told == KEYS[:1]
    assert refused.value.message("en") != refused.value.message("zh")


def test_a_damaged_file_is_refused_or_read_as_nothing(tmp_path: Path, document: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(document.read_bytes()[:900])
    with pytest.raises(DocumentRefused):
        DocumentUnderstandingModel().analyze(path)


def test_a_statement_is_read_from_the_page_its_reader_names(document: Path, report: Report) -> None:
    places = {statement.kind: statement.pages[0] for statement in report.statements}
    read, _ = DocumentUnderstandingModel().read(document, pages={"income": places["cash_flow"]})
    assert {statement.kind: statement.pages[0] for statement in read.statements} == {
        **places,
        "income": places["cash_flow"],
    }
    assert read.value("total_revenue", read.years[0]) is None
    same, _ = DocumentUnderstandingModel().read(document, pages={"income": places["income"]})
    assert same == report


def test_a_page_without_a_table_gives_no_statement(document: Path) -> None:
    read, _ = DocumentUnderstandingModel().read(document, pages={"income": 1})
    assert {statement.kind for statement in read.statements} == {"balance", "cash_flow"}
