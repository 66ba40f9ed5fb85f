"""The coverage screen: its four parts, searching in the conditions, and what was not measured."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from components.i18n import words
from components.medicine import coverage as parts
from model.medicine import coverage as module
from model.medicine.calibration import Bin, Calibration
from model.medicine.coverage import coverage
from model.medicine.graph.validate import Problem
from tests.pages.screens import ROOT, open_app, open_screen, texts

SCREEN = "pages/medicine/coverage.py"
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def open_part(number: int, language: str = "en"):
    test = open_app(language)
    test.session_state[f"coverage_tabs_{language}"] = words()[parts.TABS[number]][language]
    return test.switch_page(str(ROOT / SCREEN)).run()


@LANGUAGES
@pytest.mark.parametrize("number", range(4))
def test_every_part_opens_with_the_notice(language, number) -> None:
    test = open_part(number, language)
    assert not test.exception
    assert not test.error
    assert words()["medicine_notice"][language] in texts(test)


def test_the_conditions_are_counted_and_found_in_either_language() -> None:
    test = open_screen(SCREEN)
    everything = len(coverage().graph.conditions)
    assert str(everything) in [metric.value for metric in test.metric]
    test.text_input(key="coverage_filter").set_value("感冒").run()
    table = next(frame.value for frame in test.dataframe if "icd10" in frame.value)
    assert "Common cold" in table["name"].tolist()
    assert len(table) < everything
    test.text_input(key="coverage_filter").set_value("no such disease").run()
    assert words()["coverage_find_none"]["en"] in [each.value for each in test.info]


def test_a_measured_list_is_drawn_with_its_counts_and_its_command(monkeypatch) -> None:
    bins = (Bin(0.1, 0.2, 30), Bin(0.8, 0.7, 10))
    made = Calibration(bins, 0.1, 40, {"en": "made cases", "zh": "自制病例"}, "measure it", "2031-01-01")
    known = replace(coverage(), rare_calibration=made, common_calibration=None)
    monkeypatch.setattr(module, "coverage", lambda: known)
    test = open_part(2)
    spec = json.loads(test.get("plotly_chart")[0].proto.spec)
    assert spec["data"][1]["text"] == ["30", "10"]
    assert "made cases" in texts(test)
    assert "measure it" in [code.value for code in test.code]
    assert [metric.value for metric in test.metric][-2:] == ["0.100", "40"]


def test_a_problem_of_the_graph_is_said_and_listed(monkeypatch) -> None:
    known = replace(coverage(), problems=(Problem("rate", "pneumonia", "0"),))
    monkeypatch.setattr(module, "coverage", lambda: known)
    test = open_part(3, "zh")
    assert "1" in test.warning[0].value
    table = next(frame.value for frame in test.dataframe if "problem" in frame.value)
    assert table["place"].tolist() == ["pneumonia"]
    assert table["problem"].tolist() == [Problem("rate", "pneumonia", "0").text("zh")]
