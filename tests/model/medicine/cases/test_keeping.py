"""Cases: masked before they are stored, opened as they were, deleted whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from model import jobs
from model.errors import CaseRefused, StoreError
from model.medicine import entry, service
from model.medicine.cases import identity, keeping
from model.medicine.entry import Entered
from tests.model.medicine.cases.patient import COUGH, DYSPNEA, FEVER, NOTES, OWNER, RAW, WHEEZING, keep

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def everything_below(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@LANGUAGES
def test_nothing_personal_reaches_the_disk(language: str, home: Path) -> None:
    keep(language)
    stored = everything_below(home)
    assert b"medicine.case" in stored
    assert [raw for raw in RAW[language] if raw.encode() in stored] == []


@LANGUAGES
def test_case_opens_with_its_findings_and_ranks_the_same(language: str) -> None:
    kept = keep(language)
    assert entry.findings(kept.entered) == dict.fromkeys((FEVER, COUGH, DYSPNEA), "present")
    found = entry.diagnose(kept.entered)
    assert kept.ranking["common"] == tuple(each.disease for each in found.of("common"))
    assert kept.leading["common"][0].name == found.of("common")[0].name
    assert len(kept.ranking["rare"]) >= 10
    assert kept.entered == kept.saved


@LANGUAGES
def test_owner_sees_the_original_again(language: str) -> None:
    kept = keep(language)
    assert kept.replaced == len(RAW[language])
    assert kept.entered.text != NOTES[language]
    assert identity.original(kept.entered.text, kept.document_id, OWNER) == NOTES[language]


def test_nobody_else_sees_anything() -> None:
    kept = keep()
    with pytest.raises(StoreError) as refused:
        keeping.case(kept.id, "somebody")
    assert refused.value.code == "record_missing"
    assert identity.original(kept.entered.text, kept.document_id, "somebody") == kept.entered.text
    assert identity.replaced(kept.document_id, "somebody") == 0


def test_original_needs_the_key_beside_the_database(home: Path) -> None:
    kept = keep()
    key = home / "identity.key"
    assert key.stat().st_mode & 0o077 == 0
    key.unlink()
    with pytest.raises(CaseRefused) as refused:
        identity.original(kept.entered.text, kept.document_id, OWNER)
    assert refused.value.code == "identity_unreadable"


def test_forgetting_makes_the_masking_final() -> None:
    kept = keep()
    identity.forget_identity(kept.document_id, OWNER)
    assert identity.original(kept.entered.text, kept.document_id, OWNER) == kept.entered.text
    assert keeping.case(kept.id, OWNER).replaced == 0


def test_nothing_replaced_keeps_no_identity() -> None:
    case_id = keeping.start_case(entry.enter("发热、咳嗽", "zh"), OWNER)
    assert keeping.case(case_id, OWNER).replaced == 0
    assert jobs.current_store().annotations(OWNER, identity.KIND) == ()


def test_deleting_removes_every_trace(home: Path) -> None:
    kept = keep("en", answers={WHEEZING: "absent"})
    keeping.save_changes(kept, replace(kept.entered, sex="female"), OWNER)
    number = kept.document_id
    keeping.delete_case(kept, OWNER)
    with pytest.raises(StoreError):
        keeping.case(kept.id, OWNER)
    assert jobs.current_store().annotations(OWNER, "medicine.edit", withdrawn=True) == ()
    assert jobs.current_store().annotations(OWNER, identity.KIND, withdrawn=True) == ()
    assert number.encode() not in everything_below(home)
    assert b"dyspnea" not in everything_below(home)


def test_two_patients_with_the_same_findings_are_two_cases() -> None:
    entered = Entered(answers={FEVER: "present"}, language="zh")
    first, second = keeping.start_case(entered, OWNER), keeping.start_case(entered, OWNER)
    assert first != second
    assert keeping.case(first, OWNER).document_id != keeping.case(second, OWNER).document_id


def test_hand_entries_are_kept() -> None:
    kept = keep(answers={WHEEZING: "absent", COUGH: "removed"}, sex="male", age=70.0, priors={"respiratory": 2.0})
    assert kept.entered.answers == {WHEEZING: "absent", COUGH: "removed"}
    assert (kept.entered.sex, kept.entered.age, kept.entered.priors) == ("male", 70.0, {"respiratory": 2.0})


@pytest.mark.parametrize(("given", "stored"), [(None, None), (89.0, 89.0), (90.0, 90.0), (97.0, 90.0)])
def test_ages_over_89_are_kept_as_90(given: float | None, stored: float | None) -> None:
    assert keep(age=given).entered.age == stored


def test_changes_are_replayed_and_the_saved_state_stays() -> None:
    kept = keep()
    keeping.save_changes(kept, replace(kept.entered.answered(WHEEZING, "present"), age=93.0), OWNER)
    keeping.save_changes(kept, kept.entered.answered(WHEEZING, "absent"), OWNER)
    again = keeping.case(kept.id, OWNER)
    assert again.entered.answers == {WHEEZING: "absent"}
    assert again.entered.age is None
    assert again.saved == kept.saved
    assert again.ranking == kept.ranking


def test_summary_names_findings_and_diseases_only() -> None:
    kept = keep("zh")
    (summary,) = jobs.current_store().results(OWNER, service.KIND)
    assert summary.summary["leading"][0] == kept.leading["common"][0].name
    assert summary.summary["present"] == 3
    assert kept.title == summary.name == summary.summary["title"]
    assert not [raw for raw in RAW["zh"] if raw in json.dumps(summary.summary, ensure_ascii=False)]


def test_newer_knowledge_is_told_and_whether_it_moves_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keep()
    assert keeping.drift(kept) is None
    older = replace(kept, knowledge="HPO 2020-01-01")
    same = keeping.drift(older)
    assert same is not None
    assert not same.moved
    assert "2020-01-01" in same.before
    other = keeping.drift(replace(older, ranking={**kept.ranking, "rare": kept.ranking["rare"][::-1]}))
    assert other is not None
    assert other.moved


@LANGUAGES
def test_sample_is_kept_by_a_job_as_one_case(language: str, run_jobs) -> None:
    job = service.start_sample("zh" if language == "zh" else "en", OWNER)
    run_jobs()
    again = service.start_sample("zh" if language == "zh" else "en", OWNER)
    assert job == again
    kept = keeping.case(jobs.status(job, OWNER).result_id or "", OWNER)
    assert len(kept.ranking["common"]) >= 3


def test_result_of_another_desk_is_no_case() -> None:
    store = jobs.current_store()
    document = store.add_document("a.pdf", b"%PDF", "application/pdf", OWNER)
    result = store.save_result("finance.report", document.id, OWNER, {}, "1")
    with pytest.raises(StoreError):
        keeping.case(result, OWNER)
