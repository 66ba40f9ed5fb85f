"""Labels over several lines, headings, and rows without a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.wrapping import Entry, join_wrapped
from tests.model.finance.words import LEFT, entry, left

Given = str | tuple[str, ...]
LABELS = ["Cash", "Inventories", "Goodwill", "Accounts payable", "Long-term debt", "Retained earnings"]
LONG = "购建固定资产、无形资产和其他长期资产支付的现金"


def table(*rows: Given, pitches: Sequence[float] = ()) -> list[Entry]:
    """Entries at the usual distance, or each at its own from the row above."""
    entries, top = [], 80.0
    for index, row in enumerate(rows):
        top += pitches[index] if index < len(pitches) else 14.0
        label, *values = (row,) if isinstance(row, str) else row
        made = entry(label, *values)
        entries.append(replace(made, words=tuple(left(label, LEFT, top)), top=top, bottom=top + 10))
    return entries


def joined(*rows: Given, pitches: Sequence[float] = ()) -> list[tuple[str, str]]:
    """Label and value of every row that comes out."""
    found = join_wrapped(table(*rows, pitches=pitches))
    return [(row.text, " ".join(number.printed for number in row.cells.values())) for row, _ in found]


def sections(*rows: Given) -> dict[str, str]:
    """Heading of every row that comes out."""
    return {row.text: section for row, section in join_wrapped(table(*rows))}


@given(some.lists(some.tuples(some.sampled_from(LABELS), some.integers(1, 10**6).map(str)), max_size=12))
def test_rows_of_one_line_come_out_as_they_are(rows: list[tuple[str, str]]) -> None:
    assert joined(*rows) == rows


@given(some.lists(some.sampled_from(LABELS) | some.tuples(some.sampled_from(LABELS), some.just("1,234")), max_size=12))
def test_no_number_is_lost_and_none_is_made(rows: list[Given]) -> None:
    assert [value for _, value in joined(*rows)] == [row[1] for row in rows if isinstance(row, tuple)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Net income attributable to", "Noncontrolling interests"),
        ("Property, plant and equipment (less", "Accumulated depreciation of 1,200)"),
        ("Depreciation, depletion and", "Amortization"),
        ("Net cash provided by operating", "activities"),
        ("Long-term debt, net of current portion and", "unamortized discount"),
        ("Proceeds from issuance of long-", "term debt"),
    ],
)
@pytest.mark.parametrize("where", ["first", "second", "between"])
def test_a_label_of_two_lines_is_one(first: str, second: str, where: str) -> None:
    whole = f"{first} {second}"
    lines: dict[str, list[Given]] = {
        "first": [(first, "1,234"), second],
        "second": [first, (second, "1,234")],
        "between": [first, ("", "1,234"), second],
    }
    assert joined(("Cash", "1"), *lines[where], ("Debt", "2")) == [("Cash", "1"), (whole, "1,234"), ("Debt", "2")]


def test_a_label_of_three_lines_is_one() -> None:
    rows = ("Effect of exchange rate changes on", "cash, cash equivalents and", ("restricted cash", "12"))
    assert joined(*rows) == [("Effect of exchange rate changes on cash, cash equivalents and restricted cash", "12")]


def test_a_label_alone_above_a_number_alone_belongs_to_it() -> None:
    assert joined(("Cash", "1"), "Total current assets", ("", "943")) == [
        ("Cash", "1"),
        ("Total current assets", "943"),
    ]


def test_a_heading_is_no_label_of_an_unlabelled_total() -> None:
    found = list(join_wrapped(table("Current assets:", ("", "943"))))
    assert [(row.text, section) for row, section in found] == [("", "Current assets:")]


def test_rows_stand_under_the_last_heading() -> None:
    assert sections("Current assets:", ("Cash", "1"), ("Goodwill", "2"), "Current liabilities", ("Debt", "3")) == {
        "Cash": "Current assets:",
        "Goodwill": "Current assets:",
        "Debt": "Current liabilities",
    }


def test_of_two_headings_the_nearer_counts() -> None:
    assert sections("Liabilities", "Current liabilities:", ("Debt", "3")) == {"Debt": "Current liabilities:"}


def test_a_label_that_begins_in_lower_case_behind_a_number_goes_on_with_the_row_above() -> None:
    assert joined(("Retained earnings", "5"), "as restated", ("Total", "9")) == [
        ("Retained earnings as restated", "5"),
        ("Total", "9"),
    ]


def test_a_row_between_two_belongs_to_the_one_it_begins() -> None:
    rows = (("Proceeds from issuance of", "1"), "Long-term debt, net of", ("current portion", "12"))
    assert joined(*rows) == [("Proceeds from issuance of", "1"), ("Long-term debt, net of current portion", "12")]


def test_listed_items_are_rows_of_their_own() -> None:
    assert joined(("Other assets", "1"), "(a) Leases", ("", "2")) == [("Other assets", "1"), ("(a) Leases", "2")]


def test_labels_do_not_run_on_over_a_page_break() -> None:
    first, second, last = table(("Net income attributable to", "1"), "Noncontrolling interests", ("Net income", "2"))
    over = [first, replace(second, page=2), replace(last, page=2)]
    assert [row.text for row, _ in join_wrapped(over)] == ["Net income attributable to", "Net income"]


def test_the_joined_row_keeps_the_place_of_its_numbers() -> None:
    rows = table("Net cash provided by", ("operating activities", "1,234"))
    ((row, _),) = join_wrapped(rows)
    assert (row.top, row.cells[2023].box) == (rows[1].top, rows[1].cells[2023].box)


FORM = (("销售商品、提供劳务收到的现金", "9"), ("收到的税费返还", "8"), ("支付的各项税费", "7"))


@pytest.mark.parametrize("cut", [16, 17])
def test_a_full_chinese_cell_goes_on_below(cut: int) -> None:
    rows = (*FORM, (LONG[:cut], "412"), LONG[cut:], ("投资支付的现金", "3"))
    assert (LONG, "412") in joined(*rows)


def test_chinese_lines_set_closer_than_rows_are_one_label() -> None:
    wide = ("支付其他与经营活动有关的现金流量额", "3")
    rows = (*FORM, ("购建固定资产、无形资产和其他", "412"), "长期资产支付的现金", wide)
    assert (LONG, "412") in joined(*rows, pitches=(14, 14, 14, 14, 9, 14))
    assert (LONG, "412") not in joined(*rows)


def test_chinese_line_items_nobody_filled_in_are_neither_labels_nor_headings() -> None:
    rows = (*FORM, "交易性金融资产", "衍生金融资产", ("应收账款", "688"), "应收款项融资", ("存货", "531"))
    assert joined(*rows)[3:] == [("应收账款", "688"), ("存货", "531")]
    assert sections(*rows)["存货"] == ""


def test_chinese_numbered_items_begin_rows() -> None:
    assert ("一、营业总收入", "5") in joined(*FORM, ("销售商品、提供劳务收到的合约", "4"), ("一、营业总收入", "5"))


def test_chinese_headings_end_with_a_colon() -> None:
    found = sections("流动资产：", ("货币资金", "1"), *FORM, "流动负债：", ("短期借款", "2"))
    assert (found["货币资金"], found["短期借款"]) == ("流动资产：", "流动负债：")


def test_chinese_pieces_are_joined_without_a_space() -> None:
    assert joined("归属于母公司（含", ("少数）的净利润", "3"), *FORM)[0] == ("归属于母公司（含少数）的净利润", "3")


def test_nothing_gives_nothing() -> None:
    assert joined() == []
    assert joined("Current assets:") == []


def test_rows_of_a_scan_stray_and_are_rows_all_the_same() -> None:
    labels = ["其他应收款项", "应收股利", "衍生金融资产", "合同资产", "存货", "在建工程", "商誉", "非流动资产合计数"]
    rows: list[Given] = [(label, "1,234") if index % 2 else label for index, label in enumerate(labels)]
    uneven = [14.0, 14.5, 13.5, 14.6, 13.4, 14.4, 13.6, 13.9]
    assert [text for text, _ in joined(*rows, pitches=uneven)] == labels[1::2]
    # on a page whose rows keep their distance, half a point is the mark of a broken label
    even = [14.0, 14.0, 13.5, *[14.0] * 5]
    assert next(text for text, _ in joined(*rows, pitches=even)) == "".join(labels[1:3])
