"""A rubric that contradicts itself is told so, fault by fault, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from model.education.rubric import Band, Criterion, Deduction, Rubric
from model.education.rubric_checks import LONGEST_NAME, LONGEST_TEXT, MOST_PARTS, check, faults
from model.errors import RubricRefused

BOTH = {"en": "good", "zh": "好"}


def words(text: str) -> dict[str, str]:
    return {"en": text, "zh": f"{text}项"}


def band(low: float, high: float, name: str = "b") -> Band:
    return Band(low, high, words(name), {})


def criterion(name: str, **changes: object) -> Criterion:
    return replace(Criterion(name, words(name), "content", 0.0, 10.0), **changes)


def sound(**changes: object) -> Rubric:
    """Two criteria of 10 that add up to 20."""
    rubric = Rubric(
        "mine", BOTH, 0.0, 20.0, combination="sum", criteria=(criterion("first"), criterion("second")),
        bands=(band(11, 20, "upper"), band(0, 10, "lower")),
        deductions=(Deduction("too_short", 1.0, every=50, below=800),),
    )  # fmt: skip
    return replace(rubric, **changes)


def codes(rubric: Rubric) -> list[str]:
    return [fault.code for fault in faults(rubric)]


def test_sound_rubric_has_no_fault() -> None:
    assert codes(sound()) == []
    check(sound())


FIRST, SECOND = criterion("first"), criterion("second")
FAULTS: tuple[tuple[str, Callable[[], Rubric]], ...] = (
    ("rubric_scale", lambda: replace(Rubric.range(0, 1), low=2.0)),
    ("rubric_scale", lambda: replace(Rubric.range(0, 1), high=1e9)),
    ("rubric_step", lambda: sound(step=0.0)),
    ("rubric_step", lambda: sound(step=-1.0)),
    ("rubric_step", lambda: sound(step=21.0)),
    ("rubric_step_fine", lambda: sound(step=0.001)),
    ("rubric_unnamed", lambda: sound(name="")),
    ("rubric_unnamed", lambda: sound(title={})),
    ("rubric_languages", lambda: sound(languages=())),
    ("rubric_criterion_unnamed", lambda: sound(criteria=(FIRST, replace(SECOND, title={})))),
    ("rubric_criterion_twice", lambda: sound(criteria=(FIRST, replace(FIRST, title=words("other"))))),
    ("rubric_criterion_twice", lambda: sound(criteria=(FIRST, replace(SECOND, title=FIRST.title)))),
    ("rubric_weight", lambda: sound(criteria=(FIRST, replace(SECOND, weight=0.0)))),
    ("rubric_weight", lambda: sound(criteria=(FIRST, replace(SECOND, weight=-1.0)))),
    ("rubric_no_criteria", lambda: sound(criteria=())),
    ("rubric_no_criteria", lambda: sound(criteria=(), combination="mean")),
    ("rubric_sum", lambda: sound(criteria=(FIRST,))),
    ("rubric_sum", lambda: sound(criteria=(FIRST, replace(SECOND, low=1.0)))),
    ("rubric_mean", lambda: sound(combination="mean")),
    ("rubric_band_unnamed", lambda: sound(bands=(replace(band(0, 20), name={}),))),
    ("rubric_band_upside_down", lambda: sound(bands=(band(10, 5),))),
    ("rubric_band_outside", lambda: sound(bands=(band(11, 21),))),
    ("rubric_band_outside", lambda: sound(criteria=(FIRST, replace(SECOND, bands=(band(-1, 3),))))),
    ("rubric_bands_overlap", lambda: sound(bands=(band(10, 20), band(0, 10)))),
    ("rubric_bands_overlap", lambda: sound(bands=(band(0, 20), band(5, 6)))),
    ("rubric_bands_overlap", lambda: sound(criteria=(FIRST, replace(SECOND, bands=(band(0, 5), band(5, 10)))))),
    ("rubric_deduction_points", lambda: sound(deductions=(Deduction("no_title", 0.0),))),
    ("rubric_deduction_points", lambda: sound(deductions=(Deduction("no_title", 1.0, at_most=0.0),))),
    ("rubric_deduction_length", lambda: sound(deductions=(Deduction("too_short", 1.0, every=50),))),
    ("rubric_deduction_length", lambda: sound(deductions=(Deduction("too_short", 1.0, every=0, below=800),))),
    ("rubric_deduction_twice", lambda: sound(deductions=(Deduction("no_title", 1.0), Deduction("no_title", 2.0)))),
    ("rubric_assumed", lambda: sound(assumed_mean=21.0)),
    ("rubric_assumed", lambda: sound(assumed_deviation=0.0)),
    ("rubric_assumed", lambda: sound(assumed_deviation=21.0)),
    ("rubric_shortest", lambda: sound(shortest=-1)),
    ("rubric_shortest", lambda: sound(shortest=10**9)),
    ("rubric_text_long", lambda: sound(title=words("x" * (LONGEST_NAME + 1)))),
    ("rubric_text_long", lambda: sound(source=words("x" * (LONGEST_TEXT + 1)))),
    ("rubric_text_long", lambda: sound(criteria=(FIRST, replace(SECOND, descriptor=words("x" * 3000))))),
)


@pytest.mark.parametrize(("code", "make"), FAULTS)
def test_fault_is_the_only_one_and_said_in_both_languages(code: str, make: Callable[[], Rubric]) -> None:
    rubric = make()
    (fault,) = faults(rubric)
    assert fault.code == code
    assert fault.message("en") != fault.message("zh")
    with pytest.raises(RubricRefused) as caught:
        Rubric.from_record(rubric.record())
    assert caught.value.code == code


def test_criterion_without_a_scale_is_told_with_what_follows_from_it() -> None:
    assert codes(sound(criteria=(FIRST, replace(SECOND, low=10.0)))) == ["rubric_criterion_scale", "rubric_sum"]


def test_too_many_parts_are_refused() -> None:
    bands = tuple(band(place / 20, place / 20) for place in range(MOST_PARTS))
    assert codes(sound(bands=bands)) == ["rubric_too_large"]


def test_every_fault_is_told_not_only_the_first() -> None:
    assert codes(sound(step=0.0, languages=(), shortest=-1)) == ["rubric_step", "rubric_languages", "rubric_shortest"]


def test_faults_name_things_in_the_language_of_the_reader() -> None:
    broken = sound(bands=(band(11, 21, "upper"),))
    assert [fault.details["name"] for fault in faults(broken, "zh")] == ["upper项"]
    assert [fault.details["name"] for fault in faults(broken)] == ["upper"]


def test_mean_weighs_the_scales_of_its_criteria() -> None:
    criteria = (criterion("first", weight=3.0), criterion("second", high=30.0))
    assert codes(sound(combination="mean", criteria=criteria, high=15.0, bands=())) == []
    assert codes(sound(combination="mean", criteria=criteria, bands=())) == ["rubric_mean"]


def test_holistic_criteria_only_explain() -> None:
    assert codes(sound(combination="holistic")) == []


def test_overlap_names_both_bands_and_the_point() -> None:
    (fault,) = faults(sound(bands=(band(10, 20, "upper"), band(0, 10, "lower"))))
    assert fault.details == {"first": "upper", "second": "lower", "points": 10}
