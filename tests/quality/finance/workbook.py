"""Whether a spreadsheet recomputes what the app shows: ``python -m tests.quality.finance.workbook FOLDER``.

Every PDF of the folder is read and exported; LibreOffice recomputes all workbooks in one call; every calculated figure
and every verdict of a check is compared with the report's own.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.errors import DocumentRefused
from model.finance.exports import to_excel
from model.finance.figures import Figure
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.risk.formula import as_figure
from model.finance.risk.scores import risks_of
from model.finance.terms import metric, term
from model.finance.trust import worst_first
from tests.model.finance.exports.libreoffice import recomputed

HEAD = 4
RATIO_DIGITS = Decimal("1e-8")
"""Ratios are kept to eight digits after the point; a spreadsheet carries on."""
SCORE_DIGITS = Decimal("1e-6")
"""Scores add up such ratios, each times its weight."""
DOUBLE = Decimal("1e-12")
"""What is lost, of a number, where a spreadsheet holds it as a double."""


def compare(report: Report, book: Workbook, language: str) -> tuple[Counter[str], list[str]]:
    """How many calculated figures and verdicts there are and how many are equal; and those that are not."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    calculated = [figure for figure in report.metrics if figure.formula is not None and figure.year in report.years]
    tables = (("section_derived", calculated, RATIO_DIGITS), ("export_further", score_figures(report), SCORE_DIGITS))
    for key, figures, digits in tables:
        for figure in figures:
            value = shown(book[term(key, language)], figure, report, language)
            kept = digits * max(1, ratios_under(figure))
            equal = isinstance(value, int | float) and same(Decimal(str(value)), figure.value, kept)
            counts.update({"figures": 1, "equal figures": int(equal)})
            wrong += [] if equal else [f"{report.name} {figure.name} {figure.year}: {value} instead of {figure.value}"]
    sheet = book[term("export_checks", language)]
    for row, check in enumerate(worst_first(report.checks), start=HEAD + 1):
        value = sheet.cell(row, 1).value
        equal = value == term("check_pass" if check.passed else "check_fail", language)
        counts.update({"verdicts": 1, "equal verdicts": int(equal)})
        wrong += [] if equal else [f"{report.name} {check.name} {check.year}: {value}"]
    return counts, wrong


def ratios_under(figure: Figure) -> int:
    """How many ratios, each rounded, a figure is made of."""
    if figure.formula is None:
        return 0
    return (figure.formula.operator == "/") + sum(ratios_under(part) for part in figure.formula.inputs)


def shown(sheet: Worksheet, figure: Figure, report: Report, language: str) -> object:
    """What the sheet shows for a figure."""
    label = metric(figure.name).label(language)
    row = next(row for row in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(row, 1).value == label)
    return sheet.cell(row, 3 + report.years.index(figure.year)).value


def score_figures(report: Report) -> list[Figure]:
    """The risk scores of all years as formula trees."""
    trees = (as_figure(risk) for year in report.years for risk in risks_of(report, year))
    return [tree for tree in trees if tree is not None]


def same(live: Decimal, read: Decimal, digits: Decimal = RATIO_DIGITS) -> bool:
    """Whether the two are one number, within what a spreadsheet and the report keep of it."""
    return abs(live - read) <= max(digits, DOUBLE * abs(read))


def compare_all(reports: Mapping[str, Report], language: str | None = None) -> tuple[Counter[str], list[str]]:
    """The same over many reports by name, each in its own language unless told otherwise."""
    books = {
        name: to_excel(report, language or report.language, extra=score_figures(report))
        for name, report in reports.items()
    }
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, book in recomputed(books, Path(folder)).items():
            found, different = compare(reports[name], book, language or reports[name].language)
            counts, wrong = counts + found, wrong + different
    return counts, wrong


def main(folder: Path) -> None:
    """Read, export, recompute and compare everything in the folder."""
    reports = {}
    for path in sorted(folder.glob("*.pdf")):
        try:
            reports[path.stem] = DocumentUnderstandingModel().analyze(path)
        except DocumentRefused as refusal:
            print(f"{path.name}: {refusal}")
    counts, wrong = compare_all(reports)
    for line in wrong:
        print(line)
    print(f"{len(reports)} reports recomputed")
    print(f"calculated figures equal: {counts['equal figures']} of {counts['figures']}")
    print(f"verdicts of checks equal: {counts['equal verdicts']} of {counts['verdicts']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
