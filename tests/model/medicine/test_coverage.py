"""What the knowledge covers, counted another way."""

from __future__ import annotations

from collections import Counter

from model.medicine.compiled import annotation_file
from model.medicine.graph.coverage import graph_coverage
from model.medicine.ontology.ontology import ontology
from model.medicine.ontology.systems import system_ids, within
from model.medicine.rare.coverage import rare_coverage
from tests.model.medicine.small_graph import small_graph

RESPIRATORY = "HP:0002086"


def test_the_graph_is_counted() -> None:
    found = graph_coverage(small_graph())
    assert (found.version, len(found.conditions), found.findings, found.edges) == ("2031-02-03", 3, 8, 12)
    assert found.by_system == {"respiratory": 3}
    assert found.by_kind == {"symptom": 7, "history": 1}
    assert found.by_basis == {"graded": 12}
    assert [(source.key, edges) for source, edges in found.sources] == [("book", 12), ("guide", 0)]


def test_organ_systems_of_the_graph() -> None:
    found = {share.system: share for share in graph_coverage(small_graph()).systems}
    assert found.keys() == set(system_ids())
    assert found[RESPIRATORY].conditions == 3
    assert found["HP:0000119"].findings == 0
    counts = [share.findings for share in graph_coverage(small_graph()).systems]
    assert counts == sorted(counts, reverse=True)


def test_systems_are_the_terms_below_phenotypic_abnormality() -> None:
    terms = ontology()
    assert RESPIRATORY in system_ids()
    assert all(terms.phenotypes[terms.index[system]] for system in system_ids())
    column = system_ids().index(RESPIRATORY)
    assert within()[terms.index["HP:0012735"], column]
    assert not within()[terms.index["HP:0001250"], column]


def test_the_annotations_are_counted_as_the_file_has_them() -> None:
    diseases: Counter[str] = Counter()
    seen = set()
    publications = set()
    with annotation_file("phenotype.hpoa").open(encoding="utf-8") as lines:
        rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    for row in rows:
        if row[0] not in seen:
            seen.add(row[0])
            diseases[row[0].partition(":")[0]] += 1
        if row[10] == "P" and "PMID:" in row[4]:
            publications |= {each for each in row[4].split(";") if each.startswith("PMID:")}
    found = rare_coverage()
    assert found.diseases == dict(diseases)
    assert found.publications == len(publications)
    assert found.rows == sum(row[10] == "P" for row in rows)
    assert found.from_publication == sum(row[10] == "P" and "PMID:" in row[4] for row in rows)
    assert found.with_frequency == found.rows - sum(row[10] == "P" and not row[7] for row in rows)
    assert found.counted == sum(row[10] == "P" and "/" in row[7] for row in rows)
    assert found.negated == sum(row[10] == "P" and row[2] == "NOT" for row in rows)


def test_no_system_has_more_diseases_than_there_are() -> None:
    found = rare_coverage()
    assert max(found.by_system.values()) <= sum(found.diseases.values())
    assert next(iter(found.by_system.values())) == max(found.by_system.values())
