"""Phenopackets: the schema's required fields, what the note adds, and the way back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.errors import CaseRefused
from model.medicine import entry
from model.medicine.entry import Entered
from model.medicine.exchange.incoming import LARGEST
from model.medicine.exchange.phenopacket import from_phenopacket, read_phenopacket, to_phenopacket
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.ontology.ontology import ontology
from tests.model.medicine.cases.patient import OWNER, RAW, keep
from tests.model.medicine.exchange.packets import (
    COUGH,
    FEVER,
    diagnosed,
    followed_up,
    made,
    measured_note,
)


def packet_of(entered: Entered) -> dict:
    return to_phenopacket(made(entered), diagnosed(entered))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Entered:
    """A patient whose note has everything."""
    monkeypatch.setattr("model.medicine.diagnosis.read_note", lambda _text, extra=(): measured_note())
    return Entered(text="note")


def test_required_fields_are_there() -> None:
    packet = packet_of(Entered(answers={FEVER: "present", COUGH: "absent"}, sex="female", age=6.5))
    assert packet["id"] == packet["subject"]["id"] == "K-5e1f5e1f5e"
    assert packet["subject"]["sex"] == "FEMALE"
    assert packet["subject"]["timeAtLastEncounter"] == {"age": {"iso8601duration": "P6Y6M"}}
    assert packet["phenotypicFeatures"] == [
        {"type": {"id": FEVER, "label": "Fever"}},
        {"type": {"id": COUGH, "label": "Cough"}, "excluded": True},
    ]
    meta = packet["metaData"]
    assert meta["phenopacketSchemaVersion"] == "2.0"
    assert meta["created"] == "2026-11-25T08:30:00Z"
    assert [each["id"] for each in meta["resources"]] == ["hp"]
    assert meta["resources"][0]["version"] == ontology().version


def test_every_prefix_used_has_its_resource(read: Entered) -> None:
    packet = to_phenopacket(followed_up(read), diagnosed(read))
    text = json.dumps(packet)
    prefixes = {each["namespacePrefix"] for each in packet["metaData"]["resources"]}
    assert prefixes == {"HP", "OMIM", "ICD10", "AS", "UCUM"}
    assert all(f'"{prefix}:' in text for prefix in prefixes)
    assert all(
        all(each[name] for name in ("id", "name", "url", "version", "iriPrefix"))
        for each in packet["metaData"]["resources"]
    )


def test_note_adds_quote_course_onset_and_measured_values(read: Entered) -> None:
    packet = to_phenopacket(made(read), diagnosed(read))
    fever, cough = packet["phenotypicFeatures"]
    assert fever["description"] == "发热"
    assert fever["modifiers"] == [{"id": "HP:0011009", "label": "Acute"}]
    assert fever["onset"]["age"]["iso8601duration"].startswith("P67Y11M")
    assert cough["excluded"]
    assert "onset" not in cough
    count, saturation = (each["value"]["quantity"] for each in packet["measurements"])
    assert (count["value"], count["unit"]["id"]) == (16.2, "UCUM:10*9/L")
    assert (count["referenceRange"]["low"], count["referenceRange"]["high"]) == (3.5, 9.5)
    # The schema knows only closed ranges
    assert "referenceRange" not in saturation
    assert packet["subject"]["sex"] == "MALE"


def test_relatives_and_doubts_are_no_phenotypes_of_the_patient(read: Entered) -> None:
    ids = {each["type"]["id"] for each in to_phenopacket(made(read), diagnosed(read))["phenotypicFeatures"]}
    assert ids == {FEVER, COUGH}


def test_working_diagnoses_are_in_progress_and_the_confirmed_one_solved() -> None:
    entered = Entered(answers={FEVER: "present"})
    packet = to_phenopacket(followed_up(entered), diagnosed(entered))
    progress = [(each["progressStatus"], each["diagnosis"]["disease"]["id"]) for each in packet["interpretations"]]
    pneumonia = f"ICD10:{KnowledgeGraph.load().conditions['pneumonia'].icd10}"
    assert progress == [("IN_PROGRESS", pneumonia), ("IN_PROGRESS", "OMIM:219700"), ("SOLVED", pneumonia)]
    assert packet["diseases"] == [{"term": {"id": pneumonia, "label": "Pneumonia"}}]
    assert len({each["id"] for each in packet["interpretations"]}) == 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_personal_leaves(language: str) -> None:
    kept = keep(language)
    text = json.dumps(to_phenopacket(kept, entry.diagnose(kept.entered)), ensure_ascii=False)
    assert [raw for raw in RAW[language] if raw in text] == []
    assert OWNER not in text


PHENOTYPES = [term for number, term in enumerate(ontology().ids) if ontology().phenotypes[number]]
FINDINGS = st.one_of(st.sampled_from(PHENOTYPES), st.sampled_from(sorted(KnowledgeGraph.load().findings)))
ENTERED = st.builds(
    Entered,
    answers=st.dictionaries(FINDINGS, st.sampled_from(["present", "absent"]), min_size=1, max_size=12),
    sex=st.sampled_from(["female", "male", None]),
    age=st.one_of(st.none(), st.integers(0, 90).map(float)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ENTERED)
def test_what_leaves_comes_back_equal(entered: Entered) -> None:
    nothing = replace(diagnosed(Entered()), observations=())
    packet = json.loads(json.dumps(to_phenopacket(made(entered), nothing)))
    back = from_phenopacket(packet)
    assert back.entered == entered
    assert back.refused == ()


def features(*terms: dict) -> dict:
    return {"phenotypicFeatures": list(terms)}


def test_version_1_snake_case_and_families_are_read() -> None:
    old = features({"type": {"id": FEVER}}, {"type": {"id": COUGH}, "negated": True})
    old["subject"] = {"ageAtCollection": {"age": "P7Y"}, "sex": "MALE"}
    assert from_phenopacket(old).entered.answers == {FEVER: "present", COUGH: "absent"}
    assert from_phenopacket(old).entered.age == 7.0
    snake = {
        "phenotypic_features": [{"type": {"id": FEVER}}],
        "subject": {"time_at_last_encounter": {"age": {"iso8601duration": "P3M"}}, "sex": 1},
    }
    read = from_phenopacket({"proband": snake}).entered
    assert (read.answers, read.age, read.sex) == ({FEVER: "present"}, 0.25, "female")


def test_age_ranges_are_read_as_their_middle_and_90_and_over_as_90() -> None:
    def age(start: str, end: str) -> float | None:
        span = {"ageRange": {"start": {"iso8601duration": start}, "end": {"iso8601duration": end}}}
        packet = features({"type": {"id": FEVER}}) | {"subject": {"timeAtLastEncounter": span}}
        return from_phenopacket(packet).entered.age

    assert age("P40Y", "P50Y") == 45.0
    assert age("P90Y", "P130Y") == 90.0
    assert age("P40Y", "nonsense") is None


def test_ids_that_cannot_be_observations_are_told_with_the_reason() -> None:
    obsolete = next(former for former, now in ontology()._former.items() if not now["now"])
    replaced, now = next((former, now["now"]) for former, now in ontology()._former.items() if now["now"])
    read = from_phenopacket(
        features(
            {"type": {"id": FEVER}},
            {"type": {"id": "HP:0003577", "label": "Congenital *onset*"}},
            {"type": {"id": obsolete}},
            {"type": {"id": "MONDO:0000001"}},
            {"type": {"id": replaced}},
            {"type": {"id": FEVER}, "excluded": True},
        )
    )
    assert {each.quote.split()[0]: each.reason for each in read.refused} == {
        "HP:0003577": "modifier",
        obsolete: "obsolete",
        "MONDO:0000001": "unknown",
    }
    assert read.entered.answers[FEVER] == "present"
    assert set(read.entered.answers) - {FEVER} == ({now} if ontology().resolve(replaced).id else set())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "phenopacket_unreadable"),
        (b"\xff\xfe", "phenopacket_unreadable"),
        (b"[]", "phenopacket_unreadable"),
        (b"[" * 100_000, "phenopacket_unreadable"),
        (b'{"id": "a"}', "phenopacket_empty"),
        (b'{"id": "a", "phenotypicFeatures": {"type": 3}}', "phenopacket_empty"),
        (b'{"phenotypicFeatures": [3, {"type": []}, {"type": {"id": 5}}]}', "phenopacket_empty"),
        (b" " * (LARGEST + 1), "file_too_large"),
    ],
)
def test_what_is_no_phenopacket_is_refused_with_one_reason(data: bytes, code: str) -> None:
    with pytest.raises(CaseRefused) as refused:
        read_phenopacket(data, "en")
    assert refused.value.code == code
    assert refused.value.message("zh")


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["subject", "phenotypicFeatures", "type", "id", "excluded", "timeAtLastEncounter", "age"]),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_read_or_refused(content: object) -> None:
    try:
        from_phenopacket(content)
    except CaseRefused as refused:
        assert refused.code in ("phenopacket_unreadable", "phenopacket_empty")  # noqa: PT017
