"""The installed release of the ontology answers what the desk asks of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.ontology.ontology import ALL, PHENOTYPIC_ABNORMALITY, Resolved, ontology

FEVER, SEIZURE = "HP:0001945", "HP:0001250"


def test_release_and_size() -> None:
    assert ontology().version == "2025-01-16"
    assert len(ontology()) == 19_034
    assert int(ontology().phenotypes.sum()) == 18_387


def test_names_and_definition() -> None:
    assert ontology().name(FEVER) == "Fever"
    assert "temperature" in ontology().definition(FEVER)
    assert {"Pyrexia"} <= {synonym.text for synonym in ontology().synonyms(FEVER)}
    lay = [synonym for synonym in ontology().synonyms("HP:0001252") if synonym.kind == "layperson"]
    assert lay
    assert {synonym.scope for synonym in lay} <= {"EXACT", "BROAD", "NARROW", "RELATED"}


def test_unknown_id_has_no_name() -> None:
    with pytest.raises(KeyError):
        ontology().name("HP:9999999")


@pytest.mark.parametrize(
    ("term", "found"),
    [
        (SEIZURE, Resolved(SEIZURE)),
        ("HP:0000057", Resolved("HP:0008665", replaced=True)),  # obsolete, replaced
        ("HP:0004715", Resolved("HP:0000003", replaced=True)),  # merged into another
        ("HP:0003577", Resolved(None, refusal="modifier")),  # congenital onset
        ("HP:0000007", Resolved(None, refusal="modifier")),  # autosomal recessive inheritance
        ("HP:9999999", Resolved(None, refusal="unknown")),
        ("", Resolved(None, refusal="unknown")),
    ],
)
def test_resolve(term: str, found: Resolved) -> None:
    assert ontology().resolve(term) == found


def test_term_withdrawn_without_replacement_names_what_to_consider() -> None:
    refused = [
        resolved
        for old, former in ontology()._former.items()
        if not former["now"] and (resolved := ontology().resolve(old)).refusal == "obsolete"
    ]
    assert any(resolved.consider for resolved in refused)


def test_is_a() -> None:
    assert ontology().is_a("HP:0002123", SEIZURE)  # generalized myoclonic seizure
    assert ontology().is_a(SEIZURE, SEIZURE)
    assert not ontology().is_a(SEIZURE, "HP:0002123")
    assert not ontology().is_a("AS:smoking", SEIZURE)


def test_most_special() -> None:
    special, general = "HP:0002123", SEIZURE
    assert ontology().most_special([general, FEVER, special, FEVER]) == (FEVER, special)
    assert ontology().most_special(["AS:smoking", general]) == ("AS:smoking", general)


terms = st.integers(0, 19_033)


@given(terms)
def test_ancestors_hold_the_term_its_parents_and_theirs(number: int) -> None:
    above = set(ontology().ancestors(number).tolist())
    assert number in above
    assert ontology().index[ALL] in above
    for parent in ontology().parents(number):
        assert set(ontology().ancestors(int(parent)).tolist()) < above


@given(terms)
def test_children_are_those_that_name_it_as_parent(number: int) -> None:
    for child in ontology().children(number):
        assert number in ontology().parents(int(child))


def test_every_parent_has_its_children() -> None:
    assert sum(len(ontology().children(number)) for number in range(len(ontology()))) == len(ontology()._parents)


def test_phenotypes_are_what_lies_below_phenotypic_abnormality() -> None:
    some = np.random.default_rng(0).integers(0, len(ontology()), 200)
    for number in some:
        inside = ontology().is_a(ontology().ids[number], PHENOTYPIC_ABNORMALITY)
        assert bool(ontology().phenotypes[number]) is inside
