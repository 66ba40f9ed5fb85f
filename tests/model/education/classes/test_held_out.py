"""Marks are predicted by graders that did not see them."""

from __future__ import annotations

from model.education.classes.held_out import held_out_totals
from model.education.essay import read_essay
from model.education.grader import EssayGrader
from tests.model.education.classes.small_class import RUBRIC, essay


def test_no_part_is_tested_by_fewer_than_five_others() -> None:
    essays = {str(number): read_essay(essay(number)) for number in range(12)}
    marks = {str(number): float(number) for number in range(12)}
    plain = EssayGrader(RUBRIC)
    for count in (5, 6, 7, 12):
        some = {each: marks[each] for each in list(marks)[:count]}
        assert set(held_out_totals(plain, essays, some, None, lambda *_: None)) == (set(some) if count > 5 else set())
