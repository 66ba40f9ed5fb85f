"""What the worker does with one document: request in, plain JSON values out."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from model.documents.archive import member, members
from model.documents.contents import HiddenText
from model.documents.docx import docx_text
from model.documents.limits import MAX_TITLE
from model.documents.pdfium import Page, opened
from model.documents.photo import photo
from model.documents.picture import drawn, frame, png
from model.documents.sheets import sheets
from model.documents.spelling import plain_text
from model.documents.visibility import hidden_in_text, hidden_texts
from model.documents.words import words_of
from model.documents.xbrl.facts import to_row
from model.documents.xbrl.instance import read_facts
from model.errors import DocumentRefused

_MAX_HIDDEN = 500
"""Entries of hidden text that are reported; a document with more has made its point."""

_POINTS_AN_INCH = 72
_MOST_PIXELS = 4_000_000
"""What recognition is given at most; an A4 page at 200 pixels an inch has 3.9 million."""
_FEW_CHARACTERS = 120
"""Characters of text up to which a page that draws something is taken for a picture, perhaps with a stamp on it."""

Answer = dict[str, Any]


def perform(request: dict[str, Any]) -> Answer:
    """Do what a request asks; the answer holds either the result or the code and details of a refusal."""
    try:
        path = Path(request["path"])
        return _TASKS[request["task"]](path, request)
    except DocumentRefused as refusal:
        return {"refused": refusal.code, "details": refusal.details}
    except MemoryError:
        return {"refused": "document_too_much_memory", "details": {}}
    except Exception:  # noqa: BLE001 - worker border: what a broken file raises is unlimited, the reason is one
        return {"refused": "document_damaged", "details": {}}


def _text(path: Path, _: dict[str, Any]) -> Answer:
    texts: list[str] = []
    sizes: list[tuple[float, float]] = []
    hidden: list[HiddenText] = []
    pictured: list[int] = []
    with opened(path) as document:
        for number in range(1, document.page_count + 1):
            with document.page(number) as page:
                text, size = ("", (0.0, 0.0)) if page is None else (_visible(page, hidden), page.size)
                if page is not None and page.draws and len("".join(text.split())) < _FEW_CHARACTERS:
                    pictured.append(number)
            texts.append(text)
            sizes.append(size)
        title = plain_text(document.title).strip()[:MAX_TITLE]
    if not any(size != (0.0, 0.0) for size in sizes):
        raise DocumentRefused("document_damaged")
    if not pictured and not any(text.strip() for text in texts):
        raise DocumentRefused("document_no_text")
    shown = [[entry.page, entry.text, entry.reason] for entry in hidden[:_MAX_HIDDEN]]
    return {"texts": texts, "sizes": sizes, "title": title or None, "hidden": shown, "pictured": pictured}


def _visible(page: Page, hidden: list[HiddenText]) -> str:
    """The page's text without what no reader sees, which goes to the list."""
    text = page.characters
    unseen = hidden_in_text(page)
    if unseen:
        hidden += hidden_texts(page, unseen)
        text = "".join(character for index, character in enumerate(text) if index not in unseen)
    return plain_text(text.replace("\r\n", "\n"))


def _words(path: Path, request: dict[str, Any]) -> Answer:
    found: dict[str, list[list[Any]]] = {}
    with opened(path) as document:
        for number in request["pages"]:
            with document.page(number) as page:
                words = () if page is None else words_of(page)
            found[str(number)] = [[word.text, word.x0, word.y0, word.x1, word.y1, word.hidden] for word in words]
    return {"words": found}


def _picture(path: Path, request: dict[str, Any]) -> Answer:
    crop = tuple(request["crop"]) if request["crop"] else None
    with opened(path) as document, document.page(request["page"]) as page:
        if page is None:
            raise DocumentRefused("document_no_such_page", page=request["page"], pages=document.page_count)
        return {"png": b64encode(png(page, request["marks"], request["width"], crop)).decode()}


def _xbrl(path: Path, _: dict[str, Any]) -> Answer:
    return {"facts": [to_row(fact) for fact in read_facts(path.read_bytes())]}


def _pixels(path: Path, request: dict[str, Any]) -> Answer:
    number, resolution = request["page"], request["resolution"]
    with opened(path) as document, document.page(number) as page:
        if page is None:
            raise DocumentRefused("document_no_such_page", page=number, pages=document.page_count)
        width, height = page.size
        most = (_MOST_PIXELS * width / max(height, 1.0)) ** 0.5
        part = frame(page, round(min(width * resolution / _POINTS_AN_INCH, most)))
        grey = b64encode(drawn(page, part, grey=True).tobytes()).decode()
        return {"width": part.width, "height": part.height, "scale": part.scale, "grey": grey}


def _photo(path: Path, _: dict[str, Any]) -> Answer:
    picture = photo(path)
    grey = b64encode(picture.tobytes()).decode()
    return {"width": picture.width, "height": picture.height, "scale": 1.0, "grey": grey}


def _members(path: Path, _: dict[str, Any]) -> Answer:
    return {"members": members(path)}


def _member(path: Path, request: dict[str, Any]) -> Answer:
    return {"content": b64encode(member(path, request["index"])).decode()}


def _docx(path: Path, _: dict[str, Any]) -> Answer:
    return {"text": docx_text(path)}


def _sheets(path: Path, _: dict[str, Any]) -> Answer:
    return {"sheets": sheets(path)}


_TASKS: dict[str, Callable[[Path, dict[str, Any]], Answer]] = {
    "text": _text,
    "words": _words,
    "xbrl": _xbrl,
    "picture": _picture,
    "pixels": _pixels,
    "photo": _photo,
    "members": _members,
    "member": _member,
    "docx": _docx,
    "sheets": _sheets,
}
