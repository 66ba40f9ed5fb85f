"""Two diagnoses side by side: what both show, what only one shows, and which finding would tell them apart.

For a finding f and diseases 1 and 2 the likelihood ratio is P(f | 1) / P(f | 2). A ratio between 1/2 and 2 changes the
odds to a small and rarely important degree (Jaeschke, Guyatt & Sackett, JAMA 1994;271:703): such a finding favours
neither. Absence counts only against a disease that shows the finding in at least `OBLIGATE` of patients. The best
question is the finding with the largest |P(f | 1) - P(f | 2)| among those not answered yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from model.medicine.graph.explanation import label
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.graph.ranker import OBLIGATE
from model.medicine.observations import Language
from model.medicine.ontology.ontology import Ontology, ontology
from model.medicine.profile import Matched, Profile, assumed, match, profile
from model.medicine.questions import SURE, UNLISTED

NOTABLE = 2.0
"""Likelihood ratio from which on a finding favours one of the two."""

Side = Literal["first", "second"]


@dataclass(frozen=True, slots=True)
class ComparedFinding:
    """A finding with what each of the two diseases says of it."""

    concept: str
    label: str
    first: Matched | None
    second: Matched | None
    """None where the disease lists nothing near."""

    @property
    def shares(self) -> tuple[float, float]:
        """P(finding | disease) reckoned with, see `share`."""
        return share(self.first), share(self.second)

    @property
    def difference(self) -> float:
        """P(finding | first) - P(finding | second)."""
        return self.shares[0] - self.shares[1]

    @property
    def ratio(self) -> float:
        """Likelihood ratio of its presence, first to second."""
        return self.shares[0] / self.shares[1]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A finding that is known of the patient, with the disease it favours."""

    finding: ComparedFinding
    present: bool
    favours: Side | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two diseases beside each other."""

    first: Profile
    second: Profile
    shared: tuple[ComparedFinding, ...]
    """What both list, exactly or more generally or specially; the most frequent in both first."""
    only_first: tuple[ComparedFinding, ...]
    only_second: tuple[ComparedFinding, ...]
    """What the other lists nothing near; the most frequent first."""
    spoken: tuple[Spoken, ...]
    questions: tuple[ComparedFinding, ...]
    """Not answered yet, the one that tells the two apart best first."""


def compare(
    first: str, second: str, observed: Sequence[str], excluded: Sequence[str], language: Language
) -> Comparison:
    """Compare two diseases by their ids, in the light of what is known of the patient (current ids).

    Raises KnowledgeError: disease_unknown.
    """
    sides, terms = (profile(first, language), profile(second, language)), ontology()
    listed = dict.fromkeys(each.concept for side in sides for each in side.findings)
    everything = [_compared(sides, concept, language) for concept in listed]
    spoken = [_spoken(_compared(sides, concept, language), True) for concept in observed]
    spoken += [_spoken(_compared(sides, concept, language), False) for concept in excluded]
    questions = [each for each in everything if not _known(each.concept, observed, excluded, terms)]
    return Comparison(
        *sides,
        shared=tuple(sorted((each for each in everything if each.first and each.second), key=_often_in_both)),
        only_first=tuple(sorted((each for each in everything if not each.second), key=_often_in_one)),
        only_second=tuple(sorted((each for each in everything if not each.first), key=_often_in_one)),
        spoken=tuple(sorted(spoken, key=lambda each: (each.favours is None, -abs(each.finding.difference)))),
        questions=tuple(sorted(questions, key=lambda each: -abs(each.difference))),
    )


def share(matched: Matched | None) -> float:
    """P(finding | disease), kept between `UNLISTED` and `SURE`: no source is that certain.

    Of n of m patients it is (n + 1) / (m + 2), Laplace's rule of succession: one patient of one is not everybody.
    """
    if matched is None:
        return UNLISTED
    counts = matched.listed.counts
    known = assumed(matched.frequency) if counts is None else (counts[0] + 1) / (counts[1] + 2)
    return min(max(known, UNLISTED), SURE)


def _compared(sides: tuple[Profile, Profile], concept: str, language: Language) -> ComparedFinding:
    first, second = (match(side, concept, ontology()) for side in sides)
    return ComparedFinding(concept, label(KnowledgeGraph.load(), concept, language), first, second)


def _spoken(finding: ComparedFinding, present: bool) -> Spoken:
    if present:
        favours = _favoured(finding.ratio)
    else:
        first, second = (1 - share if share >= OBLIGATE else 1.0 for share in finding.shares)
        favours = _favoured(first / second)
    return Spoken(finding, present, favours)


def _favoured(ratio: float) -> Side | None:
    return "first" if ratio >= NOTABLE else "second" if ratio <= 1 / NOTABLE else None


def _known(concept: str, observed: Sequence[str], excluded: Sequence[str], terms: Ontology) -> bool:
    """Whether its answer follows from what is known: the same finding, a more general one of an observed finding, or
    a more special one of an absent finding."""
    return (
        concept in observed
        or concept in excluded
        or any(terms.is_a(seen, concept) for seen in observed)
        or any(terms.is_a(concept, gone) for gone in excluded)
    )


def _often_in_both(finding: ComparedFinding) -> tuple[float, str]:
    return -min(finding.shares), finding.label


def _often_in_one(finding: ComparedFinding) -> tuple[float, str]:
    return -max(finding.shares), finding.label
