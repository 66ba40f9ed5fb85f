"""Annotations: what an owner puts beside the results. Sealed when written, taken back rather than changed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.exc import IntegrityError

from data.store import schema
from data.store.faults import RecordDamaged, RecordMissing
from data.store.records import Annotation, canonical_json, moment, now, seal
from data.store.repository import Repository

_table = schema.annotation_rows


class Annotations(Repository):
    """Corrections and the like, each a row of its own beside the result it is about."""

    def annotate(
        self, owner: str, kind: str, subject: str, payload: Mapping[str, Any], document_id: str | None = None
    ) -> Annotation:
        """Keep an annotation. Raises RecordMissing when the document named is not the owner's."""
        text = canonical_json(payload)
        values = {
            "id": uuid.uuid4().hex,
            "owner": owner,
            "kind": kind,
            "subject": subject,
            "document_id": document_id,
            "payload": text,
            "payload_seal": seal(owner, kind, subject, document_id or "", text),
            "withdrawn": 0,
            "created": now(),
            "updated": now(),
        }
        try:
            with self._database.write() as connection:
                connection.execute(_table.insert().values(**values))
                query = select(_table).where(_table.c.id == values["id"])
                return _annotation(connection.execute(query).mappings().one())
        except IntegrityError as error:
            raise RecordMissing(document_id) from error

    def annotations(
        self, owner: str, kind: str, subject: str | None = None, *, withdrawn: bool = False
    ) -> tuple[Annotation, ...]:
        """The owner's annotations of a kind, oldest first, those taken back only when asked for.

        Raises RecordDamaged when one does not match its seal.
        """
        query = select(_table).where(_table.c.owner == owner, _table.c.kind == kind)
        if subject is not None:
            query = query.where(_table.c.subject == subject)
        if not withdrawn:
            query = query.where(_table.c.withdrawn == 0)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(_table.c.created, _table.c.id)).mappings().all()
        return tuple(_annotation(row) for row in rows)

    def withdraw_annotation(self, annotation_id: str, owner: str, *, withdrawn: bool = True) -> None:
        """Take an annotation back, or put it in force again. Raises RecordMissing."""
        mine = (_table.c.id == annotation_id, _table.c.owner == owner)
        with self._database.write() as connection:
            changed = connection.execute(
                update(_table).where(*mine).values(withdrawn=int(withdrawn), updated=now())
            ).rowcount
        if changed == 0:
            raise RecordMissing(annotation_id)

    def delete_annotation(self, annotation_id: str, owner: str) -> None:
        """Remove an annotation for good. Raises RecordMissing."""
        with self._database.write() as connection:
            gone = connection.execute(delete(_table).where(_table.c.id == annotation_id, _table.c.owner == owner))
        if gone.rowcount == 0:
            raise RecordMissing(annotation_id)


def _annotation(values: RowMapping) -> Annotation:
    parts = (values["owner"], values["kind"], values["subject"], values["document_id"] or "", values["payload"])
    if seal(*parts) != values["payload_seal"]:
        raise RecordDamaged(values["id"])
    return Annotation(
        id=values["id"],
        kind=values["kind"],
        subject=values["subject"],
        document_id=values["document_id"],
        payload=json.loads(values["payload"]),
        withdrawn=bool(values["withdrawn"]),
        created=moment(values["created"]),
    )
