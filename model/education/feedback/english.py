"""Comments on English essays: of all that the rules find, what is most useful to a pupil."""

from __future__ import annotations

from collections.abc import Iterator

from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.english_hints import grammar
from model.education.feedback.english_rules import most_useful
from model.education.feedback.english_spelling import spelling

_PARTS = (spelling, grammar)


def comments(essay: Essay) -> Iterator[Comment]:
    """At most 25 comments on an essay, the most useful first, praise last."""
    yield from most_useful(each for part in _PARTS for each in part(essay))
