"""The stanzas of an OBO file are read as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.medicine.ontology import obo

FILE = """format-version: 1.2
data-version: hp/releases/2031-02-03

[Term]
id: HP:0000001
name: All

[Term]
id: HP:0000002
name: Odd sign
alt_id: HP:0000009
def: "A sign that is \\"odd\\"." [source]
synonym: "Strange sign" EXACT layperson [someone]
synonym: "Sign" BROAD []
is_a: HP:0000001 ! All

[Term]
id: HP:0000003
name: obsolete Former sign
is_obsolete: true
replaced_by: HP:0000002
consider: HP:0000001

[Typedef]
id: part_of
name: part of
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "small.obo"
    written.write_text(FILE, encoding="utf-8")
    return written


def test_release(path: Path) -> None:
    assert obo.release(path) == "2031-02-03"


def test_release_unknown(tmp_path: Path) -> None:
    bare = tmp_path / "bare.obo"
    bare.write_text("format-version: 1.2\n[Term]\nid: X\ndata-version: hp/releases/no\n", encoding="utf-8")
    assert obo.release(bare) == ""


def test_terms_only_and_in_order(path: Path) -> None:
    assert [stanza.id for stanza in obo.stanzas(path)] == ["HP:0000001", "HP:0000002", "HP:0000003"]


def test_everything_of_a_term(path: Path) -> None:
    sign = list(obo.stanzas(path))[1]
    assert sign.name == "Odd sign"
    assert sign.definition == 'A sign that is "odd".'
    assert sign.parents == ["HP:0000001"]
    assert sign.alternatives == ["HP:0000009"]
    assert sign.synonyms == [("Strange sign", "EXACT", "layperson"), ("Sign", "BROAD", "")]


def test_obsolete_term(path: Path) -> None:
    former = list(obo.stanzas(path))[2]
    assert (former.name, former.obsolete, former.replaced_by) == ("Former sign", True, "HP:0000002")
    assert former.consider == ["HP:0000001"]
