"""The sentence around a place in a page's text, in English and Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass

_REACH = 700
"""Characters looked at on each side; a longer sentence is cut there."""
_LONGEST_QUOTE = 300
_LEAD = 60
"""Characters of a long sentence shown before what is looked for."""

_ENGLISH_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[“\"(\[]?[A-Z0-9•●▪])|\s(?=[•●▪■])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Corp|Co|Ltd|No|Nos|vs?|St|Mr|Mrs|Ms|Dr|Jr|Sr|Cos|Sec|Art|al|approx|[A-Z])|U\.S|N\.A|L\.P|i\.e|e\.g)\.$"
)
_CHINESE_END = re.compile(
    r"(?<=[。！？；])|(?<=适用)\s+(?![√□])|(?<=[：:][是否])\s|\s+(?=[（(]?[一二三四五六七八九十]+[)）、])"
)
_HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its white space normalised, and where each of its characters stands in the page's text."""

    text: str
    offsets: tuple[int, ...]

    def quote(self, start: int) -> tuple[str, tuple[int, int]]:
        """At most 300 characters around what begins at `start` of the sentence, with their span in the page's text."""
        first = max(0, min(start - _LEAD, len(self.text) - _LONGEST_QUOTE)) if len(self.text) > _LONGEST_QUOTE else 0
        last = min(len(self.text), first + _LONGEST_QUOTE)
        span = (self.offsets[first], self.offsets[last - 1] + 1)
        first, last = first + (first > 0), last - (last < len(self.text))
        return f"{'…' * (first > 0)}{self.text[first:last]}{'…' * (last < len(self.text))}", span


def sentence_at(text: str, start: int, end: int, language: str) -> tuple[Sentence, int]:
    """The sentence that holds the place, and the offset at which it ends."""
    first, last = _borders(text, start, end, language)
    characters: list[str] = []
    offsets: list[int] = []
    position = first
    for match in _GAP.finditer(text, first, last):
        characters += text[position : match.start()]
        offsets += range(position, match.start())
        if language != "zh" or not _between_han(text, match):
            characters.append(" ")
            offsets.append(match.start())
        position = match.end()
    characters += text[position:last]
    offsets += range(position, last)
    return Sentence("".join(characters), tuple(offsets)), last


def _between_han(text: str, gap: re.Match[str]) -> bool:
    return bool(_HAN.match(text, gap.start() - 1) and _HAN.match(text, gap.end()))


def _borders(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    before, after = first, last
    for border in (_CHINESE_END if language == "zh" else _ENGLISH_END).finditer(text, first, last):
        if language != "zh" and _ABBREVIATION.search(text, max(first, border.start() - 12), border.start()):
            continue
        if border.end() <= start:
            before = border.end()
        elif border.start() >= end:
            after = border.start()
            break
    piece = text[before:after]
    return before + len(piece) - len(piece.lstrip()), before + len(piece.rstrip())
