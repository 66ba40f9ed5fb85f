"""Wrong characters in Chinese essays: written forms that are never right, and idioms one look-alike character off."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from data.knowledge import knowledge_path
from model.education.chinese_words import segment
from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.chinese_idioms import mistaken_idioms

_IDIOM = 4
"""Characters from which a form stands for itself; a shorter one counts only where words begin and end."""
_CONTEXT = 8
"""Characters before a form that an exception may look at."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The table data/knowledge/education/wrong_characters_zh.json."""

    right: Mapping[str, str]
    """Wrong form → right form."""
    unless: Mapping[str, re.Pattern[str]]
    """Wrong form → where it is right after all."""
    lengths: tuple[int, ...]


def wrong_characters(essay: Essay) -> tuple[Comment, ...]:
    """Each wrong form once, at its first place, with how often it stands in the text as ``times``."""
    found: dict[str, list[Comment]] = {}
    edges = frozenset(edge for _, start, end in segment(essay.text) for edge in (start, end))
    by_table = list(_mistaken_forms(essay, edges))
    by_idiom = (each for each in _mistaken_idioms(essay, edges) if not any(_overlap(each, other) for other in by_table))
    for comment in sorted([*by_table, *by_idiom], key=lambda each: each.start):
        found.setdefault(comment.quote, []).append(comment)
    return tuple(_with_times(comments) for comments in found.values())


def _with_times(comments: list[Comment]) -> Comment:
    first = comments[0]
    details = {"wrong": first.quote, "right": first.suggestion, "times": len(comments)}
    return Comment(
        first.rule, first.area, first.quote, first.start, first.end, suggestion=first.suggestion, details=details
    )


def _overlap(first: Comment, second: Comment) -> bool:
    return first.start < second.end and second.start < first.end


def _mistaken_idioms(essay: Essay, edges: Set[int]) -> Iterator[Comment]:
    for start, wrong, right in mistaken_idioms(essay.text, edges):
        yield Comment("zh_wrong_character", "spelling", wrong, start, start + len(wrong), suggestion=right)


def _mistaken_forms(essay: Essay, edges: Set[int]) -> Iterator[Comment]:
    """Forms of the table; the longest where several begin at one place."""
    text, forms = essay.text, _forms()
    taken = 0
    for start in range(len(text)):
        if start < taken:
            continue
        for length in forms.lengths:
            end = start + length
            wrong = text[start:end]
            if wrong not in forms.right or (length < _IDIOM and not {start, end} <= edges):
                continue
            exception = forms.unless.get(wrong)
            if exception and exception.search(text, max(0, start - _CONTEXT)):
                continue
            yield Comment("zh_wrong_character", "spelling", wrong, start, end, suggestion=forms.right[wrong])
            taken = end
            break


@cache
def _forms() -> Forms:
    table = json.loads(knowledge_path("education/wrong_characters_zh.json").read_text(encoding="utf-8"))
    right: dict[str, str] = table["forms"]
    unless = {wrong: re.compile(pattern) for wrong, pattern in table["unless"].items()}
    return Forms(right, unless, tuple(sorted({len(wrong) for wrong in right}, reverse=True)))
