"""A marked essay on the screen: the total, what holds it back, the criteria, the comments, the file it leaves as."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from model.desk_words import desk_word
from model.education import marking
from model.education.essay import Essay
from model.education.rubric import find_rubric
from model.evidence import Evidence, Finding
from tests.model.education.comments_on import comment_of
from tests.pages.education.screen import LANGUAGES, TEXTS, keys, open_essay, press, say
from tests.pages.screens import texts

both = pytest.mark.parametrize("language", LANGUAGES)
GATES = ("off_topic", "duplicated", "shuffled", "too_short", "wrong_language", "not_an_essay")


@pytest.fixture
def commented(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four comments on the English essay, one of them praise."""

    def comments(essay: Essay):
        return (
            comment_of(essay.text, "can not", "spelling", suggestion="cannot"),
            comment_of(essay.text, "Its also", "grammar", suggestion="It's also"),
            comment_of(essay.text, "Some people say", "rhetoric", praise=True),
            comment_of(essay.text, "better then", "grammar", suggestion="better than"),
        )

    monkeypatch.setattr(marking, "comment_on", comments)


def figure(test: AppTest) -> dict:
    (chart,) = test.get("plotly_chart")
    return json.loads(chart.proto.spec)


@both
def test_total_is_shown_in_steps_with_its_interval_and_its_standing(language: str, score_with) -> None:
    score_with(total=3.6, interval=(2.25, 4.75), gates=())
    test = open_essay("en") if language == "en" else _marked_in_chinese()
    assert not test.exception
    assert test.metric[0].value == "4 / 6"
    shown = texts(test)
    assert say("essay_interval", language, low="2.2", high="4.8") in shown
    assert say("essay_not_calibrated", language) in shown
    assert say("essay_needs_review", language) in shown


def _marked_in_chinese() -> AppTest:
    test = open_essay("zh")
    return test.selectbox(key="essay_rubric").set_value("holistic_6").run()


def test_interval_is_drawn_from_low_to_high_on_the_scale(score_with) -> None:
    score_with(total=3.6, interval=(2.0, 5.0), gates=())
    drawn = figure(open_essay("en"))
    bar, point = drawn["data"]
    assert (bar["base"], bar["x"]) == ([2.0], [3.0])
    assert point["x"] == [4.0]
    assert drawn["layout"]["xaxis"]["range"] == [1, 6]


def test_marks_behind_the_grader_are_counted(score_with) -> None:
    score_with(total=3.5, marks=14, interval=(3.0, 4.0), gates=())
    shown = texts(open_essay("en"))
    assert say("essay_calibrated", "en", count=14) in shown
    assert say("essay_not_calibrated", "en") not in shown
    assert say("essay_needs_review", "en") not in shown


@both
@pytest.mark.parametrize("gate", GATES)
def test_gate_holds_the_number_back_until_it_is_asked_for(language: str, gate: str, score_with) -> None:
    place = Evidence("essay", quote="the *same* line", span=(0, 4))
    score_with(gates=(Finding(gate, 0.9, 1.0, (place,), "rule"),))
    test = open_essay(language)
    assert not test.exception
    assert not test.get("metric")
    assert not test.get("plotly_chart")
    assert say("essay_held_back", language) in texts(test)
    assert say("essay_criteria", language) not in texts(test)
    assert desk_word("education", f"gate_{gate}_why", language) in test.warning[0].value
    assert "the \\*same\\* line" in test.warning[0].value
    test.toggle[0].set_value(True).run()
    assert say("essay_held_number", language) in test.metric[0].label
    assert say("essay_criteria", language) in texts(test)
    test.session_state["essay_change_text"] = True
    test.run()
    test.text_area(key="essay_text_now").set_value(TEXTS["en"] + "Another ending.").run()
    assert not test.get("metric")


@both
def test_criterion_names_band_line_quote_and_doubt(language: str) -> None:
    rubric = find_rubric("高考评分标准")
    test = open_essay(language, TEXTS["zh"])
    shown = texts(test)
    for criterion in rubric.criteria:
        assert f"**{criterion.title[language]}**" in shown
    assert shown.count(say("essay_heuristic", language)) >= 1
    assert ":material/format_quote:" in shown


@both
def test_deductions_are_named_with_their_points(language: str, score_with) -> None:
    place = Evidence("essay", quote="在见", span=(0, 2))
    score_with(
        deductions=(
            Finding("no_title", 2.0, 1.0, (), "rule"),
            Finding("wrong_character", 1.0, 1.0, (place,), "rule"),
        )
    )
    shown = texts(open_essay(language))
    assert f"**−2** {say('essay_deduction_no_title', language)}" in shown
    assert f"**−1** {say('essay_deduction_wrong_character', language)} “在见”" in shown


@both
def test_no_comment_is_a_state_of_its_own(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "comment_on", lambda _: ())
    assert say("essay_no_comments", language) in texts(open_essay(language))


@pytest.mark.usefixtures("commented")
def test_comments_are_marked_in_the_text_hints_and_praise_apart() -> None:
    test = open_essay("en")
    assert not test.exception
    shown = texts(test)
    assert ":orange-background[**1**\u00a0can not]" in shown
    assert ":green-background[**3**\u00a0Some people say]" in shown
    assert [expander.label for expander in test.expander][:2] == ["Hints (3)", "Praise (1)"]


@pytest.mark.usefixtures("commented")
def test_chosen_comment_tells_quote_reason_advice_and_suggestion() -> None:
    test = press(open_essay("en"), "essay_comment_2")
    shown = texts(test)
    assert ":blue-background[**2**\u00a0Its also]" in shown
    assert ":material/format_quote: Its also" in shown
    assert ":material/arrow_forward:" in shown
    assert say("essay_suggestion", "en", suggestion="It's also") in shown
    press(test, "essay_close")
    assert ":blue-background" not in texts(test)


@pytest.mark.usefixtures("commented")
def test_praise_gives_no_advice() -> None:
    shown = texts(press(open_essay("en"), "essay_comment_3"))
    assert ":blue-background[**3**\u00a0Some people say]" in shown
    assert ":material/arrow_forward:" not in shown


@pytest.mark.usefixtures("commented")
def test_areas_filter_list_and_text() -> None:
    test = open_essay("en")
    test.pills(key="essay_areas_en").set_value(["grammar"]).run()
    assert keys(test, "essay_comment_") == ["essay_comment_2", "essay_comment_4"]
    assert "[**1**\u00a0can not]" not in texts(test)
    test.pills(key="essay_areas_en").set_value([]).run()
    assert len(keys(test, "essay_comment_")) == 4


@pytest.mark.usefixtures("commented")
def test_chosen_comment_of_another_essay_is_forgotten() -> None:
    test = press(open_essay("en"), "essay_comment_4")
    test.session_state["essay_change_text"] = True
    test.run()
    text = test.text_area(key="essay_text_now").value
    test.text_area(key="essay_text_now").set_value("A line before it. " + text).run()
    assert ":blue-background" not in texts(test)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_essay_leaves_as_word_page_and_json(language: str) -> None:
    labels = [button.proto.label for button in open_essay(language).get("download_button")]
    assert labels == [say(f"essay_export_{form}", language) for form in ("word", "html", "json")]
