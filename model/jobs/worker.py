"""The worker process: ``python -m model.jobs.worker``. One a folder and machine, niced, one job at a time.

It hands queued rows to the durable queue, takes over what dead workers of the same database left, and leaves by itself
when there is nothing to do and no server has been seen for a minute (``--stay`` for a machine without a server).
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence

from data.store import Claim, Job, Store, StoreFault, open_store
from model.jobs.execution import execute
from model.jobs.log import log_to
from model.jobs.places import executor_name, heartbeat_path, worker_claim
from model.settings import load_settings

LOOK_SECONDS = 0.25
"""How often new rows are looked for."""
CARE_SECONDS = 5.0
"""How often dead workers and living servers are looked for."""
ALONE_SECONDS = 60.0
"""How long an idle worker waits for a server to show."""
_CLAIM_SECONDS = 3.0
_NICENESS = 10

_log = logging.getLogger(__name__)


class Worker:
    """One process's share of the work on a store."""

    def __init__(self, store: Store, claim: Claim, stay: bool) -> None:
        # DBOS takes a second to import and is needed in this process alone
        from model.jobs.durable import DurableQueue

        self._store = store
        self._claim = claim
        self._stay = stay
        self._executor = executor_name(store.home)
        self._queue = DurableQueue(store, self._executor, self._run)
        self._running: Job | None = None
        self._stopping = threading.Event()
        self._last_beat: float | None = None
        self._server_seen = time.monotonic()

    def work(self) -> int:
        """Work until told to stop or no longer needed; returns the exit status."""
        self._queue.start()
        self._store.forget_dispatches()
        _log.info("worker %s started, process %d", self._executor, os.getpid())
        cared = -CARE_SECONDS
        while not self._stopping.is_set():
            try:
                self._dispatch()
                if time.monotonic() - cared >= CARE_SECONDS:
                    cared = time.monotonic()
                    if not self._claim.holds():
                        _log.error("claim lost, leaving")
                        return 1
                    self._take_over_from_the_dead()
                    if not self._needed():
                        break
            except StoreFault as fault:
                _log.warning("store: %s", fault.code)
            self._stopping.wait(LOOK_SECONDS)
        running = self._running
        if running is not None:
            self._store.return_job(running)
        _log.info("worker leaves")
        return 0

    def stop(self) -> None:
        """Leave soon; the job at hand is queued again."""
        self._stopping.set()

    def _run(self, job_id: str) -> None:
        try:
            execute(self._store, job_id, started=self._note)
        except Exception:  # noqa: BLE001 - worker border: dying leaves the job to the next worker, going on would drop it
            _log.exception("worker cannot go on", extra={"job": job_id})
            os._exit(1)
        self._running = None

    def _note(self, job: Job) -> None:
        self._running = job

    def _dispatch(self) -> None:
        for job_id, waiting_before in self._store.undispatched():
            self._queue.put(job_id, waiting_before)
            self._store.mark_dispatched(job_id)

    def _take_over_from_the_dead(self) -> None:
        for executor in self._queue.executors_with_work() - {self._executor}:
            claim = self._store.claim(worker_claim(executor))
            if claim is not None:
                _log.info("taking over from %s", executor)
                self._queue.take_over(executor)
                claim.release()

    def _needed(self) -> bool:
        if not self._store.home.is_dir():
            return False
        if self._stay or self._running is not None or self._store.queue_length() > 0:
            return True
        return self._server_lives()

    def _server_lives(self) -> bool:
        # Whether the file's time changes, not what it says: clocks jump
        try:
            beat: float | None = heartbeat_path(self._store.home).stat().st_mtime
        except FileNotFoundError:
            beat = None
        if beat != self._last_beat:
            self._last_beat = beat
            self._server_seen = time.monotonic()
        return time.monotonic() - self._server_seen < ALONE_SECONDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the worker of the folder the settings name; returns at once where one runs already."""
    parser = argparse.ArgumentParser(prog="python -m model.jobs.worker", description="Do the queued work.")
    parser.add_argument("--stay", action="store_true", help="stay when idle, on a machine without a server")
    options = parser.parse_args(arguments)
    settings = load_settings()
    os.nice(_NICENESS)
    log_to(settings.home / "logs")
    store = open_store(settings.database_url, settings.home)
    claim = _claim(store)
    if claim is None:
        return 0
    worker = Worker(store, claim, options.stay)
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    signal.signal(signal.SIGINT, lambda *_: worker.stop())
    return worker.work()


def _claim(store: Store) -> Claim | None:
    # Whoever asks whether a worker lives holds the claim for a moment
    patience = time.monotonic() + _CLAIM_SECONDS
    while True:
        claim = store.claim(worker_claim(executor_name(store.home)))
        if claim is not None or time.monotonic() > patience:
            return claim
        time.sleep(0.1)


if __name__ == "__main__":
    status = main()
    logging.shutdown()
    sys.stdout.flush()
    # Threads that still run a job must not keep the process
    os._exit(status)
