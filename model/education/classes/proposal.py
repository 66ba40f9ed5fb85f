"""Which essays to mark next, so that few marks teach most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, pstdev

from model.education.classes.marked import MarkedClass, MarkedEssay

PROPOSED = 10
"""Essays proposed at a time."""
_UNFIT = frozenset({"too_short", "not_an_essay", "wrong_language", "duplicated", "shuffled"})
"""Gates behind which a mark says nothing of how this teacher marks essays."""


def propose(marked: MarkedClass, count: int = PROPOSED) -> tuple[str, ...]:
    """Entry ids of the essays to mark next, those no mark was known of when the class was marked.

    They are dealt by predicted total into as many parts as essays are wanted, so that the whole scale is covered; of
    each part the one with the greatest uncertainty plus novelty (each in standard deviations) is taken. The same
    marking always gives the same proposal, weakest part first.
    """
    open_essays = [essay for entry_id, essay in marked.essays.items() if entry_id not in marked.known]
    fit = [essay for essay in open_essays if not _UNFIT.intersection(essay.flags)]
    ordered = sorted(fit, key=lambda essay: (essay.total, essay.entry_id))
    count = min(count, len(ordered))
    worth = _worth(ordered)
    edges = [part * len(ordered) // count for part in range(count + 1)] if count else []
    return tuple(
        max(ordered[low:high], key=lambda essay: (worth[essay.entry_id], essay.entry_id)).entry_id
        for low, high in pairwise(edges)
    )


def _worth(essays: Sequence[MarkedEssay]) -> dict[str, float]:
    """Uncertainty plus novelty, each standardised over the essays that can be proposed."""
    spreads = _standardised([essay.spread for essay in essays])
    novelties = _standardised([essay.novelty for essay in essays])
    return {essay.entry_id: spreads[place] + novelties[place] for place, essay in enumerate(essays)}


def _standardised(values: Sequence[float]) -> list[float]:
    deviation = pstdev(values) if values else 0.0
    return [(value - fmean(values)) / deviation if deviation > 0 else 0.0 for value in values]
