"""What a ranking rests on: a few measures of how well a disease explains the findings, each readable on its own.

Sources of the ideas: information content and best common ancestor (Resnik 1995); likelihood ratios of frequencies
against background (LIRICAL, Robinson et al. 2020); coverage of the disease's own findings (PhenoBrain's ICTO,
Mao et al. 2025).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.medicine.ontology.ontology import Ontology
from model.medicine.rare.kinship import Kinship
from model.medicine.rare.profiles import Profiles

Values = NDArray[np.float32]

FEATURES = (
    "exact",
    "exact_share",
    "series_share",
    "genes",
    "surprise_share",
    "coverage",
    "missing",
    "missing_log",
    "publications",
    "absent",
)
"""Names of the columns of `Measures.table`."""
RARITY = 0.5
"""Weight of the log frequency beside the information content."""
EXPECTED = 0.8
"""An excluded finding counts against a disease only where at least this share of patients shows it."""
CERTAIN = 0.97
"""No absence counts as more certain than this frequency."""
PATIENCE = 20.0
"""Nats added to what a disease is expected to show, so that diseases with few listed findings do not win by that."""
NOTHING = 1e-6
"""Added to what was observed, so that findings without information divide nothing by nothing."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was looked for, by numbers of terms, each once."""

    observed: tuple[int, ...]
    excluded: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """How the diseases of some profiles meet one query: per finding (diseases × findings) and in all."""

    fit: Values
    """Most of information content + RARITY × ln frequency over the finding and its broader terms, nats, ≥ 0."""
    exact: Values
    """Information content where the disease lists the finding itself or something narrower, else 0."""
    surprise: Values
    """Sum over the findings and all broader terms of ln(frequency / background), where above 0."""
    met: Values
    """Expected information of the disease's own findings that the query meets, by best common ancestor."""
    expected: Values
    """The most that `met` can be."""
    absent: Values
    """Sum of ln(1 − frequency) over excluded findings that `EXPECTED` of the patients show, ≤ 0."""
    publications: Values


class Measures:
    """The measures over one release: background and information content of every term."""

    def __init__(self, terms: Ontology, profiles: Profiles, kinship: Kinship, omim: NDArray[np.bool_]) -> None:
        self.terms, self.profiles, self.kinship = terms, profiles, kinship
        within = profiles.implied.tocsr()[np.flatnonzero(omim)]
        carriers = np.bincount(within.indices, minlength=len(terms))
        self.information = -np.log((carriers + 1) / (omim.sum() + 1)).astype(np.float32)
        """Of each term: −ln of the share of OMIM diseases that show it, nats."""
        sums = np.bincount(within.indices, within.data, len(terms))
        self.background = np.log((sums + 0.05) / (omim.sum() + 1)).astype(np.float32)
        """Of each term: ln of its mean frequency over OMIM diseases."""
        self._expected = profiles.listed @ self.information
        self._begins = np.concatenate([[0], np.cumsum([len(terms.ancestors(each)) for each in range(len(terms))])])
        self._above = np.concatenate([terms.ancestors(each) for each in range(len(terms))])

    def query(self, observed: Sequence[str], excluded: Sequence[str]) -> Query:
        """Raises KeyError for an id that is not current."""
        seen, missed = (tuple(dict.fromkeys(self.terms.index[each] for each in ids)) for ids in (observed, excluded))
        return Query(seen, missed)

    def fits(self, query: Query, left_out: Profiles | None = None) -> Fits:
        """How every disease meets the query; those of `left_out` by their profiles there."""
        every = self._fits(query, self.profiles, self._expected)
        if left_out is not None:
            changed = self._fits(query, left_out, left_out.listed @ self.information)
            for name in Fits.__dataclass_fields__:
                getattr(every, name)[left_out.diseases] = getattr(changed, name)
        return every

    def _fits(self, query: Query, profiles: Profiles, expected: Values) -> Fits:
        size = len(profiles.diseases)
        fit, exact = np.zeros((2, len(query.observed), size), np.float32)
        surprise, absent = np.zeros((2, size), np.float32)
        columns = {}
        for term in self._closure(query):
            shown, frequency = _column(profiles, term)
            likelihood = np.log(frequency)
            columns[term] = shown, np.maximum(self.information[term] + RARITY * likelihood, 0)
            surprise[shown] += np.maximum(likelihood - self.background[term], 0)
        for place, finding in enumerate(query.observed):
            for term in self.terms.ancestors(finding):
                shown, value = columns[int(term)]
                fit[place, shown] = np.maximum(fit[place, shown], value)
            exact[place, columns[finding][0]] = self.information[finding]
        for finding in query.excluded:
            shown, frequency = _column(profiles, finding)
            absent[shown] += np.where(frequency >= EXPECTED, np.log1p(-np.minimum(frequency, CERTAIN)), 0)
        met = profiles.listed @ self._nearest(query)
        publications = profiles.publications.astype(np.float32)
        return Fits(fit.T, exact.T, surprise, met, expected.copy(), absent, publications)

    def _closure(self, query: Query) -> list[int]:
        return sorted({int(each) for finding in query.observed for each in self.terms.ancestors(finding)})

    def _nearest(self, query: Query) -> Values:
        """For each term of the ontology the information content of its best common ancestor with the query."""
        inside = np.zeros(len(self.terms), np.float32)
        closure = self._closure(query)
        inside[closure] = self.information[closure]
        nearest: Values = np.maximum.reduceat(inside[self._above], self._begins[:-1])
        return nearest

    def borrowed(self, fit: Values) -> tuple[Values, Values]:
        """The fit of each finding where kin may lend theirs: by series and by genes, diseases × findings."""
        return np.maximum(fit, self.kinship.series @ fit), np.maximum(fit, self.kinship.genes @ fit)

    def table(self, query: Query, fits: Fits) -> Values:
        """Diseases × `FEATURES`. Sums are in nats; shares are of the information content of what was observed."""
        total = self.information[list(query.observed)].sum() + NOTHING
        series, genes = self.borrowed(fits.fit)
        missing = np.maximum(fits.expected - fits.met, 0)
        columns = {
            "exact": fits.exact.sum(1),
            "exact_share": fits.exact.sum(1) / total,
            "series_share": series.sum(1) / total,
            "genes": genes.sum(1),
            "surprise_share": fits.surprise / total,
            "coverage": fits.met / (fits.expected + PATIENCE),
            "missing": -missing,
            "missing_log": -np.log1p(missing),
            "publications": np.log1p(fits.publications),
            "absent": fits.absent,
        }
        return np.stack([columns[name] for name in FEATURES], 1).astype(np.float32)


def _column(profiles: Profiles, term: int) -> tuple[NDArray[np.int32], Values]:
    """Rows that show a term, and how often."""
    begin, end = profiles.implied.indptr[term : term + 2]
    return profiles.implied.indices[begin:end], profiles.implied.data[begin:end]
