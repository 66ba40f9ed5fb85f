"""The stated probabilities are those that were fitted, and what was kept of their truth adds up."""

from __future__ import annotations

import json

import numpy as np
import pytest

from data.knowledge import knowledge_path
from model.medicine.graph.ranker import OTHER, TEMPERATURE
from tests.quality.medicine.graph_calibration import fitted, loss, main, reliability, scored
from tests.quality.medicine.vignettes import outcomes

KEPT = json.loads(knowledge_path("medicine/calibration_graph.json").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_shipped_constants_are_near_the_best() -> None:
    cases = scored([each for each in outcomes() if each.half == "even"])
    assert loss(cases, TEMPERATURE, OTHER) <= loss(cases, *fitted(cases)) + 0.05


def test_loss_is_least_where_the_right_condition_is_certain() -> None:
    right = np.array([True, False])
    sure, unsure = (np.array([40.0, -40.0]), right), (np.array([1.0, 0.9]), right)
    assert loss([sure], 1.0, 0.0) < loss([unsure], 1.0, 0.0)


def test_what_was_kept_adds_up() -> None:
    assert KEPT.keys() == {"bins", "ece", "cases", "data", "command", "date"}
    assert sum(each["cases"] for each in KEPT["bins"]) == KEPT["cases"] == 60
    error = sum(each["cases"] * abs(each["stated"] - each["right"]) for each in KEPT["bins"]) / KEPT["cases"]
    assert error == pytest.approx(KEPT["ece"], abs=1e-3)


def test_probabilities_hold_on_the_other_half() -> None:
    assert reliability([each for each in outcomes() if each.half == "odd"])["ece"] <= 0.2


@pytest.mark.slow
def test_the_command_prints_what_it_fitted_and_writes_nothing_unasked(capsys) -> None:
    before = knowledge_path("medicine/calibration_graph.json").read_bytes()
    main()
    assert f"shipped: temperature {TEMPERATURE}, other {OTHER}" in capsys.readouterr().out
    assert knowledge_path("medicine/calibration_graph.json").read_bytes() == before
