"""The graph is loaded as written, refused when it is no graph, and says who told it what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.errors import KnowledgeError
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from tests.model.medicine.small_graph import COUGH, FEVER, SMOKING, WHEEZING, content, small_graph


def test_loads_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(content()), encoding="utf-8")
    graph = KnowledgeGraph.load(path)
    assert graph.version == "2031-02-03"
    assert list(graph.conditions) == ["pneumonia", "common_cold", "asthma"]


def test_shipped_graph_loads_by_its_name() -> None:
    assert "pneumonia" in KnowledgeGraph.load("medical_kg.json").conditions
    assert KnowledgeGraph.load() is KnowledgeGraph.load("medical_kg.json")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (None, "graph_missing"),
        ("{", "graph_unreadable"),
        ("[]", "graph_unreadable"),
        ('{"version": "1"}', "graph_unreadable"),
    ],
)
def test_what_is_no_graph_is_refused(tmp_path: Path, written: str | None, code: str) -> None:
    path = tmp_path / "mine.json"
    if written is not None:
        path.write_text(written, encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        KnowledgeGraph.load(path)
    assert refused.value.code == code
    assert "mine.json" in refused.value.message("zh")


def test_edges_by_finding() -> None:
    listed = small_graph().by_finding[COUGH]
    assert {condition.id: edge.frequency for condition, edge in listed} == {
        "pneumonia": 0.85,
        "common_cold": 0.55,
        "asthma": 0.7,
    }


def test_sources_are_cited_with_year_where_known() -> None:
    book, guide = small_graph().cited(("book", "guide"), "85%")
    assert (book.source, book.quote) == ("Book of Lungs, Press (2030)", "85%")
    assert (guide.source, guide.url) == ("Guide, Society", "https://example.org/guide")


@pytest.mark.parametrize(
    ("age", "sex", "weight"),
    [(None, None, 1.0), (70, None, 2.0), (70, "male", 2.4), (1.9, "female", 0.0), (30, "male", 1.2)],
)
def test_weight_of_age_and_sex(age, sex, weight: float) -> None:
    assert small_graph().conditions["pneumonia"].weight(age, sex) == pytest.approx(weight)


@pytest.mark.parametrize(("finding", "kind"), [(SMOKING, "history"), (WHEEZING, "symptom"), ("HP:0000001", "sign")])
def test_kind_of_a_finding(finding: str, kind: str) -> None:
    assert small_graph().kind(finding) == kind


def test_names() -> None:
    graph = small_graph()
    assert graph.findings[SMOKING].label("zh") == "吸烟"
    assert graph.conditions["pneumonia"].names.label("en") == "Pneumonia"
    assert graph.conditions["pneumonia"].red_flags[0].text("zh") == "低氧：收住院"
    assert FEVER in {edge.finding for edge in graph.conditions["pneumonia"].edges}
