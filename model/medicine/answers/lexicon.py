"""Which diseases and findings a question names, in both languages, by every name the knowledge has for them.

English names are compared as sets of stemmed words, so that inverted names of catalogues ("exostoses, multiple") meet
their usual form; Chinese names as they are written. Longer names win over those within them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from data.knowledge import knowledge_path
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.ontology.names import name_of
from model.medicine.ontology.ontology import ontology
from model.medicine.rare.annotations import rare_annotations
from model.medicine.rare.names import chinese_name
from model.medicine.reading.reader import read_note
from model.medicine.reading.words import light

_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPELLINGS = ((re.compile(r"[’']s\b"), "s"), (re.compile("[ao]e"), "e"))
"""Possessives, and British spellings beside American ones: dyspnoea, haemorrhage."""
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_TYPE = re.compile(r",?(?: type)? (?:\d+[a-z]{0,2}|[ivx]+[a-z]?|[a-d]\d?)$", re.IGNORECASE)
"""The number of a type behind the name of a series."""
_UNSPECIFIC = re.compile(r"^(?:non-specific |functional |非特异性|功能性)", re.IGNORECASE)
"""What a question leaves out of a condition's name: nobody asks for non-specific low back pain."""
_LONGEST_WORDS = 10
_LONGEST_CHARACTERS = 20
_SHORTEST = {"en": 3, "zh": 2}
"""Characters of the shortest name that is looked for."""
_NO_NAMES = {
    "all",
    "and",
    "are",
    "can",
    "does",
    "for",
    "get",
    "has",
    "how",
    "is",
    "man",
    "may",
    "not",
    "one",
    "the",
    "was",
}
"""Words that are also abbreviations of a finding."""


@dataclass(slots=True)
class Named:
    """What a name may stand for."""

    conditions: list[str] = field(default_factory=list)
    """Ids of the graph of common disease."""
    rare: list[str] = field(default_factory=list)
    series: list[str] = field(default_factory=list)
    """Rare diseases of that name with a number behind it."""
    findings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name within a question."""

    start: int
    end: int
    text: str
    diseases: tuple[str, ...]
    """Ids of the graph and of the annotations, common disease first, numbered types last."""
    findings: tuple[str, ...]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """All names of the shipped knowledge, gathered once a process. Raises KnowledgeError."""
    return Lexicon()


class Lexicon:
    """Names → what they stand for."""

    def __init__(self) -> None:
        self._english: dict[tuple[str, ...], Named] = {}
        self._chinese: dict[str, Named] = {}
        self._add_conditions()
        self._add_findings()
        self._add_rare()

    def mentions(self, question: str) -> tuple[Mention, ...]:
        """The names in a question, in its order; none overlaps another."""
        found = [*self._in_chinese(question), *self._in_english(question)]
        found += [
            Mention(seen.start, seen.end, seen.quote, (), (seen.concept,))
            for seen in read_note(question).observations
            if question[seen.start : seen.end] == seen.quote
        ]
        kept: list[Mention] = []
        for mention in sorted(found, key=lambda each: (each.start - each.end, not each.diseases, each.start)):
            if all(mention.end <= other.start or mention.start >= other.end for other in kept):
                kept.append(mention)
        return tuple(sorted(kept, key=lambda each: each.start))

    def _add_conditions(self) -> None:
        for condition in KnowledgeGraph.load().conditions.values():
            names = condition.names
            for english in (names.en, _UNSPECIFIC.sub("", names.en), *names.names_en):
                for entry in self._entries(english, "en"):
                    entry.conditions.append(condition.id)
            for chinese in (names.zh, _UNSPECIFIC.sub("", names.zh), *names.names_zh):
                for entry in self._entries(chinese, "zh"):
                    entry.conditions.append(condition.id)

    def _add_findings(self) -> None:
        terms = ontology()
        for number, concept in enumerate(terms.ids):
            if terms.phenotypes[number]:
                synonyms = [each.text for each in terms.synonyms(concept) if each.scope == "EXACT"]
                self._add_finding(concept, [terms.names[number], *synonyms], [name_of(concept, "zh")])
        for concept, own in KnowledgeGraph.load().findings.items():
            self._add_finding(concept, [own.en, *own.names_en], [own.zh, *own.names_zh])

    def _add_finding(self, concept: str, english: Iterable[str], chinese: Iterable[str]) -> None:
        for language, names in (("en", english), ("zh", chinese)):
            for name in names:
                for entry in self._entries(name, language):
                    entry.findings.append(concept)

    def _add_rare(self) -> None:
        aliases = _chinese_aliases()
        for disease in rare_annotations().diseases:
            for language, name in (("en", disease.name), ("zh", chinese_name(disease.name) or "")):
                also = aliases.get(disease.name.casefold(), ()) if language == "zh" else ()
                for entry in (entry for each in (name, *also) for entry in self._entries(each, language)):
                    entry.rare.append(disease.id)
                series = _TYPE.sub("", disease.name)
                if series != disease.name:
                    for entry in self._entries(series if language == "en" else chinese_name(series) or "", language):
                        entry.series.append(disease.id)

    def _entries(self, name: str, language: str) -> Iterator[Named]:
        """The entries of a name; a bracket within a Chinese name may be left out."""
        if language == "zh":
            for written in dict.fromkeys((name, _BRACKET.sub("", name))):
                if len(written) >= _SHORTEST["zh"] and _HAN.search(written):
                    yield self._chinese.setdefault(written, Named())
        elif (key := _key(name)) and sum(map(len, key)) >= _SHORTEST["en"]:
            yield self._english.setdefault(key, Named())

    def _in_chinese(self, question: str) -> Iterator[Mention]:
        for start in range(len(question)):
            for end in range(min(len(question), start + _LONGEST_CHARACTERS), start + 1, -1):
                named = self._chinese.get(question[start:end])
                if named is not None:
                    yield _mention(question, start, end, named)
                    break

    def _in_english(self, question: str) -> Iterator[Mention]:
        words = [(match.start(), match.end()) for match in re.finditer(r"[A-Za-z0-9]+(?:[’']s\b)?", question)]
        for first in range(len(words)):
            for last in range(min(len(words), first + _LONGEST_WORDS) - 1, first - 1, -1):
                start, end = words[first][0], words[last][1]
                named = self._english.get(_key(question[start:end]))
                if named is not None and question[start:end].casefold() not in _NO_NAMES:
                    yield _mention(question, start, end, named)
                    break


def _chinese_aliases() -> dict[str, list[str]]:
    path = knowledge_path("medicine/disease_aliases_zh.json")
    aliases: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return aliases


def stems(text: str) -> tuple[str, ...]:
    """The words of an English text without the accidents of spelling and number, in its order."""
    plain = text.casefold()
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return tuple(light(word) for word in _WORD.findall(plain))


def _key(name: str) -> tuple[str, ...]:
    return tuple(sorted(set(stems(name))))


def _mention(question: str, start: int, end: int, named: Named) -> Mention:
    diseases = tuple(dict.fromkeys((*named.conditions, *named.rare, *named.series)))
    return Mention(start, end, question[start:end], diseases, tuple(dict.fromkeys(named.findings)))
