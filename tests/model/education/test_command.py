"""The desk from the command line: one essay, a folder, a folder with marks."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from model.__main__ import REFUSED, main
from model.education.service import samples
from tests.model.education.scoring.essays import made_class


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    essays, _ = made_class(8)
    for place, essay in enumerate(essays):
        (tmp_path / f"{place}.txt").write_text(essay.text, encoding="utf-8")
    return tmp_path


def rows(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed)))


@pytest.mark.parametrize(("language", "says"), [("en", "Not calibrated"), ("zh", "未校准")])
def test_essay_is_marked_in_its_language(language, says, capsys) -> None:
    strong = samples(language)[0]
    assert main(["education", str(strong.path)]) == 0
    printed = capsys.readouterr().out
    assert says in printed
    assert "“" in printed


def test_essay_as_json_has_its_total_and_interval(capsys) -> None:
    assert main(["education", str(samples("en")[0].path), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert "total" in json.dumps(record)


def test_folder_gives_a_line_an_essay_and_names_the_bad_one(folder: Path, capsys) -> None:
    (folder / "bad.docx").write_bytes(b"PK broken")
    assert main(["education", str(folder), "--rubric", "holistic_6"]) == 1
    out, err = capsys.readouterr()
    assert len(rows(out)) == 8
    assert "bad.docx" in err


def test_marks_calibrate_a_folder(folder: Path, capsys, tmp_path_factory) -> None:
    marks = tmp_path_factory.mktemp("marks") / "marks.csv"
    marks.write_text("file,mark\n" + "".join(f"{place}.txt,6\n" for place in range(6)), encoding="utf-8")
    assert main(["education", str(folder), "--rubric", "holistic_6", "--marks", str(marks)]) == 0
    high = [float(row["total"]) for row in rows(capsys.readouterr().out)]
    assert main(["education", str(folder), "--rubric", "holistic_6"]) == 0
    plain = [float(row["total"]) for row in rows(capsys.readouterr().out)]
    assert sum(high) > sum(plain) + 4


def test_too_few_marks_and_an_unknown_rubric_are_refused(folder: Path, capsys) -> None:
    marks = folder / "marks.csv"
    marks.write_text("0.txt,6\n", encoding="utf-8")
    assert main(["education", str(folder), "--rubric", "holistic_6", "--marks", str(marks)]) == REFUSED
    assert "too few" in capsys.readouterr().err
    assert main(["education", str(folder), "--rubric", "none such"]) == REFUSED
