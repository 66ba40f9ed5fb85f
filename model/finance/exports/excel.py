"""A report as an Excel workbook an analyst can work on.

Printed numbers are blue, stand once, and link to their page; everything else is a live formula over them, in black.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl import Workbook

from model.evidence import Evidence
from model.finance.display import amounts_fit, check_figures, formula_text, listed, unit_label
from model.finance.exports.cells import Addresses, check_sides
from model.finance.exports.corrections import CorrectionRow, write_corrections
from model.finance.exports.cover import write_cover
from model.finance.exports.number_formats import amount_format, number_format
from model.finance.figures import Check, Figure, Line
from model.finance.report import Report
from model.finance.terms import SECTIONS, Kind, Section, metric, metrics, term
from model.finance.trust import compares, worst_first
from model.worksheet import Column, Sheet

_SCALES = (1_000, 1_000_000, 1_000_000_000)
"""What Excel's number formats can leave out; a report in another unit is shown in full amounts."""
_FIRST_YEAR = 3
"""Column of the latest year on every sheet with years."""


def to_excel(
    report: Report,
    language: str,
    link: str | None = None,
    *,
    extra: Sequence[Figure] = (),
    corrections: Sequence[CorrectionRow] = (),
) -> bytes:
    """The workbook in "en" or "zh".

    `link` is the address of this report's screen, such as ``http://127.0.0.1:8501/report?result=1f``; printed numbers
    link to their place on it. Without it they carry their page and quote as a comment only. `extra` are figures beside
    the report's own, such as risk scores: their formula trees become live formulas on a sheet of their own.
    """
    return _Workbook(report, language, link, extra, corrections).write()


class _Workbook:
    """One export while it is written: its sheets, and where each number stands."""

    def __init__(
        self,
        report: Report,
        language: str,
        link: str | None,
        extra: Sequence[Figure],
        corrections: Sequence[CorrectionRow],
    ) -> None:
        self.report = report
        self.language = language
        self.link = link
        self.extra = extra
        self.corrections = corrections
        self.cells = Addresses()
        printed = max((statement.scale for statement in report.statements), default=1)
        self.scale = printed if printed in _SCALES else 1
        self.book = Workbook()
        self.book.remove(self.book.active)

    def write(self) -> bytes:
        """All sheets, in the order a reader turns to them."""
        cover = Sheet(self.book.create_sheet(self._term("export_cover")))
        key_figures = self._sheet("export_key_figures")
        for section in SECTIONS:
            if section != "derived":
                self._statement(section)
        derived = [figure for figure in self.report.metrics if figure.formula is not None]
        self._calculated(self._sheet("section_derived"), derived, listed(self.report))
        if self.extra:
            names = dict.fromkeys(figure.name for figure in self.extra)
            self._calculated(self._sheet("export_further"), self.extra, names)
        self._key_figures(key_figures)
        self._checks()
        if self.corrections:
            write_corrections(self._sheet("export_corrections"), self.corrections, self.language, self.scale)
        write_cover(cover, self.report, self.language, self._unit("money"), self.book.sheetnames[1:])
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
            same = [figure for figure in figures if figure.name == name]
            row = sheet.row([same[0].label, metric(name).label(self.language)])
            for figure in same:
                self._figure_elsewhere(sheet, row, _FIRST_YEAR + self.report.years.index(figure.year), figure)

    def _figure_elsewhere(self, sheet: Sheet, row: int, column: int, figure: Figure) -> None:
        place = self._place(figure.evidence, f"metric={figure.name}&year={figure.year}")
        shown = number_format(metric(figure.name).kind, self.scale)
        if figure.method == "corrected":
            # The page says otherwise, so the cell of its number stays what the page says.
            sheet.corrected(row, column, figure.value, shown, place[0], self._term("export_purple_means"))
            self.cells.keep_figure(figure, sheet.name, row, column)
        elif figure.evidence is not None:
            sheet.printed(row, column, figure.value, shown, *place)
            self.cells.keep(figure.evidence, figure.value, sheet.name, row, column)

    def _printed_figures(self) -> list[Figure]:
        """Metrics that were read or corrected, and inputs of calculated ones, in years the report covers."""
        trees = (*self.report.metrics, *self.extra)
        leaves = {(leaf.name, leaf.year): leaf for figure in trees for leaf in figure.leaves}
        read = (leaf for leaf in leaves.values() if leaf.evidence is not None or leaf.method == "corrected")
        return [leaf for leaf in read if leaf.year in self.report.years]

    def _place(self, evidence: Evidence | None, query: str) -> tuple[str | None, str]:
        """Link to and description of the place a number was read at."""
        if evidence is None or evidence.page is None:
            return None, ""
        link = f"{self.link}&page={evidence.page}&{query}" if self.link else None
        return link, self._term("export_comment", page=evidence.page, quote=evidence.quote or "")

    def _calculated(self, sheet: Sheet, figures: Sequence[Figure], names: Iterable[str]) -> None:
        """Figures with a formula, a row a metric in the order of `names`, as live formulas over the cells."""
        first = [Column(self._term("export_item"), 34), Column(self._term("export_formula"), 60)]
        sheet.head(first + self._year_columns(Column(self._term("export_confidence"), 12, numeric=True)))
        placed: list[tuple[int, int, Figure]] = []
        for name in names:
            same = [figure for figure in figures if figure.name == name and figure.year in self.report.years]
            if not same:
                continue
            row = sheet.row([metric(name).label(self.language), formula_text(same[0], self.language)])
            for figure in same:
                column = _FIRST_YEAR + self.report.years.index(figure.year)
                self.cells.keep_figure(figure, sheet.name, row, column)
                placed.append((row, column, figure))
            sheet.text(row, _FIRST_YEAR + len(self.report.years), f"{same[0].confidence:.0%}")
        # Written once every figure has its cell, as they may rest on each other in any order.
        for row, column, figure in placed:
            kind = metric(figure.name).kind if figure.name in metrics() else "ratio"
            sheet.formula(row, column, self.cells.formula(figure), number_format(kind, self.scale))

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

    def _unit(self, kind: Kind) -> str:
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


def _home(figure: Figure) -> Section:
    """The sheet a printed figure belongs on."""
    section = metric(figure.name).section
    return figure.statement or ("income" if section == "derived" else section)


def _pages(places: list[Evidence]) -> str:
    return ", ".join(map(str, sorted({place.page for place in places if place.page is not None})))
