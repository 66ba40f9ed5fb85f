"""What can be told from the pixels of a page without reading it: how it lies, and how much of it is table.

Arrays are of shape (height, width). `ink` is True where a page is dark.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    Grey = npt.NDArray[np.uint8]
    Ink = npt.NDArray[np.bool_]
    Floats = npt.NDArray[np.float64]

LARGEST_SKEW = 3.0
"""Degrees; paper that lies more askew is seen and laid again."""
_COARSE, _FINE = 0.25, 0.05
_MOST_POINTS = 60_000
_RULE = 30
"""Pixels in a row, at 72 an inch, that are a ruled line and no letter."""
_WIDE_GAP = 18
"""Pixels without ink, at 72 an inch, between two columns; words of one sentence stand a quarter as far apart."""
_CELLS = 3
"""Pieces that a row of a table has at least: its label and two years."""


def ink_of(grey: Grey) -> Ink:
    """Dark pixels by Otsu's threshold (1979): the grey level that parts the histogram into its two clearest classes."""
    import numpy as np

    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    below = np.cumsum(counts)
    mass = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mass[-1] * below / below[-1] - mass) ** 2 / (below * above)
    return grey <= int(np.nanargmax(np.where(np.isfinite(between), between, 0.0)))


def skew(ink: Ink) -> float:
    """Degrees clockwise by which lines of text slope, within ±3; 0 where the page shows none.

    It is the angle at which the rows of the page are most unlike each other, full of ink or empty: the projection
    profile method of Postl (1986).
    """
    import numpy as np

    down, across = np.nonzero(ink)
    if not len(down):
        return 0.0
    step = -(-len(down) // _MOST_POINTS)
    x, y = across[::step] - ink.shape[1] / 2, down[::step].astype(np.float64)
    middle = _steepest(x, y, _angles(0.0, LARGEST_SKEW, _COARSE), ink.shape[1])
    return _steepest(x, y, _angles(middle, _COARSE, _FINE), ink.shape[1])


def _angles(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [middle + index * step for index in range(-count, count + 1)]


def _steepest(across: Floats, down: Floats, angles: Sequence[float], width: int) -> float:
    best = max(angles, key=lambda angle: _contrast(across, down, angle, width))
    return max(-LARGEST_SKEW, min(LARGEST_SKEW, round(best, 2)))


def _contrast(across: Floats, down: Floats, angle: float, width: int) -> float:
    import numpy as np

    rows = np.rint(down - across * np.tan(np.radians(angle)) + width).astype(np.intp)
    return float(np.sum(np.diff(np.bincount(rows).astype(float)) ** 2))


def without_rules(ink: Ink) -> Ink:
    """The ink without ruled lines, which would join rows and fill the gaps between columns."""
    return ink & ~_runs(ink, 0) & ~_runs(ink, 1)


def _runs(ink: Ink, axis: int) -> Ink:
    """Pixels that belong to a run of at least `_RULE` dark ones along an axis."""
    import numpy as np

    length = ink.shape[axis]
    found = np.zeros_like(ink)
    if length < _RULE:
        return found
    sums = np.cumsum(np.insert(ink.astype(np.int32), 0, 0, axis=axis), axis=axis)
    ends, starts = _cut(sums, axis, _RULE, length + 1), _cut(sums, axis, 0, length + 1 - _RULE)
    full = ends - starts == _RULE
    spread = np.cumsum(np.insert(full.astype(np.int32), 0, 0, axis=axis), axis=axis)
    places = np.arange(length)
    last = np.take(spread, np.minimum(places + 1, length + 1 - _RULE), axis=axis)
    first = np.take(spread, np.maximum(places + 1 - _RULE, 0), axis=axis)
    return np.asarray(last > first)


def _cut(array: npt.NDArray[np.int32], axis: int, start: int, stop: int) -> npt.NDArray[np.int32]:
    return array[start:stop] if axis == 0 else array[:, start:stop]


def table_rows(ink: Ink) -> int:
    """How many lines of an upright page at 72 pixels an inch stand in columns: a label and at least two numbers."""
    plain = without_rules(ink)
    return sum(len(gaps(filled(plain[top:bottom], 0), _WIDE_GAP)) >= _CELLS - 1 for top, bottom in bands(plain))


def bands(ink: Ink) -> list[tuple[int, int]]:
    """Top and bottom of the lines of a page: rows of pixels with ink between empty ones."""
    return runs(filled(ink, 1))


def filled(ink: Ink, axis: int) -> Ink:
    """Which columns (axis 0) or rows (axis 1) of pixels hold any ink."""
    import numpy as np

    return np.asarray(ink.any(axis=axis))


def gaps(stretch: Ink, least: int) -> list[tuple[int, int]]:
    """Start and end of the empty stretches of at least so many pixels between the first and the last filled one."""
    pieces = runs(stretch)
    between = [(before[1], after[0]) for before, after in pairwise(pieces)]
    return [(start, end) for start, end in between if end - start >= least]


def runs(stretch: Ink) -> list[tuple[int, int]]:
    """Start and end of every stretch of filled pixels."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([False], stretch, [False])).astype(np.int8)))
    pairs: Sequence[int] = edges.tolist()
    return list(zip(pairs[::2], pairs[1::2], strict=True))
