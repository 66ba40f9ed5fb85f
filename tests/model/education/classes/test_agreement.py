"""Agreement is counted on marks the prediction did not know."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.education.classes.agreement import agreement
from model.education.marks.mark import Mark
from tests.model.education.classes.small_class import RUBRIC, marked_class, marked_essay


def weighted_kappa(given_marks: list[int], predicted: list[int]) -> float:
    """The formula written out: 1 - sum of squared differences over that expected of unrelated marks."""
    observed = np.mean([(a - b) ** 2 for a, b in zip(given_marks, predicted, strict=True)])
    expected = np.mean([(a - b) ** 2 for a in given_marks for b in predicted])
    return float(1 - observed / expected)


def test_nothing_to_compare_is_none() -> None:
    assert agreement(marked_class(marked_essay("a")), {}, RUBRIC) is None


def test_known_marks_are_compared_with_what_left_them_out() -> None:
    found = marked_class(marked_essay("a", 30.0), marked_essay("b", 40.0), state="a=31", held_out={"a": 25.0})
    said = agreement(found, {"a": Mark(31), "b": Mark(41)}, RUBRIC)
    assert said is not None
    assert {each.entry_id: each.predicted for each in said.compared} == {"a": 25.0, "b": 40.0}
    assert said.mean_error == pytest.approx((6 + 1) / 2)
    assert said.close == 0.5
    assert said.count == 2


def test_a_mark_the_grader_was_fitted_to_is_not_compared_with_itself() -> None:
    found = marked_class(marked_essay("a", 31.0), marked_essay("b", 40.0), state="a=31")
    assert agreement(found, {"a": Mark(31)}, RUBRIC) is None


def test_marks_given_before_an_uncalibrated_marking_did_not_shape_it() -> None:
    found = marked_class(marked_essay("a", 30.0), state="a=31")
    found = type(found)("r", "d", 0, found.state, found.essays, {}, ())
    said = agreement(found, {"a": Mark(31)}, RUBRIC)
    assert said is not None
    assert said.mean_error == 1


def test_kappa_needs_two_marks_that_differ() -> None:
    found = marked_class(marked_essay("a", 30.0), marked_essay("b", 40.0))
    same = agreement(found, {"a": Mark(30), "b": Mark(30)}, RUBRIC)
    assert same is not None
    assert same.kappa is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=30))
def test_kappa_is_that_of_the_formula(pairs: list[tuple[int, int]]) -> None:
    essays = [marked_essay(str(number), float(predicted)) for number, (_, predicted) in enumerate(pairs)]
    marks = {str(number): Mark(float(mark)) for number, (mark, _) in enumerate(pairs)}
    said = agreement(marked_class(*essays), marks, RUBRIC)
    assert said is not None
    if len({mark for mark, _ in pairs}) > 1 and len({predicted for _, predicted in pairs}) > 1:
        expected = weighted_kappa([mark for mark, _ in pairs], [predicted for _, predicted in pairs])
        assert said.kappa == pytest.approx(expected)
    else:
        assert said.kappa is None
