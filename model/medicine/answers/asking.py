"""What a question asks: its kind by a table of cues, and that nothing in it is left unread.

A question is understood only where the names in it, the cue and ordinary filling words are all there is. "How common is
fever in influenza in pregnant women" asks for more than any fact here says, so no fact may answer it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Any

from data.knowledge import knowledge_path
from model.medicine.answers.answer import Kind
from model.medicine.answers.lexicon import Mention
from model.medicine.observations import Language

_NAME = "§"
"""Stands for a name while cues are looked for."""
_WORD = re.compile(r"[a-z0-9\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question understood: what is asked of which diseases and findings."""

    kind: Kind
    diseases: tuple[tuple[str, ...], ...] = ()
    """A tuple of ids each disease named."""
    findings: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: Kind
    diseases: int
    """How many are named at least."""
    findings: int
    patterns: tuple[re.Pattern[str], ...]
    """The cue itself, then words that may stand beside it."""


def understand(question: str, mentions: Sequence[Mention], language: Language) -> Iterator[Asked]:
    """Every way the question can be taken, the likeliest first; none where a part of it is left unread."""
    masked = _masked(question, mentions)
    for cue in _cues(language):
        if _is_asked(cue, masked, language):
            yield from _taken(cue, mentions)


def _masked(question: str, mentions: Sequence[Mention]) -> str:
    parts, end = [], 0
    for mention in mentions:
        parts += [question[end : mention.start], _NAME]
        end = mention.end
    return "".join([*parts, question[end:]]).casefold().strip()


def _is_asked(cue: _Cue, masked: str, language: Language) -> bool:
    """Whether a cue stands there and nothing beside it but names and filling words."""
    cue_itself, *beside = cue.patterns
    rest, found = cue_itself.subn(" ", masked)
    for pattern in beside:
        rest = pattern.sub(" ", rest)
    rest = _fillers(language).sub(" ", rest)
    return found > 0 and not _WORD.search(rest)


def _taken(cue: _Cue, mentions: Sequence[Mention]) -> Iterator[Asked]:
    """Each way to take names as diseases and findings; one that can only be the one is never taken as the other."""
    if not cue.diseases:
        if mentions and all(mention.findings for mention in mentions):
            yield Asked(cue.kind, (), tuple(mention.findings for mention in mentions))
        return
    if len(mentions) != cue.diseases + cue.findings:
        return
    for order in permutations(mentions):
        diseases, findings = order[: cue.diseases], order[cue.diseases :]
        if all(each.diseases for each in diseases) and all(each.findings for each in findings):
            yield Asked(cue.kind, tuple(each.diseases for each in diseases), tuple(each.findings for each in findings))


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(knowledge_path("medicine/questions.json").read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=2)
def _cues(language: Language) -> tuple[_Cue, ...]:
    return tuple(
        _Cue(each["kind"], each["diseases"], each["findings"], tuple(re.compile(cue) for cue in each[language]))
        for each in _table()["kinds"]
    )


@lru_cache(maxsize=2)
def _fillers(language: Language) -> re.Pattern[str]:
    words = sorted(_table()["fillers"][language].split(), key=len, reverse=True)
    joined = "|".join(map(re.escape, words))
    return re.compile(rf"\b(?:{joined})\b" if language == "en" else joined)


def without_fillers(question: str, language: Language) -> str:
    """The question with only what it is about left."""
    return _fillers(language).sub(" ", question.casefold())
