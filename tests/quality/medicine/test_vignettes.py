"""The ranking keeps what it reached on the sixty vignettes, in both languages."""

from __future__ import annotations

import pytest

from tests.quality.medicine.vignettes import LANGUAGES, main, outcomes, share_flagged, share_within

each_language = pytest.mark.parametrize("language", LANGUAGES)
FLOORS = {1: 0.65, 3: 0.82, 5: 0.84}


def of(language):
    return [each for each in outcomes() if each.language == language]


@each_language
@pytest.mark.parametrize("first", FLOORS)
def test_the_right_condition_is_among_the_first(language, first: int) -> None:
    assert share_within(of(language), first) >= FLOORS[first]


@each_language
def test_the_cases_not_tuned_on_are_no_worse(language) -> None:
    assert share_within([each for each in of(language) if each.half == "odd"], 3) >= FLOORS[3]


@each_language
def test_every_patient_to_be_seen_today_is_flagged(language) -> None:
    assert [each.case["id"] for each in of(language) if each.case["red_flag"] and not each.flagged] == []


@each_language
def test_few_others_are_flagged(language) -> None:
    assert share_flagged(of(language), today=False) <= 0.25


def test_every_condition_of_the_vignettes_is_listed() -> None:
    assert [each.case["id"] for each in outcomes() if not each.place] == []


def test_the_command_prints_figures_and_misses(capsys) -> None:
    main("odd")
    printed = capsys.readouterr().out
    missed = [each for each in outcomes() if each.half == "odd" and each.place > 3]
    names = [f"{each.case['id']} {each.language} {each.case['condition']}: place {each.place}" for each in missed]
    assert "30 cases  top-1" in printed
    assert [name for name in names if name not in printed] == []
    assert printed.count("flagged: to be seen today") == len(LANGUAGES)
