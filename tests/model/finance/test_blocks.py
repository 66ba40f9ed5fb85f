"""Any table on a page: what it is called, what heads its columns, which heading its rows stand under."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.documents import Word
from model.finance.blocks import Block, read_blocks, table_title
from model.finance.rows import rows_of_page
from tests.model.finance.words import PITCH, Printed, left, page, right, width

EDGES = (300.0, 370.0, 440.0)
SIX = (220.0, 275.0, 330.0, 385.0, 440.0, 495.0)


def centred(text: str, first: float, last: float, top: float) -> list[Word]:
    return left(text, (first + last) / 2 - width(text) / 2, top)


def blocks(words: Sequence[Word], before: Sequence[str] = ()) -> list[Block]:
    return read_blocks(rows_of_page(1, words), before)


def cells(block: Block) -> list[tuple[str, str, list[str]]]:
    """Heading, label and numbers as printed, "" for an empty cell."""
    count = range(len(block.columns))
    return [(section, e.text, [e.cells[i].printed if i in e.cells else "" for i in count]) for e, section in block.rows]


YEARS: list[Printed] = [
    "Net revenue by region of the customer was as follows for the three years that were presented here:",
    ("(in thousands)", "2023", "2022", "2021"),
    "Net revenue:",
    ("  Americas", "390,750", "361,894", "344,727"),
    ("  Asia Pacific", "186,663", "172,879", "—"),
    ("Total net revenue", "577,413", "534,773", "344,727"),
    "Inventories are carried at the lower of cost and net realizable value by the first-in method.",
]


def test_a_table_headed_by_years() -> None:
    (block,) = blocks(page(YEARS, EDGES))
    assert block.columns == ("2023", "2022", "2021")
    assert table_title(block.context).startswith("Net revenue by region")
    assert "(in thousands)" in block.head
    assert cells(block) == [
        ("Net revenue:", "Americas", ["390,750", "361,894", "344,727"]),
        ("Net revenue:", "Asia Pacific", ["186,663", "172,879", "—"]),
        ("Net revenue:", "Total net revenue", ["577,413", "534,773", "344,727"]),
    ]


def test_a_table_headed_by_words_on_two_lines_with_a_year_as_heading() -> None:
    top = 80.0
    words = left("Our segment results were as follows:", 50, top)
    words += right("Digital", 300, top + PITCH)
    words += right("Media", 300, top + 2 * PITCH) + right("Print", 370, top + 2 * PITCH)
    words += right("Total", 440, top + 2 * PITCH)
    body: list[Printed] = ["Fiscal 2023", ("Revenue", "95,160", "8,858", "104,018"), "Fiscal 2022"]
    words += page([*body, ("Revenue", "60,317", "5,521", "65,838")], EDGES, top + 3 * PITCH)
    (block,) = blocks(words)
    assert block.columns == ("Digital Media", "Print", "Total")
    assert cells(block) == [
        ("Fiscal 2023", "Revenue", ["95,160", "8,858", "104,018"]),
        ("Fiscal 2022", "Revenue", ["60,317", "5,521", "65,838"]),
    ]


def test_years_under_words_that_span_them() -> None:
    years = ("2023", "2022", "2021") * 2
    words = centred("Net Sales", 190, 330, 80) + centred("Operating Income", 355, 495, 80)
    body: list[Printed] = [
        ("(Millions)", *years),
        ("Industrial", "10,911", "10,399", "10,388", "2,289", "2,395", "2,277"),
        ("Consumer", "4,589", "4,484", "4,429", "993", "1,065", "1,048"),
    ]
    (block,) = blocks(words + page(body, SIX, 80 + PITCH))
    assert block.columns == (
        *(f"Net Sales {year}" for year in years[:3]),
        *(f"Operating Income {year}" for year in years[3:]),
    )
    assert cells(block)[1] == ("", "Consumer", ["4,589", "4,484", "4,429", "993", "1,065", "1,048"])


def test_words_under_years_that_span_them() -> None:
    words = [
        w for k, year in enumerate(("2023", "2022", "2021")) for w in centred(year, SIX[2 * k] - 40, SIX[2 * k + 1], 80)
    ]
    body: list[Printed] = [
        ("", *("Sales", "Assets") * 3),
        ("Japan", "1,440", "1,160", "1,608", "1,311", "1,621", "1,548"),
        ("China", "1,869", "1,036", "1,893", "1,115", "1,916", "1,218"),
    ]
    (block,) = blocks(words + page(body, SIX, 80 + PITCH))
    assert block.columns[:3] == ("2023 Sales", "2023 Assets", "2022 Sales")


def test_a_ladder_of_years_keeps_after_over_the_last_one() -> None:
    words = left("Maturities of long-term debt are as follows:", 50, 80)
    words += right("After", 440, 80 + PITCH)
    body: list[Printed] = [("", "2024", "2025", "2025"), ("Payments", "1,102", "692", "7,512")]
    (block,) = blocks(words + page(body, EDGES, 80 + 2 * PITCH))
    assert block.columns == ("2024", "2025", "After 2025")


def test_a_single_column_without_head_is_called_as_its_title() -> None:
    body: list[Printed] = [
        "Principal payments on notes:",
        ("2024", "", "", "$ 576,864"),
        ("2025", "", "", "2,067,654"),
        ("Thereafter", "", "", "654,892"),
    ]
    (block,) = blocks(page(body, EDGES))
    assert block.columns == ("Principal payments on notes",)
    assert [label for _, label, _ in cells(block)] == ["2024", "2025", "Thereafter"]


def test_a_title_on_the_page_before_is_the_title_of_the_first_table() -> None:
    body: list[Printed] = [("", "2023", "2022"), ("Americas", "390,750", "361,894"), ("Europe", "90,750", "61,894")]
    (block,) = blocks(page(body, EDGES), ["Note 6. Debt", "Net revenue by region was:"])
    assert table_title(block.context) == "Net revenue by region was"


def test_a_table_right_below_another_shares_its_title() -> None:
    first: list[Printed] = [
        "Business segments:",
        ("", "2023", "2022"),
        ("Industrial", "10,911", "10,399"),
        ("Consumer", "4,589", "4,484"),
        ("", "2023", "2022"),
        ("Industrial", "9,895", "9,140"),
        ("Consumer", "2,706", "2,497"),
    ]
    one, two = blocks(page(first, EDGES))
    assert table_title(one.context) == table_title(two.context) == "Business segments"
    assert cells(two)[0][2] == ["9,895", "9,140"]


def test_a_table_whose_columns_nothing_names_is_left_out() -> None:
    body: list[Printed] = [("Americas", "390,750", "361,894"), ("Europe", "90,750", "61,894")]
    assert blocks(page(body, EDGES)) == []
    assert blocks([]) == []


def test_prose_with_numbers_is_no_table() -> None:
    assert blocks(page(["In fiscal 2023 net revenue was 829 million, of which 25.6 percent came from services."])) == []


def test_a_row_as_far_left_as_the_heading_stands_under_none() -> None:
    body: list[Printed] = [
        ("", "2023", "2022"),
        "Americas:",
        ("    United States", "2,548", "2,115"),
        ("    Other", "2,400", "1,992"),
        ("Europe", "1,336", "1,179"),
        ("Total", "6,284", "5,286"),
    ]
    (block,) = blocks(page(body, EDGES))
    assert [section for section, _, _ in cells(block)] == ["Americas:", "Americas:", "", "Americas:"]


def test_leader_dots_and_percentages_are_no_part_of_a_row() -> None:
    body: list[Printed] = [
        ("", "2023", "2022", "Change"),
        ("Revenue ........", "3,095", "2,603", "19%"),
        ("Cost ........", "1,210", "1,148", "5%"),
    ]
    (block,) = blocks(page(body, EDGES))
    assert block.columns == ("2023", "2022")
    assert cells(block)[0] == ("", "Revenue", ["3,095", "2,603"])


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Net sales by segment were", "as follows:"], "Net sales by segment were as follows"),
        (["Earlier sentence about debt. Net revenue by region was:"], "Net revenue by region was"),
        (["公司以产品为基础划分报告分部。", "报告分部的财务信息"], "报告分部的财务信息"),
        ([], ""),
        (["", "—"], ""),
    ],
)
def test_the_title_is_the_last_sentence_above(lines: list[str], title: str) -> None:
    assert table_title(lines) == title


@given(
    some.lists(some.tuples(*[some.integers(min_value=1_000, max_value=10**8)] * 3), min_size=2, max_size=8),
    some.integers(min_value=2000, max_value=2040),
)
def test_every_number_of_a_table_is_read_in_its_column(numbers, year: int) -> None:
    body: list[Printed] = [("", *(str(year - back) for back in range(3)))]
    body += [(f"Region {'abcdefgh'[i]}", *(f"{value:,}" for value in row)) for i, row in enumerate(numbers)]
    (block,) = blocks(page(body, (300.0, 400.0, 500.0)))
    assert block.columns == tuple(str(year - back) for back in range(3))
    assert [[int(n.replace(",", "")) for n in row] for _, _, row in cells(block)] == [list(row) for row in numbers]
