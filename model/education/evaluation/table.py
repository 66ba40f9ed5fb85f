"""A table of marks as it is handed in: a CSV whose columns are named by the reader, or guessed from their headings."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from model.errors import EssayRefused
from model.safety import clean_text

LARGEST = 5_000_000
"""Bytes of a table."""
FEWEST_ROWS = 5
ROLES = ("human", "second", "machine", "low", "high")
"""Columns of numbers: the rater's mark, a second rater's, the machine's total and the ends of its interval."""
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "human": ("human", "rater1", "rater_1", "score", "mark", "true", "人工", "教师评分", "评分一", "分数"),
    "second": ("second", "rater2", "rater_2", "human2", "评分二", "第二评分"),
    "machine": ("machine", "predicted", "prediction", "system", "total", "机器", "预测", "机器评分"),
    "low": ("low", "lower", "下限"),
    "high": ("high", "upper", "上限"),
    "groups": ("group", "gender", "sex", "grade", "school", "first_language", "群体", "性别", "年级", "学校", "班级"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of text, each row as long as the headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, heading: str) -> tuple[str, ...]:
        """The cells under a heading."""
        place = self.headings.index(heading)
        return tuple(row[place] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which heading stands for what; "" for what the table does not have."""

    human: str = ""
    machine: str = ""
    second: str = ""
    low: str = ""
    high: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkTable:
    """Numbers of the rows that have both a human mark and a machine total; nan where another cell is empty."""

    human: tuple[float, ...]
    machine: tuple[float, ...]
    second: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Heading → the group of each row, "" for none."""
    left_out: int = 0
    """Rows without a human mark or a machine total."""


def read_table(data: bytes) -> Table:
    """The CSV in UTF-8 or GB 18030, separated by commas, semicolons or tabs.

    Raises EssayRefused: marks_table_unreadable.
    """
    text = _decoded(data)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        rows = [
            [clean_text(cell).strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)
        ]
    except csv.Error as fault:
        raise EssayRefused("marks_table_unreadable") from fault
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 or len(rows[0]) < 2 or len(set(rows[0])) < len(rows[0]):
        raise EssayRefused("marks_table_unreadable")
    width = len(rows[0])
    return Table(tuple(rows[0]), tuple(tuple((row + [""] * width)[:width]) for row in rows[1:]))


def guessed(table: Table) -> Columns:
    """The columns by their headings."""
    names = {heading.lower().replace(" ", "_"): heading for heading in reversed(table.headings)}
    found = {role: next((names[each] for each in _HEADINGS[role] if each in names), "") for role in ROLES}
    groups = tuple(heading for heading in table.headings if heading.lower().replace(" ", "_") in _HEADINGS["groups"])
    return Columns(**found, groups=groups)


def numbers(table: Table, columns: Columns) -> MarkTable:
    """The numbers under the columns named.

    Raises EssayRefused: marks_table_columns, marks_table_cell, marks_table_few.
    """
    if not columns.human or not columns.machine or columns.human == columns.machine:
        raise EssayRefused("marks_table_columns")
    values = {role: _numbers(table, getattr(columns, role)) for role in ROLES}
    kept = [
        row
        for row in range(len(table.rows))
        if not (math.isnan(values["human"][row]) or math.isnan(values["machine"][row]))
    ]
    if len(kept) < FEWEST_ROWS:
        raise EssayRefused("marks_table_few", fewest=FEWEST_ROWS, rows=len(kept))
    groups = {heading: tuple(table.column(heading)[row] for row in kept) for heading in columns.groups}
    return MarkTable(
        **{role: tuple(values[role][row] for row in kept) for role in ROLES},
        groups=groups,
        left_out=len(table.rows) - len(kept),
    )


def _numbers(table: Table, heading: str) -> Sequence[float]:
    if not heading:
        return [math.nan] * len(table.rows)
    found = []
    for number, cell in enumerate(table.column(heading), start=2):
        try:
            value = float(cell) if cell else math.nan
        except ValueError as fault:
            raise EssayRefused("marks_table_cell", column=heading, row=number, cell=cell[:40]) from fault
        if math.isinf(value):
            raise EssayRefused("marks_table_cell", column=heading, row=number, cell=cell[:40])
        found.append(value)
    return found


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise EssayRefused("marks_table_unreadable")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EssayRefused("marks_table_unreadable")
