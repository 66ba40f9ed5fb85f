"""A citation says what its row prints and leads to the page of the publication."""

from __future__ import annotations

import pytest

from model.medicine.ontology.ontology import ontology
from model.medicine.rare.citations import citations, page_of, printed
from tests.model.medicine.rare.tiny import tiny_annotations


@pytest.mark.parametrize(
    ("reference", "page"),
    [
        ("PMID:15266616", "https://pubmed.ncbi.nlm.nih.gov/15266616/"),
        ("OMIM:154700", "https://www.omim.org/entry/154700"),
        ("ORPHA:558", "https://www.orpha.net/en/disease/detail/558"),
        ("https://example.org/a", "https://example.org/a"),
        ("ISBN-13:978", None),
        ("PMID:1/../x", None),
        ("javascript:alert(1)", None),
    ],
)
def test_page_of(reference: str, page: str | None) -> None:
    assert page_of(reference) == page


def test_frequencies_are_quoted_as_printed(tmp_path) -> None:
    rows = tiny_annotations(tmp_path)
    quotes = [printed(ontology(), rows, row) for row in range(len(rows.disease))]
    assert quotes.count("9/10") == quotes.count("19/19") == quotes.count("0/7") == 1
    assert [quotes[row] for row in range(len(quotes)) if rows.disease[row] == rows.number["OMIM:3"]] == [
        "Very frequent"
    ]
    assert [quotes[row] for row in range(len(quotes)) if rows.disease[row] == rows.number["ORPHA:5"]] == ["Obligate"]
    assert None in quotes


def test_percentages_are_quoted_as_printed(tmp_path) -> None:
    rows = tiny_annotations(tmp_path, (("OMIM:1", "A", "", "HP:0001166", "PMID:1", "43%", ""),))
    assert printed(ontology(), rows, 0) == "43%"


def test_each_publication_of_a_row_is_cited_but_those_left_out(tmp_path) -> None:
    rows = tiny_annotations(tmp_path)
    row = next(row for row in range(len(rows.disease)) if ";" in rows.references[rows.reference[row]])
    assert [each.source for each in citations(ontology(), rows, row)] == ["PMID:11", "PMID:12"]
    assert [each.source for each in citations(ontology(), rows, row, ("PMID:11",))] == ["PMID:12"]
