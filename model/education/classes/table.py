"""A table with an essay a row: which column is what, and what its rows say."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.education.classes.classroom import RefusedFile, Submission
from model.education.classes.naming import intake_words
from model.errors import EssayRefused
from model.safety import clean_text

MOST_ROWS = 20_000
_LONGEST_CELL = 1 << 20
_ESSAY = 60
"""Characters that the cells of a column without a name have on average at least, for essays."""
_WITHIN = 10
"""Rows in which the names of the columns stand."""
_MARK = re.compile(r"\s*(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:分|points?|pts?|/\s*\d+|\s)*", re.IGNORECASE)
_ROLES = ("mark", "number", "pupil", "text")

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Columns:
    text: int
    pupil: int | None = None
    number: int | None = None
    mark: int | None = None
    head: bool = True
    """Whether the first row names the columns."""


def rows_of(text: str) -> list[list[str]]:
    """The rows of a CSV or TSV, empty ones too. Raises EssayRefused: table_too_long, essay_file_damaged."""
    csv.field_size_limit(_LONGEST_CELL)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = []
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([clean_text(cell).strip() for cell in row])
            if len(rows) > MOST_ROWS:
                raise EssayRefused("table_too_long", most=MOST_ROWS)
    except csv.Error as fault:
        raise EssayRefused("essay_file_damaged") from fault
    return rows


def essays_in(file: str, rows: Rows) -> Iterator[Submission | RefusedFile]:
    """Every row's essay with its pupil and mark, or why there is none. Raises EssayRefused("essay_table_…")."""
    start = _start(rows)
    columns = _columns(rows[start:])
    names = [_cell(row, columns.pupil) for row in rows]
    for place, row in enumerate(rows):
        if not any(row) or place < start + columns.head:
            continue
        text, name, number = (_cell(row, column) for column in (columns.text, columns.pupil, columns.number))
        if not text:
            yield RefusedFile(file, "essay_row_empty", {"row": place + 1})
            continue
        if name and number and names.count(name) > 1:
            name = f"{name} {number}"
        yield Submission(file, name or number, text, mark_in(_cell(row, columns.mark)))


def _start(rows: Rows) -> int:
    """The row that names a column of essays, below titles of the table; else the first with anything in it."""
    named = (place for place, row in enumerate(rows[:_WITHIN]) if any(_role(cell) == "text" for cell in row))
    return next(named, next((place for place, row in enumerate(rows) if any(row)), 0))


def mark_in(cell: str) -> float | None:
    """The number a cell such as ``48``, ``48分`` or ``48/60`` gives, None where it gives none."""
    found = _MARK.fullmatch(cell)
    return float(found[1].replace(",", ".")) if found else None


def _columns(rows: Rows) -> _Columns:
    first = next(iter(rows), ())
    roles = {column: _role(cell) for column, cell in enumerate(first)}
    named = [column for column, role in roles.items() if role == "text"]
    if named:
        essays = max(named, key=lambda each: _length(rows[1:], each))
        return _Columns(essays, _first(roles, "pupil"), _first(roles, "number"), _first(roles, "mark"))
    widest = max(range(max(map(len, rows), default=0)), key=lambda each: _length(rows, each), default=None)
    if widest is None or _length(rows, widest) < _ESSAY:
        raise EssayRefused("essay_table_without_essays")
    marked, pupil = _first(roles, "mark"), _first(roles, "pupil")
    head = pupil is not None or marked is not None or len(_cell(first, widest)) < _ESSAY // 2
    if pupil is None:
        pupil = next(
            (each for each in range(len(first)) if each != widest and mark_in(_cell(rows[-1], each)) is None), None
        )
    return _Columns(widest, pupil, mark=marked, head=head)


def _role(heading: str) -> str:
    """What a column holds by its heading: exactly one of the known names, or one that begins or ends with one."""
    plain = re.sub(r"[\s_\-]+", " ", re.sub(r"[(（\[].*", "", heading)).strip().casefold()
    words = intake_words()
    exact = next((role for role in _ROLES if plain in words[role]), "")
    return exact or next((role for role in _ROLES if any(_ends(plain, word) for word in words[role])), "")


def _first(roles: Mapping[int, str], wanted: str) -> int | None:
    return next((column for column, role in roles.items() if role == wanted), None)


def _ends(heading: str, word: str) -> bool:
    if word.isascii():
        return heading.endswith(f" {word}") and len(word) > 2
    return heading.endswith(word)


def _length(rows: Rows, column: int) -> float:
    lengths = [len(_cell(row, column)) for row in rows if any(row)]
    return sum(lengths) / max(1, len(lengths))


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""
