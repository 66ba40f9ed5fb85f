"""One attempt at one job, from its row to its result. Knows nothing of queues or processes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from data.store import Job, Store, StoreUnavailable
from model.errors import AssayError
from model.jobs.handlers import JobInput, handler
from model.jobs.kept import told
from model.jobs.progress import JobCancelled, RowProgress

MOST_ATTEMPTS = 3
"""A job whose worker died this often is given up."""

_log = logging.getLogger(__name__)
_Written = TypeVar("_Written")


def execute(store: Store, job_id: str, started: Callable[[Job], None] | None = None) -> None:
    """Run a job's next attempt and write how it ended. Does nothing for a job that has ended or is gone.

    `started` is told of the attempt before its handler runs.
    """
    job = _until_written(lambda: store.begin_job(job_id))
    if job is None:
        return
    if started is not None:
        started(job)
    if job.attempts > MOST_ATTEMPTS:
        _until_written(lambda: store.fail_job(job, "worker_died", {"attempts": MOST_ATTEMPTS}))
        return
    try:
        result_id = _run(store, job)
    except JobCancelled:
        _log.info("job cancelled", extra={"job": job.id})
    except AssayError as error:
        code, details = error.code, {name: str(value) for name, value in error.details.items()}
        _until_written(lambda: store.fail_job(job, code, details))
    except Exception:  # noqa: BLE001 - worker border: the reader gets one sentence, the log the place
        _log.exception("job failed", extra={"job": job.id})
        _until_written(lambda: store.fail_job(job, "job_failed", {}))
    else:
        _until_written(lambda: store.finish_job(job, result_id))


def _run(store: Store, job: Job) -> str:
    given = JobInput(
        id=job.id,
        kind=job.kind,
        owner=job.owner,
        document_id=job.document_id,
        name=job.name,
        options=job.options,
        store=told(store),
    )
    return handler(job.kind).run(given, RowProgress(store, job))


def _until_written(write: Callable[[], _Written]) -> _Written:
    # A full disk or a server being restarted passes; what was computed must not be lost to it
    while True:
        try:
            return write()
        except StoreUnavailable:
            _log.warning("store unavailable, trying again")
            time.sleep(1)
