"""The case bar of the differential screen: saving, changes, working diagnoses, outcome, the original, exports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from model.medicine.cases import keeping, listing
from model.medicine.cases.case import Case
from tests.model.medicine.cases.patient import COUGH, DYSPNEA, FEVER, NOTES, OWNER, RAW, keep
from tests.pages.medicine.screen import SCREEN, keys, open_patient, press, status
from tests.pages.medicine.test_differential import say
from tests.pages.screens import open_screen, texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def open_saved(language: str = "zh", case: Case | None = None) -> AppTest:
    """The screen with a kept case, as its address opens it."""
    test = open_screen(SCREEN, language)
    test.query_params["result"] = (case or keep(language)).id
    return test.run()


def saved() -> Case:
    """The one case that is kept."""
    (line,) = listing.cases(OWNER)
    return keeping.case(line.id, OWNER)


def primary(test: AppTest) -> list[str]:
    return [button.key for button in test.button if button.proto.type == "primary"]


@LANGUAGES
def test_saving_masks_the_note_on_the_screen_too(language: str) -> None:
    test = open_patient(language, NOTES[language])
    assert primary(test) == ["case_save"]
    assert say("case_save_help", language) in texts(test)
    assert listing.cases(OWNER) == ()
    press(test, "case_save")
    assert not test.exception
    assert test.query_params["result"] == saved().id
    assert [raw for raw in RAW[language] if raw in texts(test)] == []
    assert [status(test, concept) for concept in (FEVER, COUGH, DYSPNEA)] == ["present"] * 3
    assert saved().number in texts(test).replace("\\", "")
    assert primary(test) == []


@LANGUAGES
def test_kept_case_opens_from_its_address(language: str) -> None:
    kept = keep(language, answers={COUGH: "absent"})
    test = open_saved(language, kept)
    assert not test.exception
    assert not test.error
    assert status(test, COUGH) == "absent"
    assert say("case_masked", language).format(count=kept.replaced) in texts(test)
    for heading in ("working_diagnoses", "outcome_title", "case_exports_title"):
        assert f"**{say(heading, language)}**" in texts(test)


def test_changes_are_saved_on_demand() -> None:
    test = open_saved()
    test.segmented_control(key=f"status_{COUGH}").set_value("absent").run()
    assert primary(test) == ["case_save_changes"]
    assert say("case_changed", "zh") in texts(test)
    assert saved().entered.answers == {}
    press(test, "case_save_changes")
    assert not test.exception
    assert saved().entered.answers == {COUGH: "absent"}
    assert primary(test) == []
    assert say("case_changed", "zh") not in texts(test)


@LANGUAGES
def test_original_is_shown_to_its_owner_and_can_be_forgotten(language: str) -> None:
    test = open_saved(language)
    name = RAW[language][0]
    assert name not in texts(test)
    test.toggle(key="case_original").set_value(True).run()
    assert name in texts(test)
    press(test, "case_forget")
    assert not test.exception
    assert name not in texts(test)
    assert not [toggle for toggle in test.toggle if toggle.key == "case_original"]
    assert saved().replaced == 0


def test_chosen_candidate_is_pinned_remarked_moved_and_removed() -> None:
    kept = keep("zh")
    test = open_saved("zh", kept)
    press(test, "case_pin_add")
    test.segmented_control(key="medicine_scope").set_value("rare").run()
    press(test, "case_pin_add")
    assert not test.exception
    first, second = kept.ranking["common"][0], kept.ranking["rare"][0]
    assert [pin.disease for pin in saved().pins] == [first, second]
    assert "case_pin_add" not in keys(test, "case_pin_add")
    assert say("case_pin_agrees", "zh").format(list="罕见病", place=1) in texts(test)
    assert test.button(key="case_pin_up_0").disabled
    test.text_input(key="case_pin_note_1").set_value("电话13800138000，待复查").run()
    assert "待复查" in saved().pins[1].note
    assert "13800138000" not in texts(test)
    press(test, "case_pin_up_1")
    assert [pin.disease for pin in saved().pins] == [second, first]
    press(test, "case_pin_remove_0")
    assert [pin.disease for pin in saved().pins] == [first]
    assert say("case_trail", "zh").format(count=5) in [expander.label for expander in test.expander]


def test_five_working_diagnoses_are_the_most() -> None:
    kept = keep("zh")
    from model.medicine.entry import diagnose

    listed = diagnose(kept.entered).of("rare")
    from model.medicine.cases.pins import pin

    for each in listed[1:6]:
        pin(saved(), each, OWNER)
    assert open_saved("zh", kept).button(key="case_pin_add").disabled


@LANGUAGES
def test_outcome_is_found_recorded_and_taken_back(language: str) -> None:
    kept = keep(language)
    test = open_saved(language, kept)
    words = {"en": "pneumonia", "zh": "肺炎"}[language]
    test.text_input(key="outcome_words").set_value(words).run()
    press(test, "confirm_pneumonia")
    assert not test.exception
    outcome = saved().outcome
    assert outcome is not None
    place = kept.ranking["common"].index("pneumonia") + 1
    assert (outcome.disease, outcome.place) == ("pneumonia", place)
    assert say("outcome_place", language).format(list=say("list_common", language), place=place) in texts(test)
    press(test, "outcome_take_back")
    assert saved().outcome is None


def test_outcome_of_neither_list_is_recorded_in_words() -> None:
    test = open_saved("en")
    test.text_input(key="outcome_words").set_value("qqqq lung").run()
    assert keys(test, "confirm_") == ["confirm_other"]
    press(test, "confirm_other")
    outcome = saved().outcome
    assert outcome is not None
    assert (outcome.name, outcome.scope) == ("qqqq lung", "other")
    assert say("outcome_in_no_list", "en") in texts(test)


def test_disease_the_list_did_not_name_is_told() -> None:
    test = open_saved("en")
    test.text_input(key="outcome_words").set_value("OMIM:143100").run()
    press(test, "confirm_OMIM:143100")
    assert say("outcome_unlisted", "en").format(list=say("list_rare", "en")) in texts(test)


def test_newer_knowledge_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keep("en")
    stale = replace(kept, knowledge="HPO 2020-01-01")
    monkeypatch.setattr(keeping, "case", lambda *_: stale)
    test = open_saved("en", kept)
    assert "2020\\-01\\-01" in test.info[0].value
    assert "the same" in test.info[0].value


def test_five_forms_leave_and_new_patient_forgets_the_case() -> None:
    test = open_saved("zh")
    forms = [button.proto.id.rpartition("-")[2] for button in test.get("download_button")]
    assert len(forms) == 5
    press(test, "new_patient")
    assert "result" not in test.query_params
    assert test.text_area(key="medicine_text")
    test.text_area(key="medicine_text").set_value(NOTES["en"])
    press(test, "read_note")
    assert primary(test) == ["case_save"]


def test_case_deleted_elsewhere_is_told_not_thrown() -> None:
    kept = keep("zh")
    test = open_saved("zh", kept)
    keeping.delete_case(kept, OWNER)
    test.run()
    assert not test.exception
    assert len(test.error) == 1
