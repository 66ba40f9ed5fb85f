"""What every noun's part of the store stands on: the database and the files."""

from __future__ import annotations

from data.store.engine import Database
from data.store.files import Files


class Repository:
    """Base of the nouns; the store is all of them in one."""

    def __init__(self, database: Database, files: Files) -> None:
        self._database = database
        self._files = files
