"""An owner's rubrics: kept beside the shipped ones, changed, deleted, brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.education.grader import EssayGrader
from model.education.rubric import Rubric, find_rubric, shipped_rubrics
from model.education.rubric_shelf import (
    add_rubric,
    copy_rubric,
    delete_rubric,
    own_rubrics,
    restore_rubric,
    rubrics,
    save_rubric,
)
from model.errors import RubricRefused

OWNER = "teacher"


def mine(title: str = "My scale") -> Rubric:
    return copy_rubric(Rubric.range(0, 40), title)


def taken(action: object, *arguments: object) -> None:
    with pytest.raises(RubricRefused) as caught:
        action(*arguments)
    assert caught.value.code == "rubric_name_taken"


def test_shelf_begins_with_the_shipped_ones() -> None:
    assert rubrics(OWNER) == shipped_rubrics()


def test_saved_rubric_stands_after_the_shipped_and_marks_at_once() -> None:
    copied = copy_rubric(find_rubric("高考评分标准"), "  我校\u200b标准 ")
    save_rubric(copied, OWNER)
    shelf = rubrics(OWNER)
    assert list(shelf) == [*shipped_rubrics(), "我校标准"]
    assert shelf["我校标准"] == copied
    assert copied.criteria == find_rubric("高考评分标准").criteria
    score = EssayGrader(shelf["我校标准"]).evaluate("春天来了。花开了。" * 40)
    assert score.rubric == copied
    assert copied.low <= score.total <= copied.high


def test_changed_rubric_changes_the_total() -> None:
    save_rubric(replace(mine(), assumed_mean=30.0), OWNER)
    before = EssayGrader(rubrics(OWNER)["My scale"]).evaluate("Spring has come. " * 60).total
    save_rubric(replace(mine(), assumed_mean=10.0), OWNER)
    assert len(own_rubrics(OWNER)) == 1
    assert EssayGrader(rubrics(OWNER)["My scale"]).evaluate("Spring has come. " * 60).total < before


def test_rubrics_are_their_owners() -> None:
    save_rubric(mine(), OWNER)
    assert "My scale" not in rubrics("another")
    save_rubric(mine(), "another")
    assert rubrics("another")["My scale"] == rubrics(OWNER)["My scale"]


@pytest.mark.parametrize("name", ["高考评分标准", "ellipse"])
def test_shipped_name_is_taken(name: str) -> None:
    taken(save_rubric, mine(name), OWNER)
    assert own_rubrics(OWNER) == {}


def test_shipped_title_is_taken() -> None:
    taken(save_rubric, mine(find_rubric("ellipse").title["en"]), OWNER)


def test_title_of_another_own_rubric_is_taken() -> None:
    save_rubric(mine("One"), OWNER)
    save_rubric(mine("Two"), OWNER)
    taken(save_rubric, replace(mine("Two"), title={"en": "One", "zh": "一"}), OWNER)
    save_rubric(replace(mine("Two"), title={"en": "Three", "zh": "三"}), OWNER)
    assert rubrics(OWNER)["Two"].title["en"] == "Three"


def test_added_rubric_never_replaces_one() -> None:
    add_rubric(mine(), OWNER)
    taken(add_rubric, replace(mine(), high=50.0), OWNER)
    assert rubrics(OWNER)["My scale"].high == 40


def test_contradicting_rubric_is_not_kept() -> None:
    with pytest.raises(RubricRefused) as caught:
        save_rubric(replace(mine(), step=0.0), OWNER)
    assert caught.value.code == "rubric_step"
    assert own_rubrics(OWNER) == {}


@pytest.mark.parametrize("title", ["", "  ", "\u200b"])
def test_copy_needs_a_name(title: str) -> None:
    with pytest.raises(RubricRefused) as caught:
        mine(title)
    assert caught.value.code == "rubric_unnamed"


def test_deleted_rubric_comes_back() -> None:
    kept = save_rubric(mine(), OWNER)
    delete_rubric(kept, OWNER)
    assert "My scale" not in rubrics(OWNER)
    restore_rubric(kept, OWNER)
    assert rubrics(OWNER)["My scale"] == mine()


def test_deleted_rubric_does_not_push_out_another_of_its_name() -> None:
    kept = save_rubric(mine(), OWNER)
    delete_rubric(kept, OWNER)
    save_rubric(replace(mine(), high=50.0), OWNER)
    taken(restore_rubric, kept, OWNER)
    assert rubrics(OWNER)["My scale"].high == 50
