"""A teacher's marks read back from our own workbook, CSV or JSON after they were edited.

A row that cannot be taken is refused by its number and the reason; the others are taken.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from model.documents.files import read_sheets
from model.education.classes.plain import decoded
from model.education.classes.table import rows_of
from model.education.exports.grading import FORMAT, criteria_of, read_cell
from model.education.exports.returned import ReturnedEssay
from model.education.exports.wording import word
from model.education.marks.mark import Mark
from model.errors import AssayError, DocumentRefused, EssayRefused
from model.safety import clean_text

LARGEST = 20 << 20
"""Bytes."""
_WITHIN = 10
"""Rows in which the head of the table stands."""
_LONGEST_NOTE = 5_000
_LONGEST_SHOWN = 60
_LANGUAGES = ("en", "zh")
_FIELDS = ("id", "pupil", "mark", "note", "locked")
_UNIT = re.compile(r"\s*(?:分|points?|pts?)\s*$", re.IGNORECASE)
_YES = frozenset(("yes", "true", "1", "x", "✓", "locked", "是", "已定稿"))


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row whose mark was not taken, and why."""

    row: int
    """As a spreadsheet counts; of JSON the number of the essay."""
    code: str
    """Of data/knowledge/errors.json."""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportedMarks:
    """What a file of marks says."""

    marks: Mapping[str, Mark]
    """Essay id → mark. Essays without one in the file are left out."""
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it was found, all text."""

    number: int
    id: str
    pupil: str
    mark: str
    note: str
    locked: str
    criteria: Mapping[str, str]


def read_marks(file: str, data: bytes, essays: Sequence[ReturnedEssay]) -> ImportedMarks:
    """The marks in an edited .xlsx, .csv, .tsv or .json of these essays.

    Essays are found by their id, or by the pupil where the file gives no id. Raises EssayRefused: essay_file_too_large,
    essay_file_not_text, marks_file_unreadable.
    """
    if len(data) > LARGEST:
        raise EssayRefused("essay_file_too_large", megabytes=LARGEST >> 20)
    ending = Path(file).suffix.lower()
    if ending == ".json":
        rows = list(_json_rows(data))
    else:
        table = _sheet(data) if ending == ".xlsx" else rows_of(decoded(data))
        rows = list(_table_rows(table, essays))
    return _taken(rows, essays)


def _taken(rows: Sequence[_Row], essays: Sequence[ReturnedEssay]) -> ImportedMarks:
    by_id = {essay.id: essay for essay in essays}
    marks: dict[str, Mark] = {}
    refused: list[RefusedRow] = []
    for row in rows:
        if not any((row.mark, row.note, *row.criteria.values())):
            continue
        try:
            essay = _essay(row, by_id)
            if essay.id in marks:
                raise EssayRefused("marks_row_twice", name=_short(row.id or row.pupil))
            marks[essay.id] = _mark(row, essay)
        except AssayError as fault:
            refused.append(RefusedRow(row.number, fault.code, fault.details))
    return ImportedMarks(marks, tuple(refused))


def _essay(row: _Row, by_id: Mapping[str, ReturnedEssay]) -> ReturnedEssay:
    if row.id:
        if row.id not in by_id:
            raise EssayRefused("marks_row_unknown", name=_short(row.id))
        return by_id[row.id]
    named = [essay for essay in by_id.values() if row.pupil and essay.pupil == row.pupil]
    if len(named) != 1:
        raise EssayRefused("marks_row_ambiguous" if named else "marks_row_unknown", name=_short(row.pupil))
    return named[0]


def _mark(row: _Row, essay: ReturnedEssay) -> Mark:
    if not row.mark:
        raise EssayRefused("marks_row_without_total")
    scales = {each.name: (each.low, each.high) for each in essay.criteria}
    total = _number(row.mark, essay.rubric.low, essay.rubric.high)
    criteria = {name: _number(text, *scales[name]) for name, text in row.criteria.items() if text and name in scales}
    locked = row.locked.casefold() in _YES
    return Mark(total, criteria, clean_text(row.note).strip()[:_LONGEST_NOTE], locked)


def _number(text: str, low: float, high: float) -> float:
    try:
        value = float(_UNIT.sub("", text).replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise EssayRefused("marks_row_not_a_number", text=_short(text))
    if not low <= value <= high:
        raise EssayRefused("mark_outside_scale", mark=f"{value:g}", low=f"{low:g}", high=f"{high:g}")
    return value


def _sheet(data: bytes) -> list[list[str]]:
    """The first sheet. Raises EssayRefused("marks_file_unreadable")."""
    with TemporaryDirectory(prefix="marks-") as folder:
        path = Path(folder) / "marks.xlsx"
        path.write_bytes(data)
        try:
            return read_sheets(path)[0]
        except (DocumentRefused, IndexError) as fault:
            raise EssayRefused("marks_file_unreadable") from fault


def _table_rows(table: Sequence[Sequence[str]], essays: Sequence[ReturnedEssay]) -> Iterator[_Row]:
    head = next((place for place, row in enumerate(table[:_WITHIN]) if set(row) & _headings("mark")), None)
    if head is None:
        raise EssayRefused("marks_file_unreadable")
    columns = {name: _column(table[head], _headings(name)) for name in _FIELDS}
    if columns["id"] is None and columns["pupil"] is None:
        raise EssayRefused("marks_file_unreadable")
    criteria = {name: _column(table[head], titles) for name, titles in _criteria_headings(essays).items()}
    for number, row in enumerate(table[head + 1 :], head + 2):
        said = {name: _cell(row, column) for name, column in columns.items()}
        yield _Row(number, **said, criteria={name: _cell(row, column) for name, column in criteria.items()})


def _headings(key: str) -> set[str]:
    return {word(key, language) for language in _LANGUAGES}


def _criteria_headings(essays: Sequence[ReturnedEssay]) -> dict[str, set[str]]:
    """Criterion → how its column may be called: by its title in any language of the rubric."""
    titles: dict[str, set[str]] = {name: {title} for name, title in criteria_of(essays).items()}
    for essay in essays[:1]:
        for each in essay.rubric.criteria:
            titles.setdefault(each.name, set()).update(each.title.values())
    return {
        name: {word("mark_of", language, criterion=title) for title in known for language in _LANGUAGES}
        for name, known in titles.items()
    }


def _column(head: Sequence[str], names: set[str]) -> int | None:
    return next((column for column, name in enumerate(head) if name in names), None)


def _cell(row: Sequence[str], column: int | None) -> str:
    return read_cell(row[column].strip()) if column is not None and column < len(row) else ""


def _json_rows(data: bytes) -> Iterator[_Row]:
    """Raises EssayRefused("marks_file_unreadable")."""
    try:
        record = json.loads(data)
        if record["format"] != FORMAT:
            raise EssayRefused("marks_file_unreadable")
        for number, each in enumerate(record["essays"], 1):
            yield _json_row(number, each)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise EssayRefused("marks_file_unreadable") from fault


def _json_row(number: int, essay: Mapping[str, Any]) -> _Row:
    mark = essay["mark"] or {}
    points = {str(name): str(value) for name, value in mark.get("criteria", {}).items()}
    locked = "yes" if mark.get("locked") is True else ""
    total, note = (str(mark.get(key, "")) for key in ("total", "note"))
    return _Row(number, str(essay["id"]), str(essay.get("pupil", "")), total, note, locked, points)


def _short(text: str) -> str:
    return clean_text(text).replace("\n", " ")[:_LONGEST_SHOWN]
