"""What is known of a disease of either list, and how it accounts for a finding."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from model.errors import KnowledgeError
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.ontology.ontology import ontology
from model.medicine.profile import HALF, Listed, Profile, assumed, match, profile
from model.medicine.rare.annotations import UNSTATED, rare_annotations
from tests.model.medicine.small_graph import COUGH, DYSPNEA, EXERTIONAL_DYSPNEA, FEVER, WHEEZING

MARFAN = "OMIM:154700"


def made(*findings: tuple[str, float | None]) -> Profile:
    listed = tuple(Listed(concept, concept, frequency, None, ()) for concept, frequency in findings)
    return Profile("made", "Made", "common", listed)


def test_a_condition_of_the_graph() -> None:
    condition = KnowledgeGraph.load().conditions["pneumonia"]
    known = profile("pneumonia", "zh")
    assert (known.name, known.scope, known.severity, known.icd10) == ("肺炎", "common", condition.severity, "J18.9")
    assert {each.concept: each.frequency for each in known.findings} == {
        edge.finding: edge.frequency for edge in condition.edges
    }
    assert all(each.evidence for each in known.findings)


def test_the_most_frequent_finding_comes_first() -> None:
    shares = [assumed(each.frequency) for each in profile(MARFAN, "en").findings]
    assert shares == sorted(shares, reverse=True)


def test_patients_are_added_up_over_publications() -> None:
    rows = rare_annotations()
    counted = np.flatnonzero((rows.examined > 0) & ~rows.negated)
    pairs = Counter(zip(rows.disease[counted].tolist(), rows.term[counted].tolist(), strict=True))
    disease, term = next(pair for pair, times in pairs.items() if times > 1)
    of_pair = (rows.disease == disease) & (rows.term == term)
    counts = int(rows.affected[of_pair].sum()), int(rows.examined[of_pair].sum())
    known = profile(rows.diseases[disease].id, "en")
    listed = next(each for each in known.findings if each.concept == ontology().ids[term])
    assert listed.counts == counts
    assert listed.frequency == pytest.approx(counts[0] / counts[1])
    assert {each.source for each in listed.evidence} == {
        work for n in rows.reference[of_pair] for work in rows.references[n].split(";")
    }


def test_a_rare_disease_lists_every_finding_once_with_its_course_and_inheritance() -> None:
    rows = rare_annotations()
    known = profile(MARFAN, "en")
    concepts = [each.concept for each in known.findings]
    assert len(concepts) == len(set(concepts)) == len(set(rows.term[rows.rows(rows.number[MARFAN])]))
    assert known.scope == "rare"
    assert any("dominant" in name for name in known.inheritance)


def test_what_no_row_counts_or_states_has_no_frequency() -> None:
    rows = rare_annotations()
    unstated = {
        ontology().ids[rows.term[row]]
        for row in range(*rows.rows(rows.number[MARFAN]).indices(len(rows.term)))
        if rows.frequency[row] == UNSTATED
    }
    listed = [each for each in profile(MARFAN, "en").findings if each.frequency is None]
    assert listed
    assert {each.concept for each in listed} <= unstated
    assert all(each.counts is None for each in listed)


def test_what_the_sources_deny_has_frequency_zero() -> None:
    rows = rare_annotations()
    counted: dict[tuple[int, int], set[bool]] = {}
    for disease, term, negated in zip(rows.disease, rows.term, rows.negated, strict=True):
        counted.setdefault((int(disease), int(term)), set()).add(bool(negated))
    disease, term = next(pair for pair, said in counted.items() if said == {True})
    known = profile(rows.diseases[disease].id, "en")
    assert next(each for each in known.findings if each.concept == ontology().ids[term]).frequency == 0


def test_an_unknown_disease_is_refused_by_its_name() -> None:
    with pytest.raises(KnowledgeError) as refused:
        profile("OMIM:0", "en")
    assert refused.value.code == "disease_unknown"
    assert "OMIM:0" in refused.value.message()


def test_a_finding_is_accounted_for_exactly_before_all_else() -> None:
    found = match(made((EXERTIONAL_DYSPNEA, 0.9), (DYSPNEA, 0.2)), DYSPNEA, ontology())
    assert found is not None
    assert (found.method, found.frequency) == ("exact", 0.2)


def test_a_more_special_finding_accounts_for_a_general_one() -> None:
    found = match(made((FEVER, 0.9), (EXERTIONAL_DYSPNEA, 0.7)), DYSPNEA, ontology())
    assert found is not None
    assert (found.method, found.frequency, found.listed.concept) == ("narrower", 0.7, EXERTIONAL_DYSPNEA)


def test_of_a_more_general_finding_half_are_of_the_special_kind() -> None:
    found = match(made((DYSPNEA, 0.6)), EXERTIONAL_DYSPNEA, ontology())
    assert found is not None
    assert (found.method, found.frequency) == ("broader", HALF * 0.6)


@pytest.mark.parametrize("listed", [(), ((COUGH, 0.9),), ((EXERTIONAL_DYSPNEA, 0.0),)])
def test_nothing_near_accounts_for_nothing(listed) -> None:
    assert match(made(*listed), DYSPNEA, ontology()) is None


def test_what_is_denied_is_known_to_be_absent() -> None:
    found = match(made((WHEEZING, 0.0)), WHEEZING, ontology())
    assert found is not None
    assert found.frequency == 0
