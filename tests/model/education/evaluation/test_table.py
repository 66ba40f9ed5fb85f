"""Tables of marks: encodings, separators, headings guessed, and what is refused."""

from __future__ import annotations

import math

import pytest

from model.education.evaluation.report import evaluate, sample
from model.education.evaluation.table import Columns, guessed, numbers, read_table
from model.errors import EssayRefused

ROWS = "\n".join(f"{n},{n + 1},{'' if n == 2 else n},g{n % 2}" for n in range(1, 7))
TEXT = f"human,machine,rater2,group\n{ROWS}\n"


def test_headings_are_guessed() -> None:
    assert guessed(read_table(TEXT.encode())) == Columns("human", "machine", "rater2", groups=("group",))


def test_chinese_headings_in_gb18030_with_tabs() -> None:
    table = read_table("教师评分\t机器评分\t下限\t上限\t班级\n40\t41\t38\t44\t一班\n".encode("gb18030"))
    assert guessed(table) == Columns("教师评分", "机器评分", "", "下限", "上限", ("班级",))
    assert table.column("班级") == ("一班",)


def test_semicolons_quotes_and_short_rows() -> None:
    table = read_table('\ufeffhuman;machine;"a; b"\n1;2;x\n\n3;4\n'.encode())
    assert table.headings == ("human", "machine", "a; b")
    assert table.rows == (("1", "2", "x"), ("3", "4", ""))


def test_rows_without_a_mark_or_a_total_are_left_out_and_counted() -> None:
    table = read_table((TEXT + ",5,5,g1\n5,,5,g1\n").encode())
    found = numbers(table, guessed(table))
    assert found.human == (1, 2, 3, 4, 5, 6)
    assert found.machine == (2, 3, 4, 5, 6, 7)
    assert math.isnan(found.second[1])
    assert found.groups == {"group": ("g1", "g0") * 3}
    assert found.left_out == 2


@pytest.mark.parametrize(
    "data",
    [b"", b"human,machine", b"human\n1\n2\n", b"a,a\n1,2\n", b"\xff\xfe\xff", b"x" * 5_000_001],
    ids=["empty", "no rows", "one column", "headings twice", "no text", "too large"],
)
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(EssayRefused) as refused:
        read_table(data)
    assert refused.value.code == "marks_table_unreadable"


@pytest.mark.parametrize("columns", [Columns(), Columns(human="human"), Columns("human", "human")])
def test_two_different_columns_are_needed(columns: Columns) -> None:
    with pytest.raises(EssayRefused) as refused:
        numbers(read_table(TEXT.encode()), columns)
    assert refused.value.code == "marks_table_columns"


@pytest.mark.parametrize("cell", ["B+", "inf", "1,5"])
def test_cell_that_is_no_number_is_named_with_its_row(cell: str) -> None:
    table = read_table(TEXT.replace("\n3,4", f'\n"{cell}",4').encode())
    with pytest.raises(EssayRefused) as refused:
        numbers(table, guessed(table))
    assert refused.value.details == {"column": "human", "row": 4, "cell": cell}


def test_too_few_rows_are_refused() -> None:
    table = read_table(b"human,machine\n1,1\n2,2\n3,3\n4,4\n5,\n")
    with pytest.raises(EssayRefused) as refused:
        numbers(table, guessed(table))
    assert refused.value.details == {"fewest": 5, "rows": 4}


def test_report_compares_each_with_the_first_rater() -> None:
    table = read_table(TEXT.encode())
    report = evaluate(numbers(table, guessed(table)))
    assert (report.machine.count, report.machine.bias) == (6, 1.0)
    assert report.humans is not None
    assert (report.humans.count, report.humans.mean_error) == (5, 0.0)
    assert report.machine_second is not None
    assert report.machine_second.bias == 1.0
    assert report.coverage is None
    assert [line.group for line in report.groups["group"]] == ["g0", "g1"]


def test_report_without_a_second_rater_has_no_human_figures() -> None:
    report = evaluate(numbers(read_table(TEXT.encode()), Columns("human", "machine")))
    assert (report.humans, report.machine_second, report.true_score) == (None, None, None)
    assert report.groups == {}


def test_sample_has_everything_to_show() -> None:
    table = read_table(sample())
    report = evaluate(numbers(table, guessed(table)))
    assert report.humans
    assert report.true_score
    assert report.coverage
    assert [line.flagged for line in report.groups["school"] if line.group == "Hill"] == [True]
