"""Comments on English essays: of all that the rules find, what is most useful to a pupil."""

from __future__ import annotations

from collections.abc import Iterator

from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.english_cohesion import cohesion
from model.education.feedback.english_hints import grammar
from model.education.feedback.english_repetition import repetition
from model.education.feedback.english_rhetoric import rhetoric
from model.education.feedback.english_rules import most_useful
from model.education.feedback.english_sentences import sentences
from model.education.feedback.english_spelling import spelling
from model.education.feedback.english_structure import structure
from model.education.feedback.english_vocabulary import vocabulary

_PARTS = (structure, cohesion, sentences, spelling, grammar, vocabulary, repetition, rhetoric)


def comments(essay: Essay) -> Iterator[Comment]:
    """At most 25 comments on an essay, the most useful first, praise last."""
    yield from most_useful(each for part in _PARTS for each in part(essay))
