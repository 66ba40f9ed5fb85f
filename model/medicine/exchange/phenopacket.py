"""Phenopackets: GA4GH Phenopacket Schema 2.0 out, 2.0 and 1.0 in.

Schema: https://phenopacket-schema.readthedocs.io. What is written is made from the masked case: a number for the
subject, findings with what the note says of them, measured values, the doctor's working and confirmed diagnoses. The
note itself stays here. Findings of relatives and uncertain ones are no phenotypes of the patient and are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from model.errors import CaseRefused
from model.medicine import entry
from model.medicine.cases.case import OLDEST, Case
from model.medicine.differential import Diagnosis
from model.medicine.exchange.ages import from_duration, to_duration
from model.medicine.exchange.coding import VOCABULARIES, Term, disease_term, finding_term, own_term, release
from model.medicine.exchange.incoming import LARGEST, MOST_FINDINGS, Imported, Said, imported
from model.medicine.knowledge import versions
from model.medicine.observations import Language, Measurement, Observation, Sex
from model.medicine.ontology.ontology import ontology

SCHEMA = "2.0"
_SEXES: dict[str, Sex] = {"FEMALE": "female", "MALE": "male", "1": "female", "2": "male"}
"""By name, and by the numbers of the schema's enumeration."""
_COURSES = {"hyperacute": "HP:0011009", "acute": "HP:0011009", "subacute": "HP:0011011", "chronic": "HP:0011010"}
"""Clinical modifiers that say how a finding began."""
_MOST_YEARS = 130

Message = dict[str, Any]


def to_phenopacket(case: Case, diagnosis: Diagnosis) -> Message:
    """The case as a phenopacket."""
    note = diagnosis.note
    age = case.entered.age if case.entered.age is not None else note.age if note else None
    sex = case.entered.sex or (note.sex if note else None)
    packet: Message = {
        "id": case.number,
        "subject": _subject(case.number, sex, age),
        "phenotypicFeatures": _features(case, diagnosis, age),
        "measurements": [_measurement(each) for each in note.measurements] if note else [],
        "interpretations": _interpretations(case),
        "diseases": [{"term": _class(_confirmed(case))}] if case.outcome else [],
    }
    packet = {name: value for name, value in packet.items() if value}
    used = {each.partition(":")[0] for each in _ids(packet)}
    packet["metaData"] = {
        "created": case.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "createdBy": "Assay",
        "resources": [_resource(prefix) for prefix in VOCABULARIES if prefix in used | {"HP"}],
        "phenopacketSchemaVersion": SCHEMA,
    }
    return packet


def read_phenopacket(data: bytes, language: Language) -> Imported:
    """A case from the bytes of a phenopacket as JSON.

    Raises CaseRefused: file_too_large, phenopacket_unreadable (not JSON), phenopacket_empty (no findings).
    """
    if len(data) > LARGEST:
        raise CaseRefused("file_too_large", megabytes=LARGEST >> 20)
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise CaseRefused("phenopacket_unreadable") from fault
    return from_phenopacket(content, language)


def from_phenopacket(content: object, language: Language = "en") -> Imported:
    """A case from a phenopacket's JSON, in camelCase or snake_case; of a family the proband's.

    Raises CaseRefused: phenopacket_unreadable, phenopacket_empty.
    """
    packet = _object(content)
    packet = _object(packet.get("proband") or packet.get("phenopacket") or packet)
    found = list(_said(packet))[:MOST_FINDINGS]
    if not found:
        raise CaseRefused("phenopacket_empty" if packet else "phenopacket_unreadable")
    subject = _object(packet.get("subject"))
    sex = _SEXES.get(str(subject.get("sex", "")).upper())
    return imported(found, language, sex, _age(subject))


def _said(packet: Mapping[str, Any]) -> Iterator[Said]:
    features = _field(packet, "phenotypicFeatures")
    for feature in features if isinstance(features, list) else ():
        term = _object(_object(feature).get("type"))
        if isinstance(term.get("id"), str):
            # Version 1 said "negated"
            absent = any(_object(feature).get(name) in (True, "true") for name in ("excluded", "negated"))
            yield Said(term["id"].strip(), str(term.get("label", "")), not absent)


def _age(subject: Mapping[str, Any]) -> float | None:
    """Years at the last encounter; of a range its beginning from 90 on, else its middle."""
    time = _object(_field(subject, "timeAtLastEncounter") or _field(subject, "ageAtCollection"))
    between = _object(_field(time, "ageRange"))
    first, last = _years(between.get("start")), _years(between.get("end"))
    if first is not None and last is not None:
        return first if first >= OLDEST else (first + last) / 2
    return _years(time.get("age") if isinstance(time.get("age"), dict) else time)


def _years(age: object) -> float | None:
    said = _field(_object(age), "iso8601duration") or _object(age).get("age")
    return from_duration(said) if isinstance(said, str) else None


def _field(message: Mapping[str, Any], name: str) -> Any:
    """A field by its JSON name or its name in the schema, both of which the format allows."""
    plain = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
    return message.get(name, message.get(plain))


def _object(value: object) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], value) if isinstance(value, dict) else {}


def _subject(number: str, sex: Sex | None, age: float | None) -> Message:
    subject: Message = {"id": number, "sex": sex.upper() if sex else "UNKNOWN_SEX"}
    if age is not None and age >= OLDEST:
        span = {"start": {"iso8601duration": f"P{OLDEST}Y"}, "end": {"iso8601duration": f"P{_MOST_YEARS}Y"}}
        subject["timeAtLastEncounter"] = {"ageRange": span}
    elif age is not None:
        subject["timeAtLastEncounter"] = {"age": {"iso8601duration": to_duration(age)}}
    return subject


def _features(case: Case, diagnosis: Diagnosis, age: float | None) -> list[Message]:
    seen = {each.concept: each for each in reversed(diagnosis.observations)}
    said = entry.findings(case.entered).items()
    return [
        _feature(concept, status == "absent", seen.get(concept), age)
        for concept, status in said
        if status in ("present", "absent")
    ]


def _feature(concept: str, absent: bool, seen: Observation | None, age: float | None) -> Message:
    feature: Message = {"type": _class(finding_term(concept))}
    if absent:
        feature["excluded"] = True
    if seen is not None:
        feature["description"] = seen.quote
        if seen.timing is not None and not absent:
            if seen.timing.onset is not None:
                feature["modifiers"] = [_class(_course(seen.timing.onset))]
            if seen.timing.days is not None and age is not None and age < OLDEST:
                began = max(age - seen.timing.days / 365.25, 0.0)
                feature["onset"] = {"age": {"iso8601duration": to_duration(began)}}
    return feature


def _course(onset: str) -> Term:
    return Term(_COURSES[onset], ontology().name(_COURSES[onset]))


def _measurement(measured: Measurement) -> Message:
    unit = {"id": f"UCUM:{measured.unit}", "label": measured.unit}
    quantity: Message = {"unit": unit, "value": measured.value}
    if measured.low is not None and measured.high is not None:
        quantity["referenceRange"] = {"unit": unit, "low": measured.low, "high": measured.high}
    return {"assay": _class(own_term(measured.name)), "value": {"quantity": quantity}}


def _interpretations(case: Case) -> list[Message]:
    """What the doctor thinks of, in progress, and the confirmed diagnosis, solved."""
    thought = [(disease_term(pin.disease, pin.name), "IN_PROGRESS") for pin in case.pins]
    solved = [(_confirmed(case), "SOLVED")] if case.outcome else []
    return [
        {"id": f"{case.number}.{place}", "progressStatus": progress, "diagnosis": {"disease": _class(term)}}
        for place, (term, progress) in enumerate((*thought, *solved), 1)
    ]


def _confirmed(case: Case) -> Term:
    assert case.outcome is not None  # noqa: S101 - asked for only where there is one
    return disease_term(case.outcome.disease, case.outcome.name)


def _class(term: Term) -> Message:
    return {"id": term.id, "label": term.label}


def _resource(prefix: str) -> Message:
    vocabulary = VOCABULARIES[prefix]
    return {
        "id": prefix.lower(),
        "name": vocabulary.name,
        "url": vocabulary.url,
        "version": release(prefix, versions()),
        "namespacePrefix": prefix,
        "iriPrefix": vocabulary.iri,
    }


def _ids(message: object) -> Iterable[str]:
    """Every id of a term in a message."""
    if isinstance(message, dict):
        if isinstance(message.get("label"), str):
            yield message["id"]
        for value in message.values():
            yield from _ids(value)
    elif isinstance(message, list):
        for value in message:
            yield from _ids(value)
