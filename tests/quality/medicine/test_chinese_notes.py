"""Our own Chinese notes are read as they should be, and stay so."""

from __future__ import annotations

from model.medicine.ontology.ontology import ontology
from tests.quality.medicine.chinese_notes import compared, score


def test_findings_statuses_and_timings_stay_above_the_floor() -> None:
    result = score(list(compared()))
    assert result.f1 >= 0.95
    assert result.timing >= 0.95


def test_every_expected_concept_is_a_current_term() -> None:
    wrong = {
        concept for note in compared() for concept, _ in note.expected if ontology().resolve(concept).id != concept
    }
    assert wrong == set()
