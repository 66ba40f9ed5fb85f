"""Stored files, each kept once under the sha256 of its bytes: home/files/ab/cd/abcd…"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import zlib
from pathlib import Path

from data.store.faults import RecordDamaged, RecordMissing

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Files:
    """Content-addressed files below one folder. No name given by a user ever reaches the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._verified: dict[str, tuple[int, int]] = {}

    def keep(self, data: bytes) -> str:
        """Write the bytes unless they are already there whole; returns their sha256. Survives a crash at any point."""
        name = hashlib.sha256(data).hexdigest()
        path = self._place(name)
        if path.is_file() and _digest(path) == name:
            return name
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as part:
            try:
                part.write(data)
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).replace(path)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
        _sync_folder(path.parent)
        return name

    def path(self, name: str) -> Path:
        """Where the file is, after checking it still is what its name says. Raises RecordMissing, RecordDamaged."""
        path = self._place(name)
        try:
            facts = path.stat()
        except FileNotFoundError as error:
            raise RecordMissing(name) from error
        stamp = (facts.st_mtime_ns, facts.st_size)
        if self._verified.get(name) != stamp:
            if _digest(path) != name:
                raise RecordDamaged(name)
            self._verified[name] = stamp
        return path

    def drop(self, name: str) -> None:
        """Remove the file with what was derived from it, if it is there."""
        self._verified.pop(name, None)
        path = self._place(name)
        for derived in path.parent.glob(f"{name}.*"):
            derived.unlink(missing_ok=True)
        path.unlink(missing_ok=True)

    def keep_derived(self, name: str, kind: str, data: bytes) -> None:
        """Keep what was made of a file beside it, compressed, in place of an earlier one of that kind."""
        packed = zlib.compress(data, level=6)
        path = self._place(name)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as part:
            part.write(hashlib.sha256(packed).digest() + packed)
        Path(part.name).replace(path.with_name(f"{name}.{kind}"))

    def derived(self, name: str, kind: str) -> bytes | None:
        """What was kept of that kind; None where there is none. Raises RecordDamaged."""
        path = self._place(name)
        try:
            sealed = path.with_name(f"{name}.{kind}").read_bytes()
        except FileNotFoundError:
            return None
        if hashlib.sha256(sealed[32:]).digest() != sealed[:32]:
            raise RecordDamaged(name)
        return zlib.decompress(sealed[32:])

    def _place(self, name: str) -> Path:
        if not _SHA256.fullmatch(name):
            raise RecordMissing("not a document id")
        return self._folder / name[:2] / name[2:4] / name


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    # The rename itself must reach the disk, not only the bytes
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
