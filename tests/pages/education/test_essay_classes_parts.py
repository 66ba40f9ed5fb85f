"""The parts of an open class: grades, the ten to mark, the overview and the agreement."""

from __future__ import annotations

import json
from math import isnan

import pytest

from model.education.classes import gradebook, marking
from model.education.classes.agreement import agreement
from model.education.classes.marked import open_marked
from model.education.classes.overview import overview
from model.education.classes.proposal import propose
from model.education.marks import journal
from model.education.marks.mark import Mark
from tests.model.education.classes.small_class import OWNER, RUBRIC
from tests.pages.education.class_screen import RunJobs, frame, give, marked, open_class, press, say, tick
from tests.pages.screens import texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@LANGUAGES
def test_grades_are_the_gradebooks(language: str, run_jobs: RunJobs) -> None:
    document = marked(run_jobs, marks=6)
    book = gradebook.open_gradebook(document, OWNER)
    journal.lock(book.lines[0].entry.id, document, OWNER)
    test = open_class(document, language)
    assert not test.exception
    grades = frame(test, "locked")
    assert list(grades["pupil"]) == [line.pupil for line in book.lines]
    assert [None if isnan(mark) else mark for mark in grades["mark"]] == [line.final for line in book.lines]
    assert [None if isnan(rank) else rank for rank in grades["rank"]] == [line.rank for line in book.lines]
    assert grades["by"][0] == say("class_by_teacher", language)
    assert grades["by"][11] == say("class_by_grader", language)
    assert say("class_locked_yes", language) in grades["locked"][0]
    assert say("class_locked_yes", language) not in grades["locked"][1]


def test_uncalibrated_grades_are_called_a_ranking(run_jobs: RunJobs) -> None:
    test = open_class(marked(run_jobs))
    assert say("class_ranked_only", "en") in texts(test)
    assert all(say("class_look_yes", "en") in cell for cell in frame(test, "locked")["review"])


def test_only_those_to_look_at_can_be_shown(run_jobs: RunJobs) -> None:
    document = marked(run_jobs)
    give(document, 12)
    journal.undo(gradebook.open_gradebook(document, OWNER).lines[3].entry.id, document, OWNER)
    test = open_class(document)
    test.segmented_control(key="class_lines").set_value("review").run()
    assert list(frame(test, "locked")["pupil"]) == ["PupilD"]
    give(document, 12)
    test.run()
    assert say("class_review_none", "en") in texts(test)
    assert not test.exception


@LANGUAGES
def test_ticked_essay_is_marked_locked_unlocked_and_taken_back(language: str, run_jobs: RunJobs) -> None:
    document = marked(run_jobs)
    entry = gradebook.open_gradebook(document, OWNER).lines[2].entry.id
    test = tick(open_class(document, language), 2)
    links = [link.proto.query_string for link in test.get("page_link")]
    assert any(f"class={document}" in link and f"essay={entry}" in link for link in links)
    test.number_input[0].set_value(47.0).run()
    press(test, "class_save_mark")
    assert not test.exception
    assert journal.marks(document, OWNER) == {entry: Mark(47.0)}
    assert frame(test, "locked")["mark"][2] == 47
    press(test, "class_lock")
    assert test.number_input[0].disabled
    assert test.button(key="class_save_mark").disabled
    assert journal.marks(document, OWNER)[entry].locked
    press(test, "class_unlock")
    assert not test.number_input[0].disabled
    press(test, "class_undo")
    assert journal.marks(document, OWNER)[entry].locked
    for step in ("give", "lock", "unlock", "undo"):
        assert say(f"class_step_{step}", language) in texts(test)
    press(test, "class_undo")
    press(test, "class_undo")
    assert journal.marks(document, OWNER) == {}
    press(test, "class_undo")
    assert len(test.error) == 1
    assert not test.exception


def test_overriding_keeps_criteria_and_note(run_jobs: RunJobs) -> None:
    document = marked(run_jobs)
    entry = gradebook.open_gradebook(document, OWNER).lines[0].entry.id
    journal.give(Mark(30, {"content": 9.0}, "Clear."), entry, document, OWNER)
    test = tick(open_class(document), 0)
    test.number_input[0].set_value(31.0).run()
    press(test, "class_save_mark")
    assert journal.marks(document, OWNER)[entry] == Mark(31.0, {"content": 9.0}, "Clear.")
    assert "Clear." in texts(test)


@LANGUAGES
def test_proposed_essays_are_marked_one_after_the_other(language: str, run_jobs: RunJobs) -> None:
    document = marked(run_jobs)
    found = open_marked(document, OWNER)
    assert found is not None
    proposed = propose(found)
    texts_of = {line.entry.id: line.entry.text for line in gradebook.open_gradebook(document, OWNER).lines}
    test = open_class(document, language, tab="class_tab_marking")
    assert not test.exception
    assert texts_of[proposed[0]].splitlines()[1] in texts(test)
    press(test, "class_save_next")
    assert journal.marks(document, OWNER) == {}
    for place, entry in enumerate(proposed):
        assert test.number_input[0].value is None
        test.number_input[0].set_value(20.0 + place).run()
        press(test, "class_save_next")
        assert not test.exception
        assert journal.marks(document, OWNER)[entry].total == 20 + place
    assert say("class_round_done", language) in texts(test)
    assert not test.number_input
    assert not test.button(key="class_calibrate").disabled


def test_skipped_essays_come_last(run_jobs: RunJobs) -> None:
    document = marked(run_jobs)
    found = open_marked(document, OWNER)
    assert found is not None
    first, second, *_ = propose(found)
    test = open_class(document, tab="class_tab_marking")
    press(test, "class_skip")
    test.number_input[0].set_value(33.0).run()
    press(test, "class_save_next")
    assert set(journal.marks(document, OWNER)) == {second}
    for entry in propose(found)[2:]:
        journal.give(Mark(30), entry, document, OWNER)
    test.run()
    test.number_input[0].set_value(22.0).run()
    press(test, "class_save_next")
    assert journal.marks(document, OWNER)[first].total == 22


def test_class_marked_whole_proposes_nothing(run_jobs: RunJobs) -> None:
    test = open_class(marked(run_jobs, marks=12), tab="class_tab_marking")
    assert say("class_all_marked", "en") in texts(test)


@LANGUAGES
def test_overview_draws_what_was_computed(language: str, run_jobs: RunJobs) -> None:
    document = marked(run_jobs, marks=6)
    found = open_marked(document, OWNER)
    assert found is not None
    seen = overview(found, journal.marks(document, OWNER), RUBRIC)
    test = open_class(document, language, tab="class_tab_overview")
    assert not test.exception
    charts = [json.loads(chart.proto.spec)["data"][0] for chart in test.get("plotly_chart")]
    assert charts[0]["text"] == [str(each.count) for each in seen.bins]
    assert list(frame(test, say("class_essays_axis", language)).iloc[:, 1]) == [str(each.count) for each in seen.bins]
    assert len(charts[1]["y"]) == len(RUBRIC.criteria)
    assert [metric.value for metric in test.metric][:1] == [f"{round(seen.mean, 1):g}"]
    assert say("class_reteach", language) in texts(test)
    assert say("class_criteria_heuristic", language) in texts(test)


def test_essays_to_look_at_again_are_linked_with_their_reason(run_jobs: RunJobs) -> None:
    document = marked(run_jobs, marks=8)
    lines = gradebook.open_gradebook(document, OWNER).lines
    chosen = next(line for line in lines if line.mark is None and line.proposed is not None)
    entry = chosen.entry.id
    journal.give(Mark(60), entry, document, OWNER)
    test = open_class(document, tab="class_tab_overview")
    link = next(link for link in test.get("page_link") if f"essay={entry}" in link.proto.query_string)
    assert say("class_reason_differs", "en") in link.proto.label
    assert chosen.pupil in link.proto.label


@LANGUAGES
def test_agreement_shows_figures_and_how_many_marks(language: str, run_jobs: RunJobs) -> None:
    document = marked(run_jobs, marks=6)
    give(document, 7)
    found = open_marked(document, OWNER)
    assert found is not None
    said = agreement(found, journal.marks(document, OWNER), RUBRIC)
    assert said is not None
    test = open_class(document, language, tab="class_tab_agreement")
    assert not test.exception
    values = [metric.value for metric in test.metric]
    assert values[0] == "7"
    assert values[3] == f"{said.close:.0%}"
    assert say("class_agreement_few", language, count=7) in texts(test)
    assert list(frame(test, "before")["marks"]) == [6]
    assert len(frame(test, "teacher")) == 7


def test_agreement_without_marks_says_what_to_do(run_jobs: RunJobs) -> None:
    test = open_class(marked(run_jobs), tab="class_tab_agreement")
    assert say("class_agreement_none", "en") in texts(test)
    assert not test.metric


def test_class_marked_again_shows_progress_above_what_there_is(run_jobs: RunJobs) -> None:
    document = marked(run_jobs, marks=6)
    give(document, 7)
    marking.start_marking(document, OWNER)
    test = open_class(document)
    assert [button.key for button in test.button if button.key == "job_cancel"]
    assert len(frame(test, "locked")) == 12
