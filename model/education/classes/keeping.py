"""Keeping classes: pseudonymised and masked before anything is stored; opened, listed, deleted whole."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from model import jobs
from model.education.classes.classroom import KIND, Classroom, Entry, RefusedFile, Submission
from model.education.classes.identity import Identity, identity_of, keep_identity
from model.education.essay import read_essay
from model.education.marks import journal
from model.education.marks.mark import Mark
from model.education.rubric import Rubric
from model.errors import EssayRefused, StoreError
from model.safety import CaseKey, clean_text, mask

LONGEST_TITLE = 120
LONGEST_PROMPT = 4_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class in the list."""

    document_id: str
    title: str
    created: datetime
    essays: int
    marks: int | None
    """Teacher's marks the last marking went by, None where it was not marked yet."""
    result_id: str | None


def keep_class(
    title: str,
    submissions: Sequence[Submission],
    refused: Sequence[RefusedFile],
    rubric: Rubric,
    prompt: str,
    owner: str,
) -> str:
    """Keep essays as a class of the owner's; a single essay is a class of one. Returns the document's id.

    Marks that came with the essays are kept as the teacher's; one outside the scale is named among the refused files.
    Raises EssayRefused: class_title_empty, class_empty; StoreError.
    """
    title = clean_text(title).strip()[:LONGEST_TITLE]
    if not title:
        raise EssayRefused("class_title_empty")
    readable, unreadable = _read(submissions)
    if not readable:
        raise EssayRefused("class_empty")
    refused = [*refused, *unreadable, *_outside(readable, rubric)]
    pupils = _pseudonyms(readable)
    # Dates stay as they are: essays speak of history, and no date alone tells who wrote one
    key = CaseKey(days=0)
    entries, files = [], {}
    for submission, pseudonym in zip(readable, pupils, strict=True):
        masked = mask(_without_name(submission, pseudonym), key)
        key = masked.key
        entry = Entry(secrets.token_hex(8), pseudonym, masked.text)
        entries.append(entry)
        files[entry.id] = submission.file
    content = {
        "title": mask(title, key).text,
        "rubric": rubric.record(),
        "prompt": clean_text(prompt).strip()[:LONGEST_PROMPT],
        "entries": [asdict(entry) for entry in entries],
    }
    document_id = _store(content, owner)
    names = {pseudonym: each.pupil for each, pseudonym in zip(readable, pupils, strict=True)}
    keep_identity(Identity(names, files, refused), document_id, owner)
    for submission, entry in zip(readable, entries, strict=True):
        if submission.mark is not None and rubric.low <= submission.mark <= rubric.high:
            journal.give(Mark(submission.mark), entry.id, document_id, owner)
    return document_id


def open_class(document_id: str, owner: str) -> Classroom:
    """The owner's class. Raises StoreError("record_missing"), also for somebody else's and for another document."""
    store = jobs.current_store()
    store.document(document_id, owner)
    if not store.annotations(owner, KIND, document_id):
        raise StoreError("record_missing")
    content = json.loads(store.document_path(document_id).read_text(encoding="utf-8"))
    return Classroom(
        document_id=document_id,
        title=content["title"],
        rubric=Rubric.from_record(content["rubric"]),
        prompt=content["prompt"],
        entries=tuple(Entry(**each) for each in content["entries"]),
        refused=_refused(document_id, owner),
    )


def classes(owner: str) -> tuple[ClassLine, ...]:
    """The owner's classes, newest first."""
    store = jobs.current_store()
    results = {result.document_id: result for result in store.results(owner, KIND, limit=1_000)}
    lines = []
    for row in store.annotations(owner, KIND):
        result = results.get(row.subject)
        lines.append(
            ClassLine(
                document_id=row.subject,
                title=str(row.payload["title"]),
                created=row.created,
                essays=int(row.payload["essays"]),
                marks=int(result.summary.get("marks", 0)) if result else None,
                result_id=result.id if result else None,
            )
        )
    return tuple(reversed(lines))


def delete_class(document_id: str, owner: str) -> None:
    """Remove the class with its essays, names, marks and results. Raises StoreError."""
    jobs.current_store().delete_document(document_id, owner)


def _refused(document_id: str, owner: str) -> tuple[RefusedFile, ...]:
    """Files that were not read; without the key that seals their names the class still opens."""
    try:
        return tuple(identity_of(document_id, owner).refused)
    except EssayRefused:
        return ()


def _store(content: Mapping[str, Any], owner: str) -> str:
    store = jobs.current_store()
    data = json.dumps(content, ensure_ascii=False).encode()
    document = store.add_document(content["title"], data, "application/json", owner)
    line = {"title": content["title"], "essays": len(content["entries"])}
    store.annotate(owner, KIND, document.id, line, document.id)
    return document.id


def _read(submissions: Sequence[Submission]) -> tuple[list[Submission], list[RefusedFile]]:
    """Those that are essays, their texts cleaned, and those that are not."""
    readable, refused = [], []
    for each in submissions:
        try:
            text = read_essay(each.text).text
        except EssayRefused as refusal:
            refused.append(RefusedFile(each.file, refusal.code, refusal.details))
        else:
            readable.append(Submission(each.file, clean_text(each.pupil).strip(), text, each.mark))
    return readable, refused


def _outside(readable: Sequence[Submission], rubric: Rubric) -> list[RefusedFile]:
    """Marks that came with the files and are not on the rubric's scale."""
    return [
        RefusedFile(each.file, "mark_outside_scale", {"mark": each.mark, "low": rubric.low, "high": rubric.high})
        for each in readable
        if each.mark is not None and not rubric.low <= each.mark <= rubric.high
    ]


def _pseudonyms(submissions: Sequence[Submission]) -> list[str]:
    """One a submission, in their order; essays of one pupil share theirs."""
    known: dict[str, str] = {}
    width = max(2, len(str(len(submissions))))
    pseudonyms = []
    for number, each in enumerate(submissions):
        pseudonyms.append(known.setdefault(each.pupil or f"\n{number}", f"S-{len(known) + 1:0{width}d}"))
    return pseudonyms


def _without_name(submission: Submission, pseudonym: str) -> str:
    """The text with its writer's name replaced wherever it stands as a word of its own."""
    if len(submission.pupil) < 2:
        return submission.text
    whole = re.compile(rf"(?<![A-Za-z]){re.escape(submission.pupil)}(?![A-Za-z])", re.IGNORECASE)
    return whole.sub(pseudonym, submission.text)
