"""A class as a workbook: the grading table with live marks, criteria, comments, and the distribution as formulas."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname

from model.education.essay import Language
from model.education.exports.grading import criteria_of, kept_cell
from model.education.exports.returned import ReturnedEssay
from model.education.exports.wording import cautions, placed, rubric_title, unplaced, word
from model.worksheet import Column, Sheet

_MOST_BANDS = 12
_MARK = 7
"""Column of the teacher's mark."""
_SHOWN = "0.##"
_SPREAD = ("mean", "median", "deviation", "lowest", "highest")
_FORMULAS = ("AVERAGE({0})", "MEDIAN({0})", 'IF(COUNT({0})>1,STDEV({0}),"")', "MIN({0})", "MAX({0})")


def to_excel(essays: Sequence[ReturnedEssay], language: Language, title: str = "") -> bytes:
    """The workbook in "en" or "zh". Marks written into the column of the teacher's mark change all that follows."""
    book = Workbook()
    book.remove(book.active)
    first = _grading(book, essays, language, title)
    _criteria(_sheet(book, "criteria", essays, language, title), essays, language)
    _comments(_sheet(book, "comments", essays, language, title), essays, language)
    if essays:
        _distribution(_sheet(book, "distribution", essays, language, title), essays, first, language)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet(book: Workbook, key: str, essays: Sequence[ReturnedEssay], language: Language, title: str) -> Sheet:
    name = word(key, language)
    sheet = Sheet(book.create_sheet(name))
    sheet.title(f"{title} — {name}" if title else name, rubric_title(essays[0], language) if essays else "")
    return sheet


def _grading(book: Workbook, essays: Sequence[ReturnedEssay], language: Language, title: str) -> str:
    """The first sheet; returns the range of the marks that hold, as formulas on other sheets name it."""
    sheet = Sheet(book.create_sheet(word("marks", language)))
    rubric = rubric_title(essays[0], language) if essays else ""
    sheet.title(title or word("marks", language), word("subtitle", language, rubric=rubric))
    criteria = criteria_of(essays)
    widths = {"id": 20, "pupil": 16, "title": 26, "score": 14, "low": 11, "high": 11, "mark": 12}
    head = [Column(word(key, language), width, width < 16) for key, width in widths.items()]
    head += [Column(word("mark_of", language, criterion=each), 18, numeric=True) for each in criteria.values()]
    last = (("note", 40, False), ("locked", 9, False), ("final", 10, True), ("flags", 30, False))
    sheet.head([*head, *(Column(word(key, language), width, numeric) for key, width, numeric in last)])
    final = _MARK + len(criteria) + 3
    rows = [_graded(sheet, essay, list(criteria), final, language) for essay in essays]
    if not rows:
        return ""
    column = get_column_letter(final)
    return f"{quote_sheetname(sheet.name)}!${column}${rows[0]}:${column}${rows[-1]}"


def _graded(sheet: Sheet, essay: ReturnedEssay, criteria: list[str], final: int, language: Language) -> int:
    mark, (low, high) = essay.mark, essay.interval
    values = ["" if mark is None else mark.criteria.get(name, "") for name in criteria]
    note = "" if mark is None else mark.note
    locked = word("yes", language) if mark is not None and mark.locked else ""
    row = sheet.row(
        [
            *map(kept_cell, (essay.id, essay.pupil, essay.title)),
            *(essay.score, round(low, 2), round(high, 2)),
            *("" if mark is None else mark.total, *values, kept_cell(note), locked, "", cautions(essay, language)),
        ]
    )
    given, score = f"{get_column_letter(_MARK)}{row}", f"{get_column_letter(4)}{row}"
    sheet.formula(row, final, f"IF(ISNUMBER({given}),{given},{score})", _SHOWN)
    return row


def _criteria(sheet: Sheet, essays: Sequence[ReturnedEssay], language: Language) -> None:
    widths = {"id": 20, "pupil": 16, "criterion": 16, "points": 10, "most": 10, "quote": 60, "line": 60}
    sheet.head([Column(word(key, language), width, key in ("points", "most")) for key, width in widths.items()])
    for essay in essays:
        for each in essay.criteria:
            words = (each.quote, each.line)
            sheet.row([essay.id, essay.pupil, each.title, round(each.points, 2), each.high, *words])


def _comments(sheet: Sheet, essays: Sequence[ReturnedEssay], language: Language) -> None:
    widths = {"id": 20, "pupil": 16, "kind": 14, "quote": 40, "why": 60, "advice": 60}
    sheet.head([Column(word(key, language), width) for key, width in widths.items()])
    for essay in essays:
        for each in (*(comment for _, comment in placed(essay)), *unplaced(essay)):
            kind = word("praise", language) if each.praise else each.kind
            sheet.row([essay.id, essay.pupil, kind, essay.quote(each), each.why, each.advice])


def _distribution(sheet: Sheet, essays: Sequence[ReturnedEssay], marks: str, language: Language) -> None:
    """How many marks lie in each span of the scale, the highest mark in one of its own; the workbook counts."""
    keys = ("from", "below", "count", "share")
    sheet.head([Column(word(key, language), 18, numeric=True) for key in keys])
    rubric = essays[0].rubric
    width = rubric.step * max(1, math.ceil((rubric.high - rubric.low) / rubric.step / _MOST_BANDS))
    bands = math.floor((rubric.high - rubric.low) / width + 1e-9) + 1
    for band in range(bands):
        below = min(rubric.low + (band + 1) * width, rubric.high + rubric.step)
        row = sheet.row([round(rubric.low + band * width, 6), round(below, 6)])
        sheet.formula(row, 3, f'COUNTIFS({marks},">="&A{row},{marks},"<"&B{row})', "0")
        sheet.formula(row, 4, f"IF(COUNT({marks})=0,0,C{row}/COUNT({marks}))", "0%")
    for key, expression in zip(_SPREAD, _FORMULAS, strict=True):
        sheet.formula(sheet.row([word(key, language)]), 2, expression.format(marks), "0.0")
