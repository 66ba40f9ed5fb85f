"""Files of a class to its essays. A bad file never stops the others, and none is lost: each ends as one or more
submissions or as a refusal that says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from model.documents.files import Member, list_archive, read_member
from model.education.classes.classroom import RefusedFile, Submission
from model.education.classes.naming import pages_of
from model.education.classes.reading import ARCHIVE, PHOTOS, Handed, ending_of, read_file, read_photos, refused
from model.errors import AssayError, EssayRefused
from model.safety import clean_text
from model.settings import load_settings

Progress = Callable[[int, int], None]
"""Told how many of how many essays' files are done."""

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the files handed in, in their order."""

    submissions: tuple[Submission, ...]
    refused: tuple[RefusedFile, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file to be read, and where its content is: given, or in an archive that lies on the disk."""

    name: str
    content: bytes = b""
    archive: Path | None = None
    index: int = 0

    def put(self, path: Path) -> Path:
        """Lay the content where the readers can open it. Raises AssayError for what need not be read."""
        content = self.content if self.archive is None else read_member(self.archive, self.index)
        if not content:
            raise EssayRefused("essay_file_empty")
        _check_size(content)
        path.write_bytes(content)
        return path


def take_in(files: Sequence[tuple[str, bytes]], progress: Progress | None = None) -> Intake:
    """The essays in files given by name and content: texts, Word, PDF, photographs, tables, and archives of them.

    The content lies in a private folder while it is read and is gone afterwards.
    """
    handed: list[Handed] = []
    with TemporaryDirectory(prefix="intake-") as folder:
        found: list[_File | RefusedFile] = []
        for number, (name, content) in enumerate(files):
            found += _expanded(clean_text(name)[-_LONGEST_NAME:], content, Path(folder) / f"{number}{ARCHIVE}")
        pieces = _pieces(found)
        for done, piece in enumerate(pieces):
            if progress is not None:
                progress(done, len(pieces))
            handed += [piece] if isinstance(piece, RefusedFile) else _read(piece, Path(folder))
        if progress is not None:
            progress(len(pieces), len(pieces))
    return Intake(
        tuple(each for each in handed if isinstance(each, Submission)),
        tuple(each for each in handed if isinstance(each, RefusedFile)),
    )


def _expanded(name: str, content: bytes, path: Path) -> Iterator[_File | RefusedFile]:
    """The file itself, or those in an archive. Office files are archives only by their build."""
    if ending_of(name) != ARCHIVE:
        yield _File(name, content)
        return
    try:
        members = list_archive(_File(name, content).put(path))
    except AssayError as fault:
        yield refused(name, fault)
        return
    if not members:
        yield RefusedFile(name, "essay_archive_without_files")
    for each in members:
        yield _member(name, path, each)


def _member(archive: str, path: Path, member: Member) -> _File | RefusedFile:
    name = f"{archive}/{member.name}"
    if member.refusal:
        return refused(name, AssayError(member.refusal))
    return _File(name, archive=path, index=member.index)


def _pieces(found: Sequence[_File | RefusedFile]) -> list[list[_File] | RefusedFile]:
    """Files that make one essay together, in the order in which their first page was handed in."""
    photos = {
        place: each for place, each in enumerate(found) if isinstance(each, _File) and ending_of(each.name) in PHOTOS
    }
    places = list(photos)
    together: dict[int, list[_File]] = {}
    for group in pages_of([each.name for each in photos.values()]):
        together[min(places[page] for page in group)] = [photos[places[page]] for page in group]
    pieces: list[list[_File] | RefusedFile] = []
    for place, each in enumerate(found):
        if isinstance(each, RefusedFile):
            pieces.append(each)
        elif place not in photos:
            pieces.append([each])
        elif place in together:
            pieces.append(together[place])
    return pieces


def _read(files: list[_File], folder: Path) -> list[Handed]:
    path = folder / "essay"
    try:
        if ending_of(files[0].name) in PHOTOS:
            return read_photos([(file.name, partial(file.put, path)) for file in files])
        return read_file(files[0].name, files[0].put(path))
    except AssayError as fault:
        return [refused(file.name, fault) for file in files]
    finally:
        path.unlink(missing_ok=True)


def _check_size(content: bytes) -> None:
    megabytes = load_settings().upload_megabytes
    if len(content) > megabytes << 20:
        raise EssayRefused("essay_file_too_large", megabytes=megabytes)
