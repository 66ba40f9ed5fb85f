"""Job rows: what a page polls and what survives any process. Every change of state is one guarded update.

A worker's updates carry the attempt it was given, so one that lost its job (cancelled, or taken over) changes nothing.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, exists, func, select, update
from sqlalchemy.exc import IntegrityError

from data.store import schema
from data.store.faults import RecordMissing
from data.store.records import Job, NewJob, canonical_json, moment, now
from data.store.repository import Repository

_table = schema.jobs
_documents = schema.documents
_results = schema.results
_open: ColumnElement[bool] = _table.c.state.in_(["queued", "running"])


class Jobs(Repository):
    """Background work, from asking to result."""

    def put_job(self, new: NewJob, again: bool = False) -> str:
        """The id of a queued job for this work.

        The same work asked for twice is one job while it is open, and once it is done unless `again`. Failed and
        cancelled work, and work whose result was deleted, starts anew. Raises RecordMissing without the document.
        """
        try:
            return self._put(new, again)
        except IntegrityError as error:
            raise RecordMissing(new.document_id) from error

    def job(self, job_id: str, owner: str) -> Job:
        """One job of an owner. Raises RecordMissing, also for somebody else's."""
        with self._database.read() as connection:
            query = _jobs().where(_table.c.id == job_id, _table.c.owner == owner)
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise RecordMissing(job_id)
        return _job(row)

    def jobs(self, owner: str, limit: int = 50) -> tuple[Job, ...]:
        """The owner's jobs, newest first."""
        query = _jobs().where(_table.c.owner == owner).order_by(_table.c.created.desc(), _table.c.id).limit(limit)
        with self._database.read() as connection:
            return tuple(_job(row) for row in connection.execute(query).mappings())

    def cancel_job(self, job_id: str, owner: str) -> bool:
        """Cancel an open job; False where it has already ended. Raises RecordMissing."""
        self.job(job_id, owner)
        return self._change(_table.c.id == job_id, _open, state="cancelled")

    def queue_length(self) -> int:
        """How many jobs are queued or running, of all owners."""
        with self._database.read() as connection:
            return int(connection.execute(select(func.count()).where(_open)).scalar_one())

    # What the worker asks

    def undispatched(self) -> tuple[tuple[str, int], ...]:
        """Queued jobs no engine of execution knows of yet, as (id, how many of the same owner wait before it)."""
        place = func.row_number().over(partition_by=_table.c.owner, order_by=(_table.c.created, _table.c.id))
        waiting = select(_table.c.id, _table.c.dispatched, place.label("place")).where(_open).subquery()
        query = select(waiting.c.id, waiting.c.place - 1).where(waiting.c.dispatched == 0).order_by(waiting.c.place)
        with self._database.read() as connection:
            return tuple((str(job_id), int(before)) for job_id, before in connection.execute(query))

    def mark_dispatched(self, job_id: str) -> None:
        """Note that the engine of execution has the job."""
        with self._database.write() as connection:
            connection.execute(update(_table).where(_table.c.id == job_id).values(dispatched=1))

    def forget_dispatches(self) -> None:
        """Let every open job be handed over once more; the engine of execution ignores those it has."""
        with self._database.write() as connection:
            connection.execute(update(_table).where(_open).values(dispatched=0))

    def begin_job(self, job_id: str) -> Job | None:
        """Start an attempt; None where the job has ended or is gone."""
        with self._database.write() as connection:
            if not _changed(connection, _table.c.id == job_id, _open, state="running", attempts=_table.c.attempts + 1):
                return None
            return _job(connection.execute(_jobs().where(_table.c.id == job_id)).mappings().one())

    def report_progress(self, job: Job, done: int, total: int, message: str) -> bool:
        """Write how far an attempt is; False when the job is no longer this attempt's."""
        return self._change(*_attempt(job), done=done, total=total, message=message)

    def finish_job(self, job: Job, result_id: str) -> bool:
        """End an attempt with its result; False when the job is no longer this attempt's."""
        return self._change(*_attempt(job), state="done", result_id=result_id, done=_table.c.total)

    def fail_job(self, job: Job, error: str, details: Mapping[str, Any]) -> bool:
        """End an attempt with an error code; False when the job is no longer this attempt's."""
        return self._change(*_attempt(job), state="failed", error=error, error_details=canonical_json(details))

    def return_job(self, job: Job) -> bool:
        """Give an attempt back unused, when its worker is told to stop."""
        return self._change(*_attempt(job), state="queued", attempts=job.attempts - 1)

    def _put(self, new: NewJob, again: bool) -> str:
        with self._database.write() as connection:
            self._database.lock(connection, new.key)
            has_result = exists().where(_results.c.id == _table.c.result_id).label("has_result")
            before = connection.execute(
                select(_table.c.id, _table.c.state, has_result).where(_table.c.key == new.key)
            ).one_or_none()
            if before is not None:
                is_open = before.state in ("queued", "running")
                if is_open or (before.state == "done" and before.has_result and not again):
                    return str(before.id)
                connection.execute(update(_table).where(_table.c.id == before.id).values(key=before.id))
            job_id = uuid.uuid4().hex
            connection.execute(_table.insert().values(id=job_id, **_first_row(new)))
            return job_id

    def _change(self, *where: ColumnElement[bool], **values: object) -> bool:
        with self._database.write() as connection:
            return _changed(connection, *where, **values)


def _changed(connection: Connection, *where: ColumnElement[bool], **values: object) -> bool:
    return connection.execute(update(_table).where(*where).values(**values, updated=now())).rowcount == 1


def _attempt(job: Job) -> tuple[ColumnElement[bool], ...]:
    return (_table.c.id == job.id, _table.c.state == "running", _table.c.attempts == job.attempts)


def _first_row(new: NewJob) -> dict[str, object]:
    moment_now = now()
    return {
        "key": new.key,
        "owner": new.owner,
        "kind": new.kind,
        "document_id": new.document_id,
        "engine": new.engine,
        "options": canonical_json(new.options),
        "state": "queued",
        "dispatched": 0,
        "attempts": 0,
        "done": 0,
        "total": 0,
        "message": "",
        "error_details": "{}",
        "created": moment_now,
        "updated": moment_now,
    }


def _jobs() -> Select[Any]:
    belongs = (_documents.c.id == _table.c.document_id) & (_documents.c.owner == _table.c.owner)
    return select(*_table.c, _documents.c.name).join_from(_table, _documents, belongs)


def _job(values: RowMapping) -> Job:
    return Job(
        id=values["id"],
        kind=values["kind"],
        owner=values["owner"],
        document_id=values["document_id"],
        name=values["name"],
        engine=values["engine"],
        options=json.loads(values["options"]),
        state=values["state"],
        done=values["done"],
        total=values["total"],
        message=values["message"],
        error=values["error"],
        error_details=json.loads(values["error_details"]),
        result_id=values["result_id"],
        attempts=values["attempts"],
        created=moment(values["created"]),
        updated=moment(values["updated"]),
    )
