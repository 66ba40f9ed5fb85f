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
from model.medicine.ontology.names import imported_at, official_names, own_names
from model.medicine.ontology.ontology import ontology
from model.medicine.reading.mention import Names

_EITHER = re.compile(r"(.)（(.)）")
_BEFORE_ONE = re.compile(r"(?:^|[、，。；：:,;！!？?（）()\s和及或与有伴无认没不诉现仍])$")
_AFTER_ONE = re.compile(r"[、，。；：:,;！!？?（）()\s\d和及或与伴半一二两三数]|$")
_JOIN = re.compile("[、和及与]")

_NARROWER = "narrower"
"""Marks parts such as 右下腹, whose pain is abdominal pain though its denial denies no other."""
_SHORT = 2
"""Characters of names such as 无尿, 无汗."""
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


class _Plain:
    """A text without the words of degree that stand inside names: 记忆力明显减退, 巩膜轻度黄染."""

    def __init__(self, text: str, degree: re.Pattern[str]) -> None:
        self._places = [place for begin, end in _between(degree, text) for place in range(begin, end)]
        self._text = "".join(text[place] for place in self._places)
        self._index = {place: number for number, place in enumerate(self._places)}
        self._same = len(self._places) == len(text)

    def longest(self, words: Words[_Value], at: int) -> tuple[int, _Value] | None:
        """Where the longest name that begins at `at` ends in the whole text, and what it stands for."""
        number = None if self._same else self._index.get(at)
        found = None if number is None else words.longest(self._text, number)
        if found is None or number is None or found[0] - number <= _SHORT:
            return None
        return self._places[found[0] - 1] + 1, found[1]


def _between(mark: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The stretches between the matches."""
    begin = 0
    for found in mark.finditer(text):
        yield begin, found.start()
        begin = found.end()
    yield begin, len(text)


class Lexicon:
    """All names, and the tables of forms put together."""

    def __init__(self, names: Mapping[str, Meaning], tables: Mapping[str, Any]) -> None:
        self._names = Words(names)
        self._side, self._suffix, self._manner, self._denial = (
            Words(dict.fromkeys(tables[table], True)) for table in ("side", "suffix", "manner", "inner_negation")
        )
        self._degree = re.compile("|".join(sorted(tables["degree"], key=len, reverse=True)))
        parts: dict[str, dict[str, str]] = {}
        ailments: dict[str, tuple[str, ...]] = {}
        for form, table in tables["forms"].items():
            ailments |= dict.fromkeys(table["words"], tuple(form.split()))
            for part, concept in table["parts"].items():
                parts.setdefault(part, {})[form] = concept
        for part in tables["narrower_parts"]:
            parts[part][_NARROWER] = ""
        self._parts, self._ailments = Words(parts), Words(ailments)

    def find(self, text: str) -> Iterator[Named]:
        """The longest stretch at each place, from left to right; none lies in another."""
        at, plain = 0, _Plain(text, self._degree)
        while at < len(text):
            found = self._at(text, at, plain)
            if found and (found.concepts or found.absent):
                yield found
            at = found.end if found else at + 1

    def _at(self, text: str, at: int, plain: _Plain) -> Named | None:
        name = self._names.longest(text, at) or plain.longest(self._names, at)
        composed = self._composed(text, at)
        if composed and (name is None or composed.end > name[0]):
            return composed
        if name is None or (name[0] - at == 1 and not _stands_alone(text, at)) or self._only_denied(text, at, name[0]):
            return None
        concepts, absent = name[1]
        return Named(at, name[0], concepts, absent, denied=bool(absent) and not concepts)

    def _only_denied(self, text: str, at: int, end: int) -> bool:
        """Whether 无 denies what follows and does not belong to the name: 无尿频 is not 无尿 and a rest."""
        if text[at] != "无" or text[at:end] == "无力":
            return False
        further = self._names.longest(text, at + 1)
        return bool(further and further[0] > end) or (end - at == _SHORT and not _AFTER_ONE.match(text, end))

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
        denial = None
        ailment = self._ailment(text, end)
        if ailment is None and (denial := self._denial.longest(text, end)):
            ailment = self._ailment(text, denial[0])
        if ailment is None or text[ailment[0] : ailment[0] + 1] == "性":
            return None
        end, forms = self._more_ailments(text, *ailment)
        concepts = tuple(dict.fromkeys(part[form] for part in parts for form in forms if form in part))
        absent = () if any(_NARROWER in part for part in parts) else concepts
        return Named(at, end, concepts, absent, denied=denial is not None) if concepts else None

    def _more_ailments(self, text: str, end: int, forms: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """A second ailment of the same part: 双下肢麻木刺痛, 左下肢麻木及无力."""
        at = end + 1 if text[end : end + 1] in ("及", "和", "伴") else end
        second = self._ailments.longest(text, at)
        if second is None or second[0] - at < _SHORT or second[1] == forms:
            return end, forms
        return second[0], forms + second[1]

    def _ailment(self, text: str, at: int) -> tuple[int, tuple[str, ...]] | None:
        """What ails the part that ends at `at`, perhaps after words for how it does."""
        return self._ailments.longest(text, at) or self._ailments.longest(text, self._manner.skip(text, at))

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
    return _lexicon(extra, imported_at())


@lru_cache(maxsize=4)
def _lexicon(extra: Names, official: int) -> Lexicon:  # noqa: ARG001 - names imported anew are another key
    tables = reading_tables()
    own = [(name, concept) for concept, name in own_names().items()]
    variants = [(variant, concept) for name, concept in own for variant in _variants(name)]
    names: dict[str, Meaning] = {}
    for name, concept in (*own, *lay_names(), *variants, *_official()):
        names.setdefault(name, ((concept,), (concept,)))
    names |= {name: (names[name][0], ()) for name in tables["narrower_names"]}
    for name, concept in extra:
        known = names.get(name, ((), ()))[0]
        names[name] = (tuple(dict.fromkeys((*known, concept))), (concept,))
    names |= {name: (tuple(concepts), tuple(concepts)) for name, concepts in tables["several"].items()}
    names |= {name: ((), tuple(concepts)) for name, concepts in tables["denials"].items()}
    names |= dict.fromkeys(tables["not_findings"], ((), ()))
    for name in tables["unread_names"]:
        names.pop(name, None)
    return Lexicon(names, tables)


def _official() -> Names:
    """Imported names of what may be observed; those of modifiers, such as 加重, would be read everywhere."""
    terms = ontology()
    return tuple(
        (name, concept)
        for concept, name in official_names().items()
        if concept in terms.index and terms.phenotypes[terms.index[concept]]
    )


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
