"""The differential screen: before a note, after one, and everything that can be pressed on it."""

from __future__ import annotations

import sys

import pytest

from components.i18n import words
from model.medicine import service, term_suggestions
from model.medicine.entry import LONGEST_NOTE
from tests.pages.medicine.screen import (
    COUGH,
    DYSPNEA,
    FEVER,
    SCREEN,
    account,
    candidates,
    keys,
    open_patient,
    press,
    status,
)
from tests.pages.screens import open_screen, texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def say(key: str, language: str) -> str:
    return words()[key][language]


@LANGUAGES
def test_start_invites_a_note_and_says_what_it_is_not(language: str) -> None:
    test = open_screen(SCREEN, language)
    assert not test.exception
    assert say("medicine_notice", language) in texts(test)
    assert [button.key for button in test.button if button.proto.type == "primary"] == ["read_note"]
    assert {f"sample_{code}" for code in ("en", "zh")} <= set(keys(test, "sample_"))


@LANGUAGES
@pytest.mark.parametrize(("note", "code"), [("  ", "empty"), ("咳" * (LONGEST_NOTE + 1), "long")])
def test_note_that_cannot_be_read_keeps_the_form_and_says_why(language: str, note: str, code: str) -> None:
    test = open_patient(language, note)
    assert len(test.error) == 1
    assert test.text_area(key="medicine_text").value == note
    assert code == "empty" or str(LONGEST_NOTE) in test.error[0].value


@LANGUAGES
def test_note_becomes_findings_and_a_ranked_list(language: str) -> None:
    test = open_patient(language)
    assert not test.exception
    assert [status(test, concept) for concept in (FEVER, COUGH, DYSPNEA)] == ["present"] * 3
    assert candidates(test)["probability"].is_monotonic_decreasing
    assert {"en": "Pneumonia", "zh": "肺炎"}[language] in list(candidates(test)["name"])[:3]
    assert say("medicine_notice", language) in texts(test)


@LANGUAGES
def test_sample_note_is_read_by_one_click(language: str) -> None:
    test = press(open_screen(SCREEN, language), f"sample_{language}")
    assert not test.exception
    assert len(candidates(test)) >= 3
    assert test.segmented_control(key=f"status_{DYSPNEA}").value == "present"


def test_chosen_candidate_is_explained_with_frequency_and_source() -> None:
    shown = account(open_patient("zh"))
    assert len(shown) >= 2
    assert shown["source"].str.len().min() > 0
    assert shown["frequency"].str.contains("%|/").all()


def test_finding_switched_off_is_not_ranked_on_and_ranks_move() -> None:
    test = open_patient("zh")
    before = dict(zip(candidates(test)["name"], candidates(test)["probability"], strict=True))
    test.segmented_control(key=f"status_{DYSPNEA}").set_value("removed").run()
    assert status(test, DYSPNEA) == "removed"
    after = dict(zip(candidates(test)["name"], candidates(test)["probability"], strict=True))
    assert before != after
    assert DYSPNEA not in set(account(test)["finding"])


def test_undo_takes_the_last_change_back() -> None:
    test = open_patient("zh")
    assert test.button(key="undo").disabled
    test.segmented_control(key=f"status_{FEVER}").set_value("absent").run()
    press(test, "undo")
    assert status(test, FEVER) == "present"
    assert test.button(key="undo").disabled


def test_finding_is_added_by_words_and_by_id() -> None:
    test = open_patient("zh", "咳嗽")
    test.text_input(key="medicine_add").set_value(FEVER).run()
    press(test, f"add_present_{FEVER}")
    assert status(test, FEVER) == "present"
    assert test.text_input(key="medicine_add").value == ""
    test.text_input(key="medicine_add").set_value("dyspnea").run()
    press(test, f"add_absent_{DYSPNEA}")
    assert status(test, DYSPNEA) == "absent"


@LANGUAGES
def test_words_no_term_has_are_told(language: str) -> None:
    test = open_patient(language)
    test.text_input(key="medicine_add").set_value("qqqq zzzz").run()
    assert say("add_finding_none", language) in texts(test)
    assert not keys(test, "add_present_")


def test_patient_can_be_made_of_picked_findings_alone() -> None:
    test = open_screen(SCREEN, "en")
    test.text_input(key="medicine_add").set_value("HP:0012735").run()
    press(test, f"add_present_{COUGH}")
    assert not test.exception
    assert status(test, COUGH) == "present"
    assert len(candidates(test)) >= 3


@pytest.mark.parametrize(("said", "becomes"), [("yes", "present"), ("no", "absent")])
def test_answer_to_a_question_becomes_a_finding(said: str, becomes: str) -> None:
    test = open_patient("zh")
    asked = keys(test, f"answer_{said}_")[0]
    press(test, asked)
    assert status(test, asked.removeprefix(f"answer_{said}_")) == becomes


def test_unknown_asks_something_else_and_changes_no_rank() -> None:
    test = open_patient("zh")
    before = candidates(test)
    asked = keys(test, "answer_unknown_")[0]
    press(test, asked)
    assert asked not in keys(test, "answer_unknown_")
    assert candidates(test)["probability"].tolist() == before["probability"].tolist()


def test_rare_list_is_a_list_of_its_own() -> None:
    test = open_patient("zh")
    test.segmented_control(key="medicine_scope").set_value("rare").run()
    assert not test.exception
    assert candidates(test)["id"].str.contains("OMIM|ORPHA").all()
    assert account(test)["source"].str.contains("PMID|OMIM|ORPHA").any()
    assert keys(test, "answer_yes_"), "the screen ended before its last part"
    test.toggle(key="medicine_more").set_value(True).run()
    assert len(candidates(test)) > 10


def test_nothing_present_ranks_nothing() -> None:
    test = open_patient("zh", "咳嗽")
    test.segmented_control(key=f"status_{COUGH}").set_value("absent").run()
    assert say("nothing_to_rank", "zh") in texts(test)


def test_age_sex_and_priors_can_be_set_and_taken_back() -> None:
    test = open_patient("zh")
    test.number_input(key="medicine_age").set_value(70.0).run()
    test.segmented_control(key="medicine_sex").set_value("male").run()
    test.select_slider(key="prior_respiratory").set_value(4.0).run()
    assert not test.exception
    assert test.number_input(key="medicine_age").value == 70.0
    for _ in range(3):
        press(test, "undo")
    assert test.number_input(key="medicine_age").value is None
    assert test.select_slider(key="prior_respiratory").value == 1.0


def test_new_patient_begins_with_an_empty_form() -> None:
    test = press(open_patient("zh"), "new_patient")
    assert test.text_area(key="medicine_text")
    assert not test.dataframe


@LANGUAGES
def test_sample_from_the_home_screen_opens_as_a_case(language: str, run_jobs) -> None:
    job = service.start_sample(language, "local")
    run_jobs()
    test = open_screen(SCREEN, language)
    test.query_params["job"] = job
    test.run()
    assert not test.exception
    assert "result" in test.query_params
    assert len(candidates(test)) >= 3


def test_case_of_somebody_else_is_not_shown(run_jobs) -> None:
    job = service.start_sample("en", "somebody")
    run_jobs()
    from model import jobs

    test = open_screen(SCREEN, "en")
    test.query_params["result"] = jobs.status(job, "somebody").result_id
    test.run()
    assert len(test.error) == 1


def test_meaning_is_prepared_in_a_process_of_its_own_when_asked(monkeypatch) -> None:
    begun = []
    monkeypatch.setattr(term_suggestions, "_loaded", [])
    monkeypatch.setattr(term_suggestions, "_building", [])
    monkeypatch.setattr(term_suggestions.subprocess, "Popen", lambda command, **_: begun.append(command))
    test = open_patient("en")
    test.session_state["suggestions"] = True
    test.run()
    assert begun == []
    press(test, "suggestions_meaning")
    assert begun == [[sys.executable, "-m", "model.medicine.term_suggestions"]]


def test_unread_words_are_proposed_and_count_only_when_accepted() -> None:
    test = open_patient("en", "Fever for two days. Also complains of brachydactilia.")
    test.session_state["suggestions"] = True
    test.run()
    offered = keys(test, "suggestion_")
    assert offered
    concept = offered[0].removeprefix("suggestion_")
    assert not [each for each in test.segmented_control if each.key == f"status_{concept}"]
    press(test, offered[0])
    assert status(test, concept) == "present"


@LANGUAGES
@pytest.mark.parametrize("scope", ["common", "rare"])
def test_neighbourhood_of_the_chosen_disease_opens(language: str, scope: str) -> None:
    test = open_patient(language)
    test.segmented_control(key="medicine_scope").set_value(scope).run()
    test.session_state["around_chosen"] = True
    test.run()
    assert not test.exception
    assert say("compare_leading", language) in texts(test)
