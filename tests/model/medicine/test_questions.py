"""What to ask next is what divides the candidates best."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.ontology.ontology import ontology
from model.medicine.questions import SURE, UNLISTED, gains

COUGH, FEVER, RASH, SEIZURE, MYOCLONIC = "HP:0012735", "HP:0001945", "HP:0000988", "HP:0001250", "HP:0002123"


def asked(*findings: str) -> frozenset[str]:
    return frozenset(findings)


def test_perfect_division_of_two_equal_candidates_brings_almost_a_bit() -> None:
    (gain,) = gains(np.array([0.5, 0.5]), [{COUGH: 1.0}, {}], asked(), ontology())
    p = SURE * np.log2(SURE / ((SURE + UNLISTED) / 2))
    assert gain.finding == COUGH
    assert 0.8 < gain.bits < 1
    assert gain.raises == (0,)
    assert p > 0


def test_finding_all_share_brings_nothing() -> None:
    (gain,) = gains(np.array([0.5, 0.5]), [{COUGH: 0.7}, {COUGH: 0.7}], asked(), ontology())
    assert gain.bits == pytest.approx(0, abs=1e-9)


def test_best_first_and_known_ones_left_out() -> None:
    shares = [{COUGH: 0.9, FEVER: 0.6, RASH: 0.9}, {COUGH: 0.1, FEVER: 0.4}]
    found = gains(np.array([0.5, 0.5]), shares, asked(RASH), ontology())
    assert [gain.finding for gain in found] == [COUGH, FEVER]


def test_what_follows_from_a_known_finding_is_not_asked() -> None:
    shares = [{SEIZURE: 0.9, COUGH: 0.3}, {}]
    found = gains(np.array([0.5, 0.5]), shares, asked(MYOCLONIC), ontology())
    assert [gain.finding for gain in found] == [COUGH]


def test_general_finding_is_asked_before_a_special_one_of_nearly_equal_gain() -> None:
    shares = [{SEIZURE: 0.88, MYOCLONIC: 0.9}, {}]
    assert [gain.finding for gain in gains(np.array([0.5, 0.5]), shares, asked(), ontology())] == [SEIZURE]


def test_special_finding_stays_where_the_general_one_tells_less() -> None:
    shares = [{SEIZURE: 0.9, MYOCLONIC: 0.9}, {SEIZURE: 0.9}]
    found = gains(np.array([0.5, 0.5]), shares, asked(), ontology())
    assert [gain.finding for gain in found] == [MYOCLONIC]


@pytest.mark.parametrize("probability", [np.array([]), np.array([1.0])])
def test_nothing_to_divide(probability) -> None:
    assert gains(probability, [{COUGH: 0.5}] * len(probability), asked(), ontology()) == []


shares_of = st.dictionaries(st.sampled_from([COUGH, FEVER, RASH, SEIZURE]), st.floats(0, 1))


@given(st.lists(st.tuples(st.floats(0.01, 1), shares_of), min_size=2, max_size=6))
def test_gain_is_never_negative_nor_more_than_a_bit(candidates) -> None:
    probability = np.array([weight for weight, _ in candidates])
    for gain in gains(probability, [listed for _, listed in candidates], asked(), ontology()):
        assert -1e-9 <= gain.bits <= 1 + 1e-9
