"""Columns of a statement: numbers that end at the same right edge, and the fiscal year above each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from model.documents import Word
from model.finance.rows import Number, Row
from model.finance.wording import compact

_YEAR = re.compile(r"(?<![\d.,])((?:19[89]|20[0-4])\d)(?![\d,]|\.\d)")
_FIRST_OF_JANUARY = re.compile(r"\bJan(?:uary|\.)? 1\b(?!\d)|\b1 Jan(?:uary)?\b|年 ?1 ?月 ?1 ?日", re.IGNORECASE)
_THIS_PERIOD = re.compile("期末|年末|本期|本年|本报告期")
_LAST_PERIOD = re.compile("期初|年初|上期|上年|上年同期")
_CHANGE = re.compile("比|增减|变动")
"""Heads of columns that compare periods."""
_PROSE = 12
"""A row of more words with one number in a column is a sentence that happens to reach it."""
_NOTES = re.compile(r"^(附注|注释|附注号|notes?)")
_CONSOLIDATED = re.compile("合并|集团|group|consolidated")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of numbers: the right edge of its digits, how far left they reach, and its fiscal year."""

    edge: float
    left: float
    count: int
    year: int | None = None

    @property
    def middle(self) -> float:
        """Half way between the widest number's left end and the right edge."""
        return (self.left + self.edge) / 2


def find_columns(rows: Sequence[Row]) -> list[Column]:
    """Columns from left to right, before years are known."""
    numbers = [
        number
        for row in rows
        for number in row.numbers
        if not _is_year(number) and (number.amount or (len(row.numbers) > 1 and number.value))
    ]
    if not numbers:
        return []
    height = median(row.height for row in rows)
    numbers.sort(key=lambda number: number.edge)
    groups: list[list[Number]] = []
    for number in numbers:
        if groups and number.edge - groups[-1][-1].edge < 0.6 * height:
            groups[-1].append(number)
        else:
            groups.append([number])
    most = max(len(group) for group in groups)
    return [
        Column(
            edge=median(number.edge for number in group),
            left=min(number.box[0] for number in group),
            count=len(group),
        )
        for group in groups
        if len(group) >= max(2, 0.2 * most) and (len(group) > 2 or any(number.amount for number in group))
    ]


def column_of(number: Number, columns: Sequence[Column], height: float) -> Column | None:
    """The column a number belongs to, None when it stands elsewhere (in a label, or as a footnote mark)."""
    nearest = min(columns, key=lambda column: abs(column.edge - number.edge), default=None)
    if nearest is None:
        return None
    if abs(nearest.edge - number.edge) < 0.8 * height:
        return nearest
    # A dash may stand in the middle of its column.
    if not number.value and nearest.left - height < number.box[0] and number.edge < nearest.edge + height:
        return nearest
    return None


def header_end(rows: Sequence[Row], columns: Sequence[Column]) -> int:
    """Index of the first row that carries amounts in the columns; rows before it are the head of the table."""
    for index, row in enumerate(rows):
        height = row.height
        hits = [number for number in row.numbers if not _is_year(number) and column_of(number, columns, height)]
        if len(hits) == 1 and len(row.words) > _PROSE:
            continue
        if any(number.amount for number in hits) or (len(hits) > 1 and not _YEAR.search(row.text)):
            return index
    return len(rows)


def _is_year(number: Number) -> bool:
    return bool(_YEAR.fullmatch(number.printed))


def with_years(columns: Sequence[Column], head: Sequence[Row], fiscal_year: int | None, longest: int) -> list[Column]:
    """The columns that carry a fiscal year, named by the rows above; empty when the years make no statement.

    `fiscal_year` names columns headed "this period / last period"; a table of more than `longest` years is no
    statement. Of two groups with the same years (group and company side by side) the consolidated one, else the first,
    is kept. Columns without a year are dropped.
    """
    best: dict[int, int] = {}
    for row in reversed(head):
        found = _years_of_row(row, columns, fiscal_year)
        if len(found) > 1 and len(found) >= len(columns) - 1:
            best = found
            break
        best = {**found, **best} if best else found
    closing = {year for year in best.values() if year > 0}
    named = [replace(columns[index], year=abs(year)) for index, year in sorted(best.items()) if -year not in closing]
    return _one_group(named, head, longest)


def _years_of_row(row: Row, columns: Sequence[Column], fiscal_year: int | None) -> dict[int, int]:
    """Column index to year for one row of the head; an opening balance of 1 January counts as negative."""
    found: dict[int, int] = {}
    for index, text in _phrases_by_column(row, columns).items():
        years = _YEAR.findall(text)
        flat = compact(text)
        if years:
            found[index] = int(years[-1]) * (-1 if _FIRST_OF_JANUARY.search(text) else 1)
        elif _CHANGE.search(flat):
            continue
        elif fiscal_year and _THIS_PERIOD.search(flat):
            found[index] = fiscal_year
        elif fiscal_year and _LAST_PERIOD.search(flat):
            found[index] = fiscal_year - 1
    return found


def _phrases_by_column(row: Row, columns: Sequence[Column]) -> dict[int, str]:
    """The phrases of a head row ("2019 年 12 月 31 日"), each given to the column it stands over."""
    pitch = min((b.edge - a.edge for a, b in pairwise(columns)), default=120.0)
    texts: dict[int, str] = {}
    for words in _phrases(row):
        left, right = words[0].x0, words[-1].x1
        distances = [_distance((left + right) / 2, right, column) for column in columns]
        index = min(range(len(columns)), key=distances.__getitem__)
        if distances[index] < 0.62 * pitch and right > columns[0].left - 0.5 * pitch:
            texts[index] = f"{texts.get(index, '')} {' '.join(word.text for word in words)}".strip()
    return texts


def _phrases(row: Row) -> list[list[Word]]:
    """Words that stand together; a second year begins a phrase of its own."""
    phrases: list[list[Word]] = []
    for word in row.words:
        together = phrases and word.x0 - phrases[-1][-1].x1 < row.height
        if together and not (_YEAR.search(word.text) and any(_YEAR.search(known.text) for known in phrases[-1])):
            phrases[-1].append(word)
        else:
            phrases.append([word])
    return phrases


def _distance(middle: float, right: float, column: Column) -> float:
    if column.left <= middle <= column.edge:
        return 0.0
    return min(abs(middle - column.middle), abs(right - column.edge))


def _one_group(columns: list[Column], head: Sequence[Row], longest: int) -> list[Column]:
    years = [column.year for column in columns]
    if len(set(years)) == len(years):
        return columns if len(years) <= longest else []
    half = len(years) // 2
    if len(years) % 2 or years[:half] != years[half:] or len(set(years[:half])) != half:
        repeated = Counter(years).most_common(1)[0][1]
        return [] if repeated > 2 or len(years) > 3 else _first_of_each(columns)
    second = columns[half:]
    marks = [(word.x0 + word.x1) / 2 for row in head for word in row.words if _CONSOLIDATED.search(compact(word.text))]
    over_second = any(second[0].left - 5 <= mark <= second[-1].edge + 5 for mark in marks)
    over_first = any(columns[0].left - 5 <= mark <= columns[half - 1].edge + 5 for mark in marks)
    return second if over_second and not over_first else columns[:half]


def _first_of_each(columns: list[Column]) -> list[Column]:
    by_year: dict[int | None, Column] = {}
    for column in columns:
        by_year.setdefault(column.year, column)
    return list(by_year.values())


def notes_column(head: Sequence[Row], columns: Sequence[Column]) -> tuple[float, float] | None:
    """Left and right edge of the head of a "Note" column between labels and numbers, None when there is none."""
    for row in head:
        for word in row.words:
            heads_columns = word is not row.words[0] or _YEAR.search(row.text)
            if heads_columns and _NOTES.match(compact(word.text)) and word.x1 < columns[-1].left:
                return word.x0, word.x1
    return None


def without_notes(columns: Sequence[Column], notes: tuple[float, float] | None) -> list[Column]:
    """The columns without one that stands under the head "Note"."""
    if notes is None:
        return list(columns)
    return [column for column in columns if column.edge < notes[0] - 2 or column.left > notes[1] + 2]
