"""Results: sealed when written, checked when read. A result that no longer matches its seal is never shown."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.dml import ReturningInsert

from data.store import schema
from data.store.faults import RecordDamaged, RecordMissing
from data.store.records import Result, ResultSummary, canonical_json, moment, now, seal
from data.store.repository import Repository

_table = schema.results
_documents = schema.documents


class Results(Repository):
    """What the engines made of the documents."""

    def save_result(
        self,
        kind: str,
        document_id: str,
        owner: str,
        payload: Mapping[str, Any],
        engine: str,
        summary: Mapping[str, Any] | None = None,
    ) -> str:
        """Keep a result and return its id; a second one by the same engine takes the place of the first.

        `summary` is shown in lists. Raises RecordMissing when the document is gone.
        """
        text, brief = canonical_json(payload), canonical_json(summary or {})
        content: dict[str, object] = {
            "payload": text,
            "payload_seal": seal(owner, kind, document_id, engine, text),
            "summary": brief,
            "summary_seal": seal(owner, kind, document_id, engine, brief),
            "created": now(),
        }
        identity = {"owner": owner, "kind": kind, "document_id": document_id, "engine": engine}
        try:
            with self._database.write() as connection:
                row = {"id": uuid.uuid4().hex, **identity, **content}
                return str(connection.execute(self._insert_or_replace(row, content)).scalar_one())
        except IntegrityError as error:
            raise RecordMissing(document_id) from error

    def result(self, result_id: str, owner: str) -> Result:
        """One result of an owner. Raises RecordMissing, and RecordDamaged when it does not match its seal."""
        query = select(_table).where(_table.c.id == result_id, _table.c.owner == owner)
        with self._database.read() as connection:
            values = connection.execute(query).mappings().one_or_none()
        if values is None:
            raise RecordMissing(result_id)
        payload = _opened(values, "payload")
        if payload is None:
            raise RecordDamaged(result_id)
        return Result(
            id=values["id"],
            kind=values["kind"],
            document_id=values["document_id"],
            payload=payload,
            engine=values["engine"],
            created=moment(values["created"]),
        )

    def result_created(self, result_id: str, owner: str) -> datetime:
        """When a result was made, without reading it. Raises RecordMissing."""
        query = select(_table.c.created).where(_table.c.id == result_id, _table.c.owner == owner)
        with self._database.read() as connection:
            created = connection.execute(query).scalar_one_or_none()
        if created is None:
            raise RecordMissing(result_id)
        return moment(created)

    def results(self, owner: str, kind: str | None = None, limit: int = 100) -> tuple[ResultSummary, ...]:
        """The owner's results, newest first, without their payloads."""
        columns = [column for column in _table.c if not column.name.startswith("payload")]
        belongs = (_documents.c.id == _table.c.document_id) & (_documents.c.owner == _table.c.owner)
        query = (
            select(*columns, _documents.c.name)
            .join_from(_table, _documents, belongs)
            .where(_table.c.owner == owner)
            .order_by(_table.c.created.desc(), _table.c.id)
            .limit(limit)
        )
        if kind is not None:
            query = query.where(_table.c.kind == kind)
        with self._database.read() as connection:
            return tuple(_summary(row) for row in connection.execute(query).mappings())

    def replace_summary(self, result_id: str, owner: str, summary: Mapping[str, Any]) -> None:
        """Put another summary in place of the one shown in lists. Raises RecordMissing."""
        brief = canonical_json(summary)
        mine = (_table.c.id == result_id, _table.c.owner == owner)
        with self._database.write() as connection:
            row = connection.execute(
                select(_table.c.kind, _table.c.document_id, _table.c.engine).where(*mine)
            ).one_or_none()
            if row is None:
                raise RecordMissing(result_id)
            sealed = seal(owner, row.kind, row.document_id, row.engine, brief)
            connection.execute(update(_table).where(*mine).values(summary=brief, summary_seal=sealed))

    def delete_result(self, result_id: str, owner: str) -> None:
        """Remove one result. Raises RecordMissing."""
        with self._database.write() as connection:
            gone = connection.execute(delete(_table).where(_table.c.id == result_id, _table.c.owner == owner))
        if gone.rowcount == 0:
            raise RecordMissing(result_id)

    def _insert_or_replace(self, row: dict[str, object], content: dict[str, object]) -> ReturningInsert[tuple[str]]:
        dialect: Any = sqlite if self._database.is_sqlite else postgresql
        identity = ["owner", "kind", "document_id", "engine"]
        insert: ReturningInsert[tuple[str]] = (
            dialect.insert(_table)
            .values(**row)
            .on_conflict_do_update(index_elements=identity, set_=content)
            .returning(_table.c.id)
        )
        return insert


def _summary(values: RowMapping) -> ResultSummary:
    brief = _opened(values, "summary")
    return ResultSummary(
        id=values["id"],
        kind=values["kind"],
        document_id=values["document_id"],
        name=values["name"],
        summary=brief or {},
        engine=values["engine"],
        created=moment(values["created"]),
        damaged=brief is None,
    )


def _opened(values: RowMapping, column: str) -> dict[str, Any] | None:
    """The JSON object in a sealed column, or None where it does not match its seal."""
    text = values[column]
    identity = (values["owner"], values["kind"], values["document_id"], values["engine"])
    if not isinstance(text, str) or seal(*map(str, identity), text) != values[f"{column}_seal"]:
        return None
    opened: dict[str, Any] = json.loads(text)
    return opened
