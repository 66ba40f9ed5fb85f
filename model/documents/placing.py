"""Where the words of a recognised line stand: recognition says it roughly, the ink of the page exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from model.documents.contents import Word
from model.documents.ink import filled, gaps, runs
from model.documents.spelling import plain_text

if TYPE_CHECKING:
    import numpy as np

    from model.documents.ink import Ink

_ABOUT = 0.4
"""Part of the line height by which recognition may be wrong about where a word begins or ends."""
_UNSEEN = 0.5
"""Gap, in line heights, that parts two words although recognition put them together; letters stand a tenth apart."""
_CORE = 0.15
"""Part of the line height, above and below, in which neighbouring lines and rules may show."""


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A recognised line and its box, in pixels from the top left."""

    words: tuple[tuple[str, float, float], ...]
    """Text of each word, and about where it begins and ends."""
    left: int
    top: int
    right: int
    bottom: int


def recognised_line(
    text: str, corners: np.ndarray[Any, Any], placed: Sequence[tuple[str, float, Any]]
) -> RecognisedLine:
    """A line from its text, its four corners, and the text, certainty and corners of each of its pieces."""
    left, top = (max(0, int(edge)) for edge in corners.min(axis=0))
    right, bottom = (int(edge) + 1 for edge in corners.max(axis=0))
    pieces = [(piece, float(min(x for x, _ in box)), float(max(x for x, _ in box))) for piece, _, box in placed]
    parts = text.split()
    if "".join(piece for piece, _, _ in pieces) != "".join(parts):
        pieces = _shared_out(parts, left, right)
    return RecognisedLine(tuple(_joined(parts, pieces)), left, top, right, bottom)


def _shared_out(parts: Sequence[str], left: int, right: int) -> list[tuple[str, float, float]]:
    """Words with the places they have in a line of evenly wide characters."""
    text = " ".join(parts)
    pitch = (right - left) / max(1.0, sum(map(_width, text)))
    pieces, x = [], float(left)
    for part in parts:
        wide = pitch * sum(map(_width, part))
        pieces.append((part, x, x + wide))
        x += wide + pitch
    return pieces


def _width(character: str) -> float:
    return 2.0 if character > "\u2e7f" else 1.0


def _joined(parts: Sequence[str], pieces: Sequence[tuple[str, float, float]]) -> Iterator[tuple[str, float, float]]:
    """The pieces put together to the words that spaces part."""
    ends = set(accumulate(map(len, parts)))
    word, first, done = "", 0.0, 0
    for piece, start, end in pieces:
        first = first if word else start
        word, done = word + piece, done + len(piece)
        if done in ends:
            yield plain_text(word), first, end
            word = ""


def words_of_line(line: RecognisedLine, ink: Ink, scale: float) -> list[Word]:
    """The words of a line, each as wide as its ink and as high as the line."""
    height = line.bottom - line.top
    margin = round(_CORE * height)
    stretch = filled(ink[line.top + margin : line.bottom - margin, line.left : line.right], 0)
    spans = _spans(stretch, [(x0 - line.left, x1 - line.left) for _, x0, x1 in line.words], _ABOUT * height)
    return [
        Word(
            part,
            round((line.left + start) / scale, 2),
            round(line.top / scale, 2),
            round((line.left + end) / scale, 2),
            round(line.bottom / scale, 2),
        )
        for (text, _, _), span in zip(line.words, spans, strict=True)
        for part, start, end in _parted(text, span, stretch, _UNSEEN * height)
        if part.strip()
    ]


def _parted(text: str, span: tuple[float, float], stretch: Ink, least: float) -> Iterator[tuple[str, float, float]]:
    """A word, or several where gaps in its ink are no gaps between letters; their ink shares the characters out."""
    left = round(span[0])
    inside = stretch[left : round(span[1])]
    edges = [0, *(edge for gap in gaps(inside, max(1, round(least))) for edge in gap), len(inside)]
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    if len(pieces) == 1 or not text:
        yield text, *span
        return
    inked, wide = sum(end - start for start, end in pieces), sum(map(_width, text))
    covered, first = 0, 0
    for start, end in pieces:
        covered += end - start
        ends = [*accumulate(map(_width, text))]
        last = next(index for index, each in enumerate(ends, 1) if each >= covered / inked * wide - 0.5)
        yield text[first:last], left + start, left + end
        first = last


def _spans(stretch: Ink, places: Sequence[tuple[float, float]], reach: float) -> list[tuple[float, float]]:
    """Start and end of each word in pixels: parted at the widest gap near where recognition saw its end.

    Specks beyond the first and the last word belong to none.
    """
    if not places:
        return []
    first, last = places[0][0] - reach, places[-1][1] + reach
    pieces = [(start, end) for start, end in runs(stretch) if end > first and start < last]
    if not pieces:
        return list(places)
    between = gaps(stretch, 1)
    edges: list[float] = [pieces[0][0]]
    for (_, end), (start, _) in pairwise(places):
        near = [gap for gap in between if gap[1] > max(end - reach, edges[-1]) and gap[0] < start + reach]
        widest = max(near, key=_length, default=None)
        edges += widest or ((end + start) / 2, (end + start) / 2)
    edges.append(pieces[-1][1])
    return list(zip(edges[::2], edges[1::2], strict=True))


def _length(gap: tuple[int, int]) -> int:
    return gap[1] - gap[0]
