"""The measures follow their formulas on a handful of diseases."""

from __future__ import annotations

import numpy as np
import pytest

from model.medicine.rare.features import CERTAIN, FEATURES, RARITY
from model.medicine.rare.ranker import RareRanker
from tests.model.medicine.rare.tiny import (
    AORTA,
    ARACHNODACTYLY,
    DEAFNESS,
    FOCAL_SEIZURE,
    LENS,
    SEIZURE,
    tiny_ranker,
)


@pytest.fixture
def ranker(tmp_path) -> RareRanker:
    return tiny_ranker(tmp_path)


def measured(ranker: RareRanker, disease: str, observed=(), excluded=()) -> dict[str, float]:
    query, fits = ranker.fits(observed, excluded, ())
    row = ranker.measures.table(query, fits)[ranker.rows.number[disease]]
    return dict(zip(FEATURES, row.tolist(), strict=True))


def information(ranker: RareRanker, term: str) -> float:
    return float(ranker.measures.information[ranker.terms.index[term]])


def test_information_is_the_rarity_among_omim_diseases(ranker) -> None:
    assert information(ranker, ARACHNODACTYLY) == pytest.approx(-np.log(3 / 4))
    assert information(ranker, LENS) == pytest.approx(-np.log(2 / 4))
    assert information(ranker, DEAFNESS) == pytest.approx(-np.log(1 / 4))
    assert information(ranker, "HP:0000001") == pytest.approx(0)


def test_exact_counts_a_finding_that_is_listed_or_implied(ranker) -> None:
    assert measured(ranker, "OMIM:3", [SEIZURE])["exact"] == pytest.approx(information(ranker, SEIZURE))
    assert measured(ranker, "OMIM:3", [FOCAL_SEIZURE])["exact_share"] == pytest.approx(1, rel=1e-4)
    assert measured(ranker, "OMIM:1", [FOCAL_SEIZURE])["exact"] == 0


def test_fit_weighs_rarity_by_frequency(ranker) -> None:
    query, fits = ranker.fits([LENS], (), ())
    own = ranker.measures.fit(query, fits.shown)[:, 0]
    frequency = (19 + 0.8) / (19 + 1)
    assert own[ranker.rows.number["OMIM:1"]] == pytest.approx(information(ranker, LENS) + RARITY * np.log(frequency))
    assert own[ranker.rows.number["OMIM:2"]] == 0


def test_kin_lend_what_a_disease_does_not_list(ranker) -> None:
    assert measured(ranker, "OMIM:2", [LENS])["fit_share"] > 0.5
    assert measured(ranker, "OMIM:3", [LENS])["fit_share"] == 0


def test_missing_is_what_the_disease_would_show_and_was_not_seen(ranker) -> None:
    all_seen = measured(ranker, "OMIM:1", [ARACHNODACTYLY, LENS, AORTA])
    some_seen = measured(ranker, "OMIM:1", [LENS])
    assert all_seen["missing"] == pytest.approx(0, abs=1e-5)
    assert some_seen["missing"] < -0.3
    assert some_seen["missing_log"] == pytest.approx(-np.log1p(-some_seen["missing"]), rel=1e-5)
    assert all_seen["coverage"] > some_seen["coverage"] > 0


@pytest.mark.parametrize(
    ("term", "value"),
    [(LENS, np.log1p(-CERTAIN)), (ARACHNODACTYLY, 0), (DEAFNESS, 0)],
    ids=["most show it", "half show it", "not listed"],
)
def test_absence_counts_only_against_what_most_show(ranker, term: str, value: float) -> None:
    assert measured(ranker, "OMIM:1", [AORTA], [term])["absent"] == pytest.approx(value, rel=1e-3)


def test_publications_are_counted_without_those_left_out(ranker) -> None:
    query, fits = ranker.fits([LENS], (), ("PMID:11",))
    assert fits.publications[ranker.rows.number["OMIM:1"]] == 2
    assert ranker.measures.fits(query).publications[ranker.rows.number["OMIM:1"]] == 3


def test_nothing_observed_measures_without_error(ranker) -> None:
    assert measured(ranker, "OMIM:1")["fit_share"] == 0
