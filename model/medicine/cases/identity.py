"""What the masking took out of a case, sealed: only its owner sees it again.

The row holds ciphertext (Fernet: AES-128-CBC with HMAC-SHA-256); the key lies in a file beside the database, so that
the database alone, or a copy of it, names nobody. Deleting the row or the key makes the masking final.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from model import jobs
from model.errors import CaseRefused
from model.safety import CaseKey, Masked, PersonalSpan, Replacement, new_case_key, unmask
from model.settings import load_settings

KIND = "medicine.identity"
_KEY_FILE = "identity.key"


def keep_identity(masked: Masked, document_id: str, owner: str) -> None:
    """Keep what was replaced beside the case; nothing where nothing was."""
    if not masked.replacements:
        return
    content = {
        "replacements": [asdict(replacement) for replacement in masked.replacements],
        "days": masked.key.days,
        "pseudonyms": masked.key.pseudonyms,
    }
    sealed = _cipher().encrypt(json.dumps(content, ensure_ascii=False).encode()).decode()
    payload = {"sealed": sealed, "count": len(masked.replacements)}
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
        opened: dict[str, Any] = json.loads(_cipher().decrypt(rows[-1].payload["sealed"].encode()))
    except InvalidToken as fault:
        raise CaseRefused("identity_unreadable") from fault
    return opened


def _replacement(kept: dict[str, Any]) -> Replacement:
    return Replacement(**{**kept, "span": PersonalSpan(**kept["span"])})


def _cipher() -> Fernet:
    """The installation's key, made when first needed and readable by its user alone."""
    path = load_settings().home / _KEY_FILE
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(f"{_KEY_FILE}.{os.getpid()}")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key())
        try:
            # Of two processes that make one at the same time the first wins
            os.link(beside, path)
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    return Fernet(path.read_bytes())
