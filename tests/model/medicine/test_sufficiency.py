"""The meter says how far the findings go and what to add."""

from __future__ import annotations

import numpy as np
import pytest

from model.medicine.ontology.ontology import ontology
from model.medicine.sufficiency import SPECIFIC, sufficiency

GENERAL = ["HP:0001945", "HP:0012735", "HP:0002094", "HP:0012378"]
INFORMATION = np.ones(19_034)
SPECIAL = INFORMATION.copy()
SPECIAL[ontology().index["HP:0001945"]] = 5.0


@pytest.mark.parametrize(
    ("findings", "information", "level", "reason"),
    [
        ([], INFORMATION, "too_little", "sufficiency_few"),
        (GENERAL[:1], INFORMATION, "too_little", "sufficiency_few"),
        (GENERAL[:3], SPECIAL, "some", "sufficiency_more"),
        (GENERAL, INFORMATION, "some", "sufficiency_special"),
        (GENERAL, SPECIAL, "enough", "sufficiency_enough"),
    ],
)
def test_levels(findings, information, level: str, reason: str) -> None:
    found = sufficiency(findings, information, ontology())
    assert (found.level, found.reason) == (level, reason)
    assert found.terms == len(findings)


@pytest.mark.parametrize(("content", "level"), [(SPECIFIC, "enough"), (SPECIFIC - 0.01, "some")])
def test_special_begins_at_its_bound(content: float, level: str) -> None:
    information = INFORMATION.copy()
    information[ontology().index["HP:0001945"]] = content
    assert sufficiency(GENERAL, information, ontology()).level == level


def test_finding_that_another_implies_counts_once() -> None:
    found = sufficiency(["HP:0001250", "HP:0002123"], INFORMATION, ontology())
    assert (found.terms, found.information) == (1, 1.0)


def test_findings_of_the_graph_count_without_information() -> None:
    found = sufficiency(["AS:smoking", "HP:0001945"], INFORMATION, ontology())
    assert (found.terms, found.information) == (2, 1.0)
