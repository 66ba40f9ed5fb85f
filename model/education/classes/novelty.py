"""How unlike the others of its class each essay is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_NEIGHBOURS = 3


def novelty(rows: Sequence[NDArray[np.float64]]) -> list[float]:
    """Mean distance of each row of measures to the three nearest, every measure standardised inside the class.

    Essays of different languages have different measures: each is compared with those of its own. 0 for one alone.
    """
    found = [0.0] * len(rows)
    for width in {len(row) for row in rows}:
        places = [place for place, row in enumerate(rows) if len(row) == width]
        if len(places) > 1:
            table = np.array([rows[place] for place in places])
            for place, value in zip(places, _nearest(table), strict=True):
                found[place] = float(value)
    return found


def _nearest(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean Euclidean distance to the nearest rows, divided by the root of the number of measures."""
    deviation = table.std(axis=0)
    table = (table - table.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)
    squares = (table**2).sum(axis=1)
    distances = np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * table @ table.T, 0.0) / table.shape[1])
    np.fill_diagonal(distances, np.inf)
    nearest: NDArray[np.float64] = np.sort(distances, axis=1)[:, : min(_NEIGHBOURS, len(table) - 1)].mean(axis=1)
    return nearest
