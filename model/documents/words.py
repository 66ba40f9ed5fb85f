"""Characters to words: a gap ends a word, a thin kern or the comma of a wide Chinese face does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isfinite, pi

from model.documents.contents import HiddenReason, Word
from model.documents.pdfium import Page
from model.documents.spelling import plain_text
from model.documents.visibility import hidden_characters
from model.evidence import Box

_RUN = re.compile(r"\S+")
_GAP = 0.35
"""Gap, in character heights, that ends a word where PDFium saw no space."""
_KERN = 0.1
"""Gap, in character heights, below which a space that PDFium added is only kerning."""
_SHIFT = 0.5
"""Characters stand on different lines when their middles differ by this part of their height."""
_SAME_LINE = 0.45
"""Words share a line when their middles differ by less than this part of their height."""
_TURNED = 0.1
"""Radians from which text is a watermark or a margin note and part of no line."""


def words_of(page: Page) -> tuple[Word, ...]:
    """The words of a page line by line, each line from left to right; turned text comes last."""
    text = page.characters
    runs = [list(range(*run.span())) for run in _RUN.finditer(text)]
    if not runs:
        return ()
    boxes = page.boxes(range(len(text)))
    hidden = hidden_characters(page)
    level: list[Word] = []
    turned: list[Word] = []
    for run in _rejoined(runs, text, boxes):
        if _is_turned(page, run[0]):
            turned.append(_word(run, text, boxes, hidden))
        else:
            level += [_word(part, text, boxes, hidden) for part in _parted(run, boxes, hidden)]
    return tuple(word for word in (*_in_lines(level), *turned) if word.text)


def _is_turned(page: Page, index: int) -> bool:
    angle = (page.angle(index) + page.rotation * pi / 2) % (2 * pi)
    return _TURNED < angle < 2 * pi - _TURNED


def _rejoined(runs: list[list[int]], text: str, boxes: Sequence[Box]) -> Iterator[list[int]]:
    """Runs parted only by a space that PDFium added where there is no gap become one again."""
    current = runs[0]
    for run in runs[1:]:
        space = boxes[run[0] - 1]
        added = run[0] - current[-1] == 2 and text[run[0] - 1] == " " and space[0] == space[2]
        if added and _touch(boxes[current[-1]], boxes[run[0]]):
            current = current + run
        else:
            yield current
            current = run
    yield current


def _touch(before: Box, after: Box) -> bool:
    height = max(before[3] - before[1], after[3] - after[1])
    return abs(after[0] - before[2]) < _KERN * height and not _shifted(before, after, height)


def _shifted(before: Box, after: Box, height: float) -> bool:
    return abs(before[1] + before[3] - after[1] - after[3]) / 2 > _SHIFT * height


def _parted(run: list[int], boxes: Sequence[Box], hidden: dict[int, HiddenReason]) -> Iterator[list[int]]:
    """A run cut where it jumps to another column or line, and where it changes between seen and hidden."""
    start = 0
    for place in range(1, len(run)):
        before, after = boxes[run[place - 1]], boxes[run[place]]
        height = max(before[3] - before[1], after[3] - after[1])
        if (
            after[0] - before[2] > _GAP * height
            or before[0] - after[0] > _GAP * height
            or _shifted(before, after, height)
            or (run[place - 1] in hidden) != (run[place] in hidden)
        ):
            yield run[start:place]
            start = place
    yield run[start:]


def _word(run: list[int], text: str, boxes: Sequence[Box], hidden: dict[int, HiddenReason]) -> Word:
    corners = tuple(zip(*(boxes[index] for index in run), strict=True))
    x0, y0, x1, y1 = min(corners[0]), min(corners[1]), max(corners[2]), max(corners[3])
    printed = plain_text("".join(text[index] for index in run)).strip()
    if not all(map(isfinite, (x0, y0, x1, y1))):
        return Word(printed, 0.0, 0.0, 0.0, 0.0, hidden=True)
    return Word(printed, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2), hidden=run[0] in hidden)


def _in_lines(words: list[Word]) -> Iterator[Word]:
    """Words sorted into lines by their middles, lines downwards, words to the right."""
    line: list[Word] = []
    for word in sorted(words, key=_middle):
        if line and not _shares_line(line[0], word):
            yield from sorted(line, key=_left)
            line = []
        line.append(word)
    yield from sorted(line, key=_left)


def _shares_line(first: Word, word: Word) -> bool:
    height = min(first.y1 - first.y0, word.y1 - word.y0)
    return _middle(word) - _middle(first) < _SAME_LINE * height


def _middle(word: Word) -> float:
    return (word.y0 + word.y1) / 2


def _left(word: Word) -> float:
    return word.x0
