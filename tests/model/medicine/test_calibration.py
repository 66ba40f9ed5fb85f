"""The measured reliability of a list, and that one which was not measured is said to be absent."""

from __future__ import annotations

import json

import pytest

from model.medicine import calibration as module
from model.medicine.calibration import calibration

KEPT = {
    "bins": [{"stated": 0.8, "right": 0.7, "cases": 10}, {"stated": 0.1, "right": 0.2, "cases": 30}],
    "ece": 0.1,
    "cases": 40,
    "data": {"en": "made", "zh": "自制"},
    "command": "measure",
    "date": "2031-01-01",
}


def test_bins_in_order_of_what_was_stated(monkeypatch, tmp_path) -> None:
    path = tmp_path / "calibration_rare.json"
    path.write_text(json.dumps(KEPT), encoding="utf-8")
    monkeypatch.setattr(module, "knowledge_path", lambda _name: path)
    known = calibration("rare")
    assert known is not None
    assert [each.stated for each in known.bins] == [0.1, 0.8]
    assert (known.ece, known.cases, known.data, known.command, known.date) == (
        0.1,
        40,
        {"en": "made", "zh": "自制"},
        "measure",
        "2031-01-01",
    )


def test_a_list_without_a_measurement_has_none(monkeypatch) -> None:
    def missing(name: str) -> None:
        raise FileNotFoundError(name)

    monkeypatch.setattr(module, "knowledge_path", missing)
    assert calibration("common") is None


@pytest.mark.parametrize("scope", ["common", "rare"])
def test_a_shipped_measurement_agrees_with_itself(scope) -> None:
    known = calibration(scope)
    if known is None:
        return
    assert sum(each.cases for each in known.bins) == known.cases
    assert all(0 <= each.stated <= 1 and 0 <= each.right <= 1 for each in known.bins)
    error = sum(abs(each.stated - each.right) * each.cases for each in known.bins) / known.cases
    assert known.ece == pytest.approx(error, abs=0.005)
    assert known.data
    assert known.command
