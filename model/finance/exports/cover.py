"""The first sheet of the workbook: what was read, in which unit, what the colours mean, and what was not found."""

from __future__ import annotations

from collections.abc import Sequence

from model.finance.display import notice_lines
from model.finance.report import Report
from model.finance.terms import metric, term
from model.worksheet import Column, Sheet

_NOTES = ("export_confidence_note", "export_outflow_note")


def write_cover(sheet: Sheet, report: Report, language: str, unit: str, sheets: Sequence[str]) -> None:
    """Fill the sheet; `unit` is that of the amounts as shown, `sheets` the names of the sheets that follow."""
    sheet.title(report.company or report.name, term("export_cover_subtitle", language))
    sheet.head([Column(term("export_item", language), 34), Column(term("export_value", language), 100)])
    for key, value in _facts(report, language, unit):
        sheet.row([key, value])
    for line in notice_lines(report, language):
        sheet.row([term("export_notices", language), line])
    sheet.heading(term("export_sheets", language))
    for name in sheets:
        sheet.contents(name)
    _colours(sheet, report, language)
    sheet.heading(term("export_notes", language))
    for note in _NOTES:
        sheet.row(["", term(note, language)])
    if report.missing:
        sheet.heading(term("export_not_found", language))
    for name, reason in report.missing.items():
        sheet.row([metric(name).label(language), term(f"reason_{reason}", language)])


def _colours(sheet: Sheet, report: Report, language: str) -> None:
    sheet.heading(term("export_colours", language))
    sheet.legend(term("export_blue", language), term("export_blue_means", language), "printed")
    sheet.legend(term("export_black", language), term("export_black_means", language), "calculated")
    if any(figure.method == "corrected" for figure in report.metrics):
        sheet.legend(term("export_purple", language), term("export_purple_means", language), "corrected")


def _facts(report: Report, language: str, unit: str) -> list[tuple[str, str]]:
    values: list[tuple[str, str]] = [
        ("company", report.company or ""),
        ("file", report.name),
        ("fingerprint", report.source),
        ("fiscal_years", ", ".join(map(str, report.years))),
        ("currency", report.currency or ""),
        ("unit", unit),
        ("page_count", str(report.page_count)),
    ]
    statements: list[tuple[str, str]] = [
        (term(f"section_{each.kind}", language), f"{each.title} ({term('export_page', language)} {min(each.pages)})")
        for each in report.statements
    ]
    return [(term(f"export_{key}", language), value) for key, value in values] + statements
