"""Who the pseudonyms of a class stand for, sealed (see model/safety/sealing.py): only its owner sees it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from model import jobs
from model.education.classes.classroom import RefusedFile
from model.errors import EssayRefused
from model.safety import seal, unseal

KIND = "education.identity"


@dataclass(frozen=True, slots=True)
class Identity:
    """What names the pupils of a class. Never stored unsealed; file names are here because they hold names."""

    pupils: Mapping[str, str] = field(default_factory=dict)
    """Pseudonym → the pupil's name; "" where the file named nobody."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Entry id → the file it came in."""
    refused: Sequence[RefusedFile] = ()


def keep_identity(identity: Identity, document_id: str, owner: str) -> None:
    """Keep it beside the class, sealed."""
    refused = [
        {**asdict(each), "details": {name: _plain(value) for name, value in each.details.items()}}
        for each in identity.refused
    ]
    payload = {"sealed": seal({**asdict(identity), "refused": refused})}
    jobs.current_store().annotate(owner, KIND, document_id, payload, document_id)


def identity_of(document_id: str, owner: str) -> Identity:
    """Who is who; empty where it was forgotten.

    Raises EssayRefused("pupils_unreadable") where the key or the row is another installation's.
    """
    rows = jobs.current_store().annotations(owner, KIND, document_id)
    if not rows:
        return Identity()
    try:
        content: dict[str, Any] = unseal(rows[-1].payload["sealed"])
    except ValueError as fault:
        raise EssayRefused("pupils_unreadable") from fault
    return Identity(content["pupils"], content["files"], tuple(RefusedFile(**each) for each in content["refused"]))


def forget_identity(document_id: str, owner: str) -> None:
    """Delete the names for good: the pseudonyms are then all there is."""
    store = jobs.current_store()
    for row in store.annotations(owner, KIND, document_id, withdrawn=True):
        store.delete_annotation(row.id, owner)


def _plain(value: object) -> object:
    return value if isinstance(value, (int, float, str)) else str(value)
