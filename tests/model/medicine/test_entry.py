"""What was entered: the note, and the doctor's word over it."""

from __future__ import annotations

import pytest

from model.errors import NoteRefused
from model.medicine import entry
from model.medicine.entry import LONGEST_NOTE, Entered, diagnose, enter, findings, places

FEVER, COUGH, DYSPNEA = "HP:0001945", "HP:0012735", "HP:0002094"
NOTE = "患者发热、咳嗽3天。"


@pytest.mark.parametrize(
    ("text", "code"), [("", "note_empty"), (" \n\u200b", "note_empty"), ("咳" * (LONGEST_NOTE + 1), "note_too_long")]
)
def test_note_that_cannot_be_read_is_refused(text: str, code: str) -> None:
    with pytest.raises(NoteRefused) as refused:
        enter(text, "zh")
    assert refused.value.code == code


def test_note_of_full_length_is_taken_and_cleaned() -> None:
    assert enter("咳" * LONGEST_NOTE, "zh").text == "咳" * LONGEST_NOTE
    assert enter("\u200bfever\r\n", "en").text == "fever"


def test_findings_of_the_note() -> None:
    assert findings(enter(NOTE, "zh")) == {FEVER: "present", COUGH: "present"}


@pytest.mark.parametrize("answer", ["absent", "removed"])
def test_doctors_word_outranks_the_note_and_can_be_taken_back(answer: str) -> None:
    entered = enter(NOTE, "zh")
    said = entered.answered(FEVER, answer)
    assert findings(said) == {FEVER: answer, COUGH: "present"}
    assert said.answered(FEVER, None) == entered


def test_finding_added_by_hand() -> None:
    assert findings(Entered().answered(DYSPNEA, "present")) == {DYSPNEA: "present"}


def test_only_present_and_absent_are_ranked_on() -> None:
    entered = enter(NOTE, "zh").answered(FEVER, "removed").answered(DYSPNEA, "absent")
    found = diagnose(entered, "common")
    assert (found.observed, found.excluded) == ((COUGH,), (DYSPNEA,))
    assert found.note is not None
    assert found.observations == found.note.observations


def test_names_are_in_the_language_of_the_note_else_of_the_reader() -> None:
    named = {candidate.disease: candidate.name for candidate in diagnose(enter(NOTE, "en"), "common").candidates}
    assert named["pneumonia"] == "肺炎"
    picked = Entered(language="en").answered(FEVER, "present")
    assert places(diagnose(picked, "common").candidates).keys() == named.keys()
    assert "Pneumonia" in {candidate.name for candidate in diagnose(picked, "common").candidates}


def test_age_and_sex_by_hand_reach_the_ranking(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {}

    def remember(_self, **given):
        asked.update(given)
        return diagnosed

    diagnosed = diagnose(Entered().answered(FEVER, "present"), "common")
    monkeypatch.setattr(entry.DiagnosisModel, "diagnose", remember)
    diagnose(Entered(age=0.5, sex="female", priors={"respiratory": 2.0}).answered(FEVER, "present"))
    assert (asked["age"], asked["sex"], asked["priors"]) == (0.5, "female", {"respiratory": 2.0})


def test_empty_form() -> None:
    assert Entered().empty
    assert not Entered().answered(FEVER, "present").empty
    assert not enter(NOTE, "zh").empty


def test_places() -> None:
    candidates = diagnose(enter(NOTE, "zh"), "common").candidates
    assert places(candidates)[candidates[0].disease] == 1
