"""Whether a text is prose at all, rather than a list, a table, code, digits or letters hit at random."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex
from wordfreq import get_frequency_dict

from model.education.essay import Essay, Language, Piece
from model.education.gates.language import function_words
from model.evidence import Evidence, Finding

FEWEST = 20
"""Words below which nothing is said of a text."""
HIGHEST: Mapping[Language, Mapping[str, float]] = {
    "en": {"unknown_words": 0.35, "symbols": 0.15, "list_lines": 0.7, "content_words": 0.8},
    "zh": {"unknown_words": 0.5, "symbols": 0.15, "list_lines": 0.7, "content_words": 0.88},
}
"""Shares above which a text is not an essay: of words no dictionary has; of digits and signs that are not punctuation
of prose; of text in lines that are items rather than sentences; of words that are not function words."""
_ITEM_WORDS = 6
"""Words a line without an end mark has at most to be an item."""
_PLACES = 3

_PROSE = regex.compile(r"""[\p{L}\p{M}\s.,;:!?'"’‘“”()\-–—…。，、；：！？（）《》「」『』·@]""")
_BULLET = regex.compile(r"^\s*(?:[-*•·▪◦○●]|\(?\d{1,3}[.)、]|[(（]\d{1,3}[)）])\s*")
_ENDED = regex.compile(r"""[.!?。！？…：:，,；;]["'”’」』)）]*$""")
_COMMON = frozenset("的一是不了在有人我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之")


def find_not_an_essay(essay: Essay) -> Finding | None:
    """The finding that a text is not prose; its value is the largest share that is above its limit."""
    if len(essay.words) < FEWEST:
        symbols = _symbols(essay.text)
        return _finding(essay, symbols) if symbols > HIGHEST[essay.language]["symbols"] else None
    highest = HIGHEST[essay.language]
    shares = {name: share for name, share in prose_measures(essay).items() if share > highest[name]}
    return _finding(essay, max(shares.values())) if shares else None


def prose_measures(essay: Essay) -> dict[str, float]:
    """The shares `HIGHEST` limits; of an essay with at least one word."""
    return {
        "unknown_words": _unknown(essay),
        "symbols": _symbols(essay.text),
        "list_lines": _list_lines(essay),
        "content_words": 1 - _function(essay),
    }


def _unknown(essay: Essay) -> float:
    """Of English, words of at least three letters no list has; of Chinese, characters that make no word together."""
    if essay.language == "zh":
        return sum(len(word.text) == 1 and word.text not in _COMMON for word in essay.words) / len(essay.words)
    words = [word.text.lower().replace("’", "'") for word in essay.words if len(word.text) > 2]
    return sum(word not in _known() and word.split("'")[0] not in _known() for word in words) / max(len(words), 1)


def _symbols(text: str) -> float:
    """Share of what is printed that is neither a letter nor punctuation of prose."""
    shown = sum(not character.isspace() for character in text)
    return (shown - sum(not character.isspace() for character in _PROSE.findall(text))) / max(shown, 1)


def _list_lines(essay: Essay) -> float:
    lines = essay.paragraphs
    if len(lines) < 4:
        return 0.0
    items = sum(len(line.text) for line in lines if _is_item(line, essay))
    return items / sum(len(line.text) for line in lines)


def _is_item(line: Piece, essay: Essay) -> bool:
    words = len(line.text.split()) if essay.language == "en" else len(line.text) / 2
    return bool(_BULLET.match(line.text)) or (words <= _ITEM_WORDS and not _ENDED.search(line.text))


def _function(essay: Essay) -> float:
    if essay.language == "zh":
        characters = [character for word in essay.words for character in word.text]
        return sum(character in _COMMON for character in characters) / len(characters)
    return sum(word.text.lower() in function_words("en") for word in essay.words) / len(essay.words)


def _finding(essay: Essay, share: float) -> Finding:
    """The longest lines as evidence."""
    lines = sorted(essay.paragraphs, key=lambda line: -len(line.text))[:_PLACES]
    evidence = tuple(Evidence("essay", quote=line.text, span=(line.start, line.end)) for line in lines)
    return Finding("not_an_essay", round(share, 3), 1.0, evidence, "rule")


@cache
def _known() -> frozenset[str]:
    return frozenset(get_frequency_dict("en", "best"))
