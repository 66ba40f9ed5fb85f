"""The ranking: what is seen often and explains the findings comes first, and every nat is accounted for."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.graph.explanation import emergencies, explain, red_flags
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.graph.ranker import GraphRanker, graph_ranker, probabilities
from model.medicine.ontology.ontology import ontology
from tests.model.medicine.small_graph import (
    COUGH,
    DYSPNEA,
    EXERTIONAL_DYSPNEA,
    FEVER,
    HYPOXEMIA,
    RHINORRHEA,
    SMOKING,
    WHEEZING,
    condition,
    content,
    small_graph,
)

SMALL = (FEVER, COUGH, DYSPNEA, EXERTIONAL_DYSPNEA, HYPOXEMIA, RHINORRHEA, WHEEZING, SMOKING)
SEIZURE = "HP:0001250"


def ranker(**changes) -> GraphRanker:
    return GraphRanker(KnowledgeGraph(content() | changes), ontology())


def names(found) -> list[str]:
    return [each.id for each in found.conditions]


def score_of(found, name: str) -> float:
    return float(found.score[names(found).index(name)])


def test_what_explains_the_findings_comes_first() -> None:
    assert names(ranker().rank([RHINORRHEA, COUGH]))[0] == "common_cold"
    assert names(ranker().rank([FEVER, DYSPNEA, HYPOXEMIA]))[0] == "pneumonia"
    assert names(ranker().rank([WHEEZING]))[0] == "asthma"


def test_with_nothing_known_what_is_seen_most_comes_first() -> None:
    assert names(ranker().rank([])) == ["common_cold", "asthma", "pneumonia"]


def test_a_finding_nobody_lists_changes_nothing() -> None:
    plain, more = ranker().rank([COUGH]), ranker().rank([COUGH, SEIZURE])
    assert np.allclose(plain.score, more.score)


def test_an_unlisted_finding_does_not_count_against() -> None:
    plain, more = ranker().rank([COUGH]), ranker().rank([COUGH, WHEEZING])
    assert score_of(more, "common_cold") == pytest.approx(score_of(plain, "common_cold"))


def test_a_finding_and_what_it_implies_count_once() -> None:
    one = ranker().rank([EXERTIONAL_DYSPNEA])
    both = ranker().rank([DYSPNEA, EXERTIONAL_DYSPNEA, EXERTIONAL_DYSPNEA])
    assert np.allclose(one.score, both.score)
    assert ranker().counted([DYSPNEA, EXERTIONAL_DYSPNEA]) == (EXERTIONAL_DYSPNEA,)


def test_of_absent_findings_the_general_one_counts() -> None:
    assert ranker().counted_absent([EXERTIONAL_DYSPNEA, DYSPNEA]) == (DYSPNEA,)


def test_absence_counts_only_against_what_nearly_always_shows_it() -> None:
    plain, absent = ranker().rank([COUGH]), ranker().rank([COUGH], [FEVER])
    assert score_of(absent, "pneumonia") == pytest.approx(score_of(plain, "pneumonia") + math.log(0.15))
    assert score_of(absent, "common_cold") == pytest.approx(score_of(plain, "common_cold"))


def test_absence_counts_from_four_fifths_on() -> None:
    edges = {name: {COUGH: 0.5, FEVER: share} for name, share in (("Just", 0.8), ("Under", 0.79))}
    graph = KnowledgeGraph(content() | {"conditions": [condition(name, name, 1, own) for name, own in edges.items()]})
    assert [bool(loss) for loss in GraphRanker(graph, ontology()).loss(FEVER)] == [True, False]


def test_probabilities_bear_scores_of_any_size() -> None:
    inside, outside = probabilities(np.array([2000.0, 1990.0, -2000.0]))
    assert inside[0] > 0.99
    assert np.isfinite([*inside, outside]).all()


def test_age_counts() -> None:
    old, young = ranker().rank([COUGH], age=80), ranker().rank([COUGH], age=1)
    assert score_of(old, "pneumonia") - score_of(young, "pneumonia") == pytest.approx(math.log(2.0 / 0.01))


def test_what_the_sex_rules_out_is_not_listed() -> None:
    womens = condition("Mastitis", "乳腺炎", 2, {FEVER: 0.9}, sex={"female": 2.0, "male": 0.0})
    both = ranker(conditions=[*content()["conditions"], womens])
    assert "mastitis" not in names(both.rank([FEVER], sex="male"))
    assert "mastitis" in names(both.rank([FEVER], sex="female"))
    assert "mastitis" in names(both.rank([FEVER]))


def test_suspicion_of_a_group_raises_its_conditions() -> None:
    heart = condition("Heart failure", "心力衰竭", 3, {DYSPNEA: 0.9}, system="cardiovascular")
    every = ranker(conditions=[*content()["conditions"], heart])
    plain, raised = every.rank([DYSPNEA]), every.rank([DYSPNEA], priors={"cardiovascular": 4.0})
    assert score_of(raised, "heart_failure") == pytest.approx(score_of(plain, "heart_failure") + math.log(4))
    assert score_of(raised, "pneumonia") == pytest.approx(score_of(plain, "pneumonia"))


def test_each_step_from_the_usual_onset_costs_the_same() -> None:
    plain, weeks, years = (ranker().rank([COUGH], onset=onset) for onset in ("acute", "subacute", "chronic"))
    assert np.allclose(plain.score, ranker().rank([COUGH]).score)
    step = score_of(plain, "pneumonia") - score_of(weeks, "pneumonia")
    assert step > 0
    assert score_of(plain, "pneumonia") - score_of(years, "pneumonia") == pytest.approx(2 * step)


@given(
    st.lists(st.sampled_from(SMALL), unique=True),
    st.lists(st.sampled_from(SMALL), unique=True),
    st.sampled_from([None, 0.5, 30.0, 80.0]),
    st.sampled_from([None, "hyperacute", "acute", "chronic"]),
)
def test_the_account_adds_up_to_the_score(observed, excluded, age, onset) -> None:
    own = ranker()
    excluded = [finding for finding in excluded if finding not in observed]
    found = own.rank(observed, excluded, age=age, onset=onset)
    before = own.prior(None, age, None, onset)
    for each, score in zip(found.conditions, found.score, strict=True):
        account = explain(own, each, observed, excluded, "en")
        given = sum(part.value for part in (*account.supporting, *account.contradicting))
        assert before[own.conditions.index(each)] + given == pytest.approx(score)


@given(st.lists(st.sampled_from(SMALL), unique=True))
def test_probabilities_are_a_distribution_in_the_order_of_the_scores(observed) -> None:
    found = ranker().rank(observed)
    assert found.probability.sum() + found.other == pytest.approx(1)
    assert (np.diff(found.probability) <= 1e-12).all()
    assert 0 < found.other < 1


def test_unexplained_findings_leave_more_to_other_diseases() -> None:
    assert ranker().rank([SEIZURE]).other > ranker().rank([FEVER, HYPOXEMIA]).other


def test_no_conditions_leave_all_to_other_diseases() -> None:
    inside, outside = probabilities(np.array([]))
    assert (inside.tolist(), outside) == ([], 1.0)


def test_account_names_the_edge_and_its_source() -> None:
    own = ranker()
    account = explain(own, own.conditions[0], [EXERTIONAL_DYSPNEA, SEIZURE], [FEVER], "en")
    [support], [against] = account.supporting, account.contradicting
    assert (support.method, support.matched, support.frequency) == ("broader", DYSPNEA, 0.6)
    assert support.evidence[0].source == "Book of Lungs, Press (2030)"
    assert (against.name, against.method) == (FEVER, "absent")
    assert against.value < 0
    assert account.unexplained == (SEIZURE,)


def test_signs_of_danger_need_all_their_findings() -> None:
    own = ranker()
    assert red_flags(own, own.conditions, [COUGH], "zh") == []
    [flag] = red_flags(own, own.conditions, [COUGH, HYPOXEMIA], "zh")
    assert (flag.name, flag.value, flag.evidence[0].source) == ("pneumonia", "低氧：收住院", "Guide, Society")


def test_emergencies_are_named_together_in_the_readers_language() -> None:
    graph = small_graph()
    first, second, third = graph.conditions.values()
    urgent = [replace(first, severity="emergency"), second, replace(third, severity="emergency")]
    [flag] = emergencies(graph, urgent, "zh")
    assert "肺炎、哮喘。" in flag.value
    assert [each.source for each in flag.evidence] == ["Book of Lungs, Press (2030)"]
    assert emergencies(graph, [second], "en") == []


def test_the_shipped_ranker_is_made_once() -> None:
    assert graph_ranker() is graph_ranker()
