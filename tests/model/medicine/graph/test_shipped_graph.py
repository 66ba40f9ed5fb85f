"""The shipped graph keeps what its description promises."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from data.knowledge import knowledge_path
from model.medicine.graph.knowledge_graph import AGE_BANDS, KnowledgeGraph
from model.medicine.graph.ranker import graph_ranker
from model.medicine.ontology.ontology import ontology
from tests.tree.test_words import HALF_WIDTH

GRAPH = KnowledgeGraph.load()
EDGES = [(condition, edge) for condition in GRAPH.conditions.values() for edge in condition.edges]
CONSULTATIONS = dict(zip(AGE_BANDS, (0.05, 0.10, 0.06, 0.27, 0.30, 0.22), strict=True))
GRADES = {0.95, 0.85, 0.7, 0.55, 0.4, 0.25, 0.15, 0.08, 0.03, 0.01}


def current(finding: str) -> bool:
    return finding in GRAPH.findings or ontology().resolve(finding).id == finding


def test_it_is_as_large_as_it_is_said_to_be() -> None:
    assert len(GRAPH.conditions) == 291
    assert len(EDGES) >= 3_500
    assert min(len(condition.edges) for condition in GRAPH.conditions.values()) >= 12


def test_every_finding_is_current() -> None:
    asked = {edge.finding for _, edge in EDGES}
    asked |= {finding for each in GRAPH.conditions.values() for flag in each.red_flags for finding in flag.findings}
    asked |= {parent for parents in GRAPH.parents.values() for parent in parents}
    asked |= {*GRAPH.same, *GRAPH.same.values()}
    assert [finding for finding in asked if not current(finding)] == []


def test_every_source_is_defined_and_used() -> None:
    used = {key for _, edge in EDGES for key in edge.sources}
    for condition in GRAPH.conditions.values():
        used |= {*condition.sources, *(key for flag in condition.red_flags for key in flag.sources)}
    assert used == set(GRAPH.sources)
    assert all(edge.sources for _, edge in EDGES)


def test_a_condition_lists_a_finding_once() -> None:
    assert [pair for pair, times in Counter((c.id, e.finding) for c, e in EDGES).items() if times > 1] == []


def test_shares_are_grades_or_counted() -> None:
    assert {edge.basis for _, edge in EDGES} == {"graded", "ddxplus"}
    assert {edge.frequency for _, edge in EDGES if edge.basis == "graded"} <= GRADES
    assert all(0 < edge.frequency < 1 for _, edge in EDGES)


def test_a_general_finding_is_never_rarer_than_its_special_forms() -> None:
    shares = graph_ranker()
    for condition in GRAPH.conditions.values():
        listed = {edge.finding: edge for edge in condition.edges}
        for edge in condition.edges:
            for general in shares.known([edge.finding]) & listed.keys():
                assert listed[general].basis == "ddxplus" or listed[general].frequency >= edge.frequency


@pytest.mark.parametrize("condition", GRAPH.conditions.values(), ids=lambda condition: condition.id)
def test_condition_is_complete(condition) -> None:
    assert condition.rate > 0
    assert condition.onset
    assert condition.sources
    assert set(condition.age) == set(AGE_BANDS)
    assert sum(CONSULTATIONS[band] * weight for band, weight in condition.age.items()) == pytest.approx(1, abs=0.02)
    assert sum(condition.sex.values()) / 2 == pytest.approx(1, abs=0.01)
    assert condition.severity in {"emergency", "urgent", "routine", "self_limiting"}
    for text in (condition.names.zh, *(flag.zh for flag in condition.red_flags)):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text)
        assert not HALF_WIDTH.search(text)


def test_own_findings_are_named_in_both_languages() -> None:
    for names in GRAPH.findings.values():
        assert names.en
        assert any("\u4e00" <= letter <= "\u9fff" for letter in names.zh)


def test_an_edge_takes_one_line() -> None:
    lines = knowledge_path("medical_kg.json").read_text(encoding="utf-8").splitlines()
    edges = [json.loads(line.strip().rstrip(",")) for line in lines if line.startswith('    ["')]
    assert len(edges) == len(EDGES)
