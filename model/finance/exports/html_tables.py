"""The tables of the page to print: findings, sections of figures, checks, and what was not found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.finance.comparison import change
from model.finance.display import listed, write_change
from model.finance.exports.layout import Layout
from model.finance.figures import Check
from model.finance.terms import KEY_METRICS, Section, metric
from model.finance.trust import compares, trust, worst_first
from model.markup import Cell, Markup, bars, element, joined, table

_AMOUNTS = ("expected", "actual", "difference")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A risk finding in the reader's words."""

    name: str
    value: str
    verdict: str
    note: str


def key_figures(page: Layout) -> Iterable[Markup]:
    """What a reader wants first."""
    present = set(listed(page.report))
    names = [name for name in KEY_METRICS if name in present]
    if names:
        yield element("h2", page.term("export_key_figures"))
        yield _figures(page, names, "strong")


def section_table(page: Layout, section: Section) -> Iterable[Markup]:
    """All metrics of a section."""
    names = [name for name in listed(page.report) if metric(name).section == section]
    if names:
        yield element("h2", page.term(f"section_{section}"))
        yield _figures(page, names)


def findings_table(page: Layout, findings: Sequence[FindingRow]) -> Iterable[Markup]:
    """Findings, then the flags the report's own words raise, each with its strongest sentence."""
    flags = page.report.flags
    if findings or flags:
        yield element("h2", page.term("export_findings"))
    if findings:
        head = _head(page, ("finding", "value", "verdict", "note"), "value")
        yield table(
            head, [[(one.name, ""), (one.value, "n"), (one.verdict, ""), (one.note, "small")] for one in findings]
        )
    if flags:
        rows = [
            [(page.term(f"flag_{flag.name}"), "fail"), (str(place.page or ""), "n"), (place.quote or "", "quote small")]
            for flag in flags
            for place in flag.evidence[:1]
        ]
        yield table(_head(page, ("flag", "page", "quote"), "page"), rows)


def checks(page: Layout) -> Iterable[Markup]:
    """Failed checks with both sides; of passed ones how many of each kind there are."""
    all_checks = worst_first(page.report.checks)
    if not all_checks:
        return
    failed = [check for check in all_checks if not check.passed]
    passed = [check for check in all_checks if check.passed]
    yield element("h2", page.term("export_checks"))
    yield element("p", page.term("export_checks_passed", passed=len(passed), count=len(all_checks)))
    if failed:
        head = _head(page, ("result", "check", "year", "expected", "actual", "difference"), *_AMOUNTS)
        yield table(head, [_failed_check(page, check) for check in failed])
    if passed:
        head = _head(page, ("passed_check", "fiscal_years", "count"), "fiscal_years", "count")
        yield table(head, _passed_checks(page, passed), "small")


def missing_list(page: Layout) -> Iterable[Markup]:
    """Metrics without a figure, each with the reason."""
    items = [
        element("li", page.pair(metric(name).label(page.language), page.term(f"reason_{reason}")))
        for name, reason in page.report.missing.items()
    ]
    if items:
        yield element("h2", page.term("export_not_found"))
        yield element("ul", joined(items), "small")


def _head(page: Layout, keys: Sequence[str], *numeric: str) -> list[Cell]:
    return [(page.term(f"export_{key}"), "n" if key in numeric else "") for key in keys]


def _figures(page: Layout, names: Sequence[str], kind: str = "") -> Markup:
    """Metrics by year, with their change on the year before, their course and how far they were confirmed."""
    years = [(str(year), "n") for year in page.report.years]
    head = [*_head(page, ("item",)), *years, *_head(page, ("change", "trend", "confidence"), "change")]
    return table(head, (_figure(page, name) for name in names), kind)


def _figure(page: Layout, name: str) -> list[Cell]:
    report, label = page.report, metric(name).label(page.language)
    values = [report.value(name, year) for year in report.years]
    written = [page.value(name, value) for value in values]
    latest = next(figure for year in report.years if (figure := report.metric(name, year)) is not None)
    level = trust(report, latest).level
    return [
        (label, ""),
        *((text, "n") for text in written),
        (write_change(change(report, name, report.years[0]), page.language), "n quiet"),
        (bars(values[::-1], page.pair(label, ", ".join(written[::-1]))), ""),
        (page.term(f"level_{level}"), "fail" if level == "disputed" else "quiet"),
    ]


def _failed_check(page: Layout, check: Check) -> list[Cell]:
    amounts = [page.amount(check.expected), page.amount(check.actual)]
    return [
        (f"✗ {page.term('check_fail')}", "fail"),
        (page.term(f"check_{check.name}"), ""),
        (str(check.year), ""),
        *((amount, "n") for amount in (*amounts, page.amount(check.difference) if compares(check) else "")),
    ]


def _passed_checks(page: Layout, passed: Sequence[Check]) -> Iterable[list[Cell]]:
    for name in dict.fromkeys(check.name for check in passed):
        same = [check for check in passed if check.name == name]
        years = sorted({check.year for check in same}, reverse=True)
        yield [(f"✓ {page.term(f'check_{name}')}", ""), (page.listed(years), "n"), (str(len(same)), "n")]
