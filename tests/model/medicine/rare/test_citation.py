"""Each row of the annotations can be opened where it was published."""

from __future__ import annotations

import pytest

from model.medicine.rare.annotations import rare_annotations
from model.medicine.rare.citation import citations, share_text


def row_of(kind: str, counted: bool) -> int:
    rows = rare_annotations()
    return next(
        row
        for row in range(len(rows.term))
        if rows.references[rows.reference[row]].startswith(kind) and bool(rows.examined[row]) is counted
    )


@pytest.mark.parametrize(
    ("kind", "host"), [("PMID:", "pubmed.ncbi.nlm.nih.gov"), ("OMIM:", "omim.org"), ("ORPHA:", "www.orpha.net")]
)
def test_address(kind: str, host: str) -> None:
    evidence = citations(row_of(kind, counted=False), "Fever")[0]
    assert evidence.source.startswith(kind)
    assert host in (evidence.url or "")
    assert evidence.source.partition(":")[2] in (evidence.url or "")


def test_counts_are_quoted() -> None:
    row = row_of("PMID:", counted=True)
    rows = rare_annotations()
    assert share_text(row) == f"{rows.affected[row]}/{rows.examined[row]}"
    assert citations(row, "Fever")[0].quote == f"Fever {share_text(row)}"


def test_a_row_that_names_several_publications_has_an_address_for_each() -> None:
    rows = rare_annotations()
    written = next(reference for reference in rows.references if reference.count(";") == 2)
    found = citations(int((rows.reference == rows.references.index(written)).argmax()), "Fever")
    assert [each.source for each in found] == written.split(";")
    assert [each.url for each in found] == [
        f"https://pubmed.ncbi.nlm.nih.gov/{each.removeprefix('PMID:')}/" for each in written.split(";")
    ]
