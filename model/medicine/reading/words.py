"""English words as the dictionary compares them: folded, in one spelling, without endings."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from data.knowledge import knowledge_path

_WORD = re.compile(r"[^\W\d_]+|\d+")
_BREAK = re.compile(r"[.;:()\[\]?!\n]")
_SPELLINGS = (
    ("aem", "em"),
    ("oed", "ed"),
    ("oes", "es"),
    ("aes", "es"),
    ("paed", "ped"),
    ("orrh", "orrh"),
    ("our", "or"),
)
_ENDINGS = (
    ("ically", ""), ("ities", ""), ("ical", ""), ("ally", ""), ("ated", ""), ("ation", ""), ("ings", ""), ("ious", ""),
    ("ity", ""), ("ial", ""), ("ism", ""), ("ion", ""), ("ive", ""), ("ous", ""), ("ing", ""), ("ant", ""), ("ent", ""),
    ("ia", ""), ("ic", ""), ("al", ""), ("ed", ""), ("ly", ""), ("y", ""), ("e", ""), ("us", ""), ("um", ""), ("ar", ""),
)  # fmt: skip
_STEM = 5
"""Letters an ending must leave."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and where it stands."""

    text: str
    """In lower case."""
    start: int
    end: int
    broken: bool
    """Whether the sentence or a bracket ends between the word before and this one."""
    comma: bool
    slash: bool
    """Whether a comma, or a slash, stands between the word before and this one."""


@cache
def english_knowledge() -> dict[str, Any]:
    """Words and phrases the English reader goes by: data/knowledge/medicine/english_reading.json."""
    knowledge: dict[str, Any] = json.loads(knowledge_path("medicine/english_reading.json").read_text(encoding="utf-8"))
    return knowledge


def words_of(text: str) -> list[Word]:
    """The words of a text in their order."""
    words: list[Word] = []
    before = 0
    for found in _WORD.finditer(text):
        between = text[before : found.start()]
        words.append(
            Word(
                plain_letters(found[0]),
                found.start(),
                found.end(),
                bool(_BREAK.search(between)),
                "," in between,
                "/" in between,
            )
        )
        before = found.end()
    return words


@lru_cache(maxsize=100_000)
def plain_letters(word: str) -> str:
    """A word in lower case without accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=100_000)
def light(word: str) -> str:
    """A word in American spelling and in the singular."""
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "shes", "ches", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A light word without its ending, so that adjective and noun meet."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: len(word) - len(ending)] + instead
    return word
