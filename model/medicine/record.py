"""A diagnosis as plain data: what the command line prints as JSON and what is kept of a case's ranking."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from model.medicine.differential import Candidate, Diagnosis

EXPLAINED = 10
"""Leading candidates of each list that are written with their account."""


def as_record(diagnosis: Diagnosis) -> dict[str, Any]:
    """Everything read and ranked; of the candidates the first `EXPLAINED` of each list, explained."""
    note = diagnosis.note
    return {
        "knowledge": diagnosis.knowledge_version,
        "language": note.language if note else None,
        "age": note.age if note else None,
        "sex": note.sex if note else None,
        "observations": [asdict(seen) for seen in diagnosis.observations],
        "measurements": [asdict(each) for each in note.measurements] if note else [],
        "refused": [asdict(each) for each in diagnosis.refused],
        "observed": list(diagnosis.observed),
        "excluded": list(diagnosis.excluded),
        "sufficiency": asdict(diagnosis.sufficiency),
        "red_flags": [asdict(flag) for flag in diagnosis.red_flags],
        "candidates": {
            "common": [_candidate(each) for each in diagnosis.of("common")[:EXPLAINED]],
            "rare": [_candidate(each) for each in diagnosis.of("rare")[:EXPLAINED]],
        },
        "other": dict(diagnosis.other),
        "next_questions": [asdict(question) for question in diagnosis.next_questions],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "disease": candidate.disease,
        "name": candidate.name,
        "probability": candidate.probability,
        "score": candidate.score,
        "icd10": candidate.icd10,
        "severity": candidate.severity,
        **asdict(candidate.account),
    }
