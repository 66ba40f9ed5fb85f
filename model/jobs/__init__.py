"""Durable background work: submit, watch, cancel, resume.

Submitting writes a row and nothing else, so a killed server loses nothing; a separate worker process (see `worker`)
picks the row up. A page polls the row.
"""

from model.jobs.handlers import JobInput, Progress, register
from model.jobs.kept import current_store, store_faults
from model.jobs.progress import JobCancelled
from model.jobs.requests import JobStatus, cancel, recent, status, submit
from model.jobs.supervisor import ensure_worker, stop_workers

__all__ = [
    "JobCancelled",
    "JobInput",
    "JobStatus",
    "Progress",
    "cancel",
    "current_store",
    "ensure_worker",
    "recent",
    "register",
    "status",
    "stop_workers",
    "store_faults",
    "submit",
]
