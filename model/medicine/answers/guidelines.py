"""The reader's own guidelines: PDFs read once in the background, their sentences kept beside them and searched."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from model import documents, jobs
from model.desk_words import desk_word
from model.documents.quotes import located
from model.errors import DocumentRefused
from model.medicine.answers.answer import Statement
from model.medicine.answers.passages import Passage, language_of, passages
from model.medicine.answers.retrieval import find
from model.medicine.observations import Language
from model.runtime.embedding import embedder

KIND = "medicine.guideline"
ENGINE = "1"
"""Version of what a reading makes; raised when the same document would now give other sentences."""
SENTENCES = "guideline_sentences"
VECTORS = "guideline_vectors"
"""Under which the sentences of a document are kept beside it, and their vectors as half-precision npy."""


@dataclass(frozen=True, slots=True)
class Guideline:
    """A guideline that can be searched."""

    document_id: str
    name: str
    pages: int
    sentences: int
    added: datetime


def start_reading(document_ids: Iterable[str], owner: str) -> tuple[str, ...]:
    """Ask for kept documents to be read as guidelines; returns the jobs' ids. Raises StoreError."""
    return tuple(jobs.submit(KIND, document_id, owner) for document_id in document_ids)


def guidelines(owner: str) -> tuple[Guideline, ...]:
    """The owner's guidelines that have been read, newest first. Raises StoreError."""
    read = jobs.current_store().results(owner, KIND, limit=1000)
    return tuple(
        Guideline(each.document_id, each.name, each.summary["pages"], each.summary["sentences"], each.created)
        for each in read
        if not each.damaged
    )


def reading(owner: str) -> tuple[jobs.JobStatus, ...]:
    """The latest job of each document that is being read as a guideline, or failed to be. Raises StoreError."""
    latest: dict[str, jobs.JobStatus] = {}
    for job in jobs.recent(owner, 200):
        if job.kind == KIND:
            latest.setdefault(job.document_id, job)
    return tuple(job for job in latest.values() if job.state in ("queued", "running", "failed"))


def search(question: str, owner: str, language: Language) -> tuple[tuple[Statement, ...], int]:
    """The sentences of the owner's guidelines that answer a question, and how many guidelines were searched.

    Each is as printed, with its page and a box a line. Raises StoreError, DocumentRefused, KnowledgeError.
    """
    own = guidelines(owner)
    names = {each.document_id: each.name for each in own}
    titles = {document_id: name.rpartition(".")[0] or name for document_id, name in names.items()}
    store = jobs.current_store()
    kept = [passage for document_id in titles for passage in _kept(document_id)]
    said = []
    for hit in find(question, kept, titles, _similarity(question, list(titles))):
        passage = hit.passage
        named = desk_word("medicine", "answer_page", language, name=names[passage.document], page=passage.page)
        places = located(store.document_path(passage.document), passage.evidence())
        said.append(Statement(passage.text, places, (named,)))
    return tuple(said), len(own)


def run(job: jobs.JobInput, progress: jobs.Progress) -> str:
    """The job's handler: read the pages, keep their sentences, return the result's id.

    Raises DocumentRefused, also for a document whose pages are pictures only.
    """
    progress(0, 0, "progress_guideline_pages")
    text = documents.read_text(job.store.document_path(job.document_id))
    found = passages(job.document_id, text.texts)
    if not found:
        raise DocumentRefused("document_no_text")
    rows = [[each.page, each.text, each.heading] for each in found]
    job.store.keep_derived(job.document_id, SENTENCES, json.dumps(rows, ensure_ascii=False).encode())
    job.store.keep_derived(job.document_id, VECTORS, _vectors(found, progress))
    summary = {"pages": text.page_count, "sentences": len(found)}
    return job.store.save_result(KIND, job.document_id, job.owner, summary, ENGINE, summary)


def _kept(document_id: str) -> list[Passage]:
    kept = jobs.current_store().derived(document_id, SENTENCES)
    return [Passage(document_id, *row) for row in json.loads(kept)] if kept else []


def _vectors(found: Sequence[Passage], progress: jobs.Progress) -> bytes:
    """The vectors of the English sentences; a Chinese one has only zeros."""
    english = [place for place, passage in enumerate(found) if language_of(passage.text) == "en"]
    rows = np.zeros((len(found), embedder().width), dtype=np.float16)
    made = embedder().embed(
        [found[place].text for place in english],
        lambda done, total: progress(done, total, "progress_guideline_sentences"),
    )
    if made is not None:
        rows[english] = made
    file = io.BytesIO()
    np.save(file, rows, allow_pickle=False)
    return file.getvalue()


def _similarity(question: str, document_ids: Sequence[str]) -> NDArray[np.float32] | None:
    """The cosine of an English question to every kept sentence; None for a Chinese one or without sentences."""
    asked = embedder().embed([question]) if document_ids else None
    if asked is None:
        return None
    kept = [jobs.current_store().derived(document_id, VECTORS) for document_id in document_ids]
    rows = [np.load(io.BytesIO(each), allow_pickle=False) for each in kept if each]
    cosine: NDArray[np.float32] = np.concatenate(rows).astype(np.float32) @ asked[0]
    return cosine
