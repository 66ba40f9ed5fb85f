"""Ids of findings as users give them, and which of them this release takes."""

from __future__ import annotations

from collections.abc import Iterable

from model.medicine.observations import RefusedTerm
from model.medicine.ontology.ontology import ontology


def map_ids(ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[RefusedTerm, ...]]:
    """Current ids, each once and in their order, and those refused with the reason and what to use instead."""
    kept: dict[str, None] = {}
    refused = []
    for written in ids:
        resolved = ontology().resolve(written.strip())
        if resolved.id is not None:
            kept[resolved.id] = None
        else:
            refused.append(RefusedTerm(written, resolved.refusal or "unknown", resolved.consider))
    return tuple(kept), tuple(refused)
