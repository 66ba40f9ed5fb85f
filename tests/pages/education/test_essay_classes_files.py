"""The files of a class: every way out, marks brought back, passages two essays share."""

from __future__ import annotations

import json

import pytest

from model.education.classes.gradebook import open_gradebook
from model.education.classes.returning import returned_class
from model.education.exports.grading import to_json
from tests.model.education.classes.small_class import OWNER
from tests.pages.education.class_screen import RunJobs, marked, open_class, say
from tests.pages.screens import texts

FORMS = ("excel", "word", "html", "csv", "canvas", "moodle", "json")
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@LANGUAGES
def test_every_form_is_offered_in_the_readers_words(language: str, run_jobs: RunJobs) -> None:
    test = open_class(marked(run_jobs, marks=0), language, tab="class_tab_files")
    labels = [button.proto.label for button in test.get("download_button")]
    assert labels == [say(f"class_export_{form}", language) for form in FORMS]
    assert say("class_exports_help", language) in texts(test)


def test_edited_marks_are_taken_and_bad_rows_named(run_jobs: RunJobs) -> None:
    document = marked(run_jobs, marks=0)
    record = json.loads(to_json(returned_class(open_gradebook(document, OWNER), "en", commented=False), "en"))
    record["essays"][0]["mark"] = {"total": 41}
    record["essays"][1]["mark"] = {"total": 999}
    test = open_class(document, "en", tab="class_tab_files")
    test.file_uploader[0].upload("marks.json", json.dumps(record).encode(), "application/json").run()
    assert len(test.success) == 1
    assert "1" in test.success[0].value
    assert len(test.warning) == 1
    assert open_gradebook(document, OWNER).lines[0].final == 41


def test_a_file_that_holds_no_marks_is_refused_in_a_line(run_jobs: RunJobs) -> None:
    test = open_class(marked(run_jobs, marks=0), "en", tab="class_tab_files")
    test.file_uploader[0].upload("marks.json", b"{broken", "application/json").run()
    assert len(test.error) == 1


@LANGUAGES
def test_similar_passages_have_their_own_state_when_there_are_none(language: str, run_jobs: RunJobs) -> None:
    said = texts(open_class(marked(run_jobs, marks=0), language, tab="class_tab_similar"))
    assert say("class_similar_none", language) in said or say("class_similar_help", language) in said
