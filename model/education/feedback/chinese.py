"""Comments on Chinese essays."""

from __future__ import annotations

from collections.abc import Iterator

from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.chinese_characters import wrong_characters


def comments(essay: Essay) -> Iterator[Comment]:
    """Comments on an essay, in any order."""
    yield from wrong_characters(essay)
