"""The whole case as JSON: what was read and ranked, with the case around it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from model.medicine import entry
from model.medicine.cases.case import Case
from model.medicine.differential import Diagnosis
from model.medicine.record import as_record


def to_json(case: Case, diagnosis: Diagnosis) -> bytes:
    """Everything the screen shows, from the masked case; UTF-8, indented."""
    outcome = case.outcome
    content = {
        "notice": "Decision support, not a medical device.",
        "case": {
            "number": case.number,
            "created": case.created.isoformat(),
            "saved_with": {"knowledge": case.knowledge, "engine": case.engine},
            "note": case.entered.text,
            "findings": entry.findings(case.entered),
            "sex": case.entered.sex,
            "age": case.entered.age,
            "priors": dict(case.entered.priors),
            "working_diagnoses": [asdict(pin) for pin in case.pins],
            "outcome": {**asdict(outcome), "when": outcome.when.isoformat()} if outcome else None,
        },
        "diagnosis": as_record(diagnosis),
    }
    return as_json(content)


def as_json(content: Mapping[str, Any]) -> bytes:
    """A message as a file to read or to send: UTF-8, indented."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8")
