"""Names of concepts: the project's own Chinese ones, imported official ones, English for the rest."""

from __future__ import annotations

import collections
import json
import re
from pathlib import Path

import numpy as np
import pytest

from model.errors import KnowledgeError
from model.medicine.ontology.names import import_names, name_of, official_names, own_names
from model.medicine.ontology.ontology import ontology
from model.medicine.rare.annotations import rare_annotations

COLUMNS = ("source_language", "translation_language", "subject_id", "predicate_id", "source_value")
HEAD = "\t".join((*COLUMNS, "translation_value", "translation_status")) + "\n"
LATIN_IN_NAMES = re.compile(r"^[\u3400-\u9fffA-Za-z0-9γ、（）-]+( Robin序列征)?$")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSAY_HOME", str(tmp_path))
    return tmp_path


def table(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "labels.tsv"
    path.write_text(head + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def row(term: str, value: str, language: str = "zh", status: str = "OFFICIAL", predicate: str = "rdfs:label") -> str:
    return f"en\t{language}\t{term}\t{predicate}\tsomething\t{value}\t{status}"


def test_every_named_id_is_a_current_phenotype_term() -> None:
    wrong = [term for term in own_names() if ontology().resolve(term).id != term]
    assert wrong == []


def test_no_two_terms_share_a_name() -> None:
    by_name = collections.Counter(own_names().values())
    assert [name for name, count in by_name.items() if count > 1] == []


def test_names_are_chinese_in_chinese_punctuation() -> None:
    wrong = [
        name
        for name in own_names().values()
        if not LATIN_IN_NAMES.match(name) or not re.search("[\u3400-\u9fff]", name)
    ]
    assert wrong == []


def test_the_two_thousand_most_annotated_terms_have_a_chinese_name() -> None:
    terms, rows = ontology(), rare_annotations()
    most = np.argsort(-np.bincount(rows.term, minlength=len(terms)), kind="stable")
    common = [terms.ids[number] for number in most if terms.phenotypes[number]][:2000]
    assert [term for term in common if term not in own_names()] == []


def test_the_own_name_is_used_in_chinese_and_the_label_in_english(home: Path) -> None:
    assert name_of("HP:0001250", "zh") == "癫痫发作"
    assert name_of("HP:0001250", "en") == "Seizure"


def test_a_term_without_a_chinese_name_keeps_its_english_one(home: Path) -> None:
    unnamed = next(
        term for number, term in enumerate(ontology().ids) if ontology().phenotypes[number] and term not in own_names()
    )
    assert name_of(unnamed, "zh") == ontology().name(unnamed)


def test_a_concept_outside_the_ontology_is_called_by_its_id(home: Path) -> None:
    assert name_of("AS:smoking", "zh") == "AS:smoking"


def test_imported_official_names_come_first_and_a_second_import_replaces_them(home: Path) -> None:
    assert import_names(table(home, row("HP:0001250", "癫痫（官方）"), row("HP:0001945", "发烧"))) == 2
    assert name_of("HP:0001250", "zh") == "癫痫（官方）"
    assert import_names(table(home, row("HP:0001945", "发热症"))) == 1
    assert name_of("HP:0001945", "zh") == "发热症"
    assert name_of("HP:0001250", "zh") == "癫痫发作"


def test_only_official_chinese_labels_of_current_terms_are_taken(home: Path) -> None:
    path = table(
        home,
        row("HP:0001250", "癫痫"),
        row("HP:0001251", "共济失调症", status="CANDIDATE"),
        row("HP:0001252", "肌张力低", language="ja"),
        row("HP:0001257", "痉挛症", predicate="IAO:0000115"),
        row("HP:0001260", "Dysarthria"),
        row("HP:9999999", "没有的术语"),
        row("HP:0001263", "很" * 200),
        "en\tzh\tHP:0001270",
    )
    assert import_names(path) == 1
    assert set(official_names()) == {"HP:0001250"}


def test_invisible_characters_do_not_enter_a_name(home: Path) -> None:
    import_names(table(home, row("HP:0001250", "癫\u202e痫\u200b 发作")))
    assert official_names()["HP:0001250"] == "癫痫 发作"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"name,value\n1,2\n", "names_unreadable"),
        (b"", "names_unreadable"),
        (b"\xff\xfe\x00", "names_unreadable"),
        (HEAD.encode(), "names_empty"),
        ((HEAD + row("HP:0001250", "発作", language="ja")).encode(), "names_empty"),
    ],
)
def test_another_kind_of_file_is_refused(home: Path, content: bytes, code: str) -> None:
    path = home / "labels.tsv"
    path.write_bytes(content)
    with pytest.raises(KnowledgeError) as refused:
        import_names(path)
    assert refused.value.code == code
    assert "labels.tsv" in refused.value.message("zh")


def test_a_file_that_is_not_there_is_refused(home: Path) -> None:
    with pytest.raises(KnowledgeError) as refused:
        import_names(home / "missing.tsv")
    assert refused.value.code == "names_unreadable"


def test_damaged_kept_names_are_not_used(home: Path) -> None:
    import_names(table(home, row("HP:0001250", "癫痫（官方）")))
    kept = home / "medicine" / "official_names_zh.json"
    assert json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text("{", encoding="utf-8")
    assert name_of("HP:0001250", "zh") == "癫痫发作"
