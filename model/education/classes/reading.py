"""One handed-in file to its essays. Foreign formats are parsed only in the limited worker process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from model.documents import Word, read_text, read_words, recognise
from model.documents.files import read_docx, read_sheets
from model.documents.paragraphs import text_of_pages
from model.documents.recognition import read_photograph
from model.education.classes.classroom import RefusedFile, Submission
from model.education.classes.naming import pupil_of
from model.education.classes.plain import decoded, without_markdown
from model.education.classes.table import essays_in, rows_of
from model.education.essay import read_essay
from model.errors import AssayError, EssayRefused

MOST_PAGES = 40
"""Of one essay."""
PHOTOS = (".jpg", ".jpeg", ".png", ".webp")
ARCHIVE = ".zip"
_STAMP = 40
"""Characters up to which the text of a picture of a page is what a scanner stamps on it; more is the essay's end."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Of the compound files of Office 97–2003; newer ones lie in such a file only when they ask for a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"

_SAID = {
    "document_empty": "essay_file_empty",
    "document_too_large": "essay_file_too_large",
    "document_damaged": "essay_file_damaged",
    "document_not_pdf": "essay_file_damaged",
    "document_no_pages": "essay_file_damaged",
    "document_password": "essay_file_encrypted",
    "document_no_text": "essay_file_no_text",
    "document_too_many_pages": "essay_file_too_heavy",
    "document_too_slow": "essay_file_too_heavy",
    "document_too_much_memory": "essay_file_too_heavy",
    "document_result_too_large": "essay_file_too_heavy",
    "document_crashed_reader": "essay_file_damaged",
    "essay_empty": "essay_file_no_text",
}
"""The reasons of the reader of reports in the words of a teacher's files."""

Handed = Submission | RefusedFile


def refused(file: str, fault: AssayError) -> RefusedFile:
    """The refusal as it is kept and shown beside the file's name."""
    return RefusedFile(file, _SAID.get(fault.code, fault.code), fault.details)


def ending_of(file: str) -> str:
    """The ending of a name such as ``.docx``, in small letters."""
    return PurePosixPath(file).suffix.lower()


def read_file(file: str, path: Path) -> list[Handed]:
    """The essays in one file that is neither a photograph nor an archive. Raises AssayError.

    `file` is its name as handed in; `path` is where its content lies.
    """
    ending = ending_of(file)
    head = _head(path)
    if head.startswith(_OLD_OFFICE):
        raise EssayRefused("essay_file_encrypted" if _ENCRYPTED in path.read_bytes() else "essay_file_old_office")
    if ending == ARCHIVE or (ending not in _READERS and head.startswith(_ZIP)):
        raise EssayRefused("essay_archive_nested")
    if ending not in _READERS:
        raise EssayRefused("essay_file_unknown", ending=ending or "?", formats=formats())
    return list(_READERS[ending](file, path))


def read_photos(pages: Sequence[tuple[str, Callable[[], Path]]]) -> list[Handed]:
    """The one essay whose pages were photographed, given by name and by what lays a page on the disk.

    Where a page cannot be read all are refused: an essay with a page missing would be marked for what it is not.
    """
    words: list[Sequence[Word]] = []
    broken: dict[str, RefusedFile] = {}
    for file, put in pages:
        try:
            words.append(read_photograph(put()))
        except AssayError as fault:
            broken[file] = refused(file, fault)
    if broken:
        missing = {"file": PurePosixPath(next(iter(broken))).name}
        return [broken.get(file) or RefusedFile(file, "essay_page_missing", missing) for file, _ in pages]
    try:
        return [_submission(pages[0][0], text_of_pages(words))]
    except EssayRefused as fault:
        return [refused(file, fault) for file, _ in pages]


def formats() -> str:
    """The endings of all that can be read."""
    return ", ".join(ending.removeprefix(".") for ending in (*_READERS, *PHOTOS, ARCHIVE))


def _submission(file: str, text: str) -> Submission:
    return Submission(file, pupil_of(file), read_essay(text).text)


def _head(path: Path) -> bytes:
    with path.open("rb") as opened:
        return opened.read(len(_OLD_OFFICE))


def _plain(file: str, path: Path) -> Iterator[Handed]:
    text = decoded(path.read_bytes())
    yield _submission(file, without_markdown(text) if ending_of(file) != ".txt" else text)


def _docx(file: str, path: Path) -> Iterator[Handed]:
    yield _submission(file, read_docx(path))


def _pdf(file: str, path: Path) -> Iterator[Handed]:
    found = read_text(path)
    if found.page_count > MOST_PAGES:
        raise EssayRefused("essay_file_too_many_pages", pages=found.page_count, most=MOST_PAGES)
    words = read_words(path, range(1, found.page_count + 1))
    for page in found.pictured:
        if len("".join(found.texts[page - 1].split())) < _STAMP:
            words[page] = recognise(path, page).words
    yield _submission(file, text_of_pages(words[page] for page in sorted(words)))


def _table(file: str, path: Path) -> Iterator[Handed]:
    return _checked(essays_in(file, rows_of(decoded(path.read_bytes()))))


def _workbook(file: str, path: Path) -> Iterator[Handed]:
    """The first sheet that holds essays."""
    sheets = read_sheets(path)
    for rows in sheets:
        try:
            return _checked(list(essays_in(file, rows)))
        except EssayRefused as fault:
            if fault.code != "essay_table_without_essays":
                raise
    raise EssayRefused("essay_table_without_essays")


def _checked(handed: Iterator[Handed] | list[Handed]) -> Iterator[Handed]:
    for each in handed:
        try:
            if isinstance(each, Submission):
                read_essay(each.text)
        except EssayRefused as fault:
            yield refused(each.file, fault)
        else:
            yield each


_READERS: dict[str, Callable[[str, Path], Iterator[Handed]]] = {
    ".txt": _plain,
    ".md": _plain,
    ".docx": _docx,
    ".pdf": _pdf,
    ".csv": _table,
    ".tsv": _table,
    ".xlsx": _workbook,
}
