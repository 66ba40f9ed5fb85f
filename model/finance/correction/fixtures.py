"""Corrections as test cases: what a document was misread as and what it says, to improve the reader with."""

from __future__ import annotations

import json
from collections.abc import Iterable

from model.finance.correction.record import Correction
from model.safety import safe_cell


def to_fixtures(corrections: Iterable[Correction]) -> bytes:
    """JSON, one entry a correction in force, in the order they were made; decimals as strings, texts as safe cells."""
    entries = [_entry(each) for each in corrections if not each.withdrawn]
    return json.dumps(entries, ensure_ascii=False, indent=2).encode("utf-8")


def _entry(correction: Correction) -> dict[str, object]:
    said = correction.said
    return {
        "document": correction.document_id,
        "kind": said.kind,
        "metric": said.metric,
        "year": said.year,
        "original": None if said.original is None else f"{said.original:f}",
        "corrected": None if said.value is None else f"{said.value:f}",
        "statement": said.statement,
        "page": said.page,
        "label": safe_cell(said.label),
        "section": safe_cell(said.section),
        "scale": said.scale,
        "note": safe_cell(said.note),
    }
