"""The grading table out as CSV and JSON, and what a cell must look like to come back as it was."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from model.education.essay import Language
from model.education.exports.returned import ReturnedEssay
from model.education.exports.wording import cautions, word
from model.safety import safe_cell

FORMAT = "assay-marks"
VERSION = 1


def criteria_of(essays: Sequence[ReturnedEssay]) -> dict[str, str]:
    """Criterion → title, of all that the essays' rubrics have, in their order."""
    return {each.name: each.title for essay in essays for each in essay.criteria}


def to_csv(essays: Sequence[ReturnedEssay], language: Language) -> bytes:
    """An essay a row; UTF-8 with a mark for spreadsheets."""
    criteria = criteria_of(essays)
    before = ("id", "pupil", "title", "score", "low", "high", "mark")
    rows: list[list[Any]] = [
        [
            *(word(key, language) for key in before),
            *(word("mark_of", language, criterion=title) for title in criteria.values()),
            *(word(key, language) for key in ("note", "locked", "final", "flags")),
        ]
    ]
    rows += [_row(essay, criteria, language) for essay in essays]
    return csv_bytes(rows)


def csv_bytes(rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows as CSV in UTF-8 with a mark, every cell as it may leave."""
    text = io.StringIO()
    csv.writer(text).writerows([[kept_cell(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def to_json(essays: Sequence[ReturnedEssay], language: Language) -> bytes:
    """Everything about the essays as JSON, for another program or to be taken in again."""
    record = {"format": FORMAT, "version": VERSION, "language": language, "essays": [_record(each) for each in essays]}
    return json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8")


def kept_cell(value: Any) -> Any:
    """The cell as it may leave, so that `read_cell` gives the very same text back."""
    return f"'{value}" if isinstance(value, str) and value.startswith("'") else safe_cell(value)


def read_cell(cell: str) -> str:
    """What a cell said before `kept_cell` made it safe."""
    inner = cell[1:]
    made = cell.startswith("'") and (inner.startswith("'") or safe_cell(inner) != inner)
    return inner if made else cell


def _row(essay: ReturnedEssay, criteria: dict[str, str], language: Language) -> list[Any]:
    mark = essay.mark
    low, high = essay.interval
    return [
        essay.id,
        essay.pupil,
        essay.title,
        essay.score,
        round(low, 2),
        round(high, 2),
        "" if mark is None else mark.total,
        *("" if mark is None else mark.criteria.get(name, "") for name in criteria),
        "" if mark is None else mark.note,
        word("yes", language) if mark is not None and mark.locked else "",
        essay.given,
        cautions(essay, language),
    ]


def _record(essay: ReturnedEssay) -> dict[str, Any]:
    mark = essay.mark
    return {
        "id": essay.id,
        "pupil": essay.pupil,
        "title": essay.title,
        "text": essay.text,
        "rubric": essay.rubric.name,
        "score": essay.score,
        "total": essay.total,
        "interval": list(essay.interval),
        "criteria": [
            {"name": each.name, "title": each.title, "points": each.points, "quote": each.quote, "line": each.line}
            for each in essay.criteria
        ],
        "comments": [
            {
                "start": each.start,
                "end": each.end,
                "quote": essay.quote(each),
                "kind": each.kind,
                "why": each.why,
                "advice": each.advice,
                "praise": each.praise,
            }
            for each in essay.comments
        ],
        "flags": list(essay.flags),
        "needs_review": essay.needs_review,
        "mark": None
        if mark is None
        else {"total": mark.total, "criteria": dict(mark.criteria), "note": mark.note, "locked": mark.locked},
    }
