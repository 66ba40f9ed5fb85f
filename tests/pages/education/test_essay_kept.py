"""A kept essay on its screen: saved, given the teacher's mark, made final, taken back, and the way to the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from model.education.classes import marking
from model.education.classes.classroom import Submission
from model.education.classes.keeping import classes, delete_class, keep_class, open_class
from model.education.classes.marked import open_marked
from model.education.classes.marking import start_marking
from model.education.marks import journal
from model.education.rubric import Rubric, find_rubric
from tests.model.education.comments_on import comment_of
from tests.pages.education.screen import ESSAY, LANGUAGES, TEXTS, open_essay, press, say
from tests.pages.screens import open_screen, texts

OWNER = "local"
pytestmark = pytest.mark.usefixtures("ungated")
both = pytest.mark.parametrize("language", LANGUAGES)


def keep(rubric: Rubric | None = None) -> str:
    """Three English essays as a kept class; returns its id."""
    essays = [Submission(f"{n}.txt", f"Pupil {n}", f"Version {n}\n{TEXTS['en']}") for n in (1, 2, 3)]
    return keep_class("Form 4", essays, (), rubric or find_rubric("holistic_6"), "Benches or a screen?", OWNER)


def entry(document_id: str, place: int) -> str:
    return open_class(document_id, OWNER).entries[place - 1].id


def open_kept(document_id: str, place: int | None = 1, language: str = "en") -> AppTest:
    test = open_screen(ESSAY, language)
    test.query_params["class"] = document_id
    if place is not None:
        test.query_params["essay"] = entry(document_id, place)
    return test.run()


def field(test: AppTest, kind: str, name: str):
    """A field of the teacher's form; its key carries the essay and the round."""
    return next(each for each in test.get(kind) if each.key and each.key.startswith(f"say_{name}_"))


def give(test: AppTest, total: float, note: str = "") -> AppTest:
    field(test, "number_input", "total").set_value(total)
    field(test, "text_area", "note").set_value(note)
    return press(test, "essay_give")


@both
def test_saving_masks_the_text_and_opens_the_kept_essay(language: str) -> None:
    secret = {"en": "Call me on 13800138000.", "zh": "我的电话是13800138000。"}[language]
    test = open_essay(language, TEXTS[language] + "\n" + secret)
    assert say("essay_save_help", language) in texts(test)
    assert [button.key for button in test.button if button.proto.type == "primary"] == ["essay_save"]
    press(test, "essay_save")
    assert not test.exception
    assert not test.error
    (kept,) = classes(OWNER)
    assert test.query_params["class"] == kept.document_id
    assert test.query_params["essay"] == entry(kept.document_id, 1)
    assert "13800138000" not in texts(test)
    assert say("essay_place", language, place=1, count=1) in texts(test)
    assert [button.key for button in test.button if button.proto.type == "primary"] == ["essay_give"]


@both
def test_mark_given_is_shown_beside_the_machines_and_traced(language: str) -> None:
    document = keep()
    test = give(open_kept(document, language=language), 5, "Well argued.")
    assert not test.exception
    assert journal.marks(document, OWNER)[entry(document, 1)].total == 5
    assert say("essay_your_mark", language) in test.metric[0].label
    assert test.metric[0].value == "5 / 6"
    assert say("essay_step_give", language) in texts(test)
    assert field(test, "text_area", "note").value == "Well argued."


def test_criteria_are_set_where_the_teacher_sets_them() -> None:
    document = keep()
    test = open_kept(document)
    field(test, "number_input", "content").set_value(6.0)
    press(test, "essay_give")
    assert journal.marks(document, OWNER)[entry(document, 1)].criteria == {"content": 6.0}
    assert say("essay_you_said", "en", points="6") in texts(test)


@both
def test_final_mark_cannot_be_changed_until_it_is_unlocked(language: str) -> None:
    document = keep()
    test = open_kept(document, language=language)
    assert test.button(key="essay_lock").disabled
    give(test, 4)
    press(test, "essay_lock")
    assert say("essay_final_total", language, total="4") in texts(test)
    assert not [each for each in test.number_input if each.key and each.key.startswith("say_total")]
    press(test, "essay_unlock")
    assert field(test, "number_input", "total").value == 4
    assert [line.step for line in journal.trail(entry(document, 1), document, OWNER)] == ["give", "lock", "unlock"]


def test_steps_are_taken_back_one_by_one_and_the_fields_follow() -> None:
    document = keep()
    test = open_kept(document)
    assert test.button(key="essay_say_undo").disabled
    give(give(test, 5), 2)
    press(test, "essay_say_undo")
    assert field(test, "number_input", "total").value == 5
    press(test, "essay_say_undo")
    assert journal.marks(document, OWNER) == {}
    press(test, "essay_say_undo")
    assert len(test.error) == 1
    assert say("essay_trail", "en", count=4) in [expander.label for expander in test.expander]


def test_mark_made_final_elsewhere_is_refused_in_words() -> None:
    document = keep()
    test = give(open_kept(document), 4)
    journal.lock(entry(document, 1), document, OWNER)
    give(test, 1)
    assert not test.exception
    assert len(test.error) == 1
    assert journal.marks(document, OWNER)[entry(document, 1)].total == 4


def test_the_others_of_the_class_are_a_step_away() -> None:
    document = keep()
    test = open_kept(document)
    assert test.button(key="essay_previous").disabled
    press(test, "essay_next")
    assert test.query_params["essay"] == entry(document, 2)
    press(test, "essay_next")
    assert test.button(key="essay_next").disabled
    assert say("essay_place", "en", place=3, count=3) in texts(test)
    press(test, "essay_previous")
    assert say("essay_place", "en", place=2, count=3) in texts(test)


def test_class_without_an_essay_opens_its_first() -> None:
    assert say("essay_place", "en", place=1, count=3) in texts(open_kept(keep(), None))


def test_totals_are_those_the_class_was_marked_with(
    run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "comment_on", lambda essay: (comment_of(essay.text, "can not", "spelling"),) * 2)
    document = keep(Rubric.range(0, 20))
    for place, mark in ((1, 18), (2, 12), (3, 5)):
        journal.give(journal.Mark(mark), entry(document, place), document, OWNER)
    start_marking(document, OWNER)
    run_jobs()
    marked = open_marked(document, OWNER)
    assert marked is not None
    assert marked.essays[entry(document, 1)].rules == {"made_up": 2}
    test = open_kept(document)
    assert test.metric[-1].value == f"{round(marked.essays[entry(document, 1)].total):g} / 20"


@both
def test_deleted_or_foreign_class_is_told_with_a_way_back(language: str) -> None:
    document = keep()
    test = open_kept(document, language=language)
    delete_class(document, OWNER)
    test.run()
    assert not test.exception
    assert len(test.error) == 1
    press(test, "essay_start_over")
    assert test.text_area(key="essay_text")


def test_essay_of_another_class_is_not_shown() -> None:
    one, other = keep(), keep(Rubric.range(0, 5))
    test = open_screen(ESSAY, "en")
    test.query_params["class"], test.query_params["essay"] = one, entry(other, 1)
    test.run()
    assert len(test.error) == 1


def test_new_essay_leaves_the_class() -> None:
    test = press(open_kept(keep()), "essay_new")
    assert "class" not in test.query_params
    assert test.text_area(key="essay_text")


@pytest.mark.parametrize(
    ("name", "data", "refused"),
    [("essay.txt", b"A file about willows.", False), ("essay.txt", b"\xff\xfe\x00", True)],
    ids=["text", "broken"],
)
def test_file_is_put_into_the_field_or_refused(name: str, data: bytes, refused: bool) -> None:
    test = open_screen(ESSAY, "en")
    test.get("file_uploader")[0].upload(name, data, "text/plain").run()
    assert not test.exception
    assert bool(test.error) is refused
    assert test.text_area(key="essay_text").value == ("" if refused else "A file about willows.")


@pytest.mark.parametrize("work", ["job", "result"])
def test_work_of_a_class_opens_on_the_screen_of_classes(work: str) -> None:
    test = open_screen(ESSAY, "en")
    test.query_params[work] = "unknown"
    test.run()
    assert not test.exception
    assert test.title[0].value == say("screen_essay_classes", "en")
