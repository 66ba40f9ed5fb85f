"""Progress of one attempt, written to its row at most five times a second."""

from __future__ import annotations

import time

from data.store import Job, Store

SECONDS_BETWEEN_WRITES = 0.2


class JobCancelled(Exception):
    """The job was cancelled, or another worker has taken it over; the attempt must stop."""


class RowProgress:
    """Writes progress into the job's row and learns there whether to go on."""

    def __init__(self, store: Store, job: Job) -> None:
        self._store = store
        self._job = job
        self._written: float | None = None

    def __call__(self, done: int, total: int, message: str) -> None:
        """Note how far the attempt is. Raises JobCancelled."""
        moment = time.monotonic()
        if self._written is not None and moment - self._written < SECONDS_BETWEEN_WRITES:
            return
        if not self._store.report_progress(self._job, done, total, message):
            raise JobCancelled(self._job.id)
        self._written = moment
