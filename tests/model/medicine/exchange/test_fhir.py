"""The FHIR bundle: fields R4 requires of each resource, absent findings, and the lists as predictions."""

from __future__ import annotations

import json

import pytest

from model.medicine import entry
from model.medicine.entry import Entered
from model.medicine.exchange.fhir import PREDICTED, to_fhir
from tests.model.medicine.cases.patient import OWNER, RAW, keep
from tests.model.medicine.exchange.packets import COUGH, DYSPNEA, FEVER, diagnosed, followed_up, made, measured_note

# Elements of cardinality 1..1 or 1..* in R4 (4.0.1)
REQUIRED = {
    "Patient": set(),
    "Observation": {"status", "code"},
    "FamilyMemberHistory": {"status", "patient", "relationship"},
    "Condition": {"subject"},
    "Flag": {"status", "code", "subject"},
    "RiskAssessment": {"status", "subject"},
}
STATUSES = {
    "Observation": {"final", "preliminary"},
    "FamilyMemberHistory": {"partial", "completed", "entered-in-error", "health-unknown"},
    "Flag": {"active", "inactive", "entered-in-error"},
    "RiskAssessment": {"registered", "preliminary", "final"},
}


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch) -> dict:
    """Of a patient whose note has everything."""
    monkeypatch.setattr("model.medicine.diagnosis.read_note", lambda _text, extra=(): measured_note())
    entered = Entered(text="note")
    return to_fhir(followed_up(entered), diagnosed(entered))


def resources(bundle: dict, kind: str) -> list[dict]:
    return [each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == kind]


def codes(resource: dict) -> set[str]:
    return {coding["code"] for coding in resource["code"].get("coding", ())}


def test_bundle_is_a_collection_of_whole_resources(bundle: dict) -> None:
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "collection")
    kinds = {each["resource"]["resourceType"] for each in bundle["entry"]}
    assert kinds >= {"Patient", "Observation", "FamilyMemberHistory", "Condition", "RiskAssessment"}
    assert kinds <= REQUIRED.keys()
    for each in bundle["entry"]:
        resource = each["resource"]
        kind = resource["resourceType"]
        assert each["fullUrl"] == f"urn:uuid:{resource['id']}"
        assert REQUIRED[kind] <= resource.keys()
        assert kind not in STATUSES or resource["status"] in STATUSES[kind]
    addresses = [each["fullUrl"] for each in bundle["entry"]]
    assert len(set(addresses)) == len(addresses)


def test_everything_is_about_the_one_patient(bundle: dict) -> None:
    (patient,) = resources(bundle, "Patient")
    assert patient["gender"] == "male"
    assert patient["identifier"][0]["value"] == "K-5e1f5e1f5e"
    assert not {"name", "birthDate", "address", "telecom"} & patient.keys()
    subjects = {
        (each["resource"].get("subject") or each["resource"].get("patient"))["reference"]
        for each in bundle["entry"]
        if each["resource"] is not patient
    }
    assert subjects == {f"urn:uuid:{patient['id']}"}


def test_findings_say_whether_they_are_there(bundle: dict) -> None:
    said = {next(iter(codes(each))): each for each in resources(bundle, "Observation") if codes(each)}
    assert said[FEVER]["valueBoolean"] is True
    assert said[COUGH]["valueBoolean"] is False
    assert (said[DYSPNEA]["status"], "valueBoolean" in said[DYSPNEA]) == ("preliminary", False)
    assert said[FEVER]["code"]["coding"][0]["system"] == "http://human-phenotype-ontology.org"
    (family,) = resources(bundle, "FamilyMemberHistory")
    assert family["condition"][0]["code"]["coding"][0]["code"] == "HP:0002099"


def test_measured_values_carry_unit_range_and_level(bundle: dict) -> None:
    measured = [each for each in resources(bundle, "Observation") if "interpretation" in each]
    count, saturation = measured
    assert (count["valueQuantity"]["value"], count["valueQuantity"]["system"]) == (16.2, "http://unitsofmeasure.org")
    assert count["referenceRange"][0]["high"]["value"] == 9.5
    assert set(saturation["referenceRange"][0]) == {"low"}
    assert [each["interpretation"][0]["coding"][0]["code"] for each in measured] == ["H", "L"]


def test_diagnoses_are_of_the_differential_or_confirmed(bundle: dict) -> None:
    certainty = [each["verificationStatus"]["coding"][0]["code"] for each in resources(bundle, "Condition")]
    assert certainty == ["differential", "differential", "confirmed"]
    assert resources(bundle, "Condition")[2]["recordedDate"] == "2026-11-20"


def test_each_list_is_an_assessment_in_percent(bundle: dict) -> None:
    common, rare = resources(bundle, "RiskAssessment")
    for each in (common, rare):
        chances = [prediction["probabilityDecimal"] for prediction in each["prediction"]]
        assert 1 <= len(chances) <= PREDICTED
        assert chances == sorted(chances, reverse=True)
        assert all(0 <= chance <= 100 for chance in chances)
        assert all(prediction["outcome"]["text"] for prediction in each["prediction"])
    assert max(prediction["probabilityDecimal"] for prediction in common["prediction"]) > 1
    assert "not a medical device" in rare["note"][0]["text"]


def test_age_is_an_observation_and_90_means_90_or_more() -> None:
    entered = Entered(answers={FEVER: "present"}, age=90.0)
    (age,) = [
        each["valueQuantity"]
        for each in resources(to_fhir(made(entered), diagnosed(entered)), "Observation")
        if "valueQuantity" in each
    ]
    assert (age["value"], age["comparator"], age["code"]) == (90.0, ">=", "a")


def test_same_case_gives_the_same_bundle() -> None:
    entered = Entered(answers={FEVER: "present"})
    assert to_fhir(made(entered), diagnosed(entered)) == to_fhir(made(entered), diagnosed(entered))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_personal_leaves(language: str) -> None:
    kept = keep(language)
    text = json.dumps(to_fhir(kept, entry.diagnose(kept.entered)), ensure_ascii=False)
    assert [raw for raw in (*RAW[language], f'"{OWNER}"') if raw in text] == []
