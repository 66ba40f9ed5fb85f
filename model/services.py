"""What every screen calls, whichever desk it belongs to."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from data.store import Document, Job, JobState, ResultSummary, Store
from model import documents
from model.errors import DocumentRefused, StoreError
from model.evidence import Box
from model.finance.correction.service import companies_corrected_on, refresh
from model.jobs import current_store
from model.jobs.places import worker_lives
from model.safety import clean_text
from model.settings import load_settings

LONGEST_NAME = 120
_MAGIC_WITHIN = 1024
_PAGE_WIDTH = 1200
"""Pixels."""


def store() -> Store:
    """The store the settings name; raises StoreError where it cannot be opened."""
    return current_store()


def keep_upload(name: str, data: bytes, owner: str) -> Document:
    """Keep an uploaded PDF.

    Raises DocumentRefused: document_too_large (above the settings' limit), document_not_pdf (no PDF header near the
    start).
    """
    limit = load_settings().upload_megabytes
    if len(data) > limit << 20:
        raise DocumentRefused("document_too_large", megabytes=limit)
    if b"%PDF-" not in data[:_MAGIC_WITHIN]:
        raise DocumentRefused("document_not_pdf")
    return store().add_document(_plain_name(name), data, "application/pdf", owner)


def page_image(document_id: str, page: int, boxes: Sequence[Box], owner: str, *, close_up: bool = False) -> bytes:
    """PNG of a page (1-based) with the boxes marked; `close_up` shows what is around the marks, larger.

    Raises StoreError for a document that is not the owner's and DocumentRefused for a page that cannot be drawn.
    """
    store().document(document_id, owner)
    path = store().document_path(document_id)
    crop = documents.close_up(path, page, boxes) if close_up and boxes else None
    return _drawn(path, page, tuple(boxes), crop)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the history: a result, or a job that has none."""

    kind: str
    document_id: str
    name: str
    state: JobState
    when: datetime
    job_id: str | None = None
    result_id: str | None = None
    summary: Mapping[str, Any] = field(default_factory=dict)
    damaged: bool = False
    error: str | None = None
    error_details: Mapping[str, Any] = field(default_factory=dict)


def history(owner: str, limit: int = 200) -> tuple[HistoryEntry, ...]:
    """The owner's results and the jobs without one, newest first; a failure is left out once it was made good."""
    results = store().results(owner, limit=limit)
    made = {(result.kind, result.document_id): result.created for result in results}
    jobs = [
        job
        for job in store().jobs(owner, limit)
        if job.state in ("queued", "running")
        or (job.state != "done" and made.get((job.kind, job.document_id), job.created) <= job.created)
    ]
    entries = [*map(_result_entry, results), *map(_job_entry, jobs)]
    return tuple(sorted(entries, key=lambda entry: entry.when, reverse=True)[:limit])


def delete_document(document_id: str, owner: str) -> None:
    """Remove a document with everything made of it, and what its corrections changed on other reports.

    Raises StoreError("record_missing").
    """
    companies = companies_corrected_on(document_id, owner)
    store().delete_document(document_id, owner)
    for company in companies:
        refresh(company, owner)
    # A page drawn before must not outlive its document
    _drawn.cache_clear()


@dataclass(frozen=True, slots=True)
class Health:
    """How the installation is."""

    database_ok: bool
    database: str
    """"sqlite" or "postgresql"."""
    journal_mode: str
    """Of SQLite, e.g. "truncate"."""
    worker_alive: bool
    queued: int
    """Jobs waiting or running, of all owners."""
    disk_free: int
    """Bytes free where files are kept."""
    versions: Mapping[str, str]

    @property
    def ok(self) -> bool:
        """Whether documents can be kept and jobs get done."""
        return self.database_ok and self.worker_alive


def health() -> Health:
    """Look at the database, the worker and the disk; never raises for what it finds."""
    settings = load_settings()
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    versions = {name: version(name) for name in ("dbos", "SQLAlchemy", "pypdfium2", "pypdf")}
    versions["sqlite"] = sqlite3.sqlite_version
    disk_free = shutil.disk_usage(settings.home).free
    kind = settings.database_url.split(":")[0].split("+")[0]
    try:
        kept = store()
        return Health(True, kind, kept.journal_mode(), worker_lives(kept), kept.queue_length(), disk_free, versions)
    except StoreError:
        return Health(False, kind, "", False, 0, disk_free, versions)


def _plain_name(name: str) -> str:
    """The last part of the name as a reader may see it, its ending kept when it is too long."""
    last = " ".join(clean_text(name).replace("\\", "/").rsplit("/", 1)[-1].split()) or "document.pdf"
    stem, dot, ending = last.rpartition(".")
    if len(last) <= LONGEST_NAME or not dot or len(ending) > 5:
        return last[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 2]}….{ending}"


@lru_cache(maxsize=64)
def _drawn(path: Path, page: int, boxes: tuple[Box, ...], crop: Box | None) -> bytes:
    return documents.render_page(path, page, boxes, width=_PAGE_WIDTH, crop=crop)


def _result_entry(result: ResultSummary) -> HistoryEntry:
    return HistoryEntry(
        kind=result.kind,
        document_id=result.document_id,
        name=result.name,
        state="done",
        when=result.created,
        result_id=result.id,
        summary=result.summary,
        damaged=result.damaged,
    )


def _job_entry(job: Job) -> HistoryEntry:
    return HistoryEntry(
        kind=job.kind,
        document_id=job.document_id,
        name=job.name,
        state=job.state,
        when=job.updated,
        job_id=job.id,
        error=job.error,
        error_details=job.error_details,
    )
