"""How the parts of a Chinese essay are joined: kinds of connectives, sequences begun and not continued."""

from __future__ import annotations

from collections.abc import Iterator

from model.education.comment import Comment
from model.education.essay import Essay, Piece
from model.education.feedback.chinese_structure import body_of
from model.education.feedback.chinese_writing import writing_lists

MANY_KINDS = 6
"""Kinds of connectives that an essay is praised for."""
FEW_KINDS = 1
LONG_ENOUGH = 500
"""Characters from which too few kinds are worth a word."""


def cohesion_comments(essay: Essay) -> Iterator[Comment]:
    """Praise or advice on connectives."""
    yield from _kinds(essay)
    yield from _sequences(essay)


def _kinds(essay: Essay) -> Iterator[Comment]:
    lists = writing_lists()
    first: dict[str, Piece] = {}
    by_word = {word: kind for kind, words in lists.connectives.items() for word in words}
    for word in essay.words:
        kind = by_word.get(word.text)
        if kind:
            first.setdefault(kind, word)
    shown = "、".join(f"{kind}（{word.text}）" for kind, word in first.items())
    names = ", ".join(f"{lists.kinds[kind]} ({word.text})" for kind, word in first.items())
    details = {"count": len(first), "kinds": shown, "names": names}
    if len(first) >= MANY_KINDS:
        place = next(iter(first.values()))
        yield Comment("zh_connectives", "cohesion", place.text, place.start, place.end, praise=True, details=details)
    elif len(first) <= FEW_KINDS and essay.length >= LONG_ENOUGH:
        body = max(body_of(essay), key=lambda paragraph: len(paragraph.text))
        end = min(body.start + 20, body.end)
        yield Comment("zh_few_connectives", "cohesion", essay.text[body.start : end], body.start, end, details=details)


def _sequences(essay: Essay) -> Iterator[Comment]:
    """A sequence begun, such as 首先, and nothing that continues it."""
    for opening, followers in writing_lists().sequences:
        start = next((each.start for each in essay.sentences if each.text.startswith(opening)), None)
        if start is None:
            continue
        end = start + len(opening)
        if not any(follower in essay.text[end:] for follower in followers):
            details = {"opening": opening.rstrip("，"), "following": followers[0]}
            yield Comment("zh_sequence", "cohesion", opening, start, end, details=details)
