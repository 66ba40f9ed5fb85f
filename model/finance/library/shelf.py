"""The shelf: an owner's finished readings, as one query, and the texts of their pages."""

from __future__ import annotations

import json

from model import documents, jobs
from model.errors import StoreError
from model.finance import service
from model.finance.library.index import LibraryEntry, entry
from model.finance.library.series import Series, series

MOST_ENTRIES = 5_000


def entries(owner: str) -> tuple[LibraryEntry, ...]:
    """The owner's readings by this version of the engine, newest first. Raises StoreError."""
    kept = jobs.current_store().results(owner, service.KIND, MOST_ENTRIES)
    return tuple(entry(result) for result in kept if result.engine == service.ENGINE)


def of_company(company_key: str, owner: str) -> tuple[LibraryEntry, ...]:
    """The readings of one company, oldest fiscal year first. Raises StoreError."""
    own = [each for each in entries(owner) if each.company_key == company_key]
    return tuple(sorted(own, key=lambda each: (each.fiscal_year or 0, each.when)))


def company_series(company_key: str, owner: str) -> Series:
    """A company's readings as one series.

    Raises StoreError("record_missing") where the shelf holds no reading of it with statements.
    """
    reports = [service.report(each.result_id, owner) for each in of_company(company_key, owner) if each.years]
    if not reports:
        raise StoreError("record_missing")
    return series(reports, lambda report: page_texts(report.source, owner))


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
