"""Keeping cases: masked before anything is stored, opened again with what was said since, deleted whole."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from data.store import Store
from model import jobs
from model.errors import StoreError
from model.medicine import entry
from model.medicine.cases import identity, journal
from model.medicine.cases.case import ENGINE, KIND, LISTS, OLDEST, Case, ListName, Outcome, Pin, Ranked, case_number
from model.medicine.differential import Diagnosis
from model.medicine.entry import Entered
from model.medicine.knowledge import versions
from model.medicine.naming import finding_name
from model.safety import mask, new_case_key

LEADING = 10
"""Candidates of each list that are kept by name and compared when knowledge changed."""
_TITLE = 3
"""Findings a title names."""
_MARK = "\f"
"""Between a note and what makes its file unlike any other; clean text has none."""


def start_case(entered: Entered, owner: str) -> str:
    """Keep what was entered as the owner's case; returns the result's id.

    The note is masked first: only the masked text is stored and ranked. Raises StoreError.
    """
    masked = mask(entered.text, new_case_key())
    kept = replace(entered, text=masked.text, age=_age(entered))
    store = jobs.current_store()
    found = entry.diagnose(kept)
    # Two patients with the same few findings are two cases
    data = f"{masked.text}{_MARK}{secrets.token_hex(16)}".encode()
    document = store.add_document(title(found), data, "text/plain", owner)
    identity.keep_identity(masked, document.id, owner)
    return _save(store, document.id, owner, kept, found)


def keep_note(text: str, name: str, owner: str) -> str:
    """Keep a masked note for a job to read; the same note is kept once. Returns the document's id."""
    masked = mask(text, new_case_key())
    document = jobs.current_store().add_document(name, masked.text.encode(), "text/plain", owner)
    return document.id


def read_kept_note(store: Store, document_id: str, owner: str) -> str:
    """The job's work: read a kept note and save its case; returns the result's id."""
    text = store.document_path(document_id).read_text(encoding="utf-8").partition(_MARK)[0]
    kept = Entered(text=text)
    return _save(store, document_id, owner, kept, entry.diagnose(kept))


def case(result_id: str, owner: str) -> Case:
    """The owner's case as it stands now. Raises StoreError("record_missing"), also for somebody else's."""
    result = jobs.current_store().result(result_id, owner)
    if result.kind != KIND:
        raise StoreError("record_missing")
    kept, document_id = result.payload, result.document_id
    saved = Entered(**kept["entered"])
    edit = journal.latest("edit", document_id, owner)
    pins = journal.latest("pins", document_id, owner)
    return Case(
        id=result.id,
        document_id=document_id,
        title=str(kept["title"]),
        created=result.created,
        entered=replace(saved, **edit) if edit else saved,
        saved=saved,
        ranking={name: tuple(kept["ranking"][name]) for name in LISTS},
        leading={name: tuple(Ranked(**each) for each in kept["leading"][name]) for name in LISTS},
        knowledge=str(kept["knowledge"]),
        engine=result.engine,
        pins=tuple(Pin(**pin) for pin in pins["pins"]) if pins else (),
        outcome=outcome_of(journal.latest("outcome", document_id, owner)),
        replaced=identity.replaced(document_id, owner),
    )


def save_changes(kept: Case, now: Entered, owner: str) -> None:
    """Keep what was put right by hand since: findings, sex, age and priors. The note stays as it was saved."""
    changed = {name: value for name, value in _hand(now).items() if name != "language"}
    journal.append("edit", kept.document_id, owner, changed)


def delete_case(kept: Case, owner: str) -> None:
    """Remove the case with its note, its results, everything said of it and what was masked. Raises StoreError."""
    jobs.current_store().delete_document(kept.document_id, owner)


@dataclass(frozen=True, slots=True)
class Drift:
    """The knowledge or the engine is another one than when the case was saved."""

    before: str
    now: str
    moved: bool
    """Whether the leading candidates of either list are others, or in another order."""


def drift(kept: Case) -> Drift | None:
    """What newer knowledge makes of the case as it was saved; None where the versions are the same."""
    now = str(versions())
    if (kept.knowledge, kept.engine) == (now, ENGINE):
        return None
    found = entry.diagnose(kept.saved)
    moved = any(_order(found, name)[:LEADING] != kept.ranking[name][:LEADING] for name in LISTS)
    return Drift(f"{kept.knowledge}, engine {kept.engine}", f"{now}, engine {ENGINE}", moved)


def outcome_of(said: Mapping[str, Any] | None) -> Outcome | None:
    """An outcome from what was kept of it; None where it was taken back."""
    if not said or not said.get("name"):
        return None
    return Outcome(**{**said, "when": date.fromisoformat(said["when"])})


def title(found: Diagnosis) -> str:
    """A case's name in lists: its first findings, never words of the note."""
    language = found.note.language if found.note else "en"
    names = [finding_name(concept, language) for concept in found.observed[:_TITLE]]
    return ("、" if language == "zh" else ", ").join(names) or "–"


def _save(store: Store, document_id: str, owner: str, kept: Entered, found: Diagnosis) -> str:
    leading: dict[str, list[dict[str, Any]]] = {
        name: [asdict(Ranked(each.disease, each.name, each.probability)) for each in found.of(name)[:LEADING]]
        for name in LISTS
    }
    payload = {
        "title": title(found),
        "entered": {"text": kept.text, **_hand(kept)},
        "ranking": {name: _order(found, name) for name in LISTS},
        "leading": leading,
        "knowledge": found.knowledge_version,
    }
    summary = {
        "title": payload["title"],
        "number": case_number(document_id),
        "leading": [each["name"] for name in LISTS for each in leading[name][:1]] if found.observed else [],
        "red_flag": bool(found.red_flags),
        "present": len(found.observed),
        "absent": len(found.excluded),
    }
    return store.save_result(KIND, document_id, owner, payload, ENGINE, summary)


def _order(found: Diagnosis, name: ListName) -> tuple[str, ...]:
    return tuple(each.disease for each in found.of(name)) if found.observed else ()


def _hand(entered: Entered) -> dict[str, Any]:
    """What was entered beside the note."""
    return {
        "answers": dict(entered.answers),
        "sex": entered.sex,
        "age": entered.age if entered.age is None else min(entered.age, float(OLDEST)),
        "priors": dict(entered.priors),
        "language": entered.language,
    }


def _age(entered: Entered) -> float | None:
    """The age given by hand; one over 89 in the note too, which the masked note only says as 90 and over."""
    if entered.age is not None:
        return min(entered.age, float(OLDEST))
    note = entry.read(entered)
    return float(OLDEST) if note and note.age is not None and note.age >= OLDEST else None
