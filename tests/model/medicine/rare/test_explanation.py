"""An account adds up to the score, cites what may be cited, and shows what speaks against."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.medicine.rare.explanation import Explained, explain
from model.medicine.rare.ranker import RareRanker, rare_ranker
from tests.model.medicine.rare.tiny import (
    AORTA,
    ARACHNODACTYLY,
    DEAFNESS,
    FOCAL_SEIZURE,
    LENS,
    SCOLIOSIS,
    SEIZURE,
    tiny_ranker,
)

FINDINGS = [ARACHNODACTYLY, LENS, AORTA, SEIZURE, FOCAL_SEIZURE, DEAFNESS, SCOLIOSIS]


@pytest.fixture
def ranker(tmp_path) -> RareRanker:
    return tiny_ranker(tmp_path)


def account(ranker: RareRanker, disease: str, observed=(), excluded=(), **options) -> Explained:
    return explain(ranker, ranker.rows.number[disease], observed, excluded, **options)


def total(explained: Explained) -> float:
    told = explained.account
    parts = [*(each.value for each in (*told.supporting, *told.contradicting)), *explained.rest.values()]
    return sum(parts) + explained.unexplained


@settings(max_examples=25, deadline=None)
@given(
    observed=st.lists(st.sampled_from(FINDINGS), min_size=1, max_size=6, unique=True),
    excluded=st.lists(st.sampled_from(FINDINGS), max_size=3, unique=True),
    left_out=st.sampled_from([(), ("PMID:11",), ("PMID:11", "PMID:12")]),
)
def test_the_parts_are_the_score(tmp_path_factory, observed, excluded, left_out) -> None:
    ranker = tiny_ranker(tmp_path_factory.mktemp("rows"))
    ranking = ranker.rank(observed, excluded, leave_out=left_out)
    for number, score in zip(ranking.order, ranking.score, strict=True):
        told = explain(ranker, int(number), observed, excluded, leave_out=left_out)
        assert total(told) == pytest.approx(score, abs=1e-4)
        named = {each.name for each in told.account.supporting} | set(told.account.unexplained)
        assert named == set(observed)
        cited = {
            piece.source for each in (*told.account.supporting, *told.account.contradicting) for piece in each.evidence
        }
        assert not cited & set(left_out)


def test_the_installed_parts_are_the_score() -> None:
    ranker = rare_ranker()
    observed, excluded = ["HP:0001166", "HP:0001083", "HP:0002616", "HP:0000365"], ["HP:0000768"]
    ranking = ranker.rank(observed, excluded)
    for number, score in list(zip(ranking.order, ranking.score, strict=True))[:3]:
        told = explain(ranker, int(number), observed, excluded)
        assert total(told) == pytest.approx(score, abs=1e-3)
        assert all(each.evidence for each in told.account.supporting)


def test_support_states_counts_and_publications(ranker) -> None:
    found = {each.name: each for each in account(ranker, "OMIM:1", [ARACHNODACTYLY, LENS, AORTA]).account.supporting}
    assert found[ARACHNODACTYLY].counts == (10, 20)
    assert found[ARACHNODACTYLY].frequency == 0.5
    assert [(piece.source, piece.quote) for piece in found[ARACHNODACTYLY].evidence] == [
        ("PMID:11", "9/10"),
        ("PMID:12", "1/10"),
    ]
    assert found[AORTA].frequency is None
    assert found[AORTA].confidence == 0.5
    assert found[AORTA].evidence[0].url == "https://www.omim.org/entry/1"


def test_support_is_strongest_first(ranker) -> None:
    values = [each.value for each in account(ranker, "OMIM:1", [ARACHNODACTYLY, LENS, AORTA]).account.supporting]
    assert values == sorted(values, reverse=True)
    assert values[-1] > 0


@pytest.mark.parametrize(
    ("disease", "observed", "method", "matched"),
    [
        ("OMIM:3", FOCAL_SEIZURE, "exact", FOCAL_SEIZURE),
        ("OMIM:3", SEIZURE, "narrower", FOCAL_SEIZURE),
    ],
)
def test_a_match_says_how_it_lies(ranker, disease: str, observed: str, method: str, matched: str) -> None:
    (found,) = account(ranker, disease, [observed]).account.supporting
    assert (found.method, found.matched) == (method, matched)
    assert found.matched_label == "Focal-onset seizure"


def test_a_broader_match_cites_the_rows_below_it_and_claims_no_frequency() -> None:
    ranker = rare_ranker()
    told = account(ranker, "OMIM:154700", ["HP:0004933"])
    found = [each for each in told.account.supporting if each.method == "broader"]
    assert found
    assert found[0].matched != "HP:0004933"
    assert found[0].evidence


def test_what_the_disease_does_not_show_is_unexplained_not_against(ranker) -> None:
    told = account(ranker, "OMIM:3", [SEIZURE, LENS])
    assert told.account.unexplained == (LENS,)
    assert told.account.contradicting == ()
    assert told.unexplained == 0


def test_kin_support_is_not_claimed_for_the_disease(ranker) -> None:
    told = account(ranker, "OMIM:2", [ARACHNODACTYLY, LENS])
    assert told.account.unexplained == (LENS,)
    assert told.unexplained > 0


def test_absence_has_weight_only_where_most_show_it(ranker) -> None:
    found = {
        each.name: each
        for each in account(ranker, "OMIM:1", [AORTA], [LENS, ARACHNODACTYLY, SEIZURE]).account.contradicting
    }
    assert found[LENS].value < 0
    assert found[ARACHNODACTYLY].value == 0
    assert set(found) == {LENS, ARACHNODACTYLY}
    assert {each.method for each in found.values()} == {"absent"}


def test_a_denied_finding_is_shown_without_weight(ranker) -> None:
    (found,) = account(ranker, "OMIM:1", [DEAFNESS]).account.contradicting
    assert (found.name, found.value, found.frequency) == (DEAFNESS, 0, 0)
    assert found.evidence[0].source == "PMID:11"


def test_facts_name_inheritance_sex_and_twins(ranker) -> None:
    facts = {(fact.name, fact.value) for fact in account(ranker, "OMIM:1", [LENS]).account.facts}
    assert facts == {("inheritance", "HP:0000006"), ("see_also", "ORPHA:4")}
    facts = {(fact.name, fact.value) for fact in account(ranker, "OMIM:2", [LENS]).account.facts}
    assert ("male_only", ARACHNODACTYLY) in facts


def test_labels_are_the_readers(ranker) -> None:
    (found,) = account(ranker, "OMIM:1", [LENS], label=lambda term: f"«{term}»").account.supporting
    assert (found.label, found.matched_label) == (f"«{LENS}»", f"«{LENS}»")
