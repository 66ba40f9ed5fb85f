"""Every comment on an essay, in the order of the text."""

from __future__ import annotations

from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback import chinese, english

_COMMENTS = {"en": english.comments, "zh": chinese.comments}


def comment_on(essay: Essay) -> tuple[Comment, ...]:
    """The comments on an essay by the rules of its language."""
    return tuple(sorted(_COMMENTS[essay.language](essay), key=lambda comment: (comment.start, comment.end)))
