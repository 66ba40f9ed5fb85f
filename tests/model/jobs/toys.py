"""Toy kinds of work for the tests, and a worker that knows them: ``python -m tests.model.jobs.toys``."""

from __future__ import annotations

import logging
import os
import signal
import time
from pathlib import Path

from model.errors import DocumentRefused
from model.jobs.handlers import JobInput, Progress, register


def count(job: JobInput, progress: Progress) -> str:
    """Count the bytes of the document in `steps` steps of `seconds`."""
    steps = int(job.options.get("steps", 3))
    for step in range(steps):
        progress(step, steps, "counting")
        time.sleep(float(job.options.get("seconds", 0)))
    size = job.store.document_path(job.document_id).stat().st_size
    payload = {"bytes": size, "name": job.name}
    return job.store.save_result(job.kind, job.document_id, job.owner, payload, "1", {"bytes": size})


def refuse(job: JobInput, progress: Progress) -> str:
    """Refuse the document for a plain reason."""
    raise DocumentRefused("metric_not_found", name="cash", year=2023)


def crash(job: JobInput, progress: Progress) -> str:
    """Fail with an exception nobody planned; its message quotes the document."""
    raise ValueError("secret words of the document")


def kill(job: JobInput, progress: Progress) -> str:
    """Take the worker down with it, as a bug in a native library would."""
    with Path(job.options["marks"]).open("a") as marks:
        marks.write("x")
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def register_toys() -> None:
    """Name the toy kinds."""
    for kind, run in {"toy.count": count, "toy.refuse": refuse, "toy.crash": crash, "toy.kill": kill}.items():
        register(kind, run)


if __name__ == "__main__":
    from model.jobs import worker

    register_toys()
    status = worker.main()
    logging.shutdown()
    os._exit(status)
