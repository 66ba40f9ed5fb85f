"""What the finance screen asks for: begin a reading, open its report. The reading itself is a background job."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from model import jobs
from model.errors import StoreError
from model.finance import serialize
from model.finance.library.index import summary
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report

KIND = "finance.report"
TEXTS = "texts"
"""Under which the text of a document's pages is kept beside it."""
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
    """The report of a finished reading.

    Raises StoreError: record_missing (also for somebody else's), record_damaged, result_unreadable.
    """
    with jobs.store_faults():
        result = jobs.current_store().result(result_id, owner)
    if result.kind != KIND:
        raise StoreError("record_missing")
    return serialize.from_dict(result.payload)


def run(job: jobs.JobInput, progress: jobs.Progress) -> str:
    """The job's handler: read the document, keep the report, return the result's id. Raises DocumentRefused."""
    path = job.store.document_path(job.document_id)
    read, texts = DocumentUnderstandingModel().read(path, progress, name=job.name)
    job.store.keep_derived(job.document_id, TEXTS, json.dumps(texts).encode())
    return job.store.save_result(KIND, job.document_id, job.owner, serialize.to_dict(read), ENGINE, summary(read))
