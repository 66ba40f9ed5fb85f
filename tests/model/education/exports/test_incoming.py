"""A teacher's marks come back as they went out, and what cannot be taken is refused by row and reason."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from model.education.exports.excel import to_excel
from model.education.exports.grading import kept_cell, read_cell, to_csv, to_json
from model.education.exports.incoming import ImportedMarks, RefusedRow, read_marks
from model.education.marks.mark import Mark
from model.errors import EssayRefused, describe
from model.safety import safe_cell
from tests.model.education.exports.class_of import CLASS, essay

FORMS = {"marks.xlsx": to_excel, "marks.csv": to_csv, "marks.json": to_json}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", FORMS)
def test_round_trip(file, language) -> None:
    back = read_marks(file, FORMS[file](CLASS, language), CLASS)
    assert back == ImportedMarks({each.id: each.mark for each in CLASS if each.mark}, ())


MARKS = st.builds(
    Mark,
    st.floats(0, 60).map(lambda mark: round(mark, 3)),
    st.dictionaries(st.sampled_from(["content", "language"]), st.floats(0, 20)),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from("'=+-@"), max_size=20).map(
        str.strip
    ),
    st.booleans(),
)


@given(MARKS)
def test_every_mark_comes_back_from_csv_and_json(mark) -> None:
    from model.safety import clean_text

    kept = Mark(mark.total, mark.criteria, clean_text(mark.note).strip(), mark.locked)
    marked = [essay(mark=kept)]
    for file in ("marks.csv", "marks.json"):
        assert read_marks(file, FORMS[file](marked, "en"), marked).marks == {"e1": kept}


@given(st.text())
def test_cells_leave_safe_and_come_back_as_they_were(text) -> None:
    cell = kept_cell(text)
    assert read_cell(cell) == text
    assert safe_cell(cell) == cell


def test_a_mark_written_into_the_workbook_is_read() -> None:
    book = load_workbook(io.BytesIO(to_excel(CLASS, "zh")))
    book.active["G7"] = 51
    content = io.BytesIO()
    book.save(content)
    assert read_marks("改.xlsx", content.getvalue(), CLASS).marks["e3"] == Mark(51.0)


def table(*rows: tuple[str, ...], head=("ID", "Student", "Your mark", "Note to the student")) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode()


def test_rows_are_refused_by_number_and_reason() -> None:
    rows = (
        ("e1", "", "48分", ""),
        ("e9", "", "40", ""),
        ("e2", "", "good", ""),
        ("e3", "", "61", ""),
        ("e1", "", "12", ""),
        ("", "", "5", ""),
        ("e2", "", "", "well done"),
        ("e3", "", "", ""),
        ("e2", "", "nan", ""),
    )
    found = read_marks("m.csv", table(*rows), CLASS)
    assert found.marks == {"e1": Mark(48.0)}
    assert [(each.row, each.code) for each in found.refused] == [
        (3, "marks_row_unknown"),
        (4, "marks_row_not_a_number"),
        (5, "mark_outside_scale"),
        (6, "marks_row_twice"),
        (7, "marks_row_unknown"),
        (8, "marks_row_without_total"),
        (10, "marks_row_not_a_number"),
    ]
    assert all(describe(each.code, language, dict(each.details)) for each in found.refused for language in ("en", "zh"))


def test_without_an_id_the_pupil_tells_the_essay_unless_several_are_by_them() -> None:
    twins = [essay("a", "李雷"), essay("b", "李雷"), essay("c", "韩梅")]
    found = read_marks("m.tsv", "学生\t教师评分\n韩梅\t50\n李雷\t40".encode("gb18030"), twins)
    assert found.marks == {"c": Mark(50.0)}
    assert found.refused == (RefusedRow(3, "marks_row_ambiguous", {"name": "李雷"}),)


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("m.csv", b"a,b\n1,2"),
        ("m.csv", "教师评分\n4".encode()),
        ("m.xlsx", b"PK\x03\x04 broken"),
        ("m.xlsx", b""),
        ("m.json", b"[" * 100_000),
        ("m.json", b'{"format": "assay-marks", "essays": [{"id": 1}]}'),
        ("m.json", b'{"format": "other", "essays": []}'),
        ("m.json", json.dumps({"format": "assay-marks", "essays": [{"id": "e1", "mark": 4}]}).encode()),
    ],
)
def test_what_is_no_table_of_marks_is_refused_as_a_whole(file, data) -> None:
    with pytest.raises(EssayRefused) as refusal:
        read_marks(file, data, CLASS)
    assert refusal.value.code == "marks_file_unreadable"
