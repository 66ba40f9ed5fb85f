"""Training separates what it is shown, holds diseases apart and never learns that an absence speaks for a disease."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from model.medicine.rare.features import FEATURES
from model.medicine.rare.training import (
    ABSENT,
    FOLDS,
    LOST,
    PER_DISEASE,
    Lesson,
    across_diseases,
    calibrate,
    cases_of,
    fit,
    fold_of,
    lesson_of,
    place,
    unseen,
    weights_from,
)
from tests.model.medicine.rare.tiny import ARACHNODACTYLY, LENS, tiny_ranker


def lessons(count: int = 60, told_by: str = "fit", sign: float = 1.0) -> list[Lesson]:
    """Cases whose true disease stands out by one measure; the others are noise."""
    chance = np.random.default_rng(0)
    made = []
    for number in range(count):
        table = chance.normal(size=(30, len(FEATURES)))
        table[0, FEATURES.index(told_by)] += 2 * sign
        made.append(Lesson(str(number), f"OMIM:{number}", table))
    return made


def test_fit_finds_the_measure_that_tells() -> None:
    weights = dict(zip(FEATURES, fit(lessons()), strict=True))
    assert weights["fit"] > 1
    assert all(value < weights["fit"] / 3 for name, value in weights.items() if name != "fit")


def test_a_measure_that_speaks_the_wrong_way_gets_no_weight() -> None:
    assert dict(zip(FEATURES, fit(lessons(sign=-1.0)), strict=True))["fit"] == 0


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_the_weight_of_absence_is_set_not_learnt(sign: float) -> None:
    weights = dict(zip(FEATURES, fit(lessons(told_by="absent", sign=sign)), strict=True))
    assert weights["absent"] == pytest.approx(ABSENT)


def test_held_out_scores_come_from_other_diseases() -> None:
    shown = lessons()
    fold = fold_of(shown[0].disease)
    others = [each for each in shown if fold_of(each.disease) != fold]
    assert len(others) < len(shown)
    assert across_diseases(shown)[0] == pytest.approx(shown[0].table @ fit(others))


def test_all_cases_of_a_disease_share_a_fold_and_all_folds_are_used() -> None:
    assert {fold_of(f"OMIM:{number}") for number in range(100)} == set(range(FOLDS))


def test_a_tie_is_the_worst_place() -> None:
    assert place(np.array([2.0, 3.0, 2.0, 1.0])) == 3


def test_calibration_states_what_is_lost_and_softens_what_is_too_sure() -> None:
    sure = [np.array([5.0, 0.0, 0.0]), np.array([0.0, 5.0, 0.0])] * 20
    temperature, other = calibrate(sure)
    assert temperature > 2
    assert other == 0
    lost = np.concatenate([[-1.0], np.zeros(LOST)])
    assert calibrate([*sure, *[lost] * 10])[1] == pytest.approx(0.2)


def test_weights_come_with_the_figures_of_held_out_diseases() -> None:
    weights, figures = weights_from(lessons())
    assert set(weights.features) == set(FEATURES)
    assert figures["cases"] == 60
    assert 0.3 < figures["top1"] <= figures["top3"] <= figures["top10"] <= 1


def test_cases_are_read_in_a_fixed_order_and_capped(tmp_path) -> None:
    written = [{"id": str(number), "disease": "OMIM:1", "seen": number == 0} for number in range(10)]
    path = tmp_path / "cases.jsonl.gz"
    for order in (written, written[::-1]):
        path.write_bytes(gzip.compress("\n".join(map(json.dumps, order)).encode()))
        read = cases_of(path)
        assert [case["id"] for case in read] == [case["id"] for case in cases_of(path)]
        assert len(unseen(read)) == PER_DISEASE
        assert not any(case["seen"] for case in unseen(read))
    assert [case["id"] for case in read] != [case["id"] for case in written]


def test_a_lesson_puts_the_true_disease_first(tmp_path) -> None:
    ranker = tiny_ranker(tmp_path)
    case = {"id": "1", "disease": "OMIM:1", "observed": [LENS], "excluded": [], "reference": "PMID:404"}
    lesson = lesson_of(ranker, case)
    assert lesson is not None
    query, fits = ranker.fits([LENS], (), ())
    assert lesson.table[0] == pytest.approx(ranker.measures.table(query, fits)[ranker.rows.number["OMIM:1"]])
    assert len(lesson.table) == len(ranker.candidates)


@pytest.mark.parametrize(
    "change", [{"disease": "OMIM:404"}, {"disease": "ORPHA:4"}, {"observed": ["HP:9999999"]}, {"observed": []}]
)
def test_a_case_that_cannot_be_ranked_teaches_nothing(tmp_path, change) -> None:
    case = {"id": "1", "disease": "OMIM:1", "observed": [ARACHNODACTYLY], "excluded": [], "reference": "PMID:404"}
    assert lesson_of(tiny_ranker(tmp_path), case | change) is None
