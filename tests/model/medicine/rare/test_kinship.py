"""Numbered types of one series are kin, carriers of the same genes too; what OMIM has is not listed twice."""

from __future__ import annotations

import pytest

from model.medicine.rare.annotations import rare_annotations
from model.medicine.rare.kinship import CROWD, kin_by_genes, kin_by_name, rare_kinship, stem
from tests.model.medicine.rare.tiny import tiny_annotations, tiny_kinship


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Noonan syndrome 1", "Noonan syndrome 13", True),
        ("Noonan syndrome 1", "Noonan syndrome", True),
        ("Ehlers-Danlos syndrome, classic type, 1", "Ehlers-Danlos syndrome, classic type, 2", True),
        ("Glycogen storage disease IV", "Glycogen storage disease Ia", True),
        ("Deafness, autosomal recessive 3", "Deafness, autosomal dominant 9", True),
        ("Noonan syndrome 1", "Noonan syndrome-like disorder", False),
        ("Hypotonia, ataxia, and delay", "Ataxia", False),
    ],
)
def test_types_of_a_series_share_a_stem(name: str, other: str, same: bool) -> None:
    assert (stem(name) == stem(other)) is same


def test_names_of_qualifiers_alone_have_no_kin() -> None:
    assert kin_by_name(["Disease 1", "Disease 2", "Marfan syndrome", "Syndrome, Marfan"]) == [set(), set(), {3}, {2}]


def test_kin_by_genes_share_enough_of_them() -> None:
    genes = [frozenset("A"), frozenset("A"), frozenset("ABCD"), frozenset("E"), frozenset()]
    assert kin_by_genes(genes) == [{1}, {0}, set(), set(), set()]


def test_a_gene_of_a_crowd_makes_no_kin() -> None:
    assert kin_by_genes([frozenset("A")] * CROWD) == [set(range(CROWD)) - {each} for each in range(CROWD)]
    assert kin_by_genes([frozenset("A")] * (CROWD + 1)) == [set()] * (CROWD + 1)


def test_only_what_omim_lacks_is_listed_of_other_sources(tmp_path) -> None:
    rows = tiny_annotations(tmp_path)
    kinship = tiny_kinship(rows)
    assert [rows.diseases[each].id for each in kinship.listed.nonzero()[0]] == ["OMIM:1", "OMIM:2", "OMIM:3", "ORPHA:5"]
    assert kinship.twins(rows.number["OMIM:1"]) == (rows.number["ORPHA:4"],)
    assert kinship.twins(rows.number["OMIM:3"]) == ()


def test_kin_lend_their_mean() -> None:
    kinship = rare_kinship()
    noonan = rare_annotations().number["OMIM:163950"]
    size = len(kinship.series[noonan].indices)
    assert size > 5
    assert kinship.series[noonan].sum() == pytest.approx(size / (size + 1))
    assert kinship.series.diagonal().sum() == 0
    assert kinship.genes.diagonal().sum() == 0


def test_the_installed_list_has_all_of_omim_and_less_than_half_of_orphanet() -> None:
    rows, kinship = rare_annotations(), rare_kinship()
    omim = [number for number, disease in enumerate(rows.diseases) if disease.id.startswith("OMIM:")]
    assert kinship.listed[omim].all()
    assert 0 < kinship.listed.sum() - len(omim) < (len(rows.diseases) - len(omim)) / 2
    marfan = rows.number["OMIM:154700"]
    assert rows.number["ORPHA:558"] in kinship.twins(marfan)
