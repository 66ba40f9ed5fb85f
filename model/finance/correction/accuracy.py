"""The desk's own accuracy: of the figures its reader has looked at, how many stood.

Looked at are figures that were confirmed or corrected, each counted once on the report where that was said. What a
correction changed on other years and reports is counted apart. Corrections are made where something looks wrong, so
this is the accuracy of figures somebody had reason to look at, not of all figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from model import jobs
from model.finance.correction.record import Correction, kept
from model.finance.library import shelf
from model.finance.trust import LEVELS, Level

FEWEST = 20
"""Figures looked at from which on a share is given at all."""
_Z = 1.959963984540054
"""97.5 % quantile of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the figures looked at stood as they were read."""

    looked: int
    stood: int

    @property
    def enough(self) -> bool:
        """Whether there are enough figures to give a share."""
        return self.looked >= FEWEST

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None where there are too few."""
        return self.stood / self.looked if self.enough else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share; None where there are too few."""
        return wilson(self.stood, self.looked) if self.enough else None


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of the figures looked at, how many stood."""

    overall: Share
    by_metric: Mapping[str, Share]
    """Most looked at first."""
    by_level: Mapping[Level, Share]
    """By how far checks had confirmed the figure as it was read."""
    added: int
    """Figures that were not found and that the reader supplied; no figure stood or fell there."""
    carried: int
    """Figures on the shelf that corrections made on another year or report changed."""


def accuracy(owner: str) -> Accuracy:
    """Over all of an owner's corrections that are in force. Raises StoreError."""
    corrections = kept(jobs.current_store(), owner)
    corrected = {each.key for each in corrections if each.kind != "confirmed"}
    shown = {
        (entry.document_id, name, year)
        for entry in shelf.entries(owner)
        for (name, year), figure in entry.figures.items()
        if figure.corrected
    }
    return counted(corrections, carried=len(shown - corrected))


def counted(corrections: Iterable[Correction], carried: int = 0) -> Accuracy:
    """The same over given corrections, those taken back left out."""
    valid = [each for each in corrections if not each.withdrawn]
    corrected = {each.key for each in valid if each.kind != "confirmed"}
    # The first word on a figure holds what was read there.
    firsts = {each.key: each for each in reversed(valid)}
    looked = [each for each in firsts.values() if each.said.original is not None]
    names = sorted({each.metric for each in looked}, key=lambda name: (-sum(e.metric == name for e in looked), name))
    return Accuracy(
        overall=_share(looked, corrected),
        by_metric={name: _share([each for each in looked if each.metric == name], corrected) for name in names},
        by_level={
            level: share
            for level in LEVELS
            if (share := _share([each for each in looked if each.said.level == level], corrected)).looked
        },
        added=len(firsts) - len(looked),
        carried=carried,
    )


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson, JASA 22, 1927); `trials` must be positive."""
    share, square = successes / trials, _Z * _Z
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    half = _Z * sqrt(share * (1 - share) / trials + square / (4 * trials * trials)) / (1 + square / trials)
    return max(0.0, centre - half), min(1.0, centre + half)


def _share(looked: Iterable[Correction], corrected: set[tuple[str, str, int]]) -> Share:
    keys = [each.key for each in looked]
    return Share(len(keys), sum(key not in corrected for key in keys))
