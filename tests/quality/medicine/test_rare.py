"""The command that measures the rare ranking counts places, series and reliability right."""

from __future__ import annotations

import json

import numpy as np
import pytest

from data.knowledge import knowledge_path
from model.medicine.rare.annotations import rare_annotations
from model.medicine.rare.profiles import is_left_out
from model.medicine.rare.ranker import rare_ranker
from tests.quality.medicine.rare import (
    Outcome,
    blend,
    citing,
    figures,
    ranked,
    reliability,
    resnik,
    shipped,
)

TEXTBOOK = {
    "id": "made up",
    "disease": "OMIM:154700",
    "observed": ["HP:0001166", "HP:0001083", "HP:0002616", "HP:0000545"],
    "excluded": [],
    "reference": "PMID:0",
    "seen": False,
}


def test_figures_are_micro_macro_and_of_the_series() -> None:
    outcomes = [Outcome("A", 1, 1), Outcome("A", 2, 1), Outcome("B", 11, 4), Outcome("A", 1, 1)]
    assert figures(outcomes) == "n    4  micro 50.0/75.0/75.0  macro 33.3/50.0/50.0  series 75.0/75.0/100.0"


@pytest.mark.parametrize("score", [resnik, blend, shipped])
def test_every_method_ranks_a_textbook_case(score) -> None:
    (found,) = ranked(rare_ranker(), [TEXTBOOK], score, lambda _: ())
    assert found.place <= 10
    assert found.lenient <= found.place


def test_ties_count_as_the_worst_place() -> None:
    ranker = rare_ranker()
    (found,) = ranked(ranker, [TEXTBOOK], lambda *_: np.zeros(len(ranker.candidates)), lambda _: ())
    assert found.place == len(ranker.candidates)


def test_pooled_rows_are_left_out_whole() -> None:
    rows = rare_annotations()
    pooled = next(cited for cited in rows.references if ";" in cited)
    first = pooled.split(";")[0]
    left_out = citing(rare_ranker(), first)
    assert {first, pooled} <= set(left_out)
    assert all(is_left_out(cited, frozenset(left_out)) == (first in cited.split(";")) for cited in rows.references)


def test_reliability_compares_what_is_stated_with_what_is_right() -> None:
    measured = reliability([(0.15, False), (0.15, True), (0.95, True), (1.0, True)])
    assert measured["bins"] == [
        {"from": 0.1, "cases": 2, "stated": 0.15, "right": 0.5},
        {"from": 0.9, "cases": 2, "stated": 0.975, "right": 1.0},
    ]
    assert measured["ece"] == pytest.approx((0.35 * 2 + 0.025 * 2) / 4)


def test_the_kept_bins_are_whole() -> None:
    kept = json.loads(knowledge_path("medicine/calibration_rare.json").read_text(encoding="utf-8"))
    assert sum(each["cases"] for each in kept["bins"]) == kept["cases"]
    gaps = sum(abs(each["stated"] - each["right"]) * each["cases"] for each in kept["bins"])
    assert kept["ece"] == pytest.approx(gaps / kept["cases"], abs=2e-4)
    assert all(kept[name] for name in ("data", "command", "date"))
