"""Tables: rows of a page to entries with a label and one number a fiscal year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.documents import Word
from model.finance.columns import Column, column_of, find_columns, header_end, notes_column, with_years, without_notes
from model.finance.rows import Number, Row, join_words
from model.finance.wrapping import Entry

_SIGNS = frozenset({"$", "€", "£", "¥", "￥", "US$", "HK$"})
_HEAD_WORDS = re.compile(r"(19|20)\d\d|millions|thousands|单位|币种|项目|附注|期末|期初|本期|上期|年末|年初|本年|上年")
LONGEST_STATEMENT = 4
"""A table with more fiscal years is a summary, not a statement."""


@dataclass(frozen=True, slots=True)
class Table:
    """One page's part of a table."""

    columns: tuple[Column, ...]
    """The columns that carry a fiscal year; empty where the head names none."""
    all_columns: tuple[Column, ...]
    head: str
    """Text of the rows above the first numbers."""
    body: tuple[Row, ...]
    notes: tuple[float, float] | None
    """Left and right edge of a column of note numbers."""

    def entries(self, columns: Sequence[Column], notes: tuple[float, float] | None) -> list[Entry]:
        """The rows as label and numbers by year of `columns`."""
        entries = [_entry(row, columns, self.all_columns, notes) for row in self.body]
        return [entry for entry in entries if entry.text or entry.cells]


def read_table(rows: Sequence[Row], fiscal_year: int | None, longest: int = LONGEST_STATEMENT) -> Table | None:
    """The table the rows print; None where no numbers stand in columns. `fiscal_year` names "this period" columns."""
    columns = find_columns(rows)
    if not columns:
        return None
    first_amounts = header_end(rows, columns)
    head = rows[:first_amounts]
    text = "\n".join(row.text for row in head)
    notes = notes_column(head, columns)
    columns = without_notes(columns, notes)
    dated = with_years(columns, head, fiscal_year or _year_of(text), longest)
    return Table(tuple(dated), tuple(columns), text, tuple(rows[first_amounts - _lead(head) :]), notes)


def unfold(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The two halves of a balance sheet printed side by side, left first; any other table as the only part.

    The halves are known by the words between two groups of columns.
    """
    columns = find_columns(rows)
    half = len(columns) // 2
    if half < 1 or len(columns) % 2:
        return [rows]
    left, right = columns[half - 1].edge, columns[half].left
    between = [
        word.x0
        for row in rows[header_end(rows, columns) :]
        for word in row.words
        if left + row.height < word.x0 and word.x1 < right and len(word.text) > 2 and word.text.isalpha()
    ]
    if len(between) < len(rows) / 3:
        return [rows]
    cut = min(between) - 1
    return [
        [part for row in rows if (part := row.part(lambda word: word.x0 < cut)) is not None],
        [part for row in rows if (part := row.part(lambda word: word.x0 >= cut)) is not None],
    ]


def _lead(head: Sequence[Row]) -> int:
    """How many of the last rows of the head are section headings of the table rather than column heads."""
    count = 0
    for row in reversed(head):
        if _HEAD_WORDS.search(row.text) or count == 3 or len(row.text) > 90:
            break
        count += 1
    return count


def _year_of(text: str) -> int | None:
    years = [int(year) for year in re.findall(r"(?<!\d)(20[0-4]\d)\s*年", text)]
    return max(years) if years else None


def _entry(row: Row, dated: Sequence[Column], columns: Sequence[Column], notes: tuple[float, float] | None) -> Entry:
    """A row as label text and numbers by year; words between label and columns (notes, currency signs) are dropped."""
    height = row.height
    cells: dict[int, Number] = {}
    for number in row.numbers:
        column = column_of(number, columns, height)
        if column is None or number.percent:
            continue
        year = next((known.year for known in dated if known.edge == column.edge), None)
        if year is not None and year not in cells:
            cells[year] = number
    left = min((column.left for column in columns), default=1e9)
    limit = min(left - 0.2 * height, min((number.box[0] for number in cells.values()), default=1e9))
    label = [
        word for word in row.words if word.x0 < limit and not _in_notes(word, notes, height) and word.text not in _SIGNS
    ]
    return Entry(row.page, tuple(label), join_words(label), cells, row.top, row.bottom, height)


def _in_notes(word: Word, notes: tuple[float, float] | None, height: float) -> bool:
    return notes is not None and (word.x0 + word.x1) / 2 > notes[0] - 1.5 * height and word.x0 > notes[0] - 4 * height
