"""Tables with an essay a row, whatever their columns are called."""

from __future__ import annotations

import pytest

from model.education.classes.classroom import RefusedFile, Submission
from model.education.classes.table import essays_in, mark_in, rows_of
from model.errors import EssayRefused
from tests.model.education.classes.handed_in import CHINESE, ENGLISH


def read(text: str) -> list[Submission | RefusedFile]:
    return list(essays_in("t.csv", rows_of(text)))


@pytest.mark.parametrize(
    "head",
    [
        "name,essay,score",
        "Student Name,Full Text,Total Score",
        "姓名,作文,分数",
        "学生姓名,作文内容,作文得分（满分60）",
        "学号,正文,成绩",
        "student_id,full_text,domain1_score",
        "NAME ,Essay Text ,MARK",
    ],
)
def test_columns_by_many_names(head) -> None:
    assert read(f'{head}\n7,"{CHINESE}",48\n') == [Submission("t.csv", "7", CHINESE, 48.0)]


def test_the_column_of_titles_is_not_the_essay() -> None:
    found = read(f"姓名,作文题目,作文,评语\n李雷,我的家乡,{CHINESE},好\n")
    assert found == [Submission("t.csv", "李雷", CHINESE)]


def test_tabs_semicolons_and_line_breaks_in_cells() -> None:
    assert read(f'name\tessay\nAnn\t"{ENGLISH}\nSecond."\n')[0].text == f"{ENGLISH}\nSecond."
    assert read(f"name;essay\nAnn;{ENGLISH}\n")[0].pupil == "Ann"


def test_titles_and_empty_rows_above_the_head() -> None:
    found = read(f"三班作文成绩,,\n,,\n姓名,作文,分数\n李雷,{CHINESE},4\n,,\n韩梅,,5\n")
    assert found == [Submission("t.csv", "李雷", CHINESE, 4.0), RefusedFile("t.csv", "essay_row_empty", {"row": 6})]


def test_columns_without_names_are_known_by_what_is_in_them() -> None:
    assert read(f"Ann,{ENGLISH.replace(',', '')}\nBob,{ENGLISH}\n")[0].pupil == "Ann"
    assert len(read(f"Ann,{ENGLISH}\nBob,{ENGLISH}\n")) == 2


def test_two_pupils_of_one_name_are_told_apart_by_their_numbers() -> None:
    found = read(f"学号,姓名,作文\n1,张伟,{CHINESE}\n2,张伟,{CHINESE}\n3,李雷,{CHINESE}\n")
    assert [each.pupil for each in found] == ["张伟 1", "张伟 2", "李雷"]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "姓名,分数\n李雷,4\n", "", "\n\n"])
def test_a_table_without_essays_is_refused(text) -> None:
    with pytest.raises(EssayRefused) as refusal:
        read(text)
    assert refusal.value.code == "essay_table_without_essays"


def test_limits() -> None:
    with pytest.raises(EssayRefused) as refusal:
        rows_of("a\n" * 20_001)
    assert refusal.value.code == "table_too_long"
    with pytest.raises(EssayRefused) as refusal:
        rows_of('"' + "a" * (2 << 20))
    assert refusal.value.code == "essay_file_damaged"


@pytest.mark.parametrize(
    ("cell", "mark"),
    [("48", 48.0), ("48.5分", 48.5), ("48/60", 48.0), (" 7 pts ", 7.0), ("A+", None), ("", None), ("4 5", None)],
)
def test_mark(cell, mark) -> None:
    assert mark_in(cell) == mark
