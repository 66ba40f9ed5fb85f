"""The surroundings of a disease: its findings, the observed ones, and the diseases that share them."""

from __future__ import annotations

import pytest

from model.errors import KnowledgeError
from model.medicine import neighbourhood as module
from model.medicine import profile
from model.medicine.neighbourhood import FINDINGS, OTHERS, neighbourhood
from model.medicine.profile import assumed
from model.medicine.rare.annotations import rare_annotations
from tests.model.medicine.small_graph import COUGH, DYSPNEA, EXERTIONAL_DYSPNEA, FEVER, RHINORRHEA, small_graph

MARFAN = "OMIM:154700"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph of three conditions in place of the shipped one."""
    graph = small_graph()
    monkeypatch.setattr(profile.KnowledgeGraph, "load", lambda: graph)
    module._listing.cache_clear()
    yield
    module._listing.cache_clear()


def test_findings_with_the_observed_ones_first(small) -> None:
    found = neighbourhood("pneumonia", (RHINORRHEA,), "zh")
    assert found.centre.name == "肺炎"
    assert found.findings[0].listed.concept == RHINORRHEA
    assert [each.observed for each in found.findings] == [True, False, False, False, False]
    shares = [assumed(each.listed.frequency) for each in found.findings[1:]]
    assert shares == sorted(shares, reverse=True)
    assert found.left_out == 0


@pytest.mark.parametrize(
    ("disease", "seen", "lit"), [("pneumonia", EXERTIONAL_DYSPNEA, DYSPNEA), ("asthma", DYSPNEA, EXERTIONAL_DYSPNEA)]
)
def test_a_more_special_or_more_general_observation_marks_a_finding(small, disease, seen, lit) -> None:
    found = neighbourhood(disease, (seen,), "en")
    assert [each.listed.concept for each in found.findings if each.observed] == [lit]


def test_others_share_what_they_list_themselves_nearest_first(small) -> None:
    found = neighbourhood("pneumonia", (), "en")
    # Three conditions: cough is shared by all and weighs nothing, fever and rhinorrhea by two of three
    assert [(each.disease, set(each.shared)) for each in found.others] == [
        ("common_cold", {FEVER, COUGH, RHINORRHEA}),
        ("asthma", {COUGH}),
    ]


def test_a_rare_disease_stays_within_what_can_be_labelled() -> None:
    found = neighbourhood(MARFAN, ("HP:0001166",), "en")
    assert len(found.findings) == FINDINGS
    assert 0 < len(found.others) <= OTHERS
    assert 1 + len(found.findings) + len(found.others) <= 40
    assert found.left_out == len([each for each in found.centre.findings if each.frequency != 0]) - FINDINGS
    assert MARFAN not in [each.disease for each in found.others]
    assert found.findings[0].observed


def test_nearest_rare_diseases_are_those_a_doctor_would_name() -> None:
    names = [each.name for each in neighbourhood(MARFAN, (), "en").others]
    assert any("Loeys-Dietz" in name for name in names)
    assert {each.partition(":")[0] for each in (other.disease for other in neighbourhood(MARFAN, (), "en").others)} <= {
        "OMIM",
        "ORPHA",
    }


def test_what_the_sources_deny_is_not_drawn() -> None:
    rows = rare_annotations()
    disease = rows.diseases[rows.disease[rows.negated.argmax()]].id
    found = neighbourhood(disease, (), "en")
    assert all(each.listed.frequency != 0 for each in found.findings)


def test_an_unknown_disease_is_refused() -> None:
    with pytest.raises(KnowledgeError):
        neighbourhood("nowhere", (), "en")
