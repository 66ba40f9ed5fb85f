"""What the finance screen asks for: begin a reading, open its report. The reading itself is a background job."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from model import jobs
from model.errors import CorrectionRefused, StoreError
from model.finance import serialize
from model.finance.correction.apply import Corrected, apply
from model.finance.correction.pages import pages_named, stands_on
from model.finance.correction.record import kept
from model.finance.figures import StatementKind
from model.finance.library.companies import company_key
from model.finance.library.index import summary
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report

KIND = "finance.report"
TEXTS = "texts"
"""Under which the text of a document's pages is kept beside it."""
PAGES = "pages"
CORRECTION = "correction"
"""Options of a reading: the page each statement begins on by a reader's word, and the correction that says so."""
ENGINE = "3"
"""Version of what a reading makes; raised when the same document would now give other figures."""

_SAMPLES = Path(__file__).resolve().parents[2] / "data/samples/finance"


@dataclass(frozen=True, slots=True)
class Sample:
    """A report shipped to try the desk with; its company is invented."""

    language: str
    """"en" or "zh"."""
    path: Path


def samples() -> tuple[Sample, ...]:
    """The shipped reports, one a language."""
    return (
        Sample("en", _SAMPLES / "quillmere_2024.pdf"),
        Sample("zh", _SAMPLES / "yanxi_2024.pdf"),
    )


def start_reading(document_id: str, owner: str) -> str:
    """Ask for a kept document to be read; returns the job's id. Raises StoreError for an unknown document."""
    return jobs.submit(KIND, document_id, owner)


def start_sample(language: str, owner: str) -> str:
    """Keep the shipped report in that language as the owner's document and ask for it to be read; the job's id."""
    path = {sample.language: sample.path for sample in samples()}[language]
    with jobs.store_faults():
        document = jobs.current_store().add_document(path.name, path.read_bytes(), "application/pdf", owner)
    return start_reading(document.id, owner)


def report(result_id: str, owner: str) -> Report:
    """The report of a finished reading as its owner sees it, with their corrections.

    Raises StoreError: record_missing (also for somebody else's), record_damaged, result_unreadable.
    """
    return corrected(result_id, owner).report


def corrected(result_id: str, owner: str) -> Corrected:
    """The same, with what the corrections changed. Raises StoreError as `report` does."""
    read = as_read(result_id, owner)
    return apply(read, kept(jobs.current_store(), owner, company_key(read), withdrawn=True))


def as_read(result_id: str, owner: str) -> Report:
    """The report of a finished reading before any correction. Raises StoreError as `report` does."""
    result = jobs.current_store().result(result_id, owner)
    if result.kind != KIND:
        raise StoreError("record_missing")
    return serialize.from_dict(result.payload)


def version(result_id: str, owner: str) -> str:
    """What changes whenever `corrected` would give something else. Raises StoreError("record_missing")."""
    store = jobs.current_store()
    said = (f"{each.id}{each.withdrawn:d}" for each in kept(store, owner, withdrawn=True))
    return " ".join((store.result_created(result_id, owner).isoformat(), *said))


def run(job: jobs.JobInput, progress: jobs.Progress) -> str:
    """The job's handler: read the document, keep the report, return the result's id.

    The reading is kept as it is; what lists show of it is the report with its reader's corrections. Raises
    DocumentRefused, and CorrectionRefused where a statement cannot be read from the page the job names.
    """
    read, texts = _read(job, progress)
    job.store.keep_derived(job.document_id, TEXTS, json.dumps(texts).encode())
    shown = apply(read, kept(job.store, job.owner, company_key(read))).report
    return job.store.save_result(KIND, job.document_id, job.owner, serialize.to_dict(read), ENGINE, summary(shown))


def _read(job: jobs.JobInput, progress: jobs.Progress) -> tuple[Report, tuple[str, ...]]:
    """The reading, with statements on the pages that corrections name."""
    path = job.store.document_path(job.document_id)
    asked: Mapping[StatementKind, int] = job.options.get(PAGES, {})
    first = DocumentUnderstandingModel().read(path, progress, name=job.name, pages=asked)
    if not stands_on(first[0], asked):
        job.store.withdraw_annotation(job.options[CORRECTION], job.owner)
        raise CorrectionRefused("correction_page_unreadable", page=next(iter(asked.values())))
    named = pages_named(*first, kept(job.store, job.owner, company_key(first[0])))
    if not named or stands_on(first[0], named):
        return first
    again = DocumentUnderstandingModel().read(path, progress, name=job.name, pages=named)
    return again if stands_on(again[0], named) else first
