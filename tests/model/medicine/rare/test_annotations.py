"""The annotations are read row by row, with everything a reader may ask of a row."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model.medicine.ontology.ontology import ontology
from model.medicine.rare.annotations import UNSTATED, compile_annotations, rare_annotations

HEAD = (
    "#description: test\n#version: 2031-02-03\n"
    "database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration\n"
)


def row(disease="OMIM:1", qualifier="", term="HP:0001250", reference="PMID:1", frequency="", sex="", aspect="P") -> str:
    return "\t".join([disease, "Name", qualifier, term, reference, "PCS", "", frequency, sex, "", aspect, "x"]) + "\n"


def compiled_of(tmp_path: Path, *rows: str):
    path = tmp_path / "small.hpoa"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return compile_annotations(path, ontology())


@pytest.mark.parametrize(
    ("written", "share", "affected", "examined"),
    [
        ("3/7", 3 / 7, 3, 7),
        ("0/4", 0.0, 0, 4),
        ("0/0", UNSTATED, 0, 0),
        ("43%", 0.43, 0, 0),
        ("42.5%", 0.425, 0, 0),
        ("HP:0040281", 0.895, 0, 0),
        ("HP:0040285", 0.0, 0, 0),
        ("", UNSTATED, 0, 0),
    ],
)
def test_frequency(tmp_path: Path, written: str, share: float, affected: int, examined: int) -> None:
    made = compiled_of(tmp_path, row(frequency=written))
    assert made.arrays["frequency"][0] == pytest.approx(share)
    assert (made.arrays["affected"][0], made.arrays["examined"][0]) == (affected, examined)


def test_negation_sex_and_reference(tmp_path: Path) -> None:
    made = compiled_of(
        tmp_path, row(), row(qualifier="NOT", term="HP:0001251", sex="FEMALE"), row(term="HP:0001252", sex="male")
    )
    assert made.arrays["negated"].tolist() == [False, True, False]
    assert made.arrays["sex"].tolist() == [0, 1, 2]
    assert made.rest["references"] == ["PMID:1"]


def test_inheritance_and_course_are_facts_of_the_disease_not_rows(tmp_path: Path) -> None:
    made = compiled_of(
        tmp_path, row(), row(term="HP:0000007", aspect="I"), row(term="HP:0003577", aspect="C"), row(aspect="M")
    )
    assert len(made.arrays["term"]) == 1
    assert made.rest["diseases"] == [["OMIM:1", "Name", ["HP:0000007"], ["HP:0003577"]]]


def test_term_the_release_lacks_is_left_out_and_a_former_one_is_mapped(tmp_path: Path) -> None:
    made = compiled_of(tmp_path, row(term="HP:9999999"), row(term="HP:0004715"))
    assert made.arrays["term"].tolist() == [ontology().index["HP:0000003"]]


def test_version(tmp_path: Path) -> None:
    assert compiled_of(tmp_path, row()).rest["version"] == "2031-02-03"


def test_installed_release() -> None:
    rows = rare_annotations()
    kinds = [disease.id.partition(":")[0] for disease in rows.diseases]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"OMIM": 8359, "ORPHA": 4281, "DECIPHER": 47}
    assert len(rows.term) == 254_621
    assert int(rows.negated.sum()) == 704  # of 711; seven speak of past history
    assert np.all(np.diff(rows.disease) >= 0)


def test_rows_of_a_disease_are_its_own() -> None:
    rows = rare_annotations()
    marfan = rows.number["OMIM:154700"]
    here = rows.rows(marfan)
    assert set(rows.disease[here].tolist()) == {marfan}
    assert "HP:0001519" in {ontology().ids[term] for term in rows.term[here]}  # disproportionate tall stature
    assert "HP:0000006" in rows.diseases[marfan].inheritance
