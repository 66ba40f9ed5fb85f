"""The overview equals what pandas makes of the same marks."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.education.classes.marked import MarkedCriterion
from model.education.classes.overview import overview
from model.education.marks.mark import Mark
from tests.model.education.classes.small_class import RUBRIC, marked_class, marked_essay


@given(st.lists(st.floats(0, 60), min_size=1, max_size=40), st.dictionaries(st.integers(0, 39), st.integers(0, 60)))
def test_distribution_equals_pandas(totals: list[float], given_marks: dict[int, int]) -> None:
    found = marked_class(*(marked_essay(str(number), total) for number, total in enumerate(totals)))
    marks = {str(number): Mark(float(mark)) for number, mark in given_marks.items() if number < len(totals)}
    said = overview(found, marks, RUBRIC)
    finals = pd.Series({each: RUBRIC.rounded(essay.total) for each, essay in found.essays.items()})
    finals.update(pd.Series({each: mark.total for each, mark in marks.items()}, dtype=float))
    assert dict(said.finals) == finals.to_dict()
    assert said.mean == pytest.approx(finals.mean())
    assert said.middle == pytest.approx(finals.median())
    assert said.deviation == pytest.approx(finals.std(ddof=0), abs=1e-9)
    edges = [each.low for each in said.bins] + [said.bins[-1].high]
    counted = pd.cut(finals, edges, right=False).value_counts(sort=False)
    counted.iloc[-1] += (finals == edges[-1]).sum()
    assert [each.count for each in said.bins] == list(counted)


def test_criterion_means_equal_pandas_and_the_weakest_comes_first() -> None:
    points = pd.DataFrame({"content": [8.0, 12.0, 19.0], "structure": [10.0, 9.0, 14.0]}, index=["a", "b", "c"])
    essays = [
        marked_essay(each, criteria={name: MarkedCriterion(value, "", 0.0) for name, value in row.items()})
        for each, row in points.iterrows()
    ]
    marks = {"c": Mark(40, {"content": 10.0})}
    points.loc["c", "content"] = 10.0
    said = overview(marked_class(*essays), marks, RUBRIC).criteria
    assert [each.name for each in said] == ["structure", "content"]
    assert {each.name: each.mean for each in said} == pytest.approx(points.mean().to_dict())
    assert [each.share for each in said] == pytest.approx([11 / 40, 10 / 20])
    assert [each.weakest for each in said] == ["b", "a"]


def test_commonest_rules_count_essays_before_times() -> None:
    rules = [{"spelling": 1, "comma": 9}, {"spelling": 1}, {"spelling": 2, "cohesion": 1}]
    essays = [marked_essay(str(number), rules=each) for number, each in enumerate(rules)]
    table = pd.DataFrame(rules)
    said = overview(marked_class(*essays), {}, RUBRIC).rules
    assert [each.rule for each in said] == ["spelling", "comma", "cohesion"]
    assert {each.rule: each.essays for each in said} == table.notna().sum().to_dict()
    assert {each.rule: each.times for each in said} == table.sum().to_dict()


def test_outliers_are_two_deviations_away() -> None:
    totals = [30.0] * 9 + [31.0, 29.0, 55.0]
    essays = [marked_essay(str(number), total) for number, total in enumerate(totals)]
    assert overview(marked_class(*essays), {}, RUBRIC).outliers == ("11",)
    assert overview(marked_class(*essays[:9]), {}, RUBRIC).outliers == ()


def test_essays_to_look_at_again_say_why() -> None:
    essays = (
        marked_essay("gate", flags=("off_topic",)),
        marked_essay("wide", interval=(10.0, 50.0)),
        marked_essay("wide_but_marked", interval=(10.0, 50.0)),
        marked_essay("differs", 30.0),
        marked_essay("fine"),
    )
    marks = {"differs": Mark(40), "wide_but_marked": Mark(20), "fine": Mark(31)}
    said = overview(marked_class(*essays), marks, RUBRIC).look_again
    assert said == {"gate": ("gate",), "wide": ("wide",), "differs": ("differs",)}


def test_short_scale_has_a_bin_a_step() -> None:
    short = type(RUBRIC).range(1, 6)
    found = marked_class(marked_essay("a", 6.0), marked_essay("b", 1.0))
    assert [each.count for each in overview(found, {}, short).bins] == [1, 0, 0, 0, 1]


def test_essays_held_back_count_only_once_they_are_marked() -> None:
    essays = (marked_essay("a", 30.0), marked_essay("b", 60.0, flags=("off_topic",)))
    found = marked_class(*essays)
    said = overview(found, {}, RUBRIC)
    assert said.finals == {"a": 30.0}
    assert sum(each.count for each in said.bins) == 1
    assert said.criteria[0].mean == 10
    assert overview(found, {"b": Mark(20)}, RUBRIC).mean == 25


def test_class_held_back_whole_has_no_figures() -> None:
    said = overview(marked_class(marked_essay("a", flags=("too_short",))), {}, RUBRIC)
    assert (said.finals, said.mean, said.criteria) == ({}, 0.0, ())
    assert said.look_again == {"a": ("gate",)}
