"""The class screen before a class is open, while it is marked, and its head."""

from __future__ import annotations

import pytest

from components.markdown import escape
from model import jobs
from model.education.classes import identity, keeping, marking
from model.education.classes.classroom import RefusedFile
from model.education.classes.marked import open_marked
from model.errors import describe
from tests.model.education.classes.small_class import OWNER, RUBRIC, essay, keep, submissions
from tests.pages.education.class_screen import SCREEN, RunJobs, give, marked, open_class, press, say
from tests.pages.screens import open_app, open_screen, texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def address(test) -> dict[str, str]:
    """What the address says."""
    return {name: value[0] if isinstance(value, list) else value for name, value in test.query_params.items()}


def badges(test) -> str:
    return "\n".join(str(each.value) for each in test.markdown)


@LANGUAGES
def test_no_class_yet_says_how_the_first_one_comes(language: str) -> None:
    test = open_screen(SCREEN, language)
    assert not test.exception
    said = texts(test)
    for key in ("class_none", "class_steps", "class_new", "education_notice"):
        assert say(key, language) in said
    assert test.file_uploader
    assert test.selectbox(key="class_rubric").options


@LANGUAGES
def test_sample_class_is_begun_and_opened(language: str, run_jobs: RunJobs) -> None:
    test = press(open_screen(SCREEN, language), f"class_sample_{language}")
    assert not test.exception
    job = address(test)["job"]
    assert jobs.status(job, OWNER).state == "queued"
    run_jobs()
    test.run()
    assert not test.exception
    (line,) = keeping.classes(OWNER)
    assert address(test) == {"result": line.result_id}
    assert escape(line.title) in texts(test)
    assert say("class_not_calibrated", language) in badges(test)


def test_files_are_taken_in_and_bad_ones_named(run_jobs: RunJobs) -> None:
    test = open_screen(SCREEN, "en")
    test.file_uploader[0].upload("Ann.txt", essay(1).encode(), "text/plain")
    test.file_uploader[0].upload("empty.txt", b" ", "text/plain")
    test.text_input(key="class_title").set_value("Form 3B")
    test.text_area(key="class_prompt").set_value("The market")
    test.run()
    press(test, "class_begin")
    run_jobs()
    test.run()
    assert not test.exception
    (line,) = keeping.classes(OWNER)
    classroom = keeping.open_class(line.document_id, OWNER)
    assert (classroom.title, classroom.prompt, len(classroom.entries)) == ("Form 3B", "The market", 1)
    said = texts(test)
    assert "empty.txt" in said
    (refused,) = classroom.refused
    assert escape(describe(refused.code, "en", dict(refused.details))) in said


@LANGUAGES
def test_class_without_a_name_or_files_is_refused_in_a_line(language: str) -> None:
    test = press(open_screen(SCREEN, language), "class_begin")
    assert len(test.error) == 1
    test.text_input(key="class_title").set_value("X").run()
    test = press(test, "class_begin")
    assert len(test.error) == 1
    assert not test.exception
    assert keeping.classes(OWNER) == ()


@LANGUAGES
def test_kept_classes_are_listed_with_their_standing(language: str, run_jobs: RunJobs) -> None:
    document = marked(run_jobs, marks=6)
    keep(2, title="Second [class]")
    test = open_screen(SCREEN, language)
    said = texts(test)
    assert say("class_calibrated", language, count=6) in said
    assert say("class_unmarked", language) in said
    assert f"class={document}" in [link.proto.query_string for link in test.get("page_link")]


def test_class_is_watched_while_it_is_marked() -> None:
    document = keep(3)
    marking.start_marking(document, OWNER)
    test = open_class(document)
    assert not test.exception
    assert [button.key for button in test.button if button.key == "job_cancel"]
    press(test, "job_cancel")
    assert say("job_was_cancelled", "en", name="Market essays") in texts(test)
    press(test, "job_again")
    assert jobs.recent(OWNER, 1)[0].state == "queued"


def test_kept_class_nobody_marked_can_be_marked(run_jobs: RunJobs) -> None:
    document = keep(3)
    test = press(open_class(document), "class_mark_now")
    run_jobs()
    test.run()
    assert not test.exception
    assert open_marked(document, OWNER) is not None
    assert "locked" in next(each.value for each in test.dataframe)


@pytest.mark.parametrize("name", ["class", "result"])
def test_unknown_class_gets_one_line_and_a_way_back(name: str) -> None:
    test = open_app("en")
    test.query_params[name] = "f" * 64
    test.switch_page(SCREEN).run()
    assert not test.exception
    assert len(test.error) == 1
    press(test, "class_start_over")
    assert say("class_none", "en") in texts(test)


@LANGUAGES
def test_refused_files_are_named_with_their_reason(language: str, run_jobs: RunJobs) -> None:
    refused = RefusedFile("a*b.png", "essay_not_text", {"name": "a*b.png"})
    document = keeping.keep_class("C", submissions(2), [refused], RUBRIC, "", OWNER)
    marking.start_marking(document, OWNER)
    run_jobs()
    test = open_class(document, language)
    said = texts(test)
    assert r"a\*b.png" in said
    assert ("is not plain text" if language == "en" else "不是纯文本文件") in said


@LANGUAGES
def test_calibrating_waits_for_five_marks_and_then_changes_the_badge(language: str, run_jobs: RunJobs) -> None:
    document = marked(run_jobs)
    give(document, 4)
    test = open_class(document, language)
    assert test.button(key="class_calibrate").disabled
    assert say("class_marks_wanted", language, marks=4, fewest=5) in texts(test)
    give(document, 8)
    test.run()
    assert say("class_marks_changed", language, marks=8) in texts(test)
    press(test, "class_calibrate")
    run_jobs()
    test.run()
    assert not test.exception
    assert say("class_calibrated", language, count=8) in badges(test)
    found = open_marked(document, OWNER)
    assert found is not None
    last = found.calibrations[-1]
    figures = {"before": f"{round(last.before, 1):g}", "after": f"{round(last.after, 1):g}"}
    assert say("class_error", language, count=8, **figures) in texts(test)
    assert test.button(key="class_calibrate").disabled


def test_names_are_shown_until_they_are_forgotten(run_jobs: RunJobs) -> None:
    document = marked(run_jobs)
    test = open_class(document)
    assert "PupilA" in list(test.dataframe[0].value["pupil"])
    press(test, "class_names_forget")
    assert test.dataframe[0].value["pupil"][0] == "S-01"
    assert identity.identity_of(document, OWNER) == identity.Identity()
    assert "class_names_forget" not in [button.key for button in test.button]


def test_missing_key_says_so_and_shows_pseudonyms(run_jobs: RunJobs, home) -> None:
    document = marked(run_jobs)
    (home / "identity.key").unlink()
    test = open_class(document)
    assert not test.exception
    assert "key is not on this machine" in test.warning[0].value
    assert test.dataframe[0].value["pupil"][0] == "S-01"


def test_deleting_asks_once_more_and_goes_back(run_jobs: RunJobs) -> None:
    document = marked(run_jobs)
    test = open_class(document)
    assert say("class_delete_warning", "en") in texts(test)
    press(test, "class_delete_for_good")
    assert not test.exception
    assert keeping.classes(OWNER) == ()
    assert say("class_none", "en") in texts(test)


def test_going_back_lists_the_classes(run_jobs: RunJobs) -> None:
    test = press(open_class(marked(run_jobs)), "class_back")
    assert say("class_kept", "en") in texts(test)
    assert address(test) == {}
