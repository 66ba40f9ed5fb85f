"""排比, which shows by its form, in a paragraph and over paragraphs.

对偶 and 拟人 are not looked for: told by form alone, half of what is found is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.education.comment import Comment
from model.education.essay import Essay, Piece
from model.education.feedback.chinese_structure import body_of

OPENING = 2
"""Characters that members have in common at least."""
MEMBERS = 3
"""Clauses or paragraphs that make a parallelism."""
SHORTEST_MEMBER = 5
"""Characters; three shorter clauses with one opening are a list."""

_MARKS = "，；。！？：、…—“”‘’《》（）"
_UNIT = re.compile(r"[^；。！？\n]+[；。！？]?")
_CLAUSE = re.compile(r"[^，；。！？：、…—“”‘’《》（）\s]+")


def rhetoric_comments(essay: Essay) -> Iterator[Comment]:
    """Praise of figures of speech, each with its very words."""
    yield from _parallel_clauses(essay)
    yield from _parallel_paragraphs(essay)


def parallel_runs(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Runs of at least three neighbours that begin alike, go on alike and are of like length."""
    run: list[Piece] = []
    for piece in pieces:
        if run and not _alike(run[-1].text, piece.text):
            if len(run) >= MEMBERS:
                yield run
            run = []
        run.append(piece)
    if len(run) >= MEMBERS:
        yield run


def _alike(first: str, second: str) -> bool:
    """A bare word in common is no figure: a third character, or two more further on, have to come back."""
    shorter, longer = sorted((len(first), len(second)))
    if first[:OPENING] != second[:OPENING] or shorter < SHORTEST_MEMBER or longer > 2 * shorter:
        return False
    more = {each for each in set(first[OPENING:]) & set(second[OPENING:]) if each not in _MARKS}
    return first[: OPENING + 1] == second[: OPENING + 1] or len(more) >= OPENING


def _pieces(pattern: re.Pattern[str], essay: Essay, paragraph: Piece) -> list[Piece]:
    matches = pattern.finditer(essay.text, paragraph.start, paragraph.end)
    return [Piece(match.group(), *match.span()) for match in matches]


def _parallel_clauses(essay: Essay) -> Iterator[Comment]:
    """Three parts of a paragraph in a row with one opening, told apart by semicolons and full stops, else by commas."""
    for paragraph in body_of(essay):
        last = 0
        for pattern in (_UNIT, _CLAUSE):
            for run in parallel_runs(_pieces(pattern, essay, paragraph)):
                if run[0].start >= last:
                    last = run[-1].end
                    opening = _shared_opening(run)
                    details = {"count": len(run), "opening": opening}
                    quote = essay.text[run[0].start : last]
                    yield Comment("zh_parallelism", "rhetoric", quote, run[0].start, last, True, "", details)


def _shared_opening(run: Sequence[Piece]) -> str:
    first, *others = (piece.text for piece in run)
    length = OPENING
    while length < len(first) and all(other[: length + 1] == first[: length + 1] for other in others):
        length += 1
    return re.split(f"(?<=.{{{OPENING}}})[{_MARKS}]", first[:length])[0]


def _parallel_paragraphs(essay: Essay) -> Iterator[Comment]:
    """Three paragraphs in a row whose first clauses share an opening."""
    for run in parallel_runs(body_of(essay)):
        opening = _shared_opening(run)
        details = {"count": len(run), "opening": opening}
        first = run[0]
        end = first.start + len(opening)
        yield Comment("zh_parallel_paragraphs", "structure", opening, first.start, end, True, "", details)
