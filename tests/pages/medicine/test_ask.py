"""The question screen: before a question, answers of each kind, none, and the guidelines beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import words
from model import services
from model.medicine.answers.guidelines import start_reading
from tests.pages.screens import open_screen, texts
from tests.quality.medicine.answers.guideline import ENGLISH, write_guideline

SCREEN = "pages/medicine/ask.py"
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
ADMIT = "When should a patient with marsh fever be admitted to hospital?"


def say(key: str, language: str) -> str:
    return words()[key][language]


def ask(test: AppTest, question: str) -> AppTest:
    return test.text_input(key="ask_text").set_value(question).run()


def add_guideline(folder: Path) -> str:
    path = write_guideline(folder / "marsh_fever.pdf", ENGLISH)
    document = services.keep_upload(path.name, path.read_bytes(), "local")
    start_reading([document.id], "local")
    return document.id


@LANGUAGES
def test_start_offers_examples_and_says_what_it_is_not(language: str) -> None:
    test = open_screen(SCREEN, language)
    assert not test.exception
    assert say("medicine_notice", language) in texts(test)
    assert [button.key for button in test.button if button.proto.type == "primary"] == ["ask_send"]
    assert len(test.get_by_key("ask_example").options) == 6


@LANGUAGES
@pytest.mark.parametrize("name", ["symptoms", "frequency", "causes", "red_flags", "difference", "inheritance"])
def test_every_example_is_answered_with_sources(language: str, name: str) -> None:
    test = open_screen(SCREEN, language)
    test.get_by_key("ask_example").set_value(name).run()
    assert not test.exception
    assert test.text_input(key="ask_text").value == say(f"ask_example_{name}", language)
    assert say(f"ask_kind_{name}", language) in texts(test)
    assert say("ask_sources", language) in texts(test)


def test_a_publication_is_a_link_and_its_number_stands_behind_the_sentence() -> None:
    test = ask(open_screen(SCREEN, "en"), "How is Marfan syndrome inherited?")
    shown = texts(test)
    assert "(https://www.omim.org/entry/154700)" in shown
    assert "Autosomal dominant inheritance. :gray[\\[1\\]]" in shown


@LANGUAGES
def test_what_nothing_answers_is_told_with_what_was_searched(language: str) -> None:
    question = {"en": "Who discovered insulin?", "zh": "今天天气怎么样？"}[language]
    test = ask(open_screen(SCREEN, language), question)
    shown = texts(test)
    assert not test.exception
    assert say("ask_no_answer", language) in shown
    assert say("ask_reason_not_understood", language) in shown
    assert say("ask_searched", language).format(count=0) in shown


def test_no_row_names_what_was_read() -> None:
    test = ask(open_screen(SCREEN, "en"), "Is arachnodactyly a symptom of gout?")
    assert say("ask_reason_no_row", "en") in texts(test)
    assert "arachnodactyly, gout" in texts(test)


def test_an_empty_question_asks_for_one() -> None:
    test = open_screen(SCREEN, "en")
    test.button(key="ask_send").click().run()
    assert say("ask_reason_empty", "en") in texts(test)


def test_foreign_words_do_nothing_on_the_screen() -> None:
    test = ask(open_screen(SCREEN, "en"), "Is <b>gout</b> :red[x] like arachnodactyly?")
    assert not test.exception
    assert "<b>" not in "".join(element.value for element in test.markdown)


def test_a_guideline_is_watched_read_quoted_opened_and_deleted(tmp_path: Path, run_jobs) -> None:
    document_id = add_guideline(tmp_path)
    test = open_screen(SCREEN, "en")
    assert say("state_queued", "en") in str([element.proto for element in test.get("markdown")]) + texts(test)
    run_jobs()
    test = ask(open_screen(SCREEN, "en"), ADMIT)
    assert "2 pages" in texts(test)
    assert "systolic blood pressure is below 100 mmHg" in texts(test)
    test.button(key="ask_open_1").click().run()
    assert not test.exception
    assert "“Admit the patient to hospital" in texts(test)
    test.button(key=f"ask_delete_{document_id}").click().run()
    assert not test.exception
    assert "2 pages" not in texts(test)
    assert say("ask_no_answer", "en") in texts(test)


def test_a_new_question_closes_the_page(tmp_path: Path, run_jobs) -> None:
    add_guideline(tmp_path)
    run_jobs()
    test = ask(open_screen(SCREEN, "en"), ADMIT)
    test.button(key="ask_open_1").click().run()
    assert test.button(key="ask_evidence_next")
    ask(test, "Red flags of migraine?")
    assert "ask_evidence_next" not in [button.key for button in test.button]


def test_a_guideline_that_cannot_be_read_says_why(tmp_path: Path, run_jobs) -> None:
    document = services.keep_upload("broken.pdf", b"%PDF-1.4 nothing", "local")
    start_reading([document.id], "local")
    run_jobs()
    test = open_screen(SCREEN, "zh")
    assert len(test.error) == 1
    assert "broken.pdf" in texts(test).replace("\\", "")
    test.button(key=f"ask_delete_{document.id}").click().run()
    assert not test.error


def test_an_upload_starts_a_reading(tmp_path: Path) -> None:
    path = write_guideline(tmp_path / "marsh_fever.pdf", ENGLISH)
    test = open_screen(SCREEN, "en")
    uploader = test.get("file_uploader")[0]
    uploader.upload(path.name, path.read_bytes(), "application/pdf").run()
    assert not test.exception
    assert "marsh" in texts(test)
