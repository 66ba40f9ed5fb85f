"""Which findings a Chinese text names: the longest name at each place, or a part of the body with what ails it.

Names are the terms' own, imported official ones, what patients and clinicians also say (lay_names_zh.json) and names
given by the caller. Forms put together (头部胀痛, 双下肢无水肿) are read by the tables of reading_zh.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from data.knowledge import knowledge_path
from model.medicine.ontology.names import official_names, own_names
from model.medicine.reading.mention import Names

_EITHER = re.compile(r"(.)（(.)）")
_BEFORE_ONE = re.compile(r"(?:^|[、，。；：:,;！!？?（）()\s和及或与有伴无认没不诉现仍])$")
_AFTER_ONE = re.compile(r"[、，。；：:,;！!？?（）()\s和及或与]|$")
_JOIN = re.compile("[、和及与]")

_FEW = 3
"""Parts of the body, sides or manners said one after another."""

Concepts = tuple[str, ...]
Meaning = tuple[Concepts, Concepts]
"""What a name stands for where it is there, and what is denied where it is not."""
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the text that names findings."""

    start: int
    end: int
    concepts: Concepts
    """Usually one; several for words such as 恶心呕吐; none for words that only look like a finding, such as 退热药."""
    absent: Concepts
    """What is not there where the words are denied: 无高热 denies a high fever, not every fever."""
    denied: bool = False
    """Whether the stretch itself says it is not there, as in 双下肢无水肿."""


class Words(Generic[_Value]):
    """A dictionary that is asked for its longest entry at a place of a text."""

    def __init__(self, entries: Mapping[str, _Value]) -> None:
        self._entries = dict(entries)
        lengths: dict[str, set[int]] = {}
        for entry in self._entries:
            lengths.setdefault(entry[0], set()).add(len(entry))
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}

    def longest(self, text: str, at: int) -> tuple[int, _Value] | None:
        """Where the longest entry that begins at `at` ends, and what it stands for."""
        for length in self._lengths.get(text[at : at + 1], ()):
            value = self._entries.get(text[at : at + length])
            if value is not None and at + length <= len(text):
                return at + length, value
        return None

    def skip(self, text: str, at: int) -> int:
        """The end of the entries that follow one another from `at`, a few at most."""
        for _ in range(_FEW):
            found = self.longest(text, at)
            if found is None:
                break
            at = found[0]
        return at


class Lexicon:
    """All names, and the tables of forms put together."""

    def __init__(self, names: Mapping[str, Meaning], tables: Mapping[str, Any]) -> None:
        self._names = Words(names)
        self._side, self._suffix, self._manner, self._denial = (
            Words(dict.fromkeys(tables[table], True)) for table in ("side", "suffix", "manner", "inner_negation")
        )
        parts: dict[str, dict[str, str]] = {}
        ailments: dict[str, tuple[str, ...]] = {}
        for form, table in tables["forms"].items():
            ailments |= dict.fromkeys(table["words"], tuple(form.split()))
            for part, concept in table["parts"].items():
                parts.setdefault(part, {})[form] = concept
        self._parts, self._ailments = Words(parts), Words(ailments)

    def find(self, text: str) -> Iterator[Named]:
        """The longest stretch at each place, from left to right; none lies in another."""
        at = 0
        while at < len(text):
            found = self._at(text, at)
            if found and found.concepts:
                yield found
            at = found.end if found else at + 1

    def _at(self, text: str, at: int) -> Named | None:
        name, composed = self._names.longest(text, at), self._composed(text, at)
        if composed and (name is None or composed.end > name[0]):
            return composed
        if name is None or (name[0] - at == 1 and not _stands_alone(text, at)):
            return None
        return Named(at, name[0], *name[1])

    def _composed(self, text: str, at: int) -> Named | None:
        """Parts of the body, then perhaps a denial and a manner, then what ails them; None where one is missing."""
        parts, end = self._part(text, at)
        while 0 < len(parts) < _FEW and _JOIN.match(text, end):
            more, further = self._part(text, end + 1)
            if not more:
                break
            parts, end = parts + more, further
        if not parts:
            return None
        denial = self._denial.longest(text, end)
        end = denial[0] if denial else end
        ailment = self._ailments.longest(text, end) or self._ailments.longest(text, self._manner.skip(text, end))
        if ailment is None:
            return None
        concepts = tuple(dict.fromkeys(part[form] for part in parts for form in ailment[1] if form in part))
        return Named(at, ailment[0], concepts, concepts, denied=denial is not None) if concepts else None

    def _part(self, text: str, at: int) -> tuple[list[dict[str, str]], int]:
        """The part of the body at `at` with the side before and the suffix after it; empty where there is none."""
        found = self._parts.longest(text, at) or self._parts.longest(text, self._side.skip(text, at))
        return ([found[1]], self._suffix.skip(text, found[0])) if found else ([], at)


def _stands_alone(text: str, at: int) -> bool:
    """Whether the one character at `at` is an item of its own, as in 咳、痰、喘."""
    return bool(_BEFORE_ONE.search(text[:at][-1:]) and _AFTER_ONE.match(text, at + 1))


def lexicon(extra: Names = ()) -> Lexicon:
    """The names of the ontology and those the caller adds as (name, concept).

    Where both have a name it stands for both concepts, and its denial denies the caller's, which are the narrower.
    """
    return _lexicon(extra, tuple(official_names().items()))


@lru_cache(maxsize=4)
def _lexicon(extra: Names, official: Names) -> Lexicon:
    tables = reading_tables()
    own = [(name, concept) for concept, name in own_names().items()]
    variants = [(variant, concept) for name, concept in own for variant in _variants(name)]
    names: dict[str, Meaning] = {}
    for name, concept in (*own, *lay_names(), *variants, *((name, concept) for concept, name in official)):
        names.setdefault(name, ((concept,), (concept,)))
    for name, concept in extra:
        known = names.get(name, ((), ()))[0]
        names[name] = (tuple(dict.fromkeys((*known, concept))), (concept,))
    names |= {name: (tuple(concepts), tuple(concepts)) for name, concepts in tables["several"].items()}
    names |= dict.fromkeys(tables["not_findings"], ((), ()))
    for name in tables["unread_names"]:
        names.pop(name, None)
    return Lexicon(names, tables)


def _variants(name: str) -> tuple[str, ...]:
    """短指（趾） is written 短指 and 短趾 as well."""
    if not _EITHER.search(name):
        return ()
    return _EITHER.sub(r"\1", name), _EITHER.sub(r"\2", name)


@cache
def reading_tables() -> dict[str, Any]:
    """The tables of data/knowledge/medicine/reading_zh.json."""
    tables: dict[str, Any] = json.loads(knowledge_path("medicine/reading_zh.json").read_text(encoding="utf-8"))
    return tables


@cache
def lay_names() -> Names:
    """(name, concept) of all that patients and clinicians also say."""
    written: dict[str, list[str]] = json.loads(knowledge_path("medicine/lay_names_zh.json").read_text(encoding="utf-8"))
    return tuple((name, concept) for concept, names in written.items() for name in names)
