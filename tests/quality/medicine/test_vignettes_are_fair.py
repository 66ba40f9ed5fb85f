"""The sixty cases the ranking is judged by are complete, balanced, bilingual, and name no answer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.tree.test_words import HALF_WIDTH

VIGNETTES: dict[str, Any] = json.loads(Path(__file__).with_name("vignettes.json").read_text(encoding="utf-8"))
CASES = VIGNETTES["cases"]
KEYS = {"id", "condition", "also", "group", "age", "sex", "red_flag", "typical", "en", "zh"}
AGE = {"en": re.compile(r"^(\d+)-(day|month|year)-old"), "zh": re.compile(r"(\d+)(天|个月|岁)")}
UNITS_A_YEAR = {"day": 365.25, "天": 365.25, "month": 12, "个月": 12, "year": 1, "岁": 1}
SIDES = (("left", "左"), ("right", "右"))
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])


def names_in(text: str, names: list[str]) -> list[str]:
    """The names a text holds: as whole words in English, anywhere in Chinese."""
    return [
        name
        for name in names
        if (re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) if name.isascii() else name in text)
    ]


def measured(text: str) -> set[float]:
    """The figures that are not small counts, which prose may put into words: decimals, and 30 or more."""
    return {float(figure) for figure in re.findall(r"\d+(?:\.\d+)?", text) if "." in figure or float(figure) >= 30}


def says(word: str, text: str) -> bool:
    return re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None


def test_the_cases_say_whence_they_come() -> None:
    about = VIGNETTES["about"]
    assert about["declared"] == "synthetic: no real patient"
    assert all(about[key] for key in ("written_by", "date", "rule"))


def test_sixty_cases_of_sixty_conditions() -> None:
    assert [case["id"] for case in CASES] == [f"v{number:02}" for number in range(1, 61)]
    assert len({case["condition"] for case in CASES}) == 60


def test_the_cases_are_balanced() -> None:
    assert [case["group"] for case in CASES].count("common") == 30
    assert [case["group"] for case in CASES].count("cannot_miss") == 30
    assert [case["sex"] for case in CASES].count("female") == 30
    assert [case["typical"] for case in CASES].count(False) == 20
    assert 25 <= sum(case["red_flag"] for case in CASES) <= 40
    assert sum(case["age"] < 16 for case in CASES) >= 12
    assert sum(case["age"] >= 65 for case in CASES) >= 12


@each_case
def test_case_is_complete(case) -> None:
    assert set(case) == KEYS
    assert case["group"] in {"common", "cannot_miss"}
    assert case["sex"] in {"female", "male"}
    assert isinstance(case["red_flag"], bool)
    assert isinstance(case["typical"], bool)
    assert case["condition"] not in case["also"]
    assert all(re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", name) for name in [case["condition"], *case["also"]])


@each_case
def test_case_is_as_long_as_a_note(case) -> None:
    assert 50 <= len(case["en"].split()) <= 120
    assert 120 <= len(case["zh"]) <= 260


@each_case
def test_case_names_no_answer(case) -> None:
    names = [*VIGNETTES["names"][case["condition"]], *(name.replace("_", " ") for name in case["also"])]
    assert any(name.isascii() for name in names)
    assert not all(name.isascii() for name in names)
    assert names_in(case["en"], [*names, case["condition"].replace("_", " ")]) == []
    assert names_in(case["zh"], names) == []


def test_a_name_is_found_where_it_stands() -> None:
    assert names_in("Gout, and a BMI of 31", ["gout", "MI"]) == ["gout"]
    assert names_in("既往有痛风病史", ["痛风", "gout"]) == ["痛风"]


def test_names_are_those_of_the_conditions() -> None:
    assert VIGNETTES["names"].keys() == {case["condition"] for case in CASES}


@each_case
@pytest.mark.parametrize("language", ["en", "zh"])
def test_case_opens_with_its_age_and_sex(case, language) -> None:
    found = AGE[language].search(case[language])
    assert found is not None
    assert int(found[1]) / UNITS_A_YEAR[found[2]] == pytest.approx(case["age"], abs=0.005)
    if language == "zh":
        assert re.match(r"(患者|患儿)?" + {"female": "女", "male": "男"}[case["sex"]], case["zh"])


@each_case
def test_both_languages_state_the_same_facts(case) -> None:
    """Figures and sides, as far as they can be compared without translating."""
    assert measured(case["en"]) == measured(case["zh"])
    assert [says(english, case["en"]) for english, _ in SIDES] == [chinese in case["zh"] for _, chinese in SIDES]


@each_case
def test_each_language_is_written_as_itself(case) -> None:
    assert not re.search(r"[\u3000-\u9fff]", case["en"])
    assert re.search(r"[\u4e00-\u9fff]", case["zh"])
    assert not HALF_WIDTH.search(case["zh"])
    assert case["en"].endswith(".")
    assert case["zh"].endswith("。")
