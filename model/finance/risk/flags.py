"""Flags that the report's own words raise, in English and Chinese.

A page is searched for a few plain words first; only sentences around them meet the patterns of
data/knowledge/finance/risk_flags.json. A sentence raises a flag when one of the flag's patterns fits and nothing in it
takes the claim back: a denial, a policy, a condition, or that the matter is settled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.knowledge import knowledge_path
from model.documents.sentences import Sentence, sentence_at
from model.evidence import Evidence
from model.finance.figures import TextFlag

_MOST_PLACES = 8
"""Sentences kept for a flag."""
_UNTICKED = re.compile(r"□\s*[^\s□√]*")
"""An option of a form that was not chosen, e.g. ``□不适用`` beside ``√适用``: it says nothing."""
_PLAIN_STATEMENT = 0.9
"""Strength from which a sentence outweighs another that calls the matter settled."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """What raises one flag in one language."""

    flag: str
    confidence: float
    anchors: tuple[str, ...]
    """Plain words, one of which every sentence that raises the flag holds."""
    spaced: re.Pattern[str]
    """The same with room between their characters."""
    raises: tuple[tuple[re.Pattern[str], float], ...]
    """Patterns with their strength, strongest first."""
    unless: tuple[re.Pattern[str], ...]
    settles: re.Pattern[str] | None
    """What a sentence says when the matter is over."""

    def match(self, sentence: str) -> tuple[float, int] | None:
        """How strongly a sentence raises the flag and where in it, or None."""
        said = _UNTICKED.sub(lambda option: " " * len(option[0]), sentence)
        for pattern, strength in self.raises:
            if found := pattern.search(said):
                return None if any(denial.search(said) for denial in self.unless) else (strength, found.start())
        return None


@dataclass(frozen=True, slots=True)
class _Place:
    strength: float
    page: int
    span: tuple[int, int]
    quote: str


def find_flags(texts: Sequence[str], language: str, source: str) -> tuple[TextFlag, ...]:
    """The raised flags with the sentences that raise them. `texts` are the pages' texts in order."""
    lowered = [_one_line(text.lower()) for text in texts]
    flags = []
    for rule in _rules("zh" if language == "zh" else "en"):
        places: list[_Place] = []
        settled = False
        for page, (text, low) in enumerate(zip(texts, lowered, strict=True), start=1):
            for sentence in _sentences(rule, text, low, language):
                if raised := rule.match(sentence.text):
                    quote, span = sentence.quote(raised[1])
                    places.append(_Place(raised[0], page, span, quote))
                elif rule.settles is not None and rule.settles.search(sentence.text):
                    settled = True
        if places and not (settled and max(place.strength for place in places) < _PLAIN_STATEMENT):
            flags.append(TextFlag(rule.flag, _evidence(places, source), rule.confidence))
    return tuple(flags)


def flag_names() -> tuple[str, ...]:
    """Every flag that text can raise, in the order of display."""
    return tuple(flag["name"] for flag in _file()["flags"])


def judged(flag: str) -> tuple[int, int]:
    """How many alarms of the flag a reader found true, and how many there were, over 42 reports.

    tests/quality/finance/flags.py finds and counts them again. The patterns were written with the same reports at hand.
    """
    counts = next(each["judged"] for each in _file()["flags"] if each["name"] == flag)
    return counts["true"], counts["true"] + counts["false"]


def _confidence(right: int, alarms: int) -> float:
    """The rule of succession: the share found true, drawn to one half where there were few alarms."""
    return round((right + 1) / (alarms + 2), 2)


def _sentences(rule: _Rule, text: str, lowered: str, language: str) -> Iterator[Sentence]:
    """The sentences of a page that hold one of the flag's plain words, in order, each once."""
    reached = 0
    for start, end in _anchors_in_chinese(rule, text) if language == "zh" else _anchors(rule, lowered):
        if start >= reached and end <= len(text):
            sentence, reached = sentence_at(text, start, end, language)
            yield sentence


def _anchors(rule: _Rule, lowered: str) -> list[tuple[int, int]]:
    places = []
    for anchor in rule.anchors:
        at = lowered.find(anchor)
        while at >= 0:
            places.append((at, at + len(anchor)))
            at = lowered.find(anchor, at + len(anchor))
    return sorted(places)


def _anchors_in_chinese(rule: _Rule, text: str) -> Iterator[tuple[int, int]]:
    """Lines of a Chinese page break within words."""
    return (match.span() for match in rule.spaced.finditer(text))


def _evidence(places: list[_Place], source: str) -> tuple[Evidence, ...]:
    """The strongest sentences, each once, those of earlier pages first among equals."""
    ordered = sorted(places, key=lambda place: (-place.strength, place.page, place.span))
    first = {place.quote: place for place in reversed(ordered)}
    kept = [place for place in ordered if first[place.quote] is place][:_MOST_PLACES]
    return tuple(Evidence(source, page=place.page, quote=place.quote, span=place.span) for place in kept)


def _one_line(text: str) -> str:
    """Line breaks as spaces, every offset kept: PDF lines break inside phrases."""
    return text.replace("\n", " ").replace("\r", " ")


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    contexts = _file()["contexts"][language]
    return tuple(_rule(flag, flag[language], contexts) for flag in _file()["flags"])


def _rule(flag: dict[str, Any], entry: dict[str, Any], contexts: dict[str, str]) -> _Rule:
    against = [*(contexts[name] for name in entry["contexts"]), entry["unless"]]
    strongest_first = sorted(entry["raises"], key=lambda each: -each["strength"])
    return _Rule(
        flag=flag["name"],
        confidence=_confidence(*judged(flag["name"])),
        anchors=tuple(entry["anchors"]),
        spaced=re.compile("|".join(r"\s*".join(map(re.escape, anchor)) for anchor in entry["anchors"])),
        raises=tuple((_compiled(each["pattern"]), each["strength"]) for each in strongest_first),
        unless=tuple(_compiled(pattern) for pattern in against),
        settles=_compiled(entry["settles"]) if "settles" in entry else None,
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(knowledge_path("finance/risk_flags.json").read_text(encoding="utf-8"))
    return content
