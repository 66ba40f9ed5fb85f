"""Grammar hints for English: expressions of data/knowledge/education/hints_en.json, tried on the text or a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from data.knowledge import knowledge_path
from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.english_rules import comment

_SECONDS = 0.5
"""Longest time one expression may take over an essay."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One expression; its quote is the group ``quote`` or the whole match."""

    rule: str
    expression: regex.Pattern[str]
    suggestion: str
    """Of the groups of the expression, in braces; "" where there is no one answer."""
    each_sentence: bool
    """Whether it is tried from the start of each sentence."""
    capital: bool
    """Whether the suggestion begins with a capital whatever the quote does."""
    words: Mapping[str, Mapping[str, str]]
    """Group → what is found in small letters → what to write."""


@cache
def hints() -> tuple[Hint, ...]:
    """The expressions in the order of the file. ``\\L<name>`` in one stands for the words of its table."""
    entries = json.loads(knowledge_path("education/hints_en.json").read_text(encoding="utf-8"))
    return tuple(_hint(entry) for entry in entries)


def grammar(essay: Essay) -> Iterator[Comment]:
    """A comment each place a hint fits for the first time; the same words are not quoted twice for one rule."""
    for hint in hints():
        places = list(_places(hint, essay))
        quoted: set[str] = set()
        for match in places:
            start, stop = match.span("quote") if "quote" in match.groupdict() else match.span()
            words = essay.text[start:stop].lower()
            if words not in quoted:
                quoted.add(words)
                yield comment(essay, hint.rule, start, stop, _suggestion(hint, match), count=len(places))


def _hint(entry: Mapping[str, Any]) -> Hint:
    words: Mapping[str, Mapping[str, str]] = entry.get("words", {})
    lists = {name: list(table) for name, table in words.items() if rf"\L<{name}>" in entry["pattern"]}
    return Hint(
        rule=entry["rule"],
        expression=regex.compile(entry["pattern"], 0 if entry.get("case") else regex.IGNORECASE, **lists),
        suggestion=entry.get("suggestion", ""),
        each_sentence=entry.get("each_sentence", False),
        capital=entry.get("capital", False),
        words=words,
    )


def _places(hint: Hint, essay: Essay) -> Iterator[regex.Match[str]]:
    try:
        if not hint.each_sentence:
            yield from hint.expression.finditer(essay.text, timeout=_SECONDS)
            return
        for sentence in essay.sentences:
            match = hint.expression.match(essay.text, sentence.start, sentence.end, timeout=_SECONDS)
            if match:
                yield match
    except TimeoutError:
        return


def _suggestion(hint: Hint, match: regex.Match[str]) -> str:
    """The suggestion with its blanks filled, a capital where the quote begins with one."""
    if not hint.suggestion:
        return ""
    found = {name: text or "" for name, text in match.groupdict().items()}
    for name, table in hint.words.items():
        found[name] = table.get(found[name].lower().replace("’", "'"), found[name])
    written = hint.suggestion.format(**found)
    quote = found.get("quote") or match.group()
    return written[:1].upper() + written[1:] if hint.capital or quote[:1].isupper() else written
