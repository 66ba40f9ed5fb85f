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
from model.finance.report import Report
from model.finance.terms import SECTIONS
from model.markup import Markup, document, element, joined


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
    corners = (title, page.listed(report.years), f"{report.name} · SHA-256 {report.source[:16]}…")
    return document(title, page.language, body, corners)


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
