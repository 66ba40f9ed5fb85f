"""Working diagnoses and outcomes: what is said, in which order, against which list, and its trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from model.errors import CaseRefused, StoreError
from model.medicine import entry
from model.medicine.cases import journal, keeping, listing, outcomes, pins
from model.medicine.cases.case import Case
from model.medicine.cases.outcomes import Disease
from model.medicine.differential import Candidate
from tests.model.medicine.cases.patient import FEVER, OWNER, WHEEZING, keep

DAY = date(2026, 11, 20)


def candidates(kept: Case) -> tuple[Candidate, ...]:
    found = entry.diagnose(kept.entered)
    return (*found.of("common")[:3], *found.of("rare")[:4])


def again(kept: Case) -> Case:
    return keeping.case(kept.id, OWNER)


def pinned(kept: Case) -> list[str]:
    return [each.disease for each in again(kept).pins]


def test_pins_keep_the_doctors_order() -> None:
    kept = keep()
    first, second, third = candidates(kept)[:3]
    for each in (first, second, third):
        pins.pin(again(kept), each, OWNER)
    pins.pin(again(kept), second, OWNER)
    pins.move_up(again(kept), third.disease, OWNER)
    assert pinned(kept) == [first.disease, third.disease, second.disease]
    pins.move_up(again(kept), first.disease, OWNER)
    pins.unpin(again(kept), third.disease, OWNER)
    assert pinned(kept) == [first.disease, second.disease]


def test_sixth_working_diagnosis_is_refused() -> None:
    kept = keep()
    *five, sixth = candidates(kept)[:6]
    for each in five:
        pins.pin(again(kept), each, OWNER)
    with pytest.raises(CaseRefused) as refused:
        pins.pin(again(kept), sixth, OWNER)
    assert refused.value.code == "pins_full"
    assert len(pinned(kept)) == 5


def test_remark_is_masked_with_the_pseudonyms_of_the_case() -> None:
    kept = keep("zh")
    pins.pin(kept, candidates(kept)[0], OWNER)
    pins.remark(again(kept), candidates(kept)[0].disease, "患者张伟民电话13800138000，复查", OWNER)
    (pin,) = again(kept).pins
    assert "复查" in pin.note
    assert "张伟民" not in pin.note
    assert "13800138000" not in pin.note
    phone = next(part for part in kept.entered.text.split("，") if "电话" in part)
    assert phone.removeprefix("电话").strip("。") in pin.note or "〔电话1〕" in pin.note


def test_list_agrees_with_its_first_three() -> None:
    kept = keep()
    rare = entry.diagnose(kept.entered).of("rare")
    for each in (rare[2], rare[3]):
        pins.pin(again(kept), each, OWNER)
    found = entry.diagnose(kept.entered)
    assert [(each.place, each.agrees) for each in pins.standings(again(kept), found)] == [(3, True), (4, False)]
    nothing = entry.diagnose(kept.entered.answered(FEVER, "absent"))
    gone = replace(again(kept).pins[0], disease="OMIM:000000")
    assert pins.standings(replace(again(kept), pins=(gone,)), nothing)[0].place is None


def test_trail_tells_every_step_in_its_order() -> None:
    kept = keep()
    pins.pin(kept, candidates(kept)[0], OWNER)
    pins.unpin(again(kept), candidates(kept)[0].disease, OWNER)
    keeping.save_changes(kept, kept.entered.answered(WHEEZING, "present"), OWNER)
    outcomes.confirm_other(kept, "Farmer's lung", DAY, OWNER)
    trail = journal.trail(kept.document_id, OWNER)
    assert [each.step for each in trail] == ["pins", "pins", "edit", "outcome"]
    assert [len(each.said["pins"]) for each in trail[:2]] == [1, 0]
    assert {each.who for each in trail} == {OWNER}
    assert journal.trail(kept.document_id, "somebody") == ()


def test_many_steps_of_one_moment_stay_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.store.annotations.now", lambda: 1_700_000_000_000)
    kept = keep()
    for number in range(12):
        journal.append("edit", kept.document_id, OWNER, {"age": float(number)})
    assert again(kept).entered.age == 11.0
    assert [each.said["age"] for each in journal.trail(kept.document_id, OWNER)] == list(map(float, range(12)))


def test_outcome_is_measured_against_the_list_as_it_was_saved() -> None:
    kept = keep()
    second = kept.ranking["rare"][1]
    outcomes.confirm(kept, Disease(second, "Second", "rare"), DAY, OWNER)
    outcome = again(kept).outcome
    assert outcome is not None
    assert (outcome.disease, outcome.scope, outcome.when, outcome.place) == (second, "rare", DAY, 2)
    # Findings entered later move the list, not the place that counts
    keeping.save_changes(kept, kept.entered.answered(FEVER, "absent"), OWNER)
    outcomes.confirm(again(kept), Disease(second, "Second", "rare"), DAY, OWNER)
    later = again(kept).outcome
    assert later is not None
    assert later.place == 2


def test_disease_the_list_does_not_name_has_no_place() -> None:
    kept = keep()
    outcomes.confirm(kept, Disease("OMIM:000000", "Unknown", "rare"), DAY, OWNER)
    outcome = again(kept).outcome
    assert outcome is not None
    assert outcome.place is None


def test_other_outcome_is_masked_and_needs_words() -> None:
    kept = keep("en")
    outcomes.confirm_other(kept, "Farmer's lung, call (617) 555-0142", DAY, OWNER)
    outcome = again(kept).outcome
    assert outcome is not None
    assert outcome.scope == "other"
    assert "Farmer's lung" in outcome.name
    assert "555" not in outcome.name
    with pytest.raises(CaseRefused) as refused:
        outcomes.confirm_other(kept, " \n ", DAY, OWNER)
    assert refused.value.code == "outcome_empty"


def test_outcome_can_be_taken_back() -> None:
    kept = keep()
    outcomes.confirm_other(kept, "x", DAY, OWNER)
    outcomes.take_back(again(kept), OWNER)
    assert again(kept).outcome is None
    assert listing.cases(OWNER)[0].outcome is None


def test_diseases_are_found_by_name_and_id_in_both_languages() -> None:
    assert outcomes.find_disease("肺炎", "zh")[0] == Disease("pneumonia", "肺炎", "common")
    assert outcomes.find_disease("PNEUMONIA", "zh")[0].disease == "pneumonia"
    assert [each.disease for each in outcomes.find_disease("omim:219700", "en")] == ["OMIM:219700"]
    assert outcomes.find_disease("cystic fibrosis", "en")[0].scope == "rare"
    assert outcomes.find_disease("  ", "en") == ()
    assert outcomes.find_disease("qqqq", "en") == ()
    assert len(outcomes.find_disease("syndrome", "en", limit=3)) == 3


def test_list_of_cases_shows_what_was_said_and_belongs_to_its_owner() -> None:
    older, newer = keep("zh"), keep("en")
    pins.pin(newer, candidates(newer)[0], OWNER)
    outcomes.confirm(older, Disease("pneumonia", "肺炎", "common"), DAY, OWNER)
    first, second = sorted(listing.cases(OWNER), key=lambda line: line.id != newer.id)
    assert first.pins == (candidates(newer)[0].name,)
    assert (first.outcome, second.pins) == (None, ())
    assert second.outcome is not None
    assert second.outcome.when == DAY
    assert (first.number, first.title) == (newer.number, newer.title)
    assert listing.cases("somebody") == ()


def test_nobody_says_anything_of_somebody_elses_case() -> None:
    kept = keep()
    with pytest.raises(StoreError):
        outcomes.confirm_other(kept, "x", DAY, "somebody")
    assert again(kept).outcome is None
