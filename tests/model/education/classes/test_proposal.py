"""The essays proposed: spread over the ranks, the unsure and the unlike first, never the unfit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.education.classes.proposal import propose
from tests.model.education.classes.small_class import marked_class, marked_essay

TOTALS = st.lists(st.floats(0, 60), min_size=0, max_size=40)


def test_the_whole_scale_is_covered() -> None:
    found = marked_class(*(marked_essay(f"{number:02d}", float(number)) for number in range(30)))
    chosen = [int(each) for each in propose(found, 10)]
    assert [each // 3 for each in chosen] == list(range(10))


def test_of_each_part_the_least_sure_and_least_like_the_rest_is_taken() -> None:
    essays = [marked_essay(str(number), float(number)) for number in range(6)]
    essays[1] = marked_essay("1", 1.0, spread=5.0)
    essays[4] = marked_essay("4", 4.0, novelty=3.0)
    assert propose(marked_class(*essays), 2) == ("1", "4")


def test_marked_and_unfit_essays_are_not_proposed() -> None:
    essays = [marked_essay(str(number), float(number)) for number in range(6)]
    essays[2] = marked_essay("2", 2.0, flags=("too_short",))
    essays[3] = marked_essay("3", 3.0, flags=("off_topic",))
    assert propose(marked_class(*essays, state="0=10;5=30"), 10) == ("1", "3", "4")


def test_nothing_left_proposes_nothing() -> None:
    assert propose(marked_class(marked_essay("a"), state="a=3")) == ()


@given(TOTALS, st.integers(1, 15))
def test_as_many_as_wanted_each_once_and_always_the_same(totals: list[float], count: int) -> None:
    essays = [marked_essay(f"{number:02d}", total, spread=total % 3) for number, total in enumerate(totals)]
    chosen = propose(marked_class(*essays), count)
    assert len(set(chosen)) == len(chosen) == min(count, len(totals))
    assert propose(marked_class(*reversed(essays)), count) == chosen
    picked = [next(essay.total for essay in essays if essay.entry_id == each) for each in chosen]
    assert picked == sorted(picked)
