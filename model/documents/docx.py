"""The text of a Word document: paragraphs and tables of its body in order; headers, footers and notes are left out.

WordprocessingML, ECMA-376 part 1, section 17. Read only in the worker; no entity is expanded and nothing is fetched.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import iterparse

from model.documents.archive import check_parts, part
from model.documents.spelling import plain_text
from model.errors import DocumentRefused

_BODY = "word/document.xml"
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
"""Transitional and strict."""
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Says again, for old readers, what was said before."""
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DEEPEST = 200
_OFF = frozenset(("0", "false", "off"))


def docx_text(path: Path) -> str:
    """The text, a line a paragraph; cells of a table's row stand side by side.

    Raises DocumentRefused: document_damaged (no Word document, or one with entities), and those of the archive.
    """
    if _BODY not in check_parts(path):
        raise DocumentRefused("document_damaged")
    try:
        return plain_text("\n".join(_Body().lines(part(path, _BODY))))
    except (ParseError, LookupError, ValueError) as fault:
        # A forbidden entity is a ValueError too
        raise DocumentRefused("document_damaged") from fault


class _Body:
    """What has been read of a body so far. Text boxes make paragraphs lie in paragraphs, hence the stacks."""

    def __init__(self) -> None:
        self._paragraphs: list[list[str]] = []
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._hidden = False
        self._skipped = 0

    def lines(self, data: bytes) -> Iterator[str]:
        """The lines of a body, blank ones between paragraphs too."""
        depth = 0
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise DocumentRefused("document_damaged")
            if element.tag == _TWICE:
                self._skipped += 1 if event == "start" else -1
            name = next((element.tag[len(each) :] for each in _WORD if element.tag.startswith(each)), "")
            if not self._skipped:
                if event == "start":
                    self._begin(name)
                else:
                    yield from self._end(name, element)
            if event == "end" and name in ("p", "tbl"):
                element.clear()

    def _begin(self, name: str) -> None:
        if name == "p":
            self._paragraphs.append([])
        elif name == "tc":
            self._cells.append([])
        elif name == "tr":
            self._rows.append([])
        elif name == "r":
            self._hidden = False

    def _end(self, name: str, element: Any) -> Iterator[str]:
        if name == "vanish":
            self._hidden = not any(value in _OFF for value in element.attrib.values())
        elif name == "t" and self._paragraphs and not self._hidden:
            self._paragraphs[-1].append(element.text or "")
        elif name in _BREAKS and self._paragraphs:
            self._paragraphs[-1].append(_BREAKS[name])
        elif name == "p" and self._paragraphs:
            yield from self._say("".join(self._paragraphs.pop()))
        elif name == "tc" and self._cells and self._rows:
            self._rows[-1].append(" ".join(line.strip() for line in self._cells.pop() if line.strip()))
        elif name == "tr" and self._rows:
            yield from self._say("\t".join(cell for cell in self._rows.pop() if cell))

    def _say(self, line: str) -> Iterator[str]:
        """A line goes to the cell around it, or out."""
        if self._cells:
            self._cells[-1].append(line)
        else:
            yield line
