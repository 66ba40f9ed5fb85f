"""A rubric as rows and back: nothing is lost, and what is incomplete is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from model.education.rubric import Rubric, find_rubric, shipped_rubrics
from model.education.rubric_rows import WHOLE, Row, Rows, criterion_names, reworded, rows_of, rubric_of
from tests.model.education.test_rubric import rubrics

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
NEW = {
    "name": None,
    "title_en": "Voice",
    "title_zh": None,
    "aspect": "language",
    "low": 0.0,
    "high": 5.0,
    "weight": 1.0,
}


def codes(rubric: Rubric, rows: Rows, language: str = "en") -> list[str]:
    return [fault.code for fault in rubric_of(rubric, rows, language)[1]]


def with_row(rows: Rows, table: str, row: Row) -> Rows:
    return replace(rows, **{table: [*getattr(rows, table), row]})


@LANGUAGES
@pytest.mark.parametrize("name", list(shipped_rubrics()))
def test_shipped_rubric_comes_back_whole(name: str, language: str) -> None:
    rubric = find_rubric(name)
    assert rubric_of(rubric, rows_of(rubric, language), language) == (rubric, ())


@given(rubrics())
def test_any_rubric_comes_back_whole(rubric: Rubric) -> None:
    bare = replace(rubric, deductions=())
    for language in ("en", "zh"):
        assert rubric_of(bare, rows_of(bare, language), language) == (bare, ())


@LANGUAGES
def test_deductions_come_back_with_their_lengths(language: str) -> None:
    rows = rows_of(find_rubric("高考评分标准"), language).deductions
    assert [(row["rule"], row["every"], row["below"]) for row in rows] == [
        ("no_title", None, None), ("wrong_character", None, None), ("too_short", 50, 800),
    ]  # fmt: skip


def test_words_not_seen_stay_where_they_differ_and_follow_where_they_do_not() -> None:
    assert reworded({"en": "Content", "zh": "内容"}, "zh", "立意") == {"en": "Content", "zh": "立意"}
    assert reworded({"en": "内容", "zh": "内容"}, "zh", "立意") == {"en": "立意", "zh": "立意"}
    assert reworded({}, "en", "Voice") == {"en": "Voice", "zh": "Voice"}
    assert reworded({"en": "Content", "zh": "内容"}, "en", "") == {"en": "内容", "zh": "内容"}


def test_new_criterion_is_named_by_its_title_and_takes_bands() -> None:
    base = Rubric.range(0, 5)
    rows = Rows([NEW], [{"criterion": "Voice", "low": 3.0, "high": 5.0, "called_en": "good"}], [])
    made, faults = rubric_of(base, rows, "en")
    assert faults == ()
    assert (made.criteria[0].name, made.criteria[0].title) == ("Voice", {"en": "Voice", "zh": "Voice"})
    assert made.criteria[0].bands[0].name == {"en": "good", "zh": "good"}
    assert criterion_names(rows.criteria, "zh") == {"Voice": "Voice"}


def test_bands_of_the_total_and_their_order() -> None:
    bands = [
        {"criterion": WHOLE, "low": low, "high": high, "called_en": "x", "called_zh": ""}
        for low, high in ((0, 2), (3, 5))
    ]
    made, _ = rubric_of(Rubric.range(0, 5), Rows([], bands, []), "en")
    assert [band.high for band in made.bands] == [5, 2]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("criteria", dict.fromkeys(NEW) | {"aspect": "content", "low": 0.0, "weight": 1.0}),
        ("bands", {"criterion": WHOLE, "low": None, "high": None, "called_en": None, "descriptor_en": ""}),
        ("deductions", {"rule": None, "points": None, "every": None, "below": None, "at_most": None}),
    ],
)
def test_row_nobody_wrote_in_is_left_out(table: str, row: Row) -> None:
    rubric = find_rubric("高考评分标准")
    assert rubric_of(rubric, with_row(rows_of(rubric, "zh"), table, row), "zh") == (rubric, ())


@pytest.mark.parametrize(
    ("table", "row", "code"),
    [
        ("criteria", NEW | {"high": None}, "rubric_criterion_incomplete"),
        ("criteria", NEW | {"title_en": ""}, "rubric_criterion_incomplete"),
        ("criteria", NEW | {"weight": None}, "rubric_criterion_incomplete"),
        ("bands", {"criterion": "nobody's", "low": 1.0, "high": 2.0}, "rubric_band_incomplete"),
        ("bands", {"criterion": None, "low": 1.0, "high": 2.0}, "rubric_band_incomplete"),
        ("bands", {"criterion": WHOLE, "low": None, "high": 2.0}, "rubric_band_incomplete"),
        ("deductions", {"rule": "no_title", "points": None}, "rubric_deduction_incomplete"),
        ("deductions", {"rule": None, "points": 1.0}, "rubric_deduction_incomplete"),
        ("deductions", {"rule": "late", "points": 1.0}, "rubric_deduction_incomplete"),
    ],
)
def test_incomplete_row_is_told_by_its_number(table: str, row: Row, code: str) -> None:
    rubric = find_rubric("holistic_6")
    rows = with_row(rows_of(rubric, "en"), table, row)
    (fault,) = rubric_of(rubric, rows, "en")[1]
    assert (fault.code, fault.details["number"]) == (code, len(getattr(rows, table)))


def test_contradiction_is_told_once_nothing_is_incomplete() -> None:
    rubric = find_rubric("高考评分标准")
    rows = rows_of(rubric, "zh")
    assert codes(rubric, replace(rows, criteria=rows.criteria[:2], bands=rows.bands[:8]), "zh") == ["rubric_sum"]
    assert codes(rubric, replace(rows, criteria=rows.criteria[:2]), "zh") == ["rubric_band_incomplete"] * 4


def test_unseen_cells_keep_what_the_rubric_says_of_a_criterion() -> None:
    rubric = find_rubric("ellipse")
    first = replace(rubric.criteria[0], validated=True)
    rubric = replace(rubric, criteria=(first, *rubric.criteria[1:]))
    rows = rows_of(rubric, "en")
    renamed = [dict(row, title_en="Flow") if row["name"] == "cohesion" else row for row in rows.criteria]
    made, faults = rubric_of(rubric, replace(rows, criteria=renamed), "en")
    assert faults == ()
    assert made.criteria[0] == replace(first, title={"en": "Flow", "zh": "衔接"})
