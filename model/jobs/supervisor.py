"""Keeps one worker process alive beside the servers of a folder.

Every server has a supervising thread; one of them holds the claim and acts, the others wait to take over. A worker
outlives its server, finishes what is queued, and leaves when no server has been seen for a minute.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from data.store import Claim, Store, StoreFault
from model.jobs.kept import opened_store, store_faults
from model.jobs.places import HEARTBEAT_SECONDS, executor_name, heartbeat_path, worker_lives

_ROOT = Path(__file__).parents[2]
_WORKER = (sys.executable, "-m", "model.jobs.worker")
_LONGEST_PAUSE = 30.0
_STEADY_SECONDS = 2 * _LONGEST_PAUSE
"""A worker that lived this long is started again at once when it dies."""
_STOP_SECONDS = 10.0

_log = logging.getLogger(__name__)


class Supervisor:
    """One server's watch over the worker of a store."""

    def __init__(self, store: Store, command: Sequence[str] = _WORKER) -> None:
        self._store = store
        self._command = tuple(command)
        self._claim: Claim | None = None
        self._worker: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._pause = 0.0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="job-supervisor", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    @property
    def watching(self) -> bool:
        """Whether the watch goes on."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """End the watch and ask the worker this server started to leave; what it was doing is queued again."""
        self._stopping.set()
        if self.watching:
            self._thread.join()
        if self._worker is not None:
            self._worker.terminate()
            try:
                self._worker.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._worker.kill()
                self._worker.wait()
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    def _watch(self) -> None:
        beat = -HEARTBEAT_SECONDS
        while not self._stopping.is_set():
            if time.monotonic() - beat >= HEARTBEAT_SECONDS:
                beat = time.monotonic()
                _touch(heartbeat_path(self._store.home))
            try:
                self._look()
            except (StoreFault, OSError) as fault:
                _log.warning("cannot look after the worker: %s", type(fault).__name__)
            self._stopping.wait(1.0)

    def _look(self) -> None:
        if self._claim is not None and not self._claim.holds():
            self._claim = None
        if self._claim is None:
            self._claim = self._store.claim(f"supervisor {executor_name(self._store.home)}")
        if self._claim is None or (self._worker is not None and self._worker.poll() is None):
            return
        age = time.monotonic() - self._started
        if self._worker is not None and age >= _STEADY_SECONDS:
            self._pause = 0.0
        if age >= self._pause and not worker_lives(self._store):
            self._worker = launch_worker(self._store, self._command)
            self._started = time.monotonic()
            self._pause = min(_LONGEST_PAUSE, max(1.0, 2 * self._pause))


def launch_worker(store: Store, command: Sequence[str] = _WORKER) -> subprocess.Popen[bytes]:
    """Start a worker process that does not die with this one."""
    logs = store.home / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    with (logs / "worker.err").open("ab") as errors:
        return subprocess.Popen(
            command,
            env=_environment(store, os.environ),
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
            start_new_session=True,
        )


def _environment(store: Store, ours: Mapping[str, str]) -> dict[str, str]:
    # DBOS would read its own variables, some of which make it call home
    kept = {name: value for name, value in ours.items() if not name.startswith("DBOS")}
    spare_cores = str(max(1, (os.cpu_count() or 2) - 1))
    return {
        "OMP_NUM_THREADS": spare_cores,
        **kept,
        "ASSAY_HOME": str(store.home),
        "DATABASE_URL": store.database_url,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(_ROOT), ours.get("PYTHONPATH")])),
    }


def _touch(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError as error:
        _log.warning("cannot write the heartbeat: %s", type(error).__name__)


_supervisors: dict[Path, Supervisor] = {}
_lock = threading.Lock()


def ensure_worker() -> None:
    """Make sure jobs get done: start this server's watch over the worker, once. Returns at once.

    Raises StoreError where the database cannot be opened.
    """
    with store_faults():
        store = opened_store()
    with _lock:
        watch = _supervisors.get(store.home)
        if watch is None or not watch.watching:
            watch = _supervisors[store.home] = Supervisor(store)
            watch.start()


def stop_workers() -> None:
    """End every watch of this process, with the workers it started."""
    with _lock:
        while _supervisors:
            _supervisors.popitem()[1].stop()
