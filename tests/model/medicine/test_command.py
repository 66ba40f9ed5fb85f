"""The desk from the command line: one note, a folder, and names brought in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from model.__main__ import REFUSED, main
from model.medicine.ontology.names import name_of
from model.medicine.service import samples

NOTES = {sample.language: sample.path for sample in samples()}


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def test_note_is_read_and_ranked_in_its_language(capsys) -> None:
    assert main(["medicine", str(NOTES["zh"])]) == 0
    printed = capsys.readouterr().out
    assert "肺炎 (pneumonia)" in printed
    assert "不是医疗器械" in printed
    assert "HP:0001945" in printed


@pytest.mark.parametrize(("scope", "lists"), [("common", {"common"}), ("rare", {"rare"}), ("both", {"common", "rare"})])
def test_everything_as_json(capsys, scope: str, lists: set[str]) -> None:
    assert main(["medicine", str(NOTES["en"]), "--scope", scope, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert {name for name, listed in record["candidates"].items() if listed} == lists
    assert record["sex"] == "female"
    first = record["candidates"][min(lists)][0]
    assert first["supporting"][0]["evidence"]


def test_folder_gives_a_line_a_patient_and_names_the_bad_one(capsys, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(NOTES["en"].read_bytes())
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert main(["medicine", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    rows = {row["file"]: row for row in csv.DictReader(io.StringIO(printed.out))}
    assert rows["good.txt"]["state"] == "read"
    assert rows["good.txt"]["common_1_id"]
    assert rows["bad.json"]["state"] == "failed"
    assert rows["bad.json"]["reason"]
    assert printed.err.strip()


@pytest.mark.parametrize("content", [b"\xff\xfe\xfa", b"   "])
def test_file_that_is_no_note_is_refused_in_a_line(capsys, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(content)
    assert main(["medicine", str(path)]) == REFUSED
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_official_names_are_kept_and_shown(capsys, tmp_path: Path) -> None:
    columns = ("source_language", "translation_language", "subject_id", "predicate_id", "source_value")
    head = "\t".join((*columns, "translation_value", "translation_status"))
    path = tmp_path / "hp-zh.babelon.tsv"
    path.write_text(f"{head}\nen\tzh\tHP:0001945\trdfs:label\tFever\t发热样例\tOFFICIAL\n", encoding="utf-8")
    assert main(["medicine", "--import-names", str(path)]) == 0
    assert "1" in capsys.readouterr().out
    assert name_of("HP:0001945", "zh") == "发热样例"
