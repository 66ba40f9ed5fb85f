"""Words to rows, and the numbers on a row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.documents import Word
from model.finance.rows import Row, box_around, join_words, rows_of_page
from tests.model.finance.words import PITCH, SIZE, left, number, page, right, rows


def row_of(words: list[Word]) -> Row:
    (row,) = rows_of_page(1, words)
    return row


def values(words: list[Word]) -> list[Decimal]:
    return [found.value for found in row_of(words).numbers]


@given(some.permutations(page([("Net sales", "4,812", "4,610"), ("Cost of sales", "3,120", "3,011")], (400, 480))))
def test_rows_do_not_depend_on_the_order_of_the_file(words: list[Word]) -> None:
    texts = [row.text for row in rows_of_page(1, words)]
    assert texts == ["Net sales 4,812 4,610", "Cost of sales 3,120 3,011"]


@given(some.lists(some.floats(min_value=-2.0, max_value=2.0), min_size=4, max_size=4))
def test_words_a_little_above_or_below_share_a_row(shifts: list[float]) -> None:
    words = left("Accounts receivable net 688", 50, 80)
    moved = [
        Word(word.text, word.x0, word.y0 + shift, word.x1, word.y1 + shift)
        for word, shift in zip(words, shifts, strict=True)
    ]
    assert row_of(moved).text == "Accounts receivable net 688"


def test_lines_set_close_stay_apart() -> None:
    close = [*left("Long-term debt, net of", 50, 80), *left("current portion", 50, 80 + SIZE * 0.9)]
    assert [row.text for row in rows_of_page(1, close)] == ["Long-term debt, net of", "current portion"]


def test_a_small_raised_mark_stays_on_its_row() -> None:
    assert row_of([*left("Net sales", 50, 80), Word("(1)", 100, 80, 108, 86)]).text == "Net sales (1)"


def test_hidden_words_are_on_no_row() -> None:
    hidden = [Word(word.text, word.x0, word.y0, word.x1, word.y1, hidden=True) for word in right("9,999", 480, 80)]
    assert values([*left("Net sales", 50, 80), *right("4,812", 400, 80), *hidden]) == [4812]
    assert rows_of_page(1, hidden) == []


def test_a_row_knows_its_place() -> None:
    (first, second) = rows([("Net sales", "4,812"), "Cost of sales"], (400,))
    assert (first.page, first.left, first.top, first.bottom, first.height) == (1, 50, 80, 90, 10)
    assert second.top - first.top == PITCH


def test_chinese_words_are_joined_without_spaces_and_english_ones_with() -> None:
    assert join_words(left("一、营业 总收入", 50, 80)) == "一、营业总收入"
    assert join_words(left("Net sales", 50, 80)) == "Net sales"
    assert join_words(left("其中： EPS", 50, 80)) == "其中：EPS"
    assert join_words(left("净利润 per share", 50, 80)) == "净利润per share"
    assert join_words([]) == ""


def test_part_of_a_row_keeps_only_its_numbers() -> None:
    row = row_of([*left("Cash", 50, 80), *right("412", 200, 80), *left("Debt", 300, 80), *right("1,050", 480, 80)])
    half = row.part(lambda word: word.x0 >= 300)
    assert half is not None
    assert (half.text, [found.value for found in half.numbers]) == ("Debt 1,050", [1050])
    assert row.part(lambda word: word.x0 > 900) is None


@pytest.mark.parametrize("pieces", [["$", "(", "1,234", ")"], ["$(", "1,234", ")"], ["(1,234", ")"], ["(", "1,234)"]])
def test_a_negative_in_pieces_is_one_number(pieces: list[str]) -> None:
    x, words = 300.0, left("Loss", 50, 80)
    for piece in pieces:
        words += left(piece, x, 80)
        x = words[-1].x1 + 1
    (found,) = row_of(words).numbers
    assert found.value == -1234
    assert found.box[2] == words[-1].x1


def test_a_dash_just_before_the_next_column_is_a_zero_and_no_sign() -> None:
    assert values([*right("-", 300, 80), *left("1,234,567.89", 308, 80)]) == [0, Decimal("1234567.89")]


def test_a_minus_set_apart_by_a_hair_is_a_sign() -> None:
    assert values([Word("-", 300, 80, 305, 90), Word("1,234", 307, 80, 332, 90)]) == [-1234]


@given(some.integers(min_value=1_000, max_value=999_999_999), some.booleans())
def test_thin_spaces_group_digits(value: int, negative: bool) -> None:
    groups = f"{value:,}".split(",")
    if negative:
        groups = [f"({groups[0]}", *groups[1:-1], f"{groups[-1]})"]
    x, words = 300.0, []
    for group in groups:
        words.append(Word(group, x, 80, x + 5 * len(group), 90))
        x = words[-1].x1 + 2
    assert values(words) == [-value if negative else value]


@pytest.mark.parametrize("last", ["(", "-", "$", "$("])
def test_a_row_may_end_in_a_sign(last: str) -> None:
    printed = [*left("Loss", 50, 80), *right("1,234", 300, 80), *left(last, 380, 80)]
    assert values(printed) == ([1234, 0] if last == "-" else [1234])


def test_digits_a_column_apart_are_two_numbers() -> None:
    assert values([*right("812", 300, 80), *right("610", 360, 80)]) == [812, 610]


def test_a_percentage_is_no_amount() -> None:
    (found,) = row_of(right("5.2%", 400, 80)).numbers
    assert (found.value, found.percent, found.amount) == (Decimal("5.2"), True, False)
    apart = [*left("Rate", 50, 80), *right("21.0", 400, 80), *left("%", 402, 80)]
    assert [(found.value, found.percent) for found in row_of(apart).numbers] == [(Decimal("21.0"), True)]


def test_an_amount_before_a_column_of_percentages_is_an_amount() -> None:
    (sales, change) = row_of([*left("Sales", 50, 80), *right("4,812", 400, 80), *right("5.2%", 480, 80)]).numbers
    assert (sales.percent, change.percent) == (False, True)


@pytest.mark.parametrize(
    ("printed", "amount"),
    [("1,234", True), ("12.5", True), ("(12)", False), ("$7", False), ("14", False), ("2023", True)],
)
def test_note_numbers_do_not_look_like_amounts(printed: str, amount: bool) -> None:
    assert number(printed).amount is amount


@given(some.integers(min_value=1, max_value=10**9), some.sampled_from(["{}", "({})", "$({})"]))
def test_the_edge_is_that_of_the_last_digit(value: int, frame: str) -> None:
    (found,) = row_of(right(frame.format(f"{value:,}"), 400, 80)).numbers
    assert found.edge == pytest.approx(400)


def test_box_around_holds_all_words() -> None:
    assert box_around([Word("a", 5, 6, 7, 8), Word("b", 1, 7, 4, 9)]) == (1, 6, 7, 9)
