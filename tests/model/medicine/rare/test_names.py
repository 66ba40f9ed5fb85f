"""Rare diseases have Chinese names where the project wrote one, their series by rule."""

from __future__ import annotations

import json
import re

import pytest

from data.knowledge import knowledge_path
from model.medicine.rare.annotations import Disease, rare_annotations
from model.medicine.rare.names import chinese_name, disease_name

NAMES = json.loads(knowledge_path("medicine/disease_names_zh.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Marfan syndrome", "马方综合征"),
        ("Joubert syndrome 12", "Joubert综合征12型"),
        ("Gaucher disease, type IIIC", "戈谢病IIIC型"),
        ("Mucopolysaccharidosis type 6", "黏多糖贮积症6型"),
        ("Deafness, autosomal recessive 12", "耳聋12型（常染色体隐性遗传）"),
        ("Autosomal dominant spastic paraplegia type 4", "痉挛性截瘫4型（常染色体显性遗传）"),
        ("Hemophilia A", "血友病A"),
        ("Something nobody named", None),
        ("Marfan syndrome with a tail", None),
    ],
)
def test_chinese_name(english: str, chinese: str | None) -> None:
    assert chinese_name(english) == chinese


def test_reader_of_english_and_unnamed_diseases_keep_the_name() -> None:
    assert disease_name(Disease("OMIM:1", "Marfan syndrome"), "en") == "Marfan syndrome"
    assert disease_name(Disease("OMIM:1", "Unnamed"), "zh") == "Unnamed"


@pytest.mark.parametrize("english", sorted(NAMES))
def test_names_are_written_as_they_are_looked_up(english: str) -> None:
    assert english == english.casefold().strip()
    assert re.search(r"[\u4e00-\u9fff]", NAMES[english]) or NAMES[english].isascii()
    assert not re.search(r"[,;()]", NAMES[english]), "punctuated as English"


def test_a_quarter_of_all_diseases_has_a_chinese_name() -> None:
    named = sum(chinese_name(disease.name) is not None for disease in rare_annotations().diseases)
    assert named > 3000
