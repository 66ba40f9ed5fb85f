"""A rubric as rows an editor can show, in the language of the one who edits, and back.

Words the reader does not see stay as they were; where both languages said the same, both follow what is written.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from model.education import rubric_fields as read
from model.education.rubric import RULES, Aspect, Band, Criterion, Deduction, Rubric, best_first
from model.education.rubric_checks import faults
from model.errors import RubricRefused

WHOLE = "*"
"""Stands for the rubric itself where a band belongs to no criterion."""
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)

Row = dict[str, Any]
_Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Rows:
    """The three tables of a rubric."""

    criteria: Sequence[Row]
    """name (hidden), title_<language>, aspect, low, high, weight, descriptor_<language>, validated (hidden)."""
    bands: Sequence[Row]
    """criterion (a name or WHOLE), low, high, called_<language>, descriptor_<language>."""
    deductions: Sequence[Row]
    """rule, points, every and below (of ``too_short``), at_most."""


def rows_of(rubric: Rubric, language: _Language) -> Rows:
    """The rubric's tables for a reader."""
    criteria = [
        {
            "name": each.name,
            **_written("title", each.title, language),
            "aspect": each.aspect,
            "low": each.low,
            "high": each.high,
            "weight": each.weight,
            **_written("descriptor", each.descriptor, language),
            "validated": each.validated,
        }
        for each in rubric.criteria
    ]
    held = [(WHOLE, rubric.bands), *((each.name, each.bands) for each in rubric.criteria)]
    bands = [
        {
            "criterion": name,
            "low": band.low,
            "high": band.high,
            **_written("called", band.name, language),
            **_written("descriptor", band.descriptor, language),
        }
        for name, bands in held
        for band in bands
    ]
    deductions = [
        {
            "rule": each.rule,
            "points": each.points,
            "every": each.every if each.rule == "too_short" else None,
            "below": each.below if each.rule == "too_short" else None,
            "at_most": each.at_most,
        }
        for each in rubric.deductions
    ]
    return Rows(criteria, bands, deductions)


def criterion_names(rows: Sequence[Row], language: _Language) -> dict[str, str]:
    """Name → title of the criteria that are written, in order."""
    return {_name(row): _words(row, "title").get(language, "") for row in rows if _name(row)}


def rubric_of(rubric: Rubric, rows: Rows, language: _Language) -> tuple[Rubric, tuple[RubricRefused, ...]]:
    """The rubric with what the tables say, and everything that has to be put right before it can be kept.

    Rows nobody wrote in are left out.
    """
    bands: dict[str, list[Band]] = {}
    incomplete: list[RubricRefused] = []
    names = criterion_names(rows.criteria, language)
    for number, row in _filled(rows.bands, but=("criterion",)):
        owner = str(row.get("criterion") or "")
        bands.setdefault(owner, []).append(
            Band(_number(row, "low"), _number(row, "high"), _words(row, "called"), _words(row, "descriptor"))
        )
        if owner not in {WHOLE, *names} or _missing(row, "low", "high"):
            incomplete.append(RubricRefused("rubric_band_incomplete", number=number))
    criteria = [_criterion(row, bands) for _, row in _filled(rows.criteria, but=("aspect", "low", "weight"))]
    for number, row in _filled(rows.criteria, but=("aspect", "low", "weight")):
        if _missing(row, "low", "high", "weight") or not _name(row):
            incomplete.append(RubricRefused("rubric_criterion_incomplete", number=number))
    deductions = []
    for number, row in _filled(rows.deductions, but=("every", "below")):
        if row.get("rule") in RULES and not _missing(row, "points"):
            deductions.append(_deduction(row))
        else:
            incomplete.append(RubricRefused("rubric_deduction_incomplete", number=number))
    made = replace(
        rubric, criteria=tuple(criteria), bands=best_first(bands.get(WHOLE, ())), deductions=tuple(deductions)
    )
    return made, tuple(incomplete) or tuple(faults(made, language))


def reworded(words: Mapping[str, str], language: _Language, text: str) -> dict[str, str]:
    """Words with what was written in a language; the other follows where both said the same."""
    written = _written("title", words, language) | {f"title_{language}": text}
    return _words(written, "title")


def _written(stem: str, words: Mapping[str, str], language: _Language) -> Row:
    """The words as cells; the one that is not seen is empty where both say the same."""
    both = read.complete(words) if words else {"en": "", "zh": ""}
    other = "zh" if language == "en" else "en"
    return {
        f"{stem}_{language}": both[language],
        f"{stem}_{other}": "" if both[other] == both[language] else both[other],
    }


def _words(row: Row, stem: str) -> dict[str, str]:
    cells = {language: row.get(f"{stem}_{language}") for language in ("en", "zh")}
    return read.words({language: cell for language, cell in cells.items() if isinstance(cell, str)})


def _name(row: Row) -> str:
    """A criterion's name: the one it has, else the title it was given."""
    given = row.get("name")
    return given if isinstance(given, str) and given else next(iter(_words(row, "title").values()), "")


def _number(row: Row, name: str) -> float:
    """The number in a cell, NaN where it is empty."""
    value = row.get(name)
    return math.nan if value is None else float(value)


def _missing(row: Row, *names: str) -> bool:
    return any(math.isnan(_number(row, name)) for name in names)


def _whole(row: Row, name: str, default: int) -> int:
    return default if _missing(row, name) else int(_number(row, name))


def _filled(rows: Sequence[Row], but: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Rows in which something was written beyond what a new row begins with, counted from 1."""
    for number, row in enumerate(rows, 1):
        cells = [value for name, value in row.items() if name not in {*but, "validated"}]
        if any(value not in (None, "") for value in cells):
            yield number, row


def _criterion(row: Row, bands: Mapping[str, Sequence[Band]]) -> Criterion:
    return Criterion(
        name=_name(row),
        title=_words(row, "title"),
        aspect=row["aspect"] if row.get("aspect") in ASPECTS else "content",
        low=_number(row, "low"),
        high=_number(row, "high"),
        weight=_number(row, "weight"),
        descriptor=_words(row, "descriptor"),
        bands=best_first(bands.get(_name(row), ())),
        validated=row.get("validated") is True,
    )


def _deduction(row: Row) -> Deduction:
    return Deduction(
        rule=row["rule"],
        points=_number(row, "points"),
        every=_whole(row, "every", 1),
        below=_whole(row, "below", 0),
        at_most=None if _missing(row, "at_most") else _number(row, "at_most"),
    )
