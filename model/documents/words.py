"""Characters to words: PDFium's spaces end a word, and so do gaps and jumps where it saw none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite, pi
from operator import sub
from statistics import median

from model.documents.contents import HiddenReason, Word
from model.documents.lines import lines_of
from model.documents.pdfium import Page
from model.documents.spelling import plain_text
from model.documents.visibility import hidden_characters

_RUN = re.compile(r"\S+")
_GAP = 0.12
"""Gap, in character heights, that ends a word where PDFium saw no space. Closing brackets stand up to 0.09 away."""
_SHIFT = 0.2
"""Characters stand on different lines, or one of them is raised, when their lower edges differ by this part of their
height. Small capitals stay with their capital."""
_SMALLER = 0.85
"""A character behind a digit and lower than this part of its height is a footnote mark, not a digit of the number."""
_LEVEL = 0.1
"""Characters surely stand on one line when their edges differ by less than this part of their height."""
_TURNED = 0.1
"""Radians from which text is a watermark or a margin note and part of no line."""

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Characters:
    """The characters of a page with the columns of their boxes."""

    text: str
    x0: Sequence[float]
    y0: Sequence[float]
    x1: Sequence[float]
    y1: Sequence[float]
    hidden: dict[int, HiddenReason]

    def height(self, *indices: int) -> float:
        """The tallest of some characters."""
        return max(self.y1[index] - self.y0[index] for index in indices)

    def is_mark(self, before: int, after: int) -> bool:
        """Whether a footnote mark follows a number: smaller than the digit before it."""
        return self.text[before].isdigit() and self.height(after) < _SMALLER * self.height(before)

    def shifted(self, before: int, after: int) -> bool:
        """Whether two characters stand on different lines, or one of them is raised."""
        return abs(self.y1[before] - self.y1[after]) > _SHIFT * self.height(before, after)


def words_of(page: Page) -> tuple[Word, ...]:
    """The words of a page line by line, each line from left to right; turned text comes last."""
    text = page.characters
    spans = [run.span() for run in _RUN.finditer(text)]
    if not spans:
        return ()
    edges = page.edges(range(len(text)))
    characters = _Characters(text, *page.displayed(edges), hidden_characters(page, range(len(text)), edges))
    level: list[Word] = []
    turned: list[Word] = []
    for span in spans:
        if _is_even(span, characters):
            level.append(_word(span, characters))
        elif _is_turned(page, span[0]):
            turned.append(_word(span, characters))
        else:
            level += [_word(part, characters) for part in _parted(span, characters)]
    lines = (word for line in lines_of(level) for word in line)
    return tuple(word for word in (*lines, *turned) if word.text)


def _is_turned(page: Page, index: int) -> bool:
    angle = (page.angle(index) + page.rotation * pi / 2) % (2 * pi)
    return _TURNED < angle < 2 * pi - _TURNED


def _parted(span: _Span, characters: _Characters) -> Iterator[_Span]:
    """A run cut where it jumps to another column or line, and where it changes between seen and hidden.

    Spaced-out letters all keep the same distance; only a wider gap cuts them.
    """
    start, end = span
    usual = (
        max(0.0, median(map(sub, characters.x0[start + 1 : end], characters.x1[start:end]))) if end - start > 1 else 0
    )
    for after in range(start + 1, end):
        before = after - 1
        gap = characters.x0[after] - characters.x1[before]
        backwards = characters.x0[before] - characters.x0[after]
        if (
            max(gap - usual, backwards) > _GAP * characters.height(before, after)
            or characters.shifted(before, after)
            or characters.is_mark(before, after)
            or (before in characters.hidden) != (after in characters.hidden)
        ):
            yield start, after
            start = after
    yield start, end


def _is_even(span: _Span, characters: _Characters) -> bool:
    """The quick answer for nearly every run: one level line, no jump, nothing hidden on the page."""
    start, end = span
    if end - start == 1:
        return False
    tops, bottoms, lefts = characters.y0[start:end], characters.y1[start:end], characters.x0[start:end]
    height = characters.y1[start] - tops[0]
    return (
        not characters.hidden
        and max(tops) - min(tops) < _LEVEL * height
        and max(bottoms) - min(bottoms) < _LEVEL * height
        and min(map(sub, lefts[1:], lefts)) >= 0
        and max(map(sub, lefts[1:], characters.x1[start:end])) < _GAP * height
    )


def _word(span: _Span, characters: _Characters) -> Word:
    start, end = span
    x0, x1 = min(characters.x0[start:end]), max(characters.x1[start:end])
    y0, y1 = min(characters.y0[start:end]), max(characters.y1[start:end])
    printed = plain_text(characters.text[start:end]).strip()
    if not isfinite(x0 + x1 + y0 + y1):
        return Word(printed, 0.0, 0.0, 0.0, 0.0, hidden=True)
    return Word(printed, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2), start in characters.hidden)
