"""A report to print or to file: one HTML page with its tables, its checks and a list of the evidence.

Nothing in it runs or is fetched: no script, no link to another host, styles inline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from model.finance.display import (
    decimals,
    default_scale,
    formula_text,
    listed,
    notice_lines,
    unit_label,
    write,
)
from model.finance.figures import Figure
from model.finance.report import Report
from model.finance.terms import SECTIONS, metric, term
from model.finance.trust import compares, trust, worst_first

_STYLE = """
@page { size: A4 landscape; margin: 14mm; }
body { font: 10pt/1.45 "Source Sans 3", "Segoe UI", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  color: #14212b; background: #fff; max-width: 270mm; margin: 0 auto; padding: 6mm; }
h1 { font-size: 18pt; margin: 0 0 1mm; } h2 { font-size: 12.5pt; margin: 8mm 0 2mm; color: #0b6b7d; }
p, li { margin: 1mm 0; } .quiet { color: #52636f; }
table { border-collapse: collapse; width: 100%; } thead { display: table-header-group; }
tr { break-inside: avoid; } th, td { text-align: left; padding: 1mm 2mm; border-bottom: 1px solid #d9e1e5;
  vertical-align: top; } th { border-bottom: 2px solid #0b6b7d; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.fail { color: #b4462e; font-weight: 600; } .quote { overflow-wrap: anywhere; }
"""

_Row = Sequence[tuple[str, str]]
"""Cells as (text, class)."""


def to_html(report: Report, language: str) -> bytes:
    """The page in "en" or "zh", UTF-8."""
    scale = default_scale(report, language)
    title = report.company or report.name
    body = [
        f"<h1>{escape(title)}</h1>",
        _paragraph(_facts(report, language)),
        _paragraph(term("export_amounts_in", language, unit=unit_label(scale, report.currency, language))),
        *(f"<p>⚠ {escape(line)}</p>" for line in notice_lines(report, language)),
        *_section_tables(report, language, scale),
        *_check_table(report, language),
        *_missing_list(report, language),
        *_evidence_table(report, language, scale),
        _paragraph(term("export_confidence_note", language)),
        _paragraph(term("export_outflow_note", language)),
    ]
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    page = (
        f'<!doctype html><html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>{''.join(body)}</body></html>"
    )
    return page.encode("utf-8")


def _facts(report: Report, language: str) -> str:
    years = ", ".join(map(str, report.years))
    facts = (("file", report.name), ("fiscal_years", years), ("currency", report.currency or ""))
    return " · ".join(_pair(term(f"export_{key}", language), value, language) for key, value in facts if value)


def _section_tables(report: Report, language: str, scale: int) -> Iterable[str]:
    if not report.metrics:
        yield _paragraph(term("export_no_result", language))
    places = decimals(report, scale)
    for section in SECTIONS:
        names = [name for name in listed(report) if metric(name).section == section]
        if not names:
            continue
        head = [(term("export_item", language), ""), *((str(year), "n") for year in report.years)]
        rows: list[_Row] = []
        for name in names:
            values = [report.value(name, year) for year in report.years]
            kind = metric(name).kind
            rows.append([(metric(name).label(language), ""), *((write(v, kind, scale, places), "n") for v in values)])
        yield f"<h2>{escape(term(f'section_{section}', language))}</h2>" + _table(head, rows)


def _check_table(report: Report, language: str) -> Iterable[str]:
    if not report.checks:
        return
    keys = ("result", "check", "year", "expected", "actual", "difference")
    head = [(term(f"export_{key}", language), "n" if key in keys[3:] else "") for key in keys]
    rows: list[_Row] = []
    for check in worst_first(report.checks):
        verdict = term("check_pass" if check.passed else "check_fail", language)
        amounts = (f"{check.expected:,f}", f"{check.actual:,f}", f"{check.difference:,f}" if compares(check) else "")
        rows.append(
            [
                (f"{'✓' if check.passed else '✗'} {verdict}", "" if check.passed else "fail"),
                (term(f"check_{check.name}", language), ""),
                (str(check.year), ""),
                *((amount, "n") for amount in amounts),
            ]
        )
    yield f"<h2>{escape(term('export_checks', language))}</h2>" + _table(head, rows)


def _missing_list(report: Report, language: str) -> Iterable[str]:
    if not report.missing:
        return
    items = "".join(
        f"<li>{escape(_pair(metric(name).label(language), term(f'reason_{reason}', language), language))}</li>"
        for name, reason in report.missing.items()
    )
    yield f"<h2>{escape(term('export_not_found', language))}</h2><ul>{items}</ul>"


def _evidence_table(report: Report, language: str, scale: int) -> Iterable[str]:
    if not report.metrics:
        return
    keys = ("item", "year", "value", "page", "quote", "confidence")
    head = [(term(f"export_{key}", language), "n" if key in ("value", "page") else "") for key in keys]
    order = {name: index for index, name in enumerate(listed(report))}
    figures = sorted(report.metrics, key=lambda figure: (order[figure.name], -figure.year))
    places = decimals(report, scale)
    rows = [_evidence_row(report, figure, language, scale, places) for figure in figures]
    yield f"<h2>{escape(term('export_evidence', language))}</h2>" + _table(head, rows)


def _evidence_row(report: Report, figure: Figure, language: str, scale: int, places: int) -> _Row:
    known, behind = metric(figure.name), trust(report, figure)
    if figure.formula is not None:
        pages = sorted({leaf.evidence.page for leaf in figure.leaves if leaf.evidence and leaf.evidence.page})
        page, quote = ", ".join(map(str, pages)), formula_text(figure, language)
    else:
        evidence = figure.evidence
        page = str(evidence.page) if evidence and evidence.page else ""
        quote = (evidence.quote or figure.label) if evidence else figure.label
    return [
        (known.label(language), ""),
        (str(figure.year), ""),
        (write(figure.value, known.kind, scale, places), "n"),
        (page, "n"),
        (quote, "quote"),
        (f"{term(f'level_{behind.level}', language)} {behind.confidence:.0%}", ""),
    ]


def _pair(name: str, value: str, language: str) -> str:
    return term("export_pair", language, name=name, value=value)


def _paragraph(text: str) -> str:
    return f'<p class="quiet">{escape(text)}</p>'


def _table(head: _Row, rows: Iterable[_Row]) -> str:
    def cells(row: _Row, tag: str) -> str:
        return "".join(f'<{tag} class="{name}">{escape(text)}</{tag}>' for text, name in row)

    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows)
    return f"<table><thead><tr>{cells(head, 'th')}</tr></thead><tbody>{body}</tbody></table>"
