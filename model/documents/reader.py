"""The door to documents: what the desks and screens call. Nothing here parses; the worker does."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from model.documents.contents import HiddenText, PDFText, Pixels, Word
from model.documents.limits import Limits
from model.documents.sandbox import sandbox
from model.documents.xbrl.facts import Fact, from_row
from model.errors import DocumentRefused
from model.evidence import Box
from model.settings import Settings, load_settings

_SIGNATURE = b"%PDF"
_SIGNATURE_WITHIN = 1024
"""Some producers write a few bytes before the signature; readers accept it this far in."""


def document_id(data: bytes) -> str:
    """The name of a content: its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_text(path: Path | str, settings: Settings | None = None) -> PDFText:
    """The visible text of every page, and what the file hides. Raises DocumentRefused."""
    answer = _ask(path, settings, task="text")
    return PDFText(
        page_count=len(answer["texts"]),
        texts=tuple(answer["texts"]),
        sizes=tuple((width, height) for width, height in answer["sizes"]),
        title=answer["title"],
        hidden=tuple(HiddenText(*entry) for entry in answer["hidden"]),
        pictured=tuple(answer["pictured"]),
    )


def read_words(path: Path | str, pages: Sequence[int], settings: Settings | None = None) -> dict[int, tuple[Word, ...]]:
    """The words of the asked pages (1-based), line by line. A page the file lacks has none. Raises DocumentRefused."""
    wanted = sorted({page for page in pages if page >= 1})
    if not wanted:
        return {}
    answer = _ask(path, settings, task="words", pages=wanted)
    return {int(page): tuple(Word(*word) for word in words) for page, words in answer["words"].items()}


def render_page(
    path: Path | str,
    page: int,
    marks: Sequence[Box] = (),
    width: int = 1200,
    crop: Box | None = None,
    settings: Settings | None = None,
) -> bytes:
    """A PNG of a page (1-based) as displayed, marks in translucent amber; `crop` shows that part only.

    `width` is in pixels and held to what a screen can use. Raises DocumentRefused, also for a page that is not there.
    """
    answer = _ask(path, settings, task="picture", page=page, marks=list(marks), width=width, crop=crop)
    return b64decode(answer["png"])


def read_xbrl(path: Path | str, settings: Settings | None = None) -> tuple[Fact, ...]:
    """The numeric facts without dimensions of an XBRL instance, a page of inline XBRL, or a ZIP with one of them.

    Raises DocumentRefused: the codes of `model.documents.xbrl.instance`; xbrl_unsafe where the limits did not suffice.
    """
    settings = settings or load_settings()
    try:
        answer = sandbox.run({"task": "xbrl", "path": str(Path(path).absolute())}, Limits.of(settings))
    except DocumentRefused as refusal:
        if refusal.code.startswith("xbrl_"):
            raise
        raise DocumentRefused("xbrl_unsafe") from refusal
    return tuple(from_row(row) for row in answer["facts"])


def read_pixels(path: Path | str, page: int, resolution: float, settings: Settings | None = None) -> Pixels:
    """A page (1-based) as displayed in grey, at so many pixels an inch, held to what a screen can use.

    Raises DocumentRefused, also for a page that is not there.
    """
    answer = _ask(path, settings, task="pixels", page=page, resolution=resolution)
    return Pixels(answer["width"], answer["height"], answer["scale"], b64decode(answer["grey"]))


def _ask(path: Path | str, settings: Settings | None, **request: Any) -> dict[str, Any]:
    settings = settings or load_settings()
    file = Path(path).absolute()
    if _SIGNATURE not in head_of(file, settings):
        raise DocumentRefused("document_not_pdf")
    return sandbox.run({**request, "path": str(file)}, Limits.of(settings))


def head_of(file: Path, settings: Settings) -> bytes:
    """The first bytes of a file. Raises DocumentRefused for what need not be parsed to be refused."""
    try:
        size = file.stat().st_size
        if not file.is_file():
            raise DocumentRefused("document_missing")
        with file.open("rb") as opened:
            head = opened.read(_SIGNATURE_WITHIN)
    except OSError:
        raise DocumentRefused("document_missing") from None
    if size == 0:
        raise DocumentRefused("document_empty")
    if size > settings.upload_megabytes << 20:
        raise DocumentRefused("document_too_large", megabytes=settings.upload_megabytes)
    return head
