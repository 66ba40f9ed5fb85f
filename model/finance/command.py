"""The finance desk from the command line: ``python -m model finance report.pdf``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from model.errors import DocumentRefused, MetricNotFound
from model.finance import exports
from model.finance.display import decimals, default_scale, formula_text, listed, unit_label, write
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.risk.summary import risk_lines
from model.finance.second_source import service as second_source
from model.finance.terms import metric, term
from model.finance.trust import trust
from model.text_width import text_width


def add_command(desks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Name the desk's command and its options."""
    desk = desks.add_parser("finance", help="read an annual report", description=finance.__doc__)
    desk.add_argument("report", type=Path, help="the report as PDF")
    form = desk.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything read, as JSON")
    form.add_argument("--csv", action="store_true", help="one row a figure and one a printed number")
    form.add_argument("--excel", type=Path, metavar="FILE", help="write a workbook with live formulas")
    form.add_argument("--xbrl", type=Path, metavar="FILE", help="the figures beside those of the filing's XBRL")
    form.add_argument("--metric", metavar="NAME", help="one figure, such as total_revenue, with its page")
    desk.add_argument("--year", type=int, help="its fiscal year; the latest by default")
    desk.set_defaults(run=finance)


def finance(asked: argparse.Namespace) -> int:
    """Read a report and print its figures, or write them in the form asked for."""
    if asked.report.is_dir():
        raise DocumentRefused("document_is_folder", folder=asked.report)
    report = DocumentUnderstandingModel().analyze(asked.report)
    if asked.json:
        _print_bytes(exports.to_json(report))
    elif asked.csv:
        _print_bytes(exports.to_csv(report))
    elif asked.excel:
        asked.excel.write_bytes(exports.to_excel(report, report.language))
    elif asked.xbrl:
        print(_comparison(report, asked.xbrl))
    elif asked.metric:
        print(_one_figure(report, asked.metric, asked.year))
    else:
        print(_table(report))
    return 0


def _print_bytes(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _one_figure(report: Report, name: str, year: int | None) -> str:
    asked = year if year is not None else (report.years[0] if report.years else 0)
    figure = report.metric(name, asked)
    if figure is None:
        raise MetricNotFound("metric_not_found", name=name, year=asked)
    lines = [f"{figure.value:f} {figure.currency or ''}".rstrip()]
    if figure.formula is not None:
        lines.append(f"= {formula_text(figure, report.language)}")
    for leaf in figure.leaves:
        if leaf.evidence is not None:
            page = term("export_page", report.language)
            lines.append(f"{page} {leaf.evidence.page}: {leaf.evidence.quote or leaf.label}")
    return "\n".join(lines)


def _table(report: Report) -> str:
    """Figures by year with the page and the trust of the latest, for a terminal."""
    language, scale = report.language, default_scale(report, report.language)
    places = decimals(report, scale)
    names = ("export_item", *report.years, "export_page", "export_confidence")
    rows = [[term(name, language) if isinstance(name, str) else str(name) for name in names]]
    for name in listed(report):
        known = metric(name)
        latest = next(figure for year in report.years if (figure := report.metric(name, year)) is not None)
        page = str(latest.evidence.page) if latest.evidence and latest.formula is None else ""
        behind = trust(report, latest)
        values = [write(report.value(name, year), known.kind, scale, places) for year in report.years]
        verdict = f"{behind.confidence:.0%} {term(f'level_{behind.level}', language)}"
        rows.append([known.label(language), *values, page, verdict])
    title = f"{report.company or report.name} · {unit_label(scale, report.currency, language)}"
    risks = [term("risk_block", language), *risk_lines(report, language)]
    return "\n".join([title, *_aligned(rows), "", *risks])


def _comparison(report: Report, path: Path) -> str:
    """Every figure of the report beside the one of its XBRL, differing ones first."""
    language, scale = report.language, default_scale(report, report.language)
    places = decimals(report, scale)
    head = [term(name, language) for name in ("second_result", "export_year", "export_difference", "export_item")]
    rows = [[head[0], head[1], "PDF", "XBRL", *head[2:], term("second_tag", language)]]
    for pair in second_source.read(report, path.name, path.read_bytes()).pairs:
        known = metric(pair.metric)
        numbers = (pair.figure.value if pair.figure else None, pair.fact.value if pair.fact else None, pair.difference)
        written = [write(value, known.kind, scale, places) for value in numbers]
        verdict, tag = term(f"second_{pair.verdict}", language), pair.fact.tag if pair.fact else ""
        rows.append([verdict, str(pair.year), *written, known.label(language), tag])
    return "\n".join(_aligned(rows))


def _aligned(rows: list[list[str]]) -> list[str]:
    """Columns of equal width: the first and the last to the left, numbers to the right."""
    widths = [max(text_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for column, (text, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - text_width(text))
            cells.append(text + space if column in (0, len(row) - 1) else space + text)
        lines.append("  ".join(cells).rstrip())
    return lines
