"""Which part of a page shows marked numbers so that they can be read: their labels beside them, some lines around."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from model.documents.reader import read_words
from model.evidence import Box

_BESIDE = 15.0
"""Points left of the labels; three times as many right of the numbers."""
_NARROWEST = 240.0
"""Points a close-up shows at least."""


def close_up(path: Path | str, page: int, boxes: Sequence[Box], margin: float = 72.0) -> Box:
    """The marked numbers with their labels: from where the lines shown begin, `margin` points above and below.

    Raises DocumentRefused.
    """
    top = max(0.0, min(box[1] for box in boxes) - margin)
    bottom = max(box[3] for box in boxes) + margin
    words = read_words(path, [page]).get(page, ())
    lines = [word.x0 for word in words if word.y0 > top and word.y1 < bottom and not word.hidden]
    # Of a page that is a picture no words are known: the labels may begin anywhere
    left = min([*lines, *(box[0] for box in boxes)]) if words else 0.0
    right = max(box[2] for box in boxes)
    return (max(0.0, left - _BESIDE), top, max(right, left + _NARROWEST) + 3 * _BESIDE, bottom)
