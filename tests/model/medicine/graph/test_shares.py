"""P(finding | condition) follows the edges and the hierarchy, the ontology's and the graph's own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.graph.shares import INHERITED, Shares
from model.medicine.ontology.ontology import ontology
from tests.model.medicine.small_graph import (
    COUGH,
    DYSPNEA,
    EXERTIONAL_DYSPNEA,
    FEVER,
    SMOKING,
    WHEEZING,
    condition,
    content,
    small_graph,
)

RESPIRATORY = "HP:0002795"
"""Abnormal respiratory system physiology, above cough, dyspnoea and wheezing."""
PNEUMONIA, COLD, ASTHMA = range(3)


def shares(**changes) -> Shares:
    return Shares(KnowledgeGraph(content() | changes), ontology())


def test_a_listed_finding_has_its_own_share() -> None:
    assert shares().of(COUGH).tolist() == [0.85, 0.55, 0.7]


def test_a_special_edge_answers_for_the_general_finding() -> None:
    found = shares().of(DYSPNEA)
    assert found[PNEUMONIA] == 0.6
    assert found[ASTHMA] == pytest.approx(0.8)
    assert found[COLD] == 0


def test_a_general_edge_answers_in_part_for_the_special_finding() -> None:
    found = shares().of(EXERTIONAL_DYSPNEA)
    assert found[PNEUMONIA] == pytest.approx(0.6 * INHERITED)
    assert found[ASTHMA] == 0.8


def test_several_special_edges_are_joined_as_at_least_one() -> None:
    found = shares().of(RESPIRATORY)
    assert found[ASTHMA] == pytest.approx(1 - (1 - 0.7) * (1 - 0.8) * (1 - 0.85))


def test_a_finding_nobody_lists_has_no_share() -> None:
    assert not shares().of("HP:0001250").any()
    assert not shares().of("HP:9999999").any()


def test_matches_say_how_the_edge_lies_to_the_finding() -> None:
    known = shares()
    pneumonia, cold, asthma = known.graph.conditions.values()
    assert known.match(pneumonia, FEVER).method == "exact"
    assert known.match(pneumonia, EXERTIONAL_DYSPNEA).method == "broader"
    assert (known.match(asthma, DYSPNEA).method, known.match(asthma, DYSPNEA).edge.finding) == (
        "narrower",
        EXERTIONAL_DYSPNEA,
    )
    assert known.match(asthma, RESPIRATORY).edge.finding == WHEEZING
    assert known.match(cold, DYSPNEA) is None


def test_own_findings_have_a_place_in_the_hierarchy() -> None:
    night = {"en": "Cough at night", "zh": "夜间咳嗽", "kind": "symptom", "is_a": [COUGH]}
    known = shares(findings=content()["findings"] | {"AS:night_cough": night})
    assert COUGH in known.above("AS:night_cough")
    assert RESPIRATORY in known.above("AS:night_cough")
    assert known.of("AS:night_cough")[PNEUMONIA] == pytest.approx(0.85 * INHERITED)


def test_terms_that_are_the_same_to_the_graph_share_their_edges() -> None:
    known = shares(same={"HP:0001250": FEVER})
    assert known.of("HP:0001250").tolist() == known.of(FEVER).tolist()
    assert known.match(known.graph.conditions["pneumonia"], "HP:0001250").edge.finding == FEVER
    assert FEVER in known.above("HP:0001250")


@given(st.lists(st.floats(0.01, 0.99), min_size=1, max_size=4))
def test_a_general_finding_is_never_rarer_than_its_special_forms(listed: list[float]) -> None:
    special = dict(zip((COUGH, EXERTIONAL_DYSPNEA, WHEEZING, "HP:0031245"), listed, strict=False))
    graph = KnowledgeGraph(content() | {"conditions": [condition("Lung", "肺", 1, special)]})
    found = float(Shares(graph, ontology()).of(RESPIRATORY)[0])
    assert max(listed) - 1e-9 <= found <= 1


def test_every_match_has_the_share_of_its_row() -> None:
    known = shares()
    for number, each in enumerate(small_graph().conditions.values()):
        for finding in (FEVER, COUGH, DYSPNEA, EXERTIONAL_DYSPNEA, WHEEZING, SMOKING, RESPIRATORY):
            match = known.match(each, finding)
            assert np.isclose(match.frequency if match else 0.0, known.of(finding)[number])
