"""The essay screen before there is an essay, and everything that changes one."""

from __future__ import annotations

import pytest

from model.education.service import samples
from tests.pages.education.screen import ESSAY, LANGUAGES, TEXTS, keys, open_essay, press, say
from tests.pages.screens import open_screen, texts

both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_start_says_what_is_and_is_not_done(language: str) -> None:
    test = open_screen(ESSAY, language)
    assert not test.exception
    assert not test.error
    shown = texts(test)
    for word in ("essay_does_list", "essay_limits_list", "essay_no_ai_detection", "essay_no_ai_detection_why"):
        assert say(word, language) in shown
    assert "91" in say("essay_no_ai_detection_why", language)
    assert [button.key for button in test.button if button.proto.type == "primary"] == ["essay_mark"]


@both
def test_six_samples_those_of_the_readers_language_first(language: str) -> None:
    test = open_screen(ESSAY, language)
    offered = keys(test, "essay_sample_")
    assert len(offered) == 6
    assert offered[0] == f"essay_sample_{language}_3"


@both
@pytest.mark.parametrize("quality", [1, 2, 3])
def test_sample_is_marked_by_the_rubric_of_its_language(language: str, quality: int) -> None:
    test = press(open_screen(ESSAY, language), f"essay_sample_{language}_{quality}")
    assert not test.exception
    assert not test.error
    assert test.selectbox(key="essay_rubric").value == {"en": "holistic_6", "zh": "高考评分标准"}[language]
    text = next(sample.text for sample in samples(language) if sample.quality == quality)
    assert text.split()[0][:8] in texts(test)


@both
def test_nothing_to_mark_is_told_and_the_field_stays(language: str) -> None:
    test = open_essay(language, "  ")
    assert len(test.error) == 1
    assert test.text_area(key="essay_text")
    assert not test.get("metric")


def test_too_long_a_text_is_told_with_the_limit() -> None:
    test = open_essay("en", "word " * 13_000)
    assert "60000" in test.error[0].value


@pytest.mark.usefixtures("ungated")
def test_chosen_rubric_and_task_are_used() -> None:
    test = open_screen(ESSAY, "en")
    test.text_area(key="essay_text").set_value(TEXTS["en"])
    test.selectbox(key="essay_rubric_wanted").set_value("高考评分标准")
    test.text_input(key="essay_prompt_set").set_value(" Benches or a screen? ")
    press(test, "essay_mark")
    assert test.selectbox(key="essay_rubric").value == "高考评分标准"
    assert test.text_input(key="essay_prompt_now").value == "Benches or a screen?"
    assert test.metric[0].value.endswith("/ 60")


@pytest.mark.usefixtures("ungated")
def test_another_rubric_marks_again_and_undo_goes_back() -> None:
    test = open_essay("en")
    assert test.button(key="essay_undo").disabled
    test.selectbox(key="essay_rubric").set_value("高考评分标准").run()
    assert test.metric[0].value.endswith("/ 60")
    press(test, "essay_undo")
    assert test.metric[0].value.endswith("/ 6")
    assert test.selectbox(key="essay_rubric").value == "holistic_6"
    assert test.button(key="essay_undo").disabled


def test_another_text_and_task_are_marked_at_once() -> None:
    test = open_essay("en")
    test.session_state["essay_change_text"] = True
    test.run()
    test.text_area(key="essay_text_now").set_value("A wholly new text about willows. " * 12).run()
    assert "willows" in texts(test)
    assert "a second screen" not in texts(test)
    test.text_input(key="essay_prompt_now").set_value("Trees").run()
    press(test, "essay_undo")
    assert test.text_input(key="essay_prompt_now").value == ""
    press(test, "essay_undo")
    assert "a second screen" in texts(test)


def test_emptied_text_is_refused_and_the_marking_stays() -> None:
    test = open_essay("en")
    test.session_state["essay_change_text"] = True
    test.run()
    test.text_area(key="essay_text_now").set_value(" ").run()
    assert len(test.error) == 1
    assert "a second screen" in texts(test)
    assert test.button(key="essay_undo").disabled


@both
def test_new_essay_begins_with_an_empty_form(language: str) -> None:
    test = press(open_essay(language), "essay_new")
    assert not test.exception
    assert test.text_area(key="essay_text")
    assert not test.get("metric")
