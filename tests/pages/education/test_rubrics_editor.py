"""The editor of rubrics: copying, writing in its tables, faults as they arise, saving, changing the language."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model.education.grader import EssayGrader
from model.education.rubric import Rubric, find_rubric
from model.education.rubric_shelf import copy_rubric, own_rubrics, rubrics, save_rubric
from tests.pages.education.test_rubrics import LANGUAGES, OWNER, SCREEN, choose, has_button, press, primaries, say
from tests.pages.screens import open_screen, texts


def edit_copy(name: str, language: str = "en") -> AppTest:
    return press(choose(open_screen(SCREEN, language), name), "rubric_begin_copy")


def field(test: AppTest, kind: str, name: str) -> Any:
    return next(each for each in getattr(test, kind) if (each.key or "").startswith(f"rubric_{name}_"))


def table(test: AppTest, name: str) -> Any:
    return next(each for each in test.data_editor if each.key.startswith(f"rubric_table_{name}_"))


def write(test: AppTest, name: str, **changes: Any) -> AppTest:
    """What the table's own editing would send: edited_rows, added_rows, deleted_rows."""
    empty = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    test.session_state[table(test, name).key] = empty | changes
    return test.run()


def save_as(test: AppTest, title: str) -> Rubric:
    field(test, "text_input", "title").set_value(title).run()
    press(test, "rubric_save")
    assert not test.error
    return rubrics(OWNER)[title]


@LANGUAGES
def test_copy_opens_in_the_editor_with_nothing_wrong(language: str) -> None:
    test = edit_copy("高考评分标准", language)
    assert not test.exception
    assert not test.error
    assert [line.value for line in test.success] == [say("rubric_sound", language)]
    title = say("rubric_copy_title", language, title=find_rubric("高考评分标准").title[language])
    assert field(test, "text_input", "title").value == title
    assert len(table(test, "bands").value) == 12
    assert primaries(test) == ["rubric_save"]


@LANGUAGES
def test_saved_copy_is_shown_and_marks_at_once(language: str) -> None:
    test = edit_copy("高考评分标准", language)
    made = save_as(test, "我校标准")
    assert made.criteria == find_rubric("高考评分标准").criteria
    assert made.title == {"en": "我校标准", "zh": "我校标准"}
    assert test.session_state["rubric_choice"] == "我校标准"
    assert has_button(test, "rubric_begin_change")
    score = EssayGrader(made).evaluate("春天来了，花开了。" * 40)
    assert set(score.criteria) == {"content", "expression", "development"}


@LANGUAGES
def test_contradiction_is_told_at_once_and_cannot_be_saved(language: str) -> None:
    test = edit_copy("高考评分标准", language)
    field(test, "number_input", "high").set_value(70.0).run()
    assert len(test.error) == 1
    assert "0–60" in test.error[0].value.replace("\\", "")
    assert test.button(key="rubric_save").disabled
    field(test, "number_input", "high").set_value(60.0).run()
    assert not test.error
    assert not test.button(key="rubric_save").disabled


def test_points_written_in_the_tables_are_saved() -> None:
    test = edit_copy("高考评分标准", "zh")
    write(test, "criteria", edited_rows={"2": {"high": 10, "title_zh": "文采"}})
    assert len(test.error) == 1  # the sum, and the bands of it that are outside now
    write(test, "bands", edited_rows={"8": {"high": 10, "low": 9}}, deleted_rows=[9, 10, 11])
    field(test, "number_input", "high").set_value(50.0).run()
    assert not test.error
    made = save_as(test, "五十分制")
    third = made.criteria[2]
    assert (made.high, third.high, third.name) == (50, 10, "development")
    assert third.title == {"en": "Development", "zh": "文采"}
    assert [(band.high, band.low) for band in third.bands] == [(10, 9)]


def test_criterion_is_added_with_a_band_of_its_own() -> None:
    test = press(open_screen(SCREEN), "rubric_begin_new")
    assert not test.error
    row = {"title_en": "Voice", "aspect": "language", "low": 0, "high": 100, "weight": 1}
    write(test, "criteria", added_rows=[row])
    write(test, "bands", added_rows=[{"criterion": "Voice", "low": 50, "high": 100, "called_en": "Heard"}])
    assert not test.error
    (criterion,) = save_as(test, "Voices").criteria
    assert (criterion.name, criterion.aspect, criterion.high) == ("Voice", "language", 100)
    assert [band.name for band in criterion.bands] == [{"en": "Heard", "zh": "Heard"}]


def test_bands_go_with_the_criterion_that_is_deleted_and_others_stay_as_written() -> None:
    test = edit_copy("高考评分标准", "zh")
    write(test, "bands", edited_rows={"0": {"called_zh": "甲等"}})
    write(test, "criteria", deleted_rows=[2])
    assert list(table(test, "bands").value["criterion"]) == ["content"] * 4 + ["expression"] * 4
    field(test, "number_input", "high").set_value(40.0).run()
    field(test, "number_input", "assumed_mean").set_value(28.0).run()
    assert not test.error
    made = save_as(test, "四十分制")
    assert [each.name for each in made.criteria] == ["content", "expression"]
    assert made.criteria[0].bands[0].name == {"en": "Grade 1", "zh": "甲等"}


def test_deductions_are_added_and_deleted() -> None:
    test = edit_copy("高考评分标准", "zh")
    write(test, "deductions", deleted_rows=[0, 1])
    write(test, "deductions", deleted_rows=[0, 1], added_rows=[{"rule": "no_title", "points": 3}])
    made = save_as(test, "新扣分")
    assert [(each.rule, each.points) for each in made.deductions] == [("too_short", 1), ("no_title", 3)]


def test_fields_that_may_be_empty_stand_for_the_usual() -> None:
    test = edit_copy("高考评分标准")
    field(test, "number_input", "assumed_mean").set_value(None).run()
    field(test, "number_input", "assumed_deviation").set_value(None).run()
    assert not test.error
    made = save_as(test, "Plain")
    assert (made.assumed_mean, made.assumed_deviation) == (None, None)
    assert (made.mean, made.deviation) == (30, 10)


def test_combination_and_languages_are_saved() -> None:
    test = edit_copy("高考评分标准")
    field(test, "segmented_control", "combination").set_value("mean").run()
    assert len(test.error) == 1
    field(test, "segmented_control", "combination").set_value("holistic").run()
    field(test, "pills", "languages").set_value([]).run()
    assert len(test.error) == 1
    field(test, "pills", "languages").set_value(["en", "zh"]).run()
    made = save_as(test, "Both")
    assert (made.combination, made.languages) == ("holistic", ("en", "zh"))


@pytest.mark.parametrize("title", ["ellipse", "Kept"])
def test_name_that_is_taken_is_told_and_what_was_written_stays(title: str) -> None:
    save_rubric(copy_rubric(Rubric.range(0, 7), "Kept"), OWNER)
    test = edit_copy("holistic_6")
    field(test, "text_input", "title").set_value(title).run()
    press(test, "rubric_save")
    assert len(test.error) == 1
    assert list(own_rubrics(OWNER)) == ["Kept"]
    assert own_rubrics(OWNER)["Kept"].rubric.high == 7
    assert field(test, "text_input", "title").value == title


def test_name_left_empty_is_told() -> None:
    test = edit_copy("holistic_6")
    field(test, "text_input", "title").set_value(" ").run()
    assert len(test.error) == 1
    assert test.button(key="rubric_save").disabled


def test_own_rubric_is_changed_in_place_and_keeps_its_name() -> None:
    save_rubric(copy_rubric(find_rubric("holistic_6"), "Mine"), OWNER)
    test = press(choose(open_screen(SCREEN), "Mine"), "rubric_begin_change")
    field(test, "text_input", "title").set_value("Renamed").run()
    field(test, "number_input", "shortest").set_value(120).run()
    press(test, "rubric_save")
    assert not test.error
    assert list(own_rubrics(OWNER)) == ["Mine"]
    changed = own_rubrics(OWNER)["Mine"].rubric
    assert (changed.title["en"], changed.shortest) == ("Renamed", 120)


def test_discarded_changes_are_gone() -> None:
    test = edit_copy("holistic_6")
    field(test, "number_input", "high").set_value(9.0).run()
    press(test, "rubric_discard")
    assert own_rubrics(OWNER) == {}
    assert test.radio(key="rubric_choice")
    press(test, "rubric_begin_copy")
    assert field(test, "number_input", "high").value == 6


def test_language_changes_in_the_middle_and_nothing_written_is_lost() -> None:
    test = edit_copy("高考评分标准", "zh")
    field(test, "text_input", "title").set_value("我校标准").run()
    write(test, "criteria", edited_rows={"0": {"title_zh": "立意"}})
    test.session_state["language"] = "en"
    test.run()
    assert not test.exception
    assert list(table(test, "criteria").value["title_en"]) == ["Content", "Expression", "Development"]
    assert next(iter(table(test, "criteria").value["title_zh"])) == "立意"
    write(test, "criteria", edited_rows={"0": {"title_en": "Point"}})
    press(test, "rubric_save")
    assert not test.error
    assert rubrics(OWNER)["我校标准"].criteria[0].title == {"en": "Point", "zh": "立意"}


@LANGUAGES
def test_half_written_row_is_told(language: str) -> None:
    test = edit_copy("高考评分标准", language)
    write(test, "bands", added_rows=[{"low": 3}])
    assert len(test.error) == 1
    assert "13" in test.error[0].value
    assert say("rubric_faults", language) in texts(test)
