"""A report to print or to file: one HTML page with its key figures, their places on the page, tables and checks.

Nothing in it runs or is fetched: no script, no link to another host, styles and pictures inline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from model.evidence import Evidence
from model.finance.display import notice_lines, unit_label
from model.finance.exports.html_evidence import evidence_list, places_of_key_figures
from model.finance.exports.html_tables import (
    FindingRow,
    checks,
    findings_table,
    key_figures,
    missing_list,
    section_table,
)
from model.finance.exports.layout import Layout, layout
from model.finance.exports.markup import Markup, css_text, element, joined
from model.finance.report import Report
from model.finance.terms import SECTIONS

_STYLE = """
body { font: 9.5pt/1.4 "Source Sans 3", "Segoe UI", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC",
  "Microsoft YaHei", sans-serif; color: #14212b; background: #fff; max-width: 182mm; margin: 0 auto; padding: 6mm;
  print-color-adjust: exact; }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 1mm; }
h2 { font-size: 12pt; margin: 6mm 0 1.5mm; color: #0b6b7d; break-after: avoid; }
p, li { margin: 1mm 0; } .quiet { color: #52636f; } .notice { color: #8a5a00; }
table { border-collapse: collapse; width: 100%; } thead { display: table-header-group; }
tr, figure { break-inside: avoid; } th, td { text-align: left; padding: 0.7mm 1.5mm; border-bottom: 1px solid #d9e1e5;
  vertical-align: top; } th { border-bottom: 2px solid #0b6b7d; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.strong td { font-weight: 600; } .fail { color: #b4462e; font-weight: 600; } .quote { overflow-wrap: anywhere; }
figure { display: flex; gap: 4mm; margin: 2mm 0; align-items: center; }
figcaption { flex: 0 0 46mm; overflow-wrap: anywhere; } figcaption b { display: block; }
img { flex: 1 1 auto; min-width: 0; max-height: 42mm; object-fit: contain; object-position: left;
  border: 1px solid #d9e1e5; } svg { vertical-align: middle; }
.small { font-size: 8pt; } section.appendix { break-before: page; }
@media print { body { padding: 0; max-width: none; } }
"""
_PRINTED = """
@page {{ size: A4; margin: 17mm 14mm 16mm; font: 8pt "Source Sans 3", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  @top-left {{ content: {company}; color: #52636f; }} @top-right {{ content: {years}; color: #52636f; }}
  @bottom-left {{ content: {file}; color: #52636f; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); color: #52636f; }} }}
@page :first {{ @top-left {{ content: ""; }} @top-right {{ content: ""; }} }}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def to_html(
    report: Report,
    language: str,
    *,
    pictures: Mapping[Evidence, bytes] | None = None,
    findings: Sequence[FindingRow] = (),
) -> bytes:
    """The page in "en" or "zh", UTF-8.

    `pictures` are PNGs of the places of key figures, as `model.finance.exports.pictures` draws them; `findings` are
    risk scores and the like, listed beside the report's own text flags.
    """
    page = layout(report, language)
    body = [
        *_head(page),
        *key_figures(page),
        *places_of_key_figures(page, pictures or {}),
        *findings_table(page, findings),
        *(part for section in ("derived", *SECTIONS[:-1]) for part in section_table(page, section)),
        *checks(page),
        *missing_list(page),
        *evidence_list(page),
        element("p", page.term("export_confidence_note"), "quiet"),
        element("p", page.term("export_outflow_note"), "quiet"),
    ]
    return _document(page, joined(body)).encode("utf-8")


def _document(page: Layout, body: Markup) -> str:
    report = page.report
    title = report.company or report.name
    printed = _PRINTED.format(
        company=css_text(title),
        years=css_text(page.listed(report.years)),
        file=css_text(f"{report.name} · SHA-256 {report.source[:16]}…"),
    )
    return (
        f'<!doctype html><html lang="{"zh-CN" if page.language == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"{element('title', title)}<style>{_STYLE}{printed}</style></head><body>{body}</body></html>"
    )


def _head(page: Layout) -> Iterable[Markup]:
    report = page.report
    years = page.listed(report.years)
    facts = (("file", report.name), ("fiscal_years", years), ("currency", report.currency or ""))
    yield element("h1", report.company or report.name)
    pairs = (page.pair(page.term(f"export_{key}"), value) for key, value in facts if value)
    yield element("p", " · ".join(pairs), "quiet")
    unit = unit_label(page.scale, report.currency, page.language)
    yield element("p", page.term("export_amounts_in", unit=unit), "quiet")
    for line in notice_lines(report, page.language):
        yield element("p", f"⚠ {line}", "notice")
    if not report.metrics:
        yield element("p", page.term("export_no_result"), "quiet")
