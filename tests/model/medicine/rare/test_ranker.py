"""Probabilities that add up, an order of findings that means nothing, publications left out that leave no trace."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.medicine.rare.features import FEATURES
from model.medicine.rare.ranker import RareRanker, rare_ranker, read_weights
from tests.model.medicine.rare.tiny import (
    AORTA,
    ARACHNODACTYLY,
    DEAFNESS,
    FOCAL_SEIZURE,
    LENS,
    SCOLIOSIS,
    SEIZURE,
    tiny_ranker,
)

MARFAN = ["HP:0001166", "HP:0001083", "HP:0002616", "HP:0000545", "HP:0000098"]


@pytest.fixture
def ranker(tmp_path) -> RareRanker:
    return tiny_ranker(tmp_path)


def names(ranker: RareRanker, ranking) -> list[str]:
    return [ranker.rows.diseases[number].id for number in ranking.order]


def test_every_candidate_is_ranked_once_and_no_twin(ranker) -> None:
    ranking = ranker.rank([ARACHNODACTYLY, LENS])
    assert names(ranker, ranking)[0] == "OMIM:1"
    assert sorted(names(ranker, ranking)) == ["OMIM:1", "OMIM:2", "OMIM:3", "ORPHA:5"]


@settings(max_examples=25, deadline=None)
@given(
    observed=st.lists(st.sampled_from([ARACHNODACTYLY, LENS, AORTA, SEIZURE, FOCAL_SEIZURE, DEAFNESS]), max_size=6),
    excluded=st.lists(st.sampled_from([SCOLIOSIS, LENS, DEAFNESS]), max_size=3),
    data=st.data(),
)
def test_probabilities_add_up_and_order_means_nothing(tmp_path_factory, observed, excluded, data) -> None:
    ranker = tiny_ranker(tmp_path_factory.mktemp("rows"))
    ranking = ranker.rank(observed, excluded)
    assert ranking.probability.sum() + ranking.other == pytest.approx(1)
    assert (np.diff(ranking.score) <= 0).all()
    assert (np.diff(ranking.probability) <= 0).all()
    again = ranker.rank(data.draw(st.permutations(observed + observed[:1])), excluded)
    assert again.order.tolist() == ranking.order.tolist()
    assert again.score == pytest.approx(ranking.score)


def test_what_is_left_out_leaves_no_trace(ranker) -> None:
    whole, without = (ranker.rank([ARACHNODACTYLY], leave_out=gone) for gone in ((), ("PMID:21",)))
    assert names(ranker, whole)[0] == "OMIM:2"
    assert names(ranker, without)[0] == "OMIM:1"
    _, fits = ranker.fits([ARACHNODACTYLY], (), ("PMID:21",))
    here = ranker.rows.number["OMIM:2"]
    assert fits.exact[here].sum() == fits.met[here] == fits.expected[here] == fits.publications[here] == 0
    assert fits.shown[here].sum() == 0


def test_leaving_out_is_forgotten_by_the_next_question(ranker) -> None:
    before = ranker.rank([ARACHNODACTYLY, LENS]).score
    ranker.rank([ARACHNODACTYLY, LENS], leave_out=("PMID:11", "PMID:12", "PMID:21"))
    assert ranker.rank([ARACHNODACTYLY, LENS]).score.tolist() == before.tolist()


def test_an_absent_finding_counts_only_where_most_show_it(ranker) -> None:
    def score(excluded) -> float:
        ranking = ranker.rank([AORTA], excluded)
        return float(ranking.score[names(ranker, ranking).index("OMIM:1")])

    assert score([LENS]) < score([]) - 1
    assert score([ARACHNODACTYLY]) == score([DEAFNESS]) == score([])


def test_an_unknown_id_is_refused(ranker) -> None:
    with pytest.raises(KeyError):
        ranker.rank(["HP:9999999"])


def test_the_shipped_weights_are_of_these_features_and_one_sign() -> None:
    weights = read_weights()
    assert set(weights.features) == set(FEATURES)
    assert min(weights.features.values()) >= 0
    assert weights.features["absent"] > 0
    assert 0 < weights.other < 0.5
    assert weights.temperature > 0


def test_the_installed_ranker_finds_a_textbook_case() -> None:
    ranker = rare_ranker()
    ranking = ranker.rank(MARFAN)
    first = [ranker.rows.diseases[number] for number in ranking.order[:5]]
    assert "OMIM:154700" in [disease.id for disease in first]
    assert all(np.isfinite(ranking.score))
    assert ranking.probability.sum() + ranking.other == pytest.approx(1)


def test_nothing_observed_ranks_without_error() -> None:
    ranking = rare_ranker().rank([])
    assert ranking.probability.max() < 0.05
    assert np.isfinite(ranking.score).all()


def test_sex_and_age_do_not_move_the_ranking() -> None:
    ranker = rare_ranker()
    assert ranker.rank(MARFAN, sex="female", age=3.0).order.tolist() == ranker.rank(MARFAN).order.tolist()
