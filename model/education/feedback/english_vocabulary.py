"""English words that say little, words used too often, and well-chosen ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

from wordfreq import zipf_frequency

from data.knowledge import knowledge_path
from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.english_discourse import one_of
from model.education.feedback.english_rules import comment
from model.education.feedback.english_spelling import lexicon

_VAGUE = (3, 0.008)
"""Fewest uses, and share of all words, from which a vague word is worth a comment."""
_OVERUSED = (5, 0.012)
_PRECISE_ZIPF = (2.6, 4.1)
"""Frequency per billion words, log10: rarer words are terms, more frequent ones are everybody's."""
_PRECISE_LETTERS = 8
_PRECISE_WORDS = 3
"""Fewer different such words are chance."""


@cache
def _table() -> Mapping[str, Any]:
    return cast(
        Mapping[str, Any], json.loads(knowledge_path("education/vocabulary_en.json").read_text(encoding="utf-8"))
    )


def vocabulary(essay: Essay) -> Iterator[Comment]:
    """Comments on words used too often, the most frequent first, and praise for well-chosen ones."""
    yield from _too_often(essay, "vague", "word_vague", _VAGUE)
    yield from _too_often(essay, "overused", "word_overused", _OVERUSED)
    yield from _precise(essay)


def _too_often(essay: Essay, list_name: str, rule: str, limits: tuple[int, float]) -> Iterator[Comment]:
    fewest = max(limits[0], limits[1] * essay.length)
    found = [
        (list(one_of(tuple(entry["forms"])).finditer(essay.text)), entry["alternatives"])
        for entry in _table()[list_name].values()
    ]
    for places, alternatives in sorted(found, key=lambda each: -len(each[0])):
        if len(places) >= fewest:
            second = places[1]
            yield comment(
                essay, rule, second.start(), second.end(),
                word=second.group().lower(), count=len(places), alternatives=" / ".join(alternatives),
            )  # fmt: skip


def _precise(essay: Essay) -> Iterator[Comment]:
    endings = tuple(_table()["precise_endings"])
    known = lexicon().words
    chosen: dict[str, tuple[float, Comment]] = {}
    for word in essay.words:
        text = word.text
        if len(text) < _PRECISE_LETTERS or text in chosen or not text.islower() or not text.endswith(endings):
            continue
        frequency = zipf_frequency(text, "en")
        if text in known and _PRECISE_ZIPF[0] <= frequency <= _PRECISE_ZIPF[1]:
            chosen[text] = frequency, comment(essay, "word_precise", word.start, word.end, word=text)
    if len(chosen) >= _PRECISE_WORDS:
        yield from (each for _, each in sorted(chosen.values(), key=lambda pair: pair[0]))
