"""Rows of disclosure tables that an owner follows through all filings of a company."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from data.store import Annotation
from model import documents, jobs
from model.finance import service
from model.finance.disclosures import read_tables
from model.finance.figures import DisclosureTable
from model.finance.library import shelf
from model.finance.library.followed import Reading, SeriesPoint, latest_wins
from model.finance.library.index import LibraryEntry
from model.finance.library.observations import Observation, RowKey, observations
from model.finance.report import Report
from model.finance.terms import term
from model.finance.wording import compact

KIND = "finance.pin"
OTHER = "other"
"""Topic of tables that are of none of the known topics."""
_LIKELY_PAGES = 2

Open = Callable[[str, str], Report]
"""Opens the report of a result for its owner, as `service.report` does."""


@dataclass(frozen=True, slots=True)
class PinnedRow:
    """One row, or one column of it, that is followed."""

    key: RowKey
    label: str
    section: str
    column: str
    """As printed where it was pinned."""


@dataclass(frozen=True, slots=True)
class Pin:
    """What an owner has pinned of one table."""

    id: str
    topic: str
    title: str
    rows: tuple[PinnedRow, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A filing in which a pinned row was not found, or a year that no filing prints."""

    year: int | None
    filing: str
    """File name, "" for a year that no filing prints."""
    reason: str
    """no_table, no_row or no_filing."""


@dataclass(frozen=True, slots=True)
class Followed:
    """One pinned row through the filings of its company."""

    row: PinnedRow
    points: tuple[SeriesPoint, ...]
    gaps: tuple[Gap, ...]


def pin_rows(owner: str, company_key: str, table: DisclosureTable, rows: Sequence[int], fiscal_year: int) -> str:
    """Follow rows of a table, given by index; the pin's id. Raises StoreError."""
    chosen = DisclosureTable(table.topic, table.title, table.page, table.scale, tuple(table.rows[row] for row in rows))
    pinned = {each.key: _pinned(each) for each in observations(chosen, fiscal_year)}
    payload = {"topic": table.topic, "title": table.title, "rows": [asdict(row) for row in pinned.values()]}
    return jobs.current_store().annotate(owner, KIND, company_key, payload).id


def pins_of(owner: str, company_key: str) -> tuple[Pin, ...]:
    """What the owner follows of a company, oldest first. Raises StoreError."""
    return tuple(_pin(kept) for kept in jobs.current_store().annotations(owner, KIND, company_key))


def row_name(row: PinnedRow, language: str) -> str:
    """A pinned row under its heading and column, e.g. ``Net sales › Americas · Total``; a step of a ladder by when it
    falls due."""
    if row.key.label.startswith("+"):
        return term("due_in_year", language, years=row.key.label)
    name = " › ".join(part for part in (row.section, row.label) if part)
    return " · ".join(part for part in (name, row.column) if part) or term("row_without_label", language)


def unpin(pin_id: str, owner: str) -> None:
    """Follow it no longer; `pin_again` takes that back. Raises StoreError."""
    jobs.current_store().withdraw_annotation(pin_id, owner)


def pin_again(pin_id: str, owner: str) -> None:
    """Follow once more what was unpinned. Raises StoreError."""
    jobs.current_store().withdraw_annotation(pin_id, owner, withdrawn=False)


def page_tables(report: Report, page: int, owner: str) -> tuple[DisclosureTable, ...]:
    """Every table of a page of the owner's report that can be read. Raises StoreError, DocumentRefused."""
    texts = shelf.page_texts(report.source, owner)
    return _read(texts, (page,), report) if 1 <= page <= len(texts) else ()


def follow(pin: Pin, filings: Sequence[LibraryEntry], owner: str, open_report: Open = service.report) -> list[Followed]:
    """Each pinned row through the filings, oldest first. Raises StoreError."""
    found: dict[RowKey, list[Reading]] = {row.key: [] for row in pin.rows}
    gaps: dict[RowKey, list[Gap]] = {row.key: [] for row in pin.rows}
    for filing in filings:
        report = open_report(filing.result_id, owner)
        tables = _tables_of(pin, report, owner)
        printed = [each for table in tables for each in observations(table, filing.fiscal_year or 0)]
        for row in pin.rows:
            readings = [_reading(each, filing) for each in _matching(row, printed)]
            found[row.key] += readings
            if not readings:
                gaps[row.key].append(Gap(filing.fiscal_year, filing.name, "no_row" if tables else "no_table"))
    return [_followed(row, latest_wins(found[row.key]), gaps[row.key]) for row in pin.rows]


def _followed(row: PinnedRow, points: tuple[SeriesPoint, ...], gaps: Sequence[Gap]) -> Followed:
    years = {point.year for point in points}
    between = set(range(min(years), max(years))) - years if years else set()
    told = [gap for gap in gaps if gap.year not in years]
    unprinted = [Gap(year, "", "no_filing") for year in sorted(between - {gap.year for gap in told})]
    return Followed(row, points, tuple(sorted((*told, *unprinted), key=lambda gap: gap.year or 0)))


def _matching(row: PinnedRow, printed: Sequence[Observation]) -> list[Observation]:
    """The same row, column and heading; else the only row of that label and column, its heading being another."""
    exact = [each for each in printed if each.key == row.key]
    if exact:
        return exact
    alike = [each for each in printed if (each.key.label, each.key.column) == (row.key.label, row.key.column)]
    return alike if row.key.label and len({each.key.section for each in alike}) == 1 else []


def _tables_of(pin: Pin, report: Report, owner: str) -> tuple[DisclosureTable, ...]:
    if pin.topic != OTHER:
        return tuple(table for table in report.tables if table.topic == pin.topic)
    texts = shelf.page_texts(report.source, owner)
    return _read(texts, _likely_pages(pin, texts), report)


def _likely_pages(pin: Pin, texts: Sequence[str]) -> list[int]:
    """Pages that name most of the pinned rows, or their title with one of them."""
    labels = {compact(row.label) for row in pin.rows} - {""}
    title = compact(pin.title)[-40:]
    scores = []
    for page, text in enumerate(texts, 1):
        flat = compact(text)
        named = sum(label in flat for label in labels)
        if named:
            scores.append((named / len(labels) + (title in flat), -page))
    return [-page for score, page in sorted(scores, reverse=True)[:_LIKELY_PAGES] if score > 0.5]


def _read(texts: Sequence[str], pages: Sequence[int], report: Report) -> tuple[DisclosureTable, ...]:
    path = jobs.current_store().document_path(report.source)
    words = documents.read_words(path, list(pages))
    scale = max((statement.scale for statement in report.statements), default=1)
    return tuple(
        table for page in pages for table in read_tables(texts, page, lambda n: words.get(n, ()), report.source, scale)
    )


def _reading(observation: Observation, filing: LibraryEntry) -> Reading:
    place = observation.evidence
    return Reading(observation.year, observation.value, filing, place.page, place.quote or "")


def _pinned(observation: Observation) -> PinnedRow:
    return PinnedRow(observation.key, observation.label, observation.section, observation.column)


def _pin(kept: Annotation) -> Pin:
    payload = kept.payload
    return Pin(kept.id, str(payload["topic"]), str(payload["title"]), tuple(_rows(payload["rows"])))


def _rows(rows: Sequence[Mapping[str, Any]]) -> Iterator[PinnedRow]:
    for row in rows:
        yield PinnedRow(RowKey(**row["key"]), row["label"], row["section"], row["column"])
