"""Why a rare disease stands where it stands: what speaks for it, what against, and which publication says so.

The score is a sum. Each observed finding's share of it is its own terms (exact match, what the series and the carriers
of the same genes show) and its part of the surprise, a term that lies above several findings being shared evenly. What
does not belong to single findings (coverage of the disease's own findings, what is missing of them, the number of its
publications) is `Explained.rest`; supporting, contradicting, unexplained and rest together are the score.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.evidence import Evidence, Finding
from model.medicine.differential import Account, Contribution, Match
from model.medicine.rare.annotations import UNSTATED
from model.medicine.rare.citations import citations, page_of
from model.medicine.rare.features import CERTAIN, EXPECTED, FEATURES, NOTHING, RARITY, Fits, Query
from model.medicine.rare.profiles import profiles_of
from model.medicine.rare.ranker import RareRanker

NEAR = 0.25
"""A finding is explained where the disease fits at least this share of its information content."""
_PARTLY = ("exact", "exact_share", "series_share", "genes", "surprise_share", "absent")
_SEXES = {1: "female_only", 2: "male_only"}
_SEE_ALSO = 5


@dataclass(frozen=True, slots=True)
class Explained:
    """An account beside the parts of the score that no single finding owns."""

    account: Account
    unexplained: float
    """Share of the score of findings the disease does not account for: what its kin and broader terms lend."""
    rest: dict[str, float]
    """By measure: coverage, missing, missing_log, publications."""


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """One disease against one query."""

    ranker: RareRanker
    disease: int
    query: Query
    fits: Fits
    shares: NDArray[np.float32]
    """Of every term of the ontology, the pooled frequency the disease implies; 0 where it implies none."""
    rows: NDArray[np.int64]
    """The disease's rows that are not left out."""
    left_out: tuple[str, ...]
    label: Callable[[str], str]


def explain(
    ranker: RareRanker,
    disease: int,
    observed: Sequence[str],
    excluded: Sequence[str] = (),
    *,
    leave_out: Sequence[str] = (),
    label: Callable[[str], str] | None = None,
) -> Explained:
    """Account for the place of a disease, by its number in the annotations.

    `label` names a term in the reader's language, else the English label is used. Raises KeyError for an id that is not
    current.
    """
    case = _case(ranker, disease, observed, excluded, tuple(leave_out), label or ranker.terms.name)
    shares = _shares_of_score(case)
    explained = _explained(case)
    account = Account(
        supporting=tuple(
            sorted(
                (_supporting(case, int(place), float(shares[place])) for place in np.flatnonzero(explained)),
                key=lambda each: -float(str(each.value)),
            )
        ),
        contradicting=(*_absent(case), *_denied(case)),
        unexplained=tuple(ranker.terms.ids[case.query.observed[place]] for place in np.flatnonzero(~explained)),
        facts=_facts(case),
    )
    table = ranker.measures.table(case.query, case.fits)[disease]
    rest = {
        name: float(value) * ranker.weights.features[name]
        for name, value in zip(FEATURES, table, strict=True)
        if name not in _PARTLY
    }
    return Explained(account, float(shares[~explained].sum()), rest)


def _case(
    ranker: RareRanker,
    disease: int,
    observed: Sequence[str],
    excluded: Sequence[str],
    left_out: tuple[str, ...],
    label: Callable[[str], str],
) -> _Case:
    query, fits = ranker.fits(observed, excluded, left_out)
    rows = ranker.rows
    here = np.arange(rows.begins[disease], rows.begins[disease + 1])
    kept = here[[not set(rows.references[rows.reference[row]].split(";")) <= set(left_out) for row in here]]
    alone = profiles_of(ranker.terms, rows, kept, np.array([disease]))
    shares = alone.implied.toarray()[0]
    return _Case(ranker, disease, query, fits, shares, kept, left_out, label)


def _shares_of_score(case: _Case) -> NDArray[np.float64]:
    """What each observed finding adds to the score."""
    measures, weights = case.ranker.measures, case.ranker.weights.features
    observed = list(case.query.observed)
    total = measures.information[observed].sum() + NOTHING
    series, genes = (each[case.disease] for each in measures.borrowed(case.fits.fit))
    above = [measures.terms.ancestors(finding) for finding in observed]
    crowd = np.bincount(np.concatenate(above), minlength=len(case.shares)) if above else np.zeros(0)
    surprise = np.array([(_surprise(case, terms) / crowd[terms]).sum() for terms in above])
    exact = case.fits.exact[case.disease]
    share: NDArray[np.float64] = (
        exact * (weights["exact"] + weights["exact_share"] / total)
        + series * weights["series_share"] / total
        + genes * weights["genes"]
        + surprise * weights["surprise_share"] / total
    )
    return share


def _surprise(case: _Case, terms: NDArray[np.int32]) -> NDArray[np.float64]:
    shown = case.shares[terms]
    gain = np.log(np.maximum(shown, 1e-9)) - case.ranker.measures.background[terms]
    return np.where(shown > 0, np.maximum(gain, 0), 0)


def _explained(case: _Case) -> NDArray[np.bool_]:
    asked = case.ranker.measures.information[list(case.query.observed)]
    explained: NDArray[np.bool_] = case.fits.fit[case.disease] >= np.maximum(NEAR * asked, NOTHING)
    return explained


def _supporting(case: _Case, place: int, value: float) -> Contribution:
    finding = case.query.observed[place]
    match, term = _match(case, finding)
    return _contribution(case, finding, term, match, value)


def _match(case: _Case, finding: int) -> tuple[Match, int]:
    """The disease's term that meets the finding best, and how it lies to it."""
    terms = case.ranker.terms
    listed = _listed(case)
    if finding in listed:
        return "exact", finding
    within = [each for each in listed if finding in terms.ancestors(each)]
    if within:
        return "narrower", max(within, key=lambda each: float(case.shares[each]))
    above = terms.ancestors(finding)
    shown = case.shares[above]
    value = case.ranker.measures.information[above] + RARITY * np.log(np.maximum(shown, 1e-9))
    return "broader", int(above[np.argmax(np.where(shown > 0, value, -np.inf))])


def _listed(case: _Case) -> list[int]:
    rows = case.ranker.rows
    return sorted({int(rows.term[row]) for row in case.rows if not rows.negated[row] and case.shares[rows.term[row]]})


def _contribution(case: _Case, finding: int, term: int, match: Match, value: float) -> Contribution:
    """A contribution with every row that speaks of `term`, or of what is narrower where the disease lists only that."""
    rows, terms = case.ranker.rows, case.ranker.terms
    speaking = [row for row in case.rows if not rows.negated[row] and rows.term[row] == term]
    own = bool(speaking)
    if not own:
        speaking = [row for row in case.rows if not rows.negated[row] and term in terms.ancestors(int(rows.term[row]))]
    frequency, counts = _frequency(case, speaking) if own else (None, None)
    return Contribution(
        name=terms.ids[finding],
        value=value,
        confidence=0.5 if frequency is None else frequency,
        evidence=tuple(each for row in speaking for each in citations(terms, rows, row, case.left_out)),
        method=match,
        label=case.label(terms.ids[finding]),
        matched=terms.ids[term],
        matched_label=case.label(terms.ids[term]),
        frequency=frequency,
        counts=counts,
    )


def _frequency(case: _Case, speaking: Sequence[int]) -> tuple[float | None, tuple[int, int] | None]:
    """As printed: all counts together, else the mean of what is stated, else nothing."""
    rows = case.ranker.rows
    affected, examined = (int(column[list(speaking)].sum()) for column in (rows.affected, rows.examined))
    if examined:
        return affected / examined, (affected, examined)
    stated = [float(rows.frequency[row]) for row in speaking if rows.frequency[row] != UNSTATED]
    return (round(sum(stated) / len(stated), 4), None) if stated else (None, None)


def _absent(case: _Case) -> list[Contribution]:
    """Excluded findings that the disease lists; only what most patients show counts against it."""
    weight = case.ranker.weights.features["absent"]
    found = []
    for finding in case.query.excluded:
        share = float(case.shares[finding])
        if share > 0:
            value = weight * float(np.log1p(-min(share, CERTAIN))) if share >= EXPECTED else 0.0
            _, term = _match(case, finding)
            found.append(_contribution(case, finding, term, "absent", value))
    return sorted(found, key=lambda each: float(str(each.value)))


def _denied(case: _Case) -> list[Contribution]:
    """Observed findings that a publication says are not part of the disease; shown, the score does not count them."""
    rows, terms = case.ranker.rows, case.ranker.terms
    found = []
    for finding in case.query.observed:
        for row in case.rows:
            term = int(rows.term[row])
            if rows.negated[row] and term in terms.ancestors(finding):
                found.append(
                    Contribution(
                        name=terms.ids[finding],
                        value=0.0,
                        confidence=1.0,
                        evidence=citations(terms, rows, row, case.left_out),
                        method="exact" if term == finding else "broader",
                        label=case.label(terms.ids[finding]),
                        matched=terms.ids[term],
                        matched_label=case.label(terms.ids[term]),
                        frequency=0.0,
                    )
                )
    return found


def _facts(case: _Case) -> tuple[Finding, ...]:
    """Inheritance, onset and course, findings of one sex only, and entries of other sources."""
    rows, terms = case.ranker.rows, case.ranker.terms
    disease = rows.diseases[case.disease]
    own = (Evidence(disease.id, url=page_of(disease.id)),)
    named = [("inheritance", each) for each in disease.inheritance] + [("course", each) for each in disease.course]
    facts = [Finding(name, term, 1.0, own, "annotation") for name, term in named]
    facts += [
        Finding(
            _SEXES[int(rows.sex[row])],
            terms.ids[rows.term[row]],
            1.0,
            citations(terms, rows, row, case.left_out),
            "annotation",
        )
        for row in case.rows
        if rows.sex[row]
    ]
    for twin in case.ranker.kinship.twins(case.disease)[:_SEE_ALSO]:
        other = rows.diseases[twin]
        facts.append(
            Finding(
                "see_also", other.id, 1.0, (Evidence(other.id, quote=other.name, url=page_of(other.id)),), "kinship"
            )
        )
    return tuple(facts)
