"""ZIP archives within limits: what lies in one, and one file of it. Names are labels only; nothing is ever unpacked
to a disk under a name from inside.

Read only in the worker, like every other document.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from model.errors import DocumentRefused
from model.safety import clean_text

MOST_MEMBERS = 2_000
LARGEST_MEMBER = 40 << 20
"""Bytes, unpacked; written as text they still fit the worker's answer."""
LARGEST_TOTAL = 1 << 30
"""Bytes of all members, unpacked, as the archive declares them."""
_HIGHEST_RATIO = 200
"""Text of a language packs to a fifth; only repetition without end goes beyond this."""
_SMALL = 1 << 20
"""Bytes below which no ratio is a danger."""
_ENCRYPTED = 0x1
_IN_UTF8 = 0x800
_LEFT_OUT = re.compile(r"(?:^|/)(?:__MACOSX(?:/|$)|\.[^/]*$|~\$[^/]*$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What systems and word processors leave behind: resource forks, hidden files, locks, previews."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What a damaged archive makes of reading it; a negative place in it is a ValueError."""

Result = TypeVar("Result")


def members(path: Path) -> list[tuple[int, str, str]]:
    """Index, name and code of refusal ("" for none) of every file in an archive, in its order.

    Raises DocumentRefused: document_damaged, archive_bomb (declares far more than it may hold), archive_too_many.
    """
    with _opened(path) as package:
        entries = package.infolist()
        if len(entries) > MOST_MEMBERS:
            raise DocumentRefused("archive_too_many", most=MOST_MEMBERS)
        if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
            raise DocumentRefused("archive_bomb")
        named = ((index, entry, safe_name(entry)) for index, entry in enumerate(entries) if not entry.is_dir())
        return [(index, name, _refusal(entry)) for index, entry, name in named if name and not _LEFT_OUT.search(name)]


def member(path: Path, index: int) -> bytes:
    """One file of an archive by its index. Raises DocumentRefused: document_damaged and the codes `members` names."""
    with _opened(path) as package:
        entries = package.infolist()
        if not 0 <= index < len(entries):
            raise DocumentRefused("document_damaged")
        return unpacked(package, entries[index])


def part(path: Path, name: str) -> bytes:
    """One file of an archive by its exact name. Raises DocumentRefused as `member` does, KeyError where it is not."""
    with _opened(path) as package:
        return unpacked(package, package.getinfo(name))


def check_parts(path: Path) -> frozenset[str]:
    """The names in a file that is itself an archive, such as a workbook, once all of it is within limits.

    Raises DocumentRefused as `member` does.
    """
    with _opened(path) as package:
        entries = package.infolist()
        if len(entries) > MOST_MEMBERS or sum(entry.file_size for entry in entries) > 4 * LARGEST_MEMBER:
            raise DocumentRefused("archive_bomb")
        for entry in entries:
            if code := _refusal(entry):
                raise DocumentRefused(code)
        return frozenset(entry.filename for entry in entries)


def unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of an entry, never more than `LARGEST_MEMBER` whatever it declares."""
    if code := _refusal(entry):
        raise DocumentRefused(code)

    def read() -> bytes:
        with package.open(entry) as file:
            return file.read(LARGEST_MEMBER + 1)

    content = _guarded(read)
    if len(content) > LARGEST_MEMBER:
        raise DocumentRefused("archive_bomb")
    return content


def safe_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry with its folders, read in the encoding it was written in; ``..`` and roots are gone.

    ZIP knows only code page 437 and, where a flag says so, UTF-8 (APPNOTE 6.3.10, appendix D); Chinese systems write
    GBK and some others UTF-8 without saying so.
    """
    name = entry.orig_filename
    if not entry.flag_bits & _IN_UTF8:
        name = _decoded(name)
    steps = (clean_text(step).strip() for step in name.replace("\\", "/").replace("\n", " ").split("/"))
    return "/".join(step for step in steps if step not in ("", ".", ".."))


def _decoded(name: str) -> str:
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            read = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if read.isascii() or encoding == "utf-8" or _HAN.search(read):
            return read
    return name


def _refusal(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & _ENCRYPTED:
        return "document_password"
    if entry.file_size > LARGEST_MEMBER:
        return "archive_bomb"
    packed = max(1, entry.compress_size)
    return "archive_bomb" if entry.file_size > _SMALL and entry.file_size / packed > _HIGHEST_RATIO else ""


def _opened(path: Path) -> zipfile.ZipFile:
    return _guarded(lambda: zipfile.ZipFile(path))


def _guarded(call: Callable[[], Result]) -> Result:
    """What the call gives. Raises DocumentRefused("document_damaged") for whatever a broken archive raises."""
    try:
        return call()
    except BROKEN as fault:
        raise DocumentRefused("document_damaged") from fault
