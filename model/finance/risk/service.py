"""What the risk part of the screen asks for: scores over the years, last year's risk factors, words on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model import jobs
from model.documents.quotes import located
from model.evidence import Evidence, Finding
from model.finance.library import shelf
from model.finance.library.companies import company_key
from model.finance.library.index import LibraryEntry
from model.finance.report import Report
from model.finance.risk.market_value import market_values
from model.finance.risk.redline import Redline, change_flag, compare
from model.finance.risk.results import Risk
from model.finance.risk.scores import risks_of
from model.finance.risk.section import risk_section


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """A report's risk factors against those of an earlier report of the company."""

    redline: Redline
    sections: tuple[bool, bool]
    """Whether the newer and the older report have such a section."""
    flag: Finding | None
    """``risk_factor_change``, where it is raised."""


def earlier_readings(report: Report, owner: str) -> tuple[LibraryEntry, ...]:
    """The readings of the company's earlier years on the shelf, latest first, one a year. Raises StoreError."""
    year = max(report.years, default=0)
    own = shelf.of_company(company_key(report), owner)
    earlier = {entry.fiscal_year: entry for entry in own if entry.fiscal_year and entry.fiscal_year < year}
    return tuple(earlier[each] for each in sorted(earlier, reverse=True))


def scores_by_year(reports: Sequence[Report], owner: str) -> Mapping[int, tuple[Risk, ...]]:
    """For each fiscal year of a company's reports, latest first, its scores: from the report that gives most of them.

    The latest year is always there, other years where at least one score has a value. Raises StoreError.
    """
    entered = market_values(reports[0], owner)
    found: dict[int, tuple[Risk, ...]] = {}
    for report in reports:
        for year in report.years:
            risks = risks_of(report, year, entered.get(year))
            if year not in found or _given(risks) > _given(found[year]):
                found[year] = risks
    latest = max(found, default=None)
    return {year: found[year] for year in sorted(found, reverse=True) if year == latest or _given(found[year])}


def compare_readings(report: Report, document_id: str, before: LibraryEntry, owner: str) -> YearOnYear:
    """The report's risk factors against those of an earlier reading. Raises StoreError, DocumentRefused."""
    now = risk_section(shelf.page_texts(document_id, owner), report.language)
    then = risk_section(shelf.page_texts(before.document_id, owner), before.language)
    redline = compare(now, then, report.language)
    flag = change_flag(redline, document_id) if now and then else None
    return YearOnYear(redline, (bool(now), bool(then)), flag)


def locate_words(document_id: str, place: Evidence, owner: str) -> tuple[Evidence, ...]:
    """The place with a box a printed line, so that its page can be shown with the words marked.

    Words that cannot be found on the page leave it without a box. Raises StoreError, DocumentRefused.
    """
    if place.page is None or not place.quote:
        return (place,)
    store = jobs.current_store()
    store.document(document_id, owner)  # refuses anyone but the owner
    return located(store.document_path(document_id), place)


def _given(risks: Sequence[Risk]) -> int:
    return sum(risk.value is not None for risk in risks)
