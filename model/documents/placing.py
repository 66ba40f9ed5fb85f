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

_APART = 0.9
"""Gap, in line heights, that parts two words even where recognition saw no space."""
_ABOUT = 0.4
"""Part of the line height by which recognition may be wrong about where a word begins or ends."""
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
    return RecognisedLine(tuple(_joined(parts, pieces, bottom - top)), left, top, right, bottom)


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


def _joined(
    parts: Sequence[str], pieces: Sequence[tuple[str, float, float]], height: int
) -> Iterator[tuple[str, float, float]]:
    """Pieces put together to the words that spaces part; those that stand a column apart stay apart."""
    ends = set(accumulate(map(len, parts)))
    word, start, end, done = "", 0.0, 0.0, 0
    for piece, x0, x1 in pieces:
        if word and (done in ends or x0 - end > _APART * height):
            yield plain_text(word), start, end
            word = ""
        start = start if word else x0
        word, end, done = word + piece, x1, done + len(piece)
    if word:
        yield plain_text(word), start, end


def words_of_line(line: RecognisedLine, ink: Ink, scale: float) -> list[Word]:
    """The words of a line, each as wide as its ink and as high as the line."""
    height = line.bottom - line.top
    margin = round(_CORE * height)
    stretch = filled(ink[line.top + margin : line.bottom - margin, line.left : line.right], 0)
    spans = _spans(stretch, [(x0 - line.left, x1 - line.left) for _, x0, x1 in line.words], _ABOUT * height)
    return [
        Word(
            text,
            round((line.left + start) / scale, 2),
            round(line.top / scale, 2),
            round((line.left + end) / scale, 2),
            round(line.bottom / scale, 2),
        )
        for (text, _, _), (start, end) in zip(line.words, spans, strict=True)
        if text.strip()
    ]


def _spans(stretch: Ink, places: Sequence[tuple[float, float]], reach: float) -> list[tuple[float, float]]:
    """Start and end of each word in pixels: parted at the widest gap near where recognition saw its end."""
    pieces = runs(stretch)
    if not pieces or not places:
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
