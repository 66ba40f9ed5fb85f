"""Comments made up for tests, tied to words of a text by where they stand in it."""

from __future__ import annotations

from model.education.comment import Area, Comment


def comment_of(text: str, quote: str, area: Area, *, praise: bool = False, suggestion: str = "") -> Comment:
    """A comment on the first place of a quote."""
    start = text.index(quote)
    return Comment("made_up", area, quote, start, start + len(quote), praise=praise, suggestion=suggestion)
