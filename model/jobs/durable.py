"""DBOS, wrapped: the only file that knows it. It executes queued jobs one at a time and hands over what a dead worker
left; the job's own row (data.store.jobs) is the truth about what was done.

Nothing leaves the machine: no conductor, no telemetry, no admin server. Its own tables are a SQLite file beside ours,
or the schema "dbos" of the same PostgreSQL database.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from dbos import DBOS, DBOSConfig, Serializer, SetEnqueueOptions, SetWorkflowID

from data.store import Store

_QUEUE = "jobs"
_POLL_SECONDS = 0.25
# Fixed, or a new release would not resume what an older one left
_VERSION = "1"


class _JsonSerializer(Serializer):
    """Job ids in, nothing out: plain JSON in place of the default pickle."""

    def name(self) -> str:
        return "assay_json"

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=lambda value: type(value).__name__)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data)


class DurableQueue:
    """The queue of one worker process. `run` is called with each job id, in another thread."""

    def __init__(self, store: Store, executor: str, run: Callable[[str], None]) -> None:
        url = f"sqlite:///{store.home / 'queue.sqlite'}" if store.is_sqlite else store.database_url
        config: DBOSConfig = {
            "name": "assay",
            "system_database_url": url,
            "serializer": _JsonSerializer(),
            "executor_id": executor,
            "application_version": _VERSION,
            "enable_otlp": False,
            "log_level": "WARNING",
        }
        DBOS(config=config)

        # No limit of DBOS's own: the job's row counts the attempts
        @DBOS.workflow(name="job", max_recovery_attempts=None)
        def work(job_id: str) -> None:
            run(job_id)

        self._work = work

    def start(self) -> None:
        """Begin to execute; what this executor left unfinished earlier is queued again."""
        DBOS.launch()
        _forget_the_old()
        DBOS.register_queue(_QUEUE, worker_concurrency=1, polling_interval_sec=_POLL_SECONDS)

    def put(self, job_id: str, waiting_before: int) -> None:
        """Queue a job; one that is there stays as it is. The fewer its owner has waiting, the sooner it runs."""
        with SetWorkflowID(job_id), SetEnqueueOptions(priority=waiting_before + 1):
            DBOS.enqueue_workflow(_QUEUE, self._work, job_id)

    def executors_with_work(self) -> set[str]:
        """Names of all executors that have started jobs they have not finished."""
        pending = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
        return {workflow.executor_id for workflow in pending if workflow.executor_id}

    def take_over(self, executor: str) -> None:
        """Queue again what a dead executor left."""
        DBOS._recover_pending_workflows([executor])


def _forget_the_old() -> None:
    # The job's row keeps the history; the queue's own would grow for ever
    day_before = datetime.now(tz=UTC) - timedelta(days=1)
    old = DBOS.list_workflows(
        status=["SUCCESS", "ERROR", "CANCELLED"],
        completed_before=day_before.isoformat(),
        load_input=False,
        load_output=False,
    )
    DBOS.delete_workflows([workflow.workflow_id for workflow in old])
