"""Lines of a page put together to the paragraphs their writer meant, from where the words stand.

A line goes on where the next one begins unless it was ended on purpose: the first word of the next line would still
have fitted, the next line is indented, or the gap between them is wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from model.documents.contents import Word
from model.documents.lines import lines_of

_INDENT = 1.2
"""Line heights by which a line begins further right than the page does; a Chinese indent is two."""
_GAP = 1.7
"""Times the usual distance of lines."""
_SLACK = 1.0
"""Line heights that writers leave free at the right."""
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:(?:page|第)\s*)?\d{1,3}(?:\s*(?:/|of|页)\s*\d{0,3})?[-–—\s页]*", re.IGNORECASE)
_HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef“”‘’…—]")
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’」』）)]*$")

Line = list[Word]


def text_of_pages(pages: Iterable[Sequence[Word]]) -> str:
    """The text of an essay's pages, a line a paragraph; page numbers are left out.

    A paragraph goes on over the end of a page unless its last sentence ended there.
    """
    text: list[str] = []
    for words in pages:
        found = paragraphs_of(words)
        if text and found and not _SENTENCE_END.search(text[-1]):
            text[-1] = _joined(text[-1], found.pop(0))
        text += found
    return "\n".join(text)


def paragraphs_of(words: Sequence[Word]) -> list[str]:
    """The paragraphs of one page, read as one column. Words no reader sees are left out."""
    lines = [line for line in lines_of(word for word in words if not word.hidden) if _said(line)]
    lines = [
        line for place, line in enumerate(lines) if place not in (0, len(lines) - 1) or not _is_page_number(line, lines)
    ]
    if not lines:
        return []
    left = median(line[0].x0 for line in lines) if len(lines) > 2 else min(line[0].x0 for line in lines)
    right = max(line[-1].x1 for line in lines)
    steps = [after[0].y0 - before[0].y0 for before, after in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    found = [_said(lines[0])]
    for (before, after), step in zip(pairwise(lines), steps, strict=True):
        if _ended(before, after, left, right) or step > _GAP * usual:
            found.append(_said(after))
        else:
            found[-1] = _joined(found[-1], _said(after))
    return found


def _said(line: Line) -> str:
    said = ""
    for word in line:
        said = _joined(said, word.text) if said else word.text
    return said.strip()


def _is_page_number(line: Line, lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and _PAGE_NUMBER.fullmatch(_said(line)) is not None


def _height(line: Line) -> float:
    return median(word.y1 - word.y0 for word in line)


def _ended(before: Line, after: Line, left: float, right: float) -> bool:
    height = _height(after)
    indented = after[0].x0 > max(left, min(before[0].x0, after[0].x0)) + _INDENT * height
    return indented or before[-1].x1 + _SLACK * height + _first_word(after) < right


def _first_word(line: Line) -> float:
    """Width of what could have stood on the line before: a word, or one character of Chinese."""
    first = line[0]
    wide = first.x1 - first.x0
    return wide / len(first.text) if _HAN.match(first.text) else wide


def _joined(text: str, more: str) -> str:
    if text.endswith("-") and text[-2:-1].islower() and more[:1].islower():
        return text[:-1] + more
    between = "" if _HAN.match(text[-1:]) or _HAN.match(more[:1]) else " "
    return text + between + more
