"""A FHIR R4 bundle: the patient, findings, measured values, diagnoses and the two lists as risk assessments.

Resources as HL7 FHIR R4 (4.0.1) defines them, https://hl7.org/fhir/R4. A finding is an Observation whose value says
whether it is there; a relative's is a FamilyMemberHistory; a working diagnosis is a Condition of the differential, a
confirmed one a confirmed Condition. Made from the masked case: the patient is a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from model.medicine import entry
from model.medicine.cases.case import LISTS, OLDEST, Case, ListName
from model.medicine.differential import Candidate, Diagnosis
from model.medicine.exchange.coding import VOCABULARIES, Term, disease_term, finding_term, own_term
from model.medicine.observations import Measurement

PREDICTED = 10
"""Candidates of each list that are predictions."""
_TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/"
_CERTAINTY = f"{_TERMINOLOGY}condition-ver-status"
_LOINC_AGE = {"system": "http://loinc.org", "code": "30525-0", "display": "Age"}
_MOST_LIKELY = 100.0

Resource = dict[str, Any]


def to_fhir(case: Case, diagnosis: Diagnosis) -> Resource:
    """The case as a bundle of type collection."""
    when = case.created.strftime("%Y-%m-%dT%H:%M:%SZ")
    resources = list(_resources(case, diagnosis, when))
    entries = [_entry(case.number, place, resource) for place, resource in enumerate(resources)]
    return {
        "resourceType": "Bundle",
        "id": case.number,
        "type": "collection",
        "timestamp": when,
        "entry": entries,
    }


def _resources(case: Case, diagnosis: Diagnosis, when: str) -> Iterator[Resource]:
    note = diagnosis.note
    sex = case.entered.sex or (note.sex if note else None)
    age = case.entered.age if case.entered.age is not None else note.age if note else None
    identifier = [{"system": "urn:assay:case", "value": case.number}]
    yield {"resourceType": "Patient", "identifier": identifier, "gender": sex or "unknown"}
    about = {"subject": {"reference": _address(case.number, 0)}}
    if age is not None:
        yield _observation(about, when, {"coding": [_LOINC_AGE]}) | {"valueQuantity": _years(age)}
    said = entry.findings(case.entered)
    for concept, status in said.items():
        if status in ("present", "absent", "uncertain"):
            # What is suspected has been asked about, not found
            state = "preliminary" if status == "uncertain" else "final"
            value = {} if status == "uncertain" else {"valueBoolean": status == "present"}
            yield _observation(about, when, _concept(finding_term(concept)), state) | value
    if relatives := [concept for concept, status in said.items() if status == "family"]:
        yield _family(about, relatives)
    for measured in note.measurements if note else ():
        yield _measured(about, when, measured)
    yield from _diagnoses(case, about)
    yield from (_flag(about, str(flag.value)) for flag in diagnosis.red_flags)
    for name in LISTS:
        if diagnosis.observed and (listed := diagnosis.of(name)[:PREDICTED]):
            yield _assessment(about, when, name, listed, diagnosis)


def _entry(number: str, place: int, resource: Resource) -> Resource:
    address = _address(number, place)
    return {"fullUrl": address, "resource": {"id": address.removeprefix("urn:uuid:"), **resource}}


def _address(number: str, place: int) -> str:
    """The same for the same case and place, so that a bundle sent twice names the same resources."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'urn:assay:case:{number}:{place}')}"


def _observation(about: Resource, when: str, code: Resource, state: str = "final") -> Resource:
    return {"resourceType": "Observation", "status": state, "code": code, **about, "effectiveDateTime": when}


def _years(age: float) -> Resource:
    quantity = {"value": round(age, 2), "unit": "a", "system": VOCABULARIES["UCUM"].system, "code": "a"}
    return quantity | ({"comparator": ">="} if age >= OLDEST else {})


def _measured(about: Resource, when: str, measured: Measurement) -> Resource:
    def quantity(value: float) -> Resource:
        system = VOCABULARIES["UCUM"].system
        return {"value": value, "unit": measured.unit, "system": system, "code": measured.unit}

    bounds = {"low": measured.low, "high": measured.high}
    known = {name: quantity(bound) for name, bound in bounds.items() if bound is not None}
    letter = {"low": "L", "normal": "N", "high": "H"}[measured.level]
    system = f"{_TERMINOLOGY}v3-ObservationInterpretation"
    return (
        _observation(about, when, _concept(own_term(measured.name)))
        | {"valueQuantity": quantity(measured.value), "interpretation": [_coded(system, letter)]}
        | ({"referenceRange": [known]} if known else {})
    )


def _family(about: Resource, concepts: Iterable[str]) -> Resource:
    return {
        "resourceType": "FamilyMemberHistory",
        "status": "partial",
        "patient": about["subject"],
        "relationship": _coded(f"{_TERMINOLOGY}v3-RoleCode", "FAMMEMB"),
        "condition": [{"code": _concept(finding_term(concept))} for concept in concepts],
    }


def _diagnoses(case: Case, about: Resource) -> Iterator[Resource]:
    for pin in case.pins:
        noted = {"note": [{"text": pin.note}]} if pin.note else {}
        yield _condition(about, disease_term(pin.disease, pin.name), "differential") | noted
    if case.outcome is not None:
        confirmed = disease_term(case.outcome.disease, case.outcome.name)
        recorded = {"recordedDate": case.outcome.when.isoformat()}
        yield _condition(about, confirmed, "confirmed") | recorded


def _condition(about: Resource, term: Term, certainty: str) -> Resource:
    return {
        "resourceType": "Condition",
        "clinicalStatus": _coded(f"{_TERMINOLOGY}condition-clinical", "active"),
        "verificationStatus": _coded(_CERTAINTY, certainty),
        "code": _concept(term),
        **about,
    }


def _flag(about: Resource, text: str) -> Resource:
    return {"resourceType": "Flag", "status": "active", "code": {"text": text}, **about}


def _assessment(
    about: Resource, when: str, name: ListName, listed: tuple[Candidate, ...], diagnosis: Diagnosis
) -> Resource:
    """One list; its probabilities are those of the list alone."""
    predictions = [
        {
            "outcome": _concept(disease_term(candidate.disease, candidate.name)),
            "probabilityDecimal": round(min(candidate.probability * 100, _MOST_LIKELY), 4),
        }
        for candidate in listed
    ]
    return {
        "resourceType": "RiskAssessment",
        "status": "final",
        **about,
        "occurrenceDateTime": when,
        "method": {"text": f"Assay, {name} list; {diagnosis.knowledge_version}"},
        "prediction": predictions,
        "note": [{"text": "Decision support, not a medical device. Probabilities in percent, of this list alone."}],
    }


def _concept(term: Term) -> Resource:
    """By its vocabulary's code; what only words name stays words."""
    if term.code == "other":
        return {"text": term.label}
    system = VOCABULARIES[term.prefix].system
    code = term.id if term.prefix == "HP" else term.code
    return {"coding": [{"system": system, "code": code, "display": term.label}], "text": term.label}


def _coded(system: str, code: str) -> Resource:
    return {"coding": [{"system": system, "code": code}]}
