"""Documents: a row an owner, a file a content."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import RowMapping, delete, func, select
from sqlalchemy.exc import IntegrityError

from data.store import schema
from data.store.faults import RecordMissing
from data.store.records import Document, moment, now
from data.store.repository import Repository

_table = schema.documents


class Documents(Repository):
    """What was uploaded, by whom."""

    def add_document(self, name: str, data: bytes, media_type: str, owner: str) -> Document:
        """Keep a file for an owner; giving the same bytes again returns the document kept before."""
        document_id = self._files.keep(data)
        values = {"id": document_id, "owner": owner, "name": name, "size": len(data)}
        try:
            with self._database.write() as connection:
                self._database.lock(connection, document_id)
                # Another owner may have deleted the last copy since it was written above
                self._files.keep(data)
                connection.execute(_table.insert().values(**values, media_type=media_type, created=now()))
        except IntegrityError:
            pass
        return self.document(document_id, owner)

    def document(self, document_id: str, owner: str) -> Document:
        """One document of an owner. Raises RecordMissing, also for somebody else's."""
        query = select(_table).where(_table.c.id == document_id, _table.c.owner == owner)
        with self._database.read() as connection:
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise RecordMissing(document_id)
        return _document(row)

    def documents(self, owner: str) -> tuple[Document, ...]:
        """All documents of an owner, newest first."""
        query = select(_table).where(_table.c.owner == owner).order_by(_table.c.created.desc(), _table.c.id)
        with self._database.read() as connection:
            return tuple(_document(row) for row in connection.execute(query).mappings())

    def document_path(self, document_id: str) -> Path:
        """Where the file is, checked against its hash. Raises RecordMissing, RecordDamaged."""
        return self._files.path(document_id)

    def keep_derived(self, document_id: str, kind: str, data: bytes) -> None:
        """Keep what was made of a document, such as its text, so that it need not be parsed again; goes with it."""
        self._files.keep_derived(document_id, kind, data)

    def derived(self, document_id: str, kind: str) -> bytes | None:
        """What was made of a document; None where nothing of that kind is kept. Raises RecordDamaged."""
        return self._files.derived(document_id, kind)

    def delete_document(self, document_id: str, owner: str) -> None:
        """Remove a document with its results and jobs, and the file when nobody else keeps it. Raises RecordMissing."""
        with self._database.write() as connection:
            self._database.lock(connection, document_id)
            gone = connection.execute(delete(_table).where(_table.c.id == document_id, _table.c.owner == owner))
            if gone.rowcount == 0:
                raise RecordMissing(document_id)
            others = connection.execute(select(func.count()).where(_table.c.id == document_id)).scalar_one()
            if others == 0:
                # Before the commit: a crash in between leaves a row to delete again, never a private file without one
                self._files.drop(document_id)

    def stored_bytes(self, owner: str) -> int:
        """Size of all files of an owner."""
        query = select(func.coalesce(func.sum(_table.c.size), 0)).where(_table.c.owner == owner)
        with self._database.read() as connection:
            return int(connection.execute(query).scalar_one())


def _document(values: RowMapping) -> Document:
    return Document(
        id=values["id"],
        name=values["name"],
        size=values["size"],
        media_type=values["media_type"],
        owner=values["owner"],
        created=moment(values["created"]),
    )
