"""A folder of patients: a line a file, bad ones named with their reason, nothing kept."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from model import jobs
from model.medicine.exchange.incoming import LARGEST
from model.medicine.folder import COLUMNS, FolderReading, patients_in
from tests.model.medicine.exchange.packets import COUGH, FEVER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two patients that can be read, four files that cannot, and two that are none."""
    top = tmp_path / "patients"
    (top / "ward").mkdir(parents=True)
    (top / ".hidden").mkdir()
    features = [{"type": {"id": FEVER}}, {"type": {"id": COUGH}, "excluded": True}, {"type": {"id": "HP:0003577"}}]
    (top / "a.json").write_text(json.dumps({"phenotypicFeatures": features}))
    (top / "ward" / "b.TXT").write_text("患者王小明，发热、咳嗽3天。", encoding="utf-8")
    (top / "c.json").write_text("{")
    (top / "d.txt").write_bytes(b"\xff\xfe\x00")
    (top / "e.txt").write_text("  ")
    (top / "=f.json").write_bytes(b" " * (LARGEST + 1))
    (top / ".hidden" / "g.txt").write_text("fever")
    (top / "h.pdf").write_bytes(b"%PDF")
    return top


def read(reading: FolderReading) -> list[dict[str, str]]:
    return list(csv.DictReader(reading.lines()))


def test_every_file_has_its_line_and_bad_ones_their_reason(folder: Path) -> None:
    reading = FolderReading(folder, "en")
    rows = {row["file"]: row for row in read(reading)}
    assert set(rows) == {"a.json", "ward/b.TXT", "c.json", "d.txt", "e.txt", "'=f.json"}
    assert (reading.read, reading.failed) == (2, 4)
    assert {name for name, row in rows.items() if row["state"] == "read"} == {"a.json", "ward/b.TXT"}
    assert "phenopacket" in rows["c.json"]["reason"]
    assert "d.txt is not plain text" in rows["d.txt"]["reason"]
    assert "empty" in rows["e.txt"]["reason"]
    assert "2 MB" in rows["'=f.json"]["reason"]
    assert reading.summary() == "2 patients ranked, 4 files not read."


def test_line_names_the_first_three_of_each_list(folder: Path) -> None:
    rows = {row["file"]: row for row in read(FolderReading(folder, "zh"))}
    packet = rows["a.json"]
    assert (packet["present"], packet["absent"]) == ("1", "1")
    assert packet["refused"] == "HP:0003577: modifier"
    assert all(packet[f"{scope}_{place}_name"] for scope in ("common", "rare") for place in (1, 2, 3))
    assert float(packet["rare_1_probability"]) >= float(packet["rare_2_probability"]) > 0
    assert "肺炎" in [rows["ward/b.TXT"][f"common_{place}_name"] for place in (1, 2, 3)]


def test_nothing_of_a_patient_is_written_or_kept(folder: Path) -> None:
    reading = FolderReading(folder, "zh")
    assert "王小明" not in "\n".join(reading.lines())
    assert jobs.current_store().documents("local") == ()


def test_file_that_vanishes_is_named(folder: Path) -> None:
    reading = FolderReading(folder, "en")
    (folder / "a.json").unlink()
    assert read(reading)[1]["reason"] == "No such file or directory"


def test_nothing_present_names_no_disease(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("nothing to see")
    (row,) = read(FolderReading(tmp_path, "en"))
    assert (row["state"], row["present"], row["common_1_name"], row["rare_1_id"]) == ("read", "0", "", "")


def test_empty_folder_has_the_head_alone(tmp_path: Path) -> None:
    assert list(FolderReading(tmp_path, "en").lines()) == [",".join(COLUMNS)]
    assert patients_in(tmp_path) == ()
