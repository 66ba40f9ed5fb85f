"""What only its owner may see again, sealed: the store keeps ciphertext, the key lies in a file beside it.

Fernet: AES-128-CBC with HMAC-SHA-256. The database alone, or a copy of it, names nobody. Deleting the row or the key
makes a masking final.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from model.settings import load_settings

_KEY_FILE = "identity.key"


def seal(content: Mapping[str, Any]) -> str:
    """Ciphertext of what JSON can hold."""
    return _cipher().encrypt(json.dumps(content, ensure_ascii=False).encode()).decode()


def unseal(sealed: str) -> dict[str, Any]:
    """What was sealed. Raises ValueError where the key is another installation's, or the text was changed."""
    try:
        opened: dict[str, Any] = json.loads(_cipher().decrypt(sealed.encode()))
    except InvalidToken as fault:
        raise ValueError("sealed with another key") from fault
    return opened


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
