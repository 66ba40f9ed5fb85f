"""A report as an Excel workbook an analyst can work on.

Printed numbers are blue, stand once, and link to their page; everything else is a live formula over them, in black.
"""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

from model.evidence import Evidence
from model.finance.display import amounts_fit, check_figures, formula_text, listed, notice_lines, unit_label
from model.finance.export_cells import Addresses, address, check_sides
from model.finance.export_sheet import Column, Sheet, amount_format, number_format
from model.finance.figures import Check, Figure, Line
from model.finance.report import Report
from model.finance.terms import SECTIONS, Section, metric, term
from model.finance.trust import compares, worst_first

_SCALES = (1_000, 1_000_000, 1_000_000_000)
"""What Excel's number formats can leave out; a report in another unit is shown in full amounts."""
_FIRST_YEAR = 3
"""Column of the latest year on every sheet with years."""


def to_excel(report: Report, language: str, link: str | None = None) -> bytes:
    """The workbook in "en" or "zh".

    `link` is the address of this report's screen, such as ``http://127.0.0.1:8501/report?result=1f``; printed numbers
    link to their place on it. Without it they carry their page and quote as a comment only.
    """
    return _Workbook(report, language, link).write()


class _Workbook:
    """One export while it is written: its sheets, and where each number stands."""

    def __init__(self, report: Report, language: str, link: str | None) -> None:
        self.report = report
        self.language = language
        self.link = link
        self.cells = Addresses()
        printed = max((statement.scale for statement in report.statements), default=1)
        self.scale = printed if printed in _SCALES else 1
        self.book = Workbook()
        self.book.remove(self.book.active)

    def write(self) -> bytes:
        """All sheets, in the order a reader turns to them."""
        key_figures = self._sheet("export_key_figures")
        for section in SECTIONS:
            if section != "derived":
                self._statement(section)
        self._derived()
        self._key_figures(key_figures)
        self._checks()
        self._about()
        content = io.BytesIO()
        self.book.save(content)
        return content.getvalue()

    def _term(self, key: str, **blanks: object) -> str:
        return term(key, self.language, **blanks)

    def _sheet(self, key: str) -> Sheet:
        unit = unit_label(self.scale, self.report.currency, self.language)
        sheet = Sheet(self.book.create_sheet(self._term(key)))
        shown = self._term("export_shown_in" if self.scale > 1 else "export_amounts_in", unit=unit)
        sheet.title(f"{self.report.company or self.report.name} — {self._term(key)}", shown)
        return sheet

    def _year_columns(self, *last: Column) -> list[Column]:
        return [Column(str(year), 18, numeric=True) for year in self.report.years] + list(last)

    def _statement(self, section: Section) -> None:
        """Every printed line, then the section's metrics that were read elsewhere."""
        sheet = self._sheet(f"section_{section}")
        first = [Column(self._term("export_item"), 46), Column(self._term("export_standard_name"), 30)]
        sheet.head(first + self._year_columns(Column(self._term("export_pages"), 10, numeric=True)))
        heading = ""
        for index, line in enumerate(self.report.lines):
            if line.statement != section:
                continue
            if line.section != heading:
                heading = line.section
                sheet.heading(heading)
            self._line(sheet, index, line)
        elsewhere = [figure for figure in self._printed_figures() if _home(figure) == section]
        self._figures_elsewhere(sheet, [figure for figure in elsewhere if not self.cells.holds(figure)])

    def _line(self, sheet: Sheet, index: int, line: Line) -> None:
        known = metric(line.metric).label(self.language) if line.metric else ""
        row = sheet.row([line.label, known])
        shown = self._line_format(line)
        for cell in line.cells:
            if cell.year not in self.report.years:
                continue
            column = _FIRST_YEAR + self.report.years.index(cell.year)
            sheet.printed(row, column, cell.value, shown, *self._place(cell.evidence, f"line={index}&year={cell.year}"))
            self.cells.keep(cell.evidence, cell.value, sheet.name, row, column)
        sheet.text(row, _FIRST_YEAR + len(self.report.years), _pages([cell.evidence for cell in line.cells]))

    def _line_format(self, line: Line) -> str:
        if line.metric is not None:
            return number_format(metric(line.metric).kind, self.scale)
        return amount_format(self.scale) if amounts_fit(self.report, line) else number_format("per_share", 1)

    def _figures_elsewhere(self, sheet: Sheet, figures: list[Figure]) -> None:
        if figures:
            sheet.heading(self._term("export_further_inputs"))
        for name in dict.fromkeys(figure.name for figure in figures):
            same = [figure for figure in figures if figure.name == name and figure.evidence is not None]
            row = sheet.row([same[0].label, metric(name).label(self.language)])
            for figure in same:
                column = _FIRST_YEAR + self.report.years.index(figure.year)
                link, comment = self._place(figure.evidence, f"metric={name}&year={figure.year}")
                if figure.method == "corrected":
                    comment = f"{self._term('method_corrected')} · {comment}"
                sheet.printed(row, column, figure.value, number_format(metric(name).kind, self.scale), link, comment)
                if figure.evidence is not None:
                    self.cells.keep(figure.evidence, figure.value, sheet.name, row, column)

    def _printed_figures(self) -> list[Figure]:
        """Metrics that were read, and inputs of derived ones, in years the report covers."""
        leaves = {(leaf.name, leaf.year): leaf for figure in self.report.metrics for leaf in figure.leaves}
        return [leaf for leaf in leaves.values() if leaf.evidence is not None and leaf.year in self.report.years]

    def _place(self, evidence: Evidence | None, query: str) -> tuple[str | None, str]:
        """Link to and description of the place a number was read at."""
        if evidence is None or evidence.page is None:
            return None, ""
        link = f"{self.link}&page={evidence.page}&{query}" if self.link else None
        return link, self._term("export_comment", page=evidence.page, quote=evidence.quote or "")

    def _derived(self) -> None:
        sheet = self._sheet("section_derived")
        first = [Column(self._term("export_item"), 34), Column(self._term("export_formula"), 60)]
        sheet.head(first + self._year_columns(Column(self._term("export_confidence"), 12, numeric=True)))
        derived = [figure for figure in self.report.metrics if figure.formula is not None]
        names = [name for name in listed(self.report) if any(figure.name == name for figure in derived)]
        for name in names:
            figures = [figure for figure in derived if figure.name == name and figure.year in self.report.years]
            row = sheet.row([metric(name).label(self.language), formula_text(figures[0], self.language)])
            for figure in figures:
                column = _FIRST_YEAR + self.report.years.index(figure.year)
                self.cells.derived[name, figure.year] = address(sheet.name, row, column)
            sheet.text(row, _FIRST_YEAR + len(self.report.years), f"{figures[0].confidence:.0%}")
        for figure in derived:
            if figure.year in self.report.years:
                # Written once every derived figure has its cell, as they may rest on each other in any order.
                cell = self.cells.derived[figure.name, figure.year]
                shown = number_format(metric(figure.name).kind, self.scale)
                sheet.formula_at(cell.rpartition("!")[2].replace("$", ""), self.cells.formula(figure), shown)

    def _key_figures(self, sheet: Sheet) -> None:
        first = [Column(self._term("export_item"), 40), Column(self._term("export_unit"), 16)]
        sheet.head(first + self._year_columns(Column(self._term("export_change"), 12, numeric=True)))
        for section in SECTIONS:
            names = [name for name in listed(self.report) if metric(name).section == section]
            if names:
                sheet.heading(self._term(f"section_{section}"))
            for name in names:
                self._key_figure(sheet, name)

    def _key_figure(self, sheet: Sheet, name: str) -> None:
        known = metric(name)
        row = sheet.row([known.label(self.language), self._unit(known.kind)])
        for column, year in enumerate(self.report.years, start=_FIRST_YEAR):
            figure = self.report.metric(name, year)
            if figure is not None:
                sheet.formula(row, column, self.cells.reference(figure), number_format(known.kind, self.scale))
        if len(self.report.years) > 1 and self.report.years[1] == self.report.years[0] - 1:
            sheet.change(row, _FIRST_YEAR, _FIRST_YEAR + len(self.report.years), in_points=known.kind == "percent")

    def _unit(self, kind: str) -> str:
        if kind == "money":
            return unit_label(self.scale, self.report.currency, self.language)
        per_share = kind == "per_share"
        return unit_label(1, self.report.currency, self.language) if per_share else self._term(f"kind_{kind}")

    def _checks(self) -> None:
        sheet = self._sheet("export_checks")
        names = ("result", "check", "figures", "year", "expected", "actual", "difference", "tolerance", "pages")
        widths = (12, 50, 40, 10, 20, 20, 16, 14, 12)
        head = [
            Column(self._term(f"export_{name}"), width, numeric=name in names[4:])
            for name, width in zip(names, widths, strict=True)
        ]
        sheet.head(head)
        sheet.verdicts(self._term("check_pass"), self._term("check_fail"))
        for check in worst_first(self.report.checks):
            self._check(sheet, check)

    def _check(self, sheet: Sheet, check: Check) -> None:
        verdict = self._term("check_pass" if check.passed else "check_fail")
        figures = check_figures(check, self.language)
        row = sheet.row([verdict, self._term(f"check_{check.name}"), figures, check.year])
        sides = check_sides(check, self.cells)
        shown = amount_format(self.scale)
        for column, value, position in ((5, check.expected, 0), (6, check.actual, 1)):
            if sides is None:
                sheet.constant(row, column, value, shown)
            else:
                sheet.formula(row, column, sides[position], shown)
        if compares(check):
            sheet.formula(row, 7, f"F{row}-E{row}", shown)
            sheet.constant(row, 8, self._tolerance(check), shown)
            sheet.formula(row, 1, f'IF(ABS(G{row})<=H{row},"{self._term("check_pass")}","{self._term("check_fail")}")')
        sheet.text(row, 9, _pages(list(check.evidence)))

    def _tolerance(self, check: Check) -> Decimal:
        """The difference a pass may have: one printed unit, or what the reading itself let pass or did not."""
        unit = Decimal(max((statement.scale for statement in self.report.statements), default=1))
        if (abs(check.difference) <= unit) == check.passed:
            return unit
        return abs(check.difference) if check.passed else Decimal(0)

    def _about(self) -> None:
        sheet = Sheet(self.book.create_sheet(self._term("export_about")))
        sheet.title(self.report.company or self.report.name, self._term("export_colours"))
        sheet.head([Column(self._term("export_item"), 34), Column(self._term("export_value"), 100)])
        for key, value in self._facts():
            sheet.row([key, value])
        for line in notice_lines(self.report, self.language):
            sheet.row([self._term("export_notices"), line])
        if self.report.missing:
            sheet.heading(self._term("export_not_found"))
        for name, reason in self.report.missing.items():
            sheet.row([metric(name).label(self.language), self._term(f"reason_{reason}")])
        sheet.heading("")
        for note in ("export_confidence_note", "export_outflow_note"):
            sheet.row(["", self._term(note)])

    def _facts(self) -> list[tuple[str, Any]]:
        report = self.report
        statements = [
            (self._term(f"section_{each.kind}"), f"{each.title} ({self._term('export_page')} {min(each.pages)})")
            for each in report.statements
        ]
        values: list[tuple[str, Any]] = [
            ("company", report.company or ""),
            ("file", report.name),
            ("fingerprint", report.source),
            ("fiscal_years", ", ".join(map(str, report.years))),
            ("currency", report.currency or ""),
            ("page_count", report.page_count),
        ]
        return [(self._term(f"export_{key}"), value) for key, value in values] + statements


def _home(figure: Figure) -> Section:
    """The sheet a printed figure belongs on."""
    section = metric(figure.name).section
    return figure.statement or ("income" if section == "derived" else section)


def _pages(places: list[Evidence]) -> str:
    return ", ".join(map(str, sorted({place.page for place in places if place.page is not None})))
