"""Places on a page set upright, and the same places on the page as it lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.documents.turn import Turn

WIDE, HIGH = 612.0, 792.0
places = st.tuples(st.floats(0, WIDE), st.floats(0, HIGH))


@given(places, st.floats(-3, 3), st.sampled_from([0, 90, 180, 270]))
def test_a_point_comes_back_to_its_place(place, slope, quarters) -> None:
    lying = (HIGH, WIDE) if quarters % 180 else (WIDE, HIGH)
    turn = Turn(quarters + slope, (WIDE, HIGH), lying)
    there = turn.displayed((*place, *place))
    assert turn.upright(there)[:2] == pytest.approx(place, abs=1e-6)


@given(places, places, st.floats(-3, 3))
def test_a_box_lies_within_its_box_turned_and_turned_back(one, other, slope) -> None:
    box = (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
    turn = Turn(slope, (WIDE, HIGH), (WIDE, HIGH))
    x0, y0, x1, y1 = turn.upright(turn.displayed(box))
    assert x0 <= box[0] + 1e-6
    assert y0 <= box[1] + 1e-6
    assert x1 >= box[2] - 1e-6
    assert y1 >= box[3] - 1e-6


def test_a_page_that_lies_askew_clockwise_moves_its_right_side_down() -> None:
    turn = Turn(1.0, (WIDE, HIGH), (WIDE, HIGH))
    left, right = turn.displayed((0, 396, 0, 396)), turn.displayed((612, 396, 612, 396))
    assert right[1] - left[1] == pytest.approx(10.68, abs=0.01)


@pytest.mark.parametrize(
    ("angle", "lying", "corner"),
    [(90, (HIGH, WIDE), (HIGH, 0)), (180, (WIDE, HIGH), (WIDE, HIGH)), (270, (HIGH, WIDE), (0, WIDE))],
)
def test_where_the_upright_top_left_corner_comes_to_lie(angle, lying, corner) -> None:
    assert Turn(angle, (WIDE, HIGH), lying).displayed((0, 0, 0, 0))[:2] == pytest.approx(corner)
