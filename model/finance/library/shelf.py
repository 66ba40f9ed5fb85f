"""The shelf: an owner's finished readings, as one query, and the texts of their pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from model import documents, jobs
from model.errors import StoreError
from model.finance import service
from model.finance.library.companies import name_key
from model.finance.library.index import LibraryEntry, entry
from model.finance.library.series import Series, series
from model.safety import clean_text

MOST_ENTRIES = 5_000
COMPANY = "finance.company"
"""Annotations by which an owner names a report's company; the subject is the document."""
LONGEST_COMPANY = 120


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything an owner has had read."""

    entries: tuple[LibraryEntry, ...]
    """By this version of the engine, newest first."""
    outdated: tuple[LibraryEntry, ...]
    """By an earlier version, of documents this version has not read yet."""


def shelf(owner: str) -> Shelf:
    """The owner's readings. Raises StoreError."""
    kept = jobs.current_store().results(owner, service.KIND, MOST_ENTRIES)
    current = [result for result in kept if result.engine == service.ENGINE]
    read = {result.document_id for result in current}
    older = {result.document_id: result for result in reversed(kept) if result.document_id not in read}
    return Shelf(
        _with_companies(tuple(map(entry, current)), _assigned(owner)),
        tuple(map(entry, older.values())),
    )


def entries(owner: str) -> tuple[LibraryEntry, ...]:
    """The owner's readings by this version of the engine, newest first. Raises StoreError."""
    return shelf(owner).entries


def of_company(company_key: str, owner: str) -> tuple[LibraryEntry, ...]:
    """The readings of one company, oldest fiscal year first. Raises StoreError."""
    return by_year(each for each in entries(owner) if each.company_key == company_key)


def by_company(shelved: Iterable[LibraryEntry]) -> dict[str, tuple[LibraryEntry, ...]]:
    """Readings by company key, oldest fiscal year first; companies in order of their names."""
    groups: dict[str, list[LibraryEntry]] = {}
    for each in shelved:
        groups.setdefault(each.company_key, []).append(each)
    named = {key: by_year(group) for key, group in groups.items()}
    return dict(sorted(named.items(), key=lambda item: company_name(item[1]).casefold()))


def by_year(shelved: Iterable[LibraryEntry]) -> tuple[LibraryEntry, ...]:
    """Oldest fiscal year first; of two readings of one year the later."""
    return tuple(sorted(shelved, key=lambda each: (each.fiscal_year or 0, each.when)))


def company_name(group: Sequence[LibraryEntry]) -> str:
    """What a company is called: as its owner named it, else as its latest report does."""
    return next((each.company for each in reversed(group) if each.assigned), group[-1].company)


def read_again(document_ids: Iterable[str], owner: str) -> None:
    """Ask for documents to be read by this version of the engine. Raises StoreError."""
    for document_id in document_ids:
        service.start_reading(document_id, owner)


def assign_company(document_ids: Iterable[str], company: str, owner: str) -> None:
    """Say which company reports are of; an empty name takes that back. Raises StoreError.

    Reports named like a company of the shelf, however spelled, join it.
    """
    name = " ".join(clean_text(company).split())[:LONGEST_COMPANY]
    store = jobs.current_store()
    for document_id in document_ids:
        for annotation in store.annotations(owner, COMPANY, document_id):
            store.withdraw_annotation(annotation.id, owner)
        if name:
            store.annotate(owner, COMPANY, document_id, {"company": name}, document_id)


def company_series(company_key: str, owner: str) -> Series:
    """A company's readings as one series.

    Raises StoreError("record_missing") where the shelf holds no reading of it with statements.
    """
    own = [each for each in of_company(company_key, owner) if each.years]
    if not own:
        raise StoreError("record_missing")
    reports = [service.report(each.result_id, owner) for each in own]
    joined = series(reports, lambda report: page_texts(report.source, owner))
    return replace(joined, company=company_name(own), company_key=company_key)


def page_texts(document_id: str, owner: str) -> tuple[str, ...]:
    """The text of every page of an owner's document, as kept with its reading, else read anew.

    Raises StoreError for a document that is not the owner's, DocumentRefused where it cannot be read.
    """
    store = jobs.current_store()
    store.document(document_id, owner)
    try:
        kept = store.derived(document_id, service.TEXTS)
    except StoreError:
        kept = None
    if kept is not None:
        return tuple(json.loads(kept))
    return documents.read_text(store.document_path(document_id)).texts


def _assigned(owner: str) -> dict[str, str]:
    """Company by document, as the owner named it last."""
    kept = jobs.current_store().annotations(owner, COMPANY)
    return {annotation.subject: str(annotation.payload["company"]) for annotation in kept}


def _with_companies(shelved: tuple[LibraryEntry, ...], assigned: Mapping[str, str]) -> tuple[LibraryEntry, ...]:
    if not assigned:
        return shelved
    # A name that only differs in spelling leads to the company already there, under its registration number
    known = {name_key(each.company): each.company_key for each in shelved if each.document_id not in assigned}
    return tuple(_named(each, assigned.get(each.document_id), known) for each in shelved)


def _named(each: LibraryEntry, company: str | None, known: Mapping[str | None, str]) -> LibraryEntry:
    if company is None:
        return each
    plain = name_key(company)
    key = known.get(plain, plain or each.company_key)
    return replace(each, company=company, company_key=key, assigned=True)
