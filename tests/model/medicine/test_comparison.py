"""Two diagnoses side by side: shared, differing, what speaks for which, and the best question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import KnowledgeError
from model.medicine import comparison, profile
from model.medicine.comparison import NOTABLE, Comparison, compare
from model.medicine.ontology.ontology import ontology
from model.medicine.questions import SURE, UNLISTED
from tests.model.medicine.small_graph import (
    COUGH,
    DYSPNEA,
    EXERTIONAL_DYSPNEA,
    FEVER,
    HYPOXEMIA,
    RHINORRHEA,
    SMOKING,
    WHEEZING,
    small_graph,
)

MARFAN, LOEYS_DIETZ = "OMIM:154700", "OMIM:610168"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph of three conditions in place of the shipped one."""
    graph = small_graph()
    for module in (profile, comparison):
        monkeypatch.setattr(module.KnowledgeGraph, "load", lambda: graph)


def concepts(found) -> list[str]:
    return [each.concept for each in found]


def favours(found: Comparison, concept: str) -> str | None:
    return next(each.favours for each in found.spoken if each.finding.concept == concept)


def test_shared_and_differing_findings() -> None:
    found = compare("pneumonia", "asthma", (), (), "en")
    assert concepts(found.shared) == [COUGH, DYSPNEA, EXERTIONAL_DYSPNEA]
    assert concepts(found.only_first) == [FEVER, HYPOXEMIA, RHINORRHEA]
    assert concepts(found.only_second) == [WHEEZING, SMOKING]


def test_a_broader_and_a_narrower_finding_are_shared() -> None:
    found = compare("pneumonia", "asthma", (), (), "en")
    special = next(each for each in found.shared if each.concept == EXERTIONAL_DYSPNEA)
    general = next(each for each in found.shared if each.concept == DYSPNEA)
    assert (special.first.method, special.second.method) == ("broader", "exact")
    assert special.shares == (pytest.approx(0.3), 0.8)
    assert (general.first.method, general.second.method) == ("exact", "narrower")


def test_exchanging_the_two_exchanges_everything() -> None:
    there = compare("pneumonia", "asthma", (FEVER, WHEEZING), (COUGH,), "en")
    back = compare("asthma", "pneumonia", (FEVER, WHEEZING), (COUGH,), "en")
    assert concepts(there.only_first) == concepts(back.only_second)
    assert concepts(there.questions)[0] == concepts(back.questions)[0]
    assert favours(there, FEVER) == "first"
    assert favours(back, FEVER) == "second"


def test_an_observed_finding_favours_the_disease_that_shows_it_more_often() -> None:
    found = compare("pneumonia", "common_cold", (FEVER, RHINORRHEA, COUGH, SMOKING), (), "en")
    assert favours(found, FEVER) == "first"
    assert favours(found, RHINORRHEA) == "second"
    assert favours(found, COUGH) is None  # .85 to .55 is a ratio below 2
    assert favours(found, SMOKING) is None  # neither lists it


def test_absence_counts_only_against_what_nearly_always_is_there() -> None:
    found = compare("pneumonia", "common_cold", (), (COUGH, RHINORRHEA, HYPOXEMIA), "en")
    assert favours(found, COUGH) == "second"
    assert favours(found, RHINORRHEA) == "first"
    assert favours(found, HYPOXEMIA) is None
    assert not any(each.present for each in found.spoken)


def test_what_favours_one_comes_before_what_favours_neither() -> None:
    found = compare("pneumonia", "common_cold", (COUGH, FEVER), (), "en")
    assert [each.finding.concept for each in found.spoken] == [FEVER, COUGH]


def test_the_best_question_has_the_largest_difference() -> None:
    found = compare("pneumonia", "common_cold", (), (), "en")
    assert found.questions[0].concept == RHINORRHEA
    assert found.questions[0].difference == pytest.approx(UNLISTED - 0.9)
    gaps = [abs(each.difference) for each in found.questions]
    assert gaps == sorted(gaps, reverse=True)


@pytest.mark.parametrize(
    ("observed", "excluded", "gone"),
    [
        ((RHINORRHEA,), (), {RHINORRHEA}),
        ((), (RHINORRHEA,), {RHINORRHEA}),
        ((EXERTIONAL_DYSPNEA,), (), {DYSPNEA, EXERTIONAL_DYSPNEA}),
        ((), (DYSPNEA,), {DYSPNEA, EXERTIONAL_DYSPNEA}),
        ((DYSPNEA,), (), {DYSPNEA}),
    ],
)
def test_what_follows_from_an_answer_is_not_asked(observed, excluded, gone) -> None:
    everything = set(concepts(compare("pneumonia", "asthma", (), (), "en").questions)) | {RHINORRHEA}
    asked = set(concepts(compare("pneumonia", "asthma", observed, excluded, "en").questions))
    assert everything - asked == gone


def test_a_disease_beside_itself_differs_in_nothing() -> None:
    found = compare("pneumonia", "pneumonia", (FEVER,), (), "en")
    assert not found.only_first
    assert not found.only_second
    assert favours(found, FEVER) is None
    assert all(each.difference == 0 for each in found.questions)


def test_two_rare_diseases_and_one_of_each() -> None:
    rare = compare(MARFAN, LOEYS_DIETZ, (), (), "en")
    assert rare.shared
    assert rare.only_first
    assert rare.only_second
    mixed = compare("asthma", MARFAN, (), (), "zh")
    assert (mixed.first.scope, mixed.second.scope) == ("common", "rare")
    assert WHEEZING in concepts(mixed.only_first)


def test_one_patient_of_one_is_not_everybody() -> None:
    counted = [each for each in compare(MARFAN, LOEYS_DIETZ, (), (), "en").shared if each.first.listed.counts]
    assert counted
    for each in counted:
        if each.first.method == "exact":
            affected, examined = each.first.listed.counts
            assert each.shares[0] == pytest.approx(min(max((affected + 1) / (examined + 2), UNLISTED), SURE))


def test_an_unknown_disease_is_refused() -> None:
    with pytest.raises(KnowledgeError) as refused:
        compare("pneumonia", "nowhere", (), (), "en")
    assert refused.value.code == "disease_unknown"


@settings(max_examples=30, deadline=None)
@given(
    observed=st.lists(st.sampled_from([FEVER, COUGH, DYSPNEA, HYPOXEMIA, RHINORRHEA, WHEEZING]), unique=True),
    excluded=st.lists(st.sampled_from([FEVER, COUGH, SMOKING, WHEEZING]), unique=True),
)
def test_shares_stay_within_what_is_reckoned_with(observed, excluded) -> None:
    found = compare("pneumonia", "asthma", observed, [each for each in excluded if each not in observed], "en")
    for each in (*found.shared, *found.only_first, *found.only_second):
        assert all(UNLISTED <= share <= SURE for share in each.shares)
        assert each.ratio == pytest.approx(each.shares[0] / each.shares[1])
    for spoken in found.spoken:
        if spoken.present and spoken.favours == "first":
            assert spoken.finding.ratio >= NOTABLE
    asked = {each.concept for each in found.questions}
    assert not asked & {*observed, *excluded}
    assert not any(ontology().is_a(seen, concept) for seen in observed for concept in asked)
