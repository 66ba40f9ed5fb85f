"""What the masking took out of a case, sealed (see model/safety/sealing.py): only its owner sees it again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from model import jobs
from model.errors import CaseRefused
from model.safety import CaseKey, Masked, PersonalSpan, Replacement, new_case_key, seal, unmask, unseal

KIND = "medicine.identity"


def keep_identity(masked: Masked, document_id: str, owner: str) -> None:
    """Keep what was replaced beside the case; nothing where nothing was."""
    if not masked.replacements:
        return
    content = {
        "replacements": [asdict(replacement) for replacement in masked.replacements],
        "days": masked.key.days,
        "pseudonyms": masked.key.pseudonyms,
    }
    payload = {"sealed": seal(content), "count": len(masked.replacements)}
    jobs.current_store().annotate(owner, KIND, document_id, payload, document_id)


def replaced(document_id: str, owner: str) -> int:
    """How many personal details of the case were replaced."""
    return sum(int(row.payload["count"]) for row in jobs.current_store().annotations(owner, KIND, document_id))


def original(text: str, document_id: str, owner: str) -> str:
    """The note as it was before masking; for the owner's eyes, never for a file.

    Raises CaseRefused("identity_unreadable") where the key or the row is another installation's.
    """
    content = _content(document_id, owner)
    if content is None:
        return text
    try:
        return unmask(text, [_replacement(each) for each in content["replacements"]])
    except ValueError as fault:
        raise CaseRefused("identity_unreadable") from fault


def key_of(document_id: str, owner: str) -> CaseKey:
    """The key of the case's pseudonyms, for its next text; a new one where none is kept."""
    content = _content(document_id, owner)
    if content is None:
        return new_case_key()
    return CaseKey(content["days"], tuple((kind, said, name) for kind, said, name in content["pseudonyms"]))


def forget_identity(document_id: str, owner: str) -> None:
    """Delete what was replaced for good: the masking is then final."""
    store = jobs.current_store()
    for row in store.annotations(owner, KIND, document_id, withdrawn=True):
        store.delete_annotation(row.id, owner)


def _content(document_id: str, owner: str) -> dict[str, Any] | None:
    rows = jobs.current_store().annotations(owner, KIND, document_id)
    if not rows:
        return None
    try:
        return unseal(rows[-1].payload["sealed"])
    except ValueError as fault:
        raise CaseRefused("identity_unreadable") from fault


def _replacement(kept: dict[str, Any]) -> Replacement:
    return Replacement(**{**kept, "span": PersonalSpan(**kept["span"])})
