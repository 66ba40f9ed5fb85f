"""The idioms of jieba's dictionary, and those written with one character that sounds or looks alike."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from functools import cache

from data.knowledge import knowledge_path
from model.education.chinese_words import dictionary

_TAG = "i"
LENGTH = 4
COMMON = 20
"""Count in jieba's dictionary from which an idiom is taken for the one meant; rarer ones have variants in use."""


@cache
def idioms() -> frozenset[str]:
    """Idioms of four characters, read once in about half a second."""
    with dictionary().get_dict_file() as file:
        rows = (line.decode("utf-8").split() for line in file)
        return frozenset(row[0] for row in rows if len(row) == 3 and row[2] == _TAG and len(row[0]) == LENGTH)


def mistaken_idioms(text: str, edges: Set[int]) -> Iterator[tuple[int, str, str]]:
    """Start, wrong and right form of common idioms one character off; `edges` are where the words of `text` begin.

    The form is no word of the dictionary, its neighbours are words without it, and the character stands alone.
    """
    counts = dictionary().FREQ
    for start in sorted(edges):
        wrong = text[start : start + LENGTH]
        if start + LENGTH not in edges or counts.get(wrong):
            continue
        meant = [right for place in range(LENGTH) for right in _meant(wrong, place, start, edges)]
        if meant:
            yield start, wrong, max(meant, key=lambda right: counts[right])


def _meant(wrong: str, place: int, start: int, edges: Set[int]) -> Iterator[str]:
    if not {start + place, start + place + 1} <= edges:
        return
    for character in _alike().get(wrong[place], ()):
        right = wrong[:place] + character + wrong[place + 1 :]
        if right in idioms() and dictionary().FREQ[right] >= COMMON:
            yield right


@cache
def _alike() -> Mapping[str, frozenset[str]]:
    """Character → those that sound or look alike."""
    groups: list[str] = json.loads(knowledge_path("education/alike_characters_zh.json").read_text(encoding="utf-8"))
    alike: dict[str, frozenset[str]] = {}
    for group in groups:
        for character in group:
            alike[character] = alike.get(character, frozenset()) | (set(group) - {character})
    return alike
