"""The essay's text with its comments marked: each behind its number on its colour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from components.markdown import plain
from model.education.comment import Comment

PRAISE, HINT, CHOSEN = "green", "orange", "blue"
"""Colour of a place; the comment's number stands before it, so that nothing is told by colour alone."""


_UNBROKEN = "\u00a0"
"""Keeps a number on the line of its place."""


def marked_text(text: str, comments: Sequence[tuple[int, Comment]], chosen: int | None = None) -> str:
    """Markdown of a text with its numbered comments marked; of several over one place the chosen, else the shortest."""
    over = _painted(len(text), comments, chosen)
    by_number = dict(comments)
    numbered: set[int] = set()
    parts: list[str] = []
    for number, run in groupby(range(len(text)), key=over.__getitem__):
        offsets = list(run)
        piece = text[offsets[0] : offsets[-1] + 1]
        if number is None or not piece.strip():
            parts.append(plain(piece))
            continue
        colour = CHOSEN if number == chosen else PRAISE if by_number[number].praise else HINT
        for index, line in enumerate(piece.split("\n")):
            parts.append("  \n" if index else "")
            if line.strip():
                label = "" if number in numbered else f"**{number}**{_UNBROKEN}"
                numbered.add(number)
                before, after = " " * line[:1].isspace(), " " * line[-1:].isspace()
                parts.append(f"{before}:{colour}-background[{label}{plain(line.strip())}]{after}")
    return "".join(parts)


def _painted(length: int, comments: Sequence[tuple[int, Comment]], chosen: int | None) -> list[int | None]:
    """The number of the comment each character belongs to."""
    over: list[int | None] = [None] * length
    longest_first = sorted(comments, key=lambda each: (each[0] == chosen, each[1].start - each[1].end))
    for number, comment in longest_first:
        for offset in range(max(0, comment.start), min(length, comment.end)):
            over[offset] = number
    return over
