"""Which sentence of one text is which of another: equal ones wherever they stand, then the most similar of the rest."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from model.finance.risk.section import Paragraph
from model.finance.wording import compact

_SIMILAR = 0.55
"""Dice coefficient of two sentences' words from which one is taken for the other, reworded."""

_CHARACTER = re.compile(r"\d[\d,.]*|.")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both texts, only in the newer or only in the older one."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(slots=True)
class Matched:
    """A sentence and what became of it."""

    text: str
    paragraph: int
    partner: int | None = None
    """Index of the sentence of the other text that it is, or is a rewording of."""
    equal: bool = False


def match_sentences(
    now: Sequence[Paragraph], before: Sequence[Paragraph], language: str
) -> tuple[list[Matched], list[Matched]]:
    """The sentences of both texts in order, each with its partner."""
    mine, theirs = _sentences(now), _sentences(before)
    _match_equal(mine, theirs)
    _match_similar(mine, theirs, language)
    return mine, theirs


def word_pieces(before: str, now: str, language: str) -> tuple[Piece, ...]:
    """A rewording word by word; for Chinese, character by character, numbers as a whole."""
    old, new = (_CHARACTER.findall(text) if language == "zh" else text.split() for text in (before, now))
    space = "" if language == "zh" else " "
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, is_now = space.join(old[a:b]), space.join(new[c:d])
        # PDFs break words at odd places: "Give n the" is no rewording of "Given the".
        if tag == "equal" or compact(was) == compact(is_now):
            pieces.append(Piece("same", is_now))
            continue
        pieces += [Piece("removed", was)] if was else []
        pieces += [Piece("added", is_now)] if is_now else []
    return tuple(pieces)


def _sentences(paragraphs: Sequence[Paragraph]) -> list[Matched]:
    return [Matched(text, index) for index, paragraph in enumerate(paragraphs) for text in paragraph.sentences]


def _match_equal(mine: list[Matched], theirs: list[Matched]) -> None:
    places: dict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(theirs):
        places[compact(sentence.text) or sentence.text].append(index)
    for index, sentence in enumerate(mine):
        if found := places.get(compact(sentence.text) or sentence.text):
            _pair(mine, theirs, index, found.pop(0), equal=True)


def _match_similar(mine: list[Matched], theirs: list[Matched], language: str) -> None:
    """Pair what is left by shared words, most similar first."""
    left = {index: _words(each.text, language) for index, each in enumerate(theirs) if each.partner is None}
    holders: dict[str, list[int]] = defaultdict(list)
    for index, words in left.items():
        for word in words:
            holders[word].append(index)
    found: list[tuple[float, int, int]] = []
    for index, sentence in enumerate(mine):
        if sentence.partner is None:
            words = _words(sentence.text, language)
            shared = Counter(other for word in words for other in holders.get(word, ()))
            scored = ((2 * count / (len(words) + len(left[other])), other) for other, count in shared.items())
            found += [(-score, index, other) for score, other in scored if score >= _SIMILAR]
    for _, index, other in sorted(found):
        if mine[index].partner is None and theirs[other].partner is None:
            _pair(mine, theirs, index, other, equal=False)


def _words(text: str, language: str) -> frozenset[str]:
    """Words of a sentence; for Chinese, pairs of neighbouring characters."""
    if language == "zh":
        plain = compact(text)
        return frozenset(plain[at : at + 2] for at in range(len(plain) - 1)) or frozenset((plain,))
    return frozenset(re.findall(r"\w+", text.lower()))


def _pair(mine: list[Matched], theirs: list[Matched], index: int, other: int, *, equal: bool) -> None:
    mine[index].partner, theirs[other].partner = other, index
    mine[index].equal = theirs[other].equal = equal
