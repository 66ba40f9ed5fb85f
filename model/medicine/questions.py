"""What to ask next: the finding whose answer is expected to settle most.

The gain of a question is the fall of the entropy of the leading candidates that its answer brings on average:
H(p) - P(yes) H(p | yes) - P(no) H(p | no), Lindley (1956), in bits. "Unknown" changes nothing and is left out of it.
Of two questions of nearly equal gain the more general one comes first: it is easier to answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.medicine.ontology.ontology import Ontology

UNLISTED = 0.02
"""P(finding | disease) where the disease does not list it."""
SURE = 0.98
"""Highest P(finding | disease) reckoned with: no source is that certain."""
_NEARLY = 0.9
"""Share of the best gain from which on a more general finding is preferred."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What asking for a finding is expected to bring."""

    finding: str
    bits: float
    raises: tuple[int, ...]
    """Numbers of the candidates a yes raises most, strongest first."""


def gains(
    probability: NDArray[np.float64], shares: Sequence[Mapping[str, float]], asked: frozenset[str], terms: Ontology
) -> list[Gain]:
    """Every finding the candidates list, best first.

    `probability` of the candidates (any positive sum); `shares` their findings with P(finding | disease), in the same
    order; `asked` what is known already, left out together with everything more general.
    """
    findings = sorted({finding for listed in shares for finding in listed} - _implied(asked, terms))
    if not findings or len(probability) < 2:
        return []
    share = np.array([[listed.get(finding, UNLISTED) for finding in findings] for listed in shares])
    share = np.clip(share, UNLISTED, SURE)
    prior = probability / probability.sum()
    yes = prior @ share
    after_yes = prior[:, None] * share / yes
    after_no = prior[:, None] * (1 - share) / (1 - yes)
    bits = _entropy(prior[:, None])[0] - yes * _entropy(after_yes) - (1 - yes) * _entropy(after_no)
    ratio = after_yes / prior[:, None]
    found = [
        Gain(finding, float(bits[n]), tuple(int(k) for k in np.argsort(-ratio[:, n])[:3] if ratio[k, n] > 1))
        for n, finding in enumerate(findings)
    ]
    return _broad_first(sorted(found, key=lambda gain: -gain.bits), terms)


def _entropy(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bits, of each column."""
    entropy: NDArray[np.float64] = -(probability * np.log2(np.maximum(probability, 1e-12))).sum(0)
    return entropy


def _implied(asked: frozenset[str], terms: Ontology) -> frozenset[str]:
    """What is known, and what follows from it."""
    known = (terms.ancestors(terms.index[finding]) for finding in asked if finding in terms.index)
    return asked | {terms.ids[number] for above in known for number in above}


def _broad_first(found: list[Gain], terms: Ontology) -> list[Gain]:
    """Leave out a finding where a more general or more special one of nearly the same gain is asked before it."""
    kept: list[Gain] = []
    for gain in found:
        special = next((each for each in kept if terms.is_a(each.finding, gain.finding)), None)
        if special is None:
            if not any(terms.is_a(gain.finding, each.finding) for each in kept):
                kept.append(gain)
        elif gain.bits >= _NEARLY * special.bits:
            kept[kept.index(special)] = gain
    return kept
