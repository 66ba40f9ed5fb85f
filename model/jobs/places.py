"""Names a worker and the servers of one machine know each other by."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path

from data.store import Store

HEARTBEAT_SECONDS = 5.0
"""How often a living server touches the heartbeat."""


def executor_name(home: Path) -> str:
    """The worker of this folder on this machine; the same after a restart."""
    return f"{socket.gethostname()}-{hashlib.sha256(str(home).encode()).hexdigest()[:8]}"


def worker_claim(executor: str) -> str:
    """The claim a living worker holds."""
    return f"worker {executor}"


def heartbeat_path(home: Path) -> Path:
    """The file every living server touches."""
    return home / "run" / "heartbeat"


def worker_lives(store: Store) -> bool:
    """Whether the worker of this folder runs. Raises StoreUnavailable."""
    free = store.claim(worker_claim(executor_name(store.home)))
    if free is None:
        return True
    free.release()
    return False
