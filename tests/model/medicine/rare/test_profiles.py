"""Frequencies are pooled over publications, carried to broader terms, and forgotten with the publications left out."""

from __future__ import annotations

import numpy as np
import pytest

from model.medicine.ontology.ontology import ontology
from model.medicine.rare.profiles import PRIOR, STATED, UNKNOWN, Profiles, profiles_of, rare_profiles, without
from tests.model.medicine.rare.tiny import (
    AORTA,
    ARACHNODACTYLY,
    DEAFNESS,
    FOCAL_SEIZURE,
    LENS,
    SCOLIOSIS,
    SEIZURE,
    tiny_annotations,
)


@pytest.fixture
def rows(tmp_path):
    return tiny_annotations(tmp_path)


@pytest.fixture
def profiles(rows) -> Profiles:
    return profiles_of(ontology(), rows, np.arange(len(rows.disease)), np.arange(len(rows.diseases)))


def shown(profiles: Profiles, row: int, term: str) -> float:
    return float(profiles.implied[row, ontology().index[term]])


@pytest.mark.parametrize(
    ("disease", "term", "frequency"),
    [
        ("OMIM:1", ARACHNODACTYLY, (10 + PRIOR * UNKNOWN) / (20 + PRIOR)),
        ("OMIM:1", AORTA, UNKNOWN),
        ("OMIM:1", SCOLIOSIS, 0),
        ("OMIM:1", DEAFNESS, 0),
        ("OMIM:3", FOCAL_SEIZURE, (STATED * 0.895 + PRIOR * UNKNOWN) / (STATED + PRIOR)),
    ],
    ids=["counts add up", "unstated", "nobody showed it", "denied", "class of frequency"],
)
def test_frequency_is_pooled(rows, profiles, disease, term, frequency) -> None:
    assert shown(profiles, rows.number[disease], term) == pytest.approx(frequency)


def test_broader_terms_take_the_highest_frequency_below(rows, profiles) -> None:
    terms, row = ontology(), rows.number["OMIM:1"]
    assert shown(profiles, rows.number["OMIM:3"], SEIZURE) == shown(profiles, rows.number["OMIM:3"], FOCAL_SEIZURE)
    shared = set(terms.ancestors(terms.index[LENS])) & set(terms.ancestors(terms.index[ARACHNODACTYLY]))
    for term in shared:
        assert shown(profiles, row, terms.ids[term]) == shown(profiles, row, LENS)
    assert profiles.listed[rows.number["OMIM:3"], terms.index[SEIZURE]] == 0


def test_publications_count_once_and_only_those_of_pubmed(rows, profiles) -> None:
    counted = dict(zip([disease.id for disease in rows.diseases], profiles.publications.tolist(), strict=True))
    assert counted == {"OMIM:1": 3, "OMIM:2": 1, "OMIM:3": 1, "ORPHA:4": 0, "ORPHA:5": 0}


def test_a_publication_left_out_takes_its_rows_with_it(rows) -> None:
    left = without(ontology(), rows, ("PMID:11",))
    assert left is not None
    assert left.diseases.tolist() == [rows.number["OMIM:1"]]
    assert shown(left, 0, ARACHNODACTYLY) == pytest.approx((1 + PRIOR * UNKNOWN) / (10 + PRIOR))


def test_a_row_of_two_publications_goes_when_both_do(rows) -> None:
    one, both = without(ontology(), rows, ("PMID:11",)), without(ontology(), rows, ("PMID:11", "PMID:12"))
    assert one is not None
    assert both is not None
    assert shown(one, 0, LENS) > 0
    assert shown(both, 0, LENS) == 0
    assert shown(both, 0, AORTA) == pytest.approx(UNKNOWN)


def test_a_row_of_two_publications_goes_when_its_citation_is_named(rows) -> None:
    left = without(ontology(), rows, ("PMID:11;PMID:12",))
    assert left is not None
    assert shown(left, 0, LENS) == 0
    assert shown(left, 0, ARACHNODACTYLY) == pytest.approx((10 + PRIOR * UNKNOWN) / (20 + PRIOR))


def test_a_disease_may_lose_everything(rows) -> None:
    left = without(ontology(), rows, ("PMID:31",))
    assert left is not None
    assert left.implied.nnz == 0
    assert left.publications.tolist() == [0]


@pytest.mark.parametrize("left_out", [(), ("PMID:404",)])
def test_nothing_changes_where_nothing_is_left_out(rows, left_out) -> None:
    assert without(ontology(), rows, left_out) is None


def test_the_installed_profiles_are_frequencies() -> None:
    profiles = rare_profiles()
    assert profiles.implied.shape[0] > 12_000
    assert 0 < profiles.implied.data.min() <= profiles.implied.data.max() <= 1
    assert profiles.implied.data.dtype == np.float32
