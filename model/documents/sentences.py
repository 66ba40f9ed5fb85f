"""The sentence around a place in a page's text, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_REACH = 700
"""Characters looked at on each side; a longer sentence is cut there."""
_LONGEST_QUOTE = 300
_LEAD = 60
"""Characters of a long sentence shown before what is looked for."""

_ENGLISH_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)\]]))\s+(?=[“\"(\[]?[A-Z0-9•●▪])|\s(?=[•●▪■])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Corp|Co|Ltd|No|Nos|vs?|St|Mr|Mrs|Ms|Dr|Jr|Sr|Cos|Sec|Art|al|approx|[A-Z])|U\.S|N\.A|L\.P|i\.e|e\.g)\.$"
)
_CHINESE_END = re.compile(
    r"(?<=[。！？；])|(?<=适用)\s+(?![√□])|(?<=[：:][是否])\s|\s+(?=[（(]?[一二三四五六七八九十]+[)）、])"
)
_HAN_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a page's text, also with its white space normalised: between Chinese characters there is none."""

    printed: str
    """As it stands in the page's text."""
    start: int
    """Where it begins there."""
    text: str

    def quote(self, at: int) -> tuple[str, tuple[int, int]]:
        """At most 300 characters around what begins at `at` of the text, with their span in the page's text."""
        length = len(self.text)
        first = max(0, min(at - _LEAD, length - _LONGEST_QUOTE)) if length > _LONGEST_QUOTE else 0
        last = min(length, first + _LONGEST_QUOTE)
        span = (self._place(first), self._place(last - 1) + 1)
        before, after = "…" if first else "", "…" if last < length else ""
        return f"{before}{self.text[first + len(before) : last - len(after)]}{after}", span

    def _place(self, at: int) -> int:
        """Where a character of the text, or the next that is no space, stands in the page's text."""
        nth = len(self.text[:at].replace(" ", ""))
        inked = [index for index, character in enumerate(self.printed) if not character.isspace()]
        return self.start + inked[min(nth, len(inked) - 1)]


def sentence_at(text: str, start: int, end: int, language: str) -> tuple[Sentence, int]:
    """The sentence that holds the place, and the offset at which it ends."""
    first, last = _borders(text, start, end, language)
    printed = text[first:last]
    normal = " ".join(printed.split())
    return Sentence(printed, first, _HAN_GAP.sub("", normal) if language == "zh" else normal), last


def split_sentences(text: str, language: str) -> list[str]:
    """The sentences of a paragraph in order; what is joined again is the paragraph, but for the space between them."""
    pieces, start = [], 0
    for border in _ends(text, 0, len(text), language):
        pieces.append(text[start : border.start()])
        start = border.end()
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def _borders(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    before, after = first, last
    for border in _ends(text, first, last, language):
        if border.end() <= start:
            before = border.end()
        elif border.start() >= end:
            after = border.start()
            break
    piece = text[before:after]
    return before + len(piece) - len(piece.lstrip()), before + len(piece.rstrip())


def _ends(text: str, first: int, last: int, language: str) -> Iterator[re.Match[str]]:
    """The gaps between sentences."""
    for border in (_CHINESE_END if language == "zh" else _ENGLISH_END).finditer(text, first, last):
        if language == "zh" or not _ABBREVIATION.search(text, max(first, border.start() - 12), border.start()):
            yield border
