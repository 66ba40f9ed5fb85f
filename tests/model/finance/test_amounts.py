"""Amounts in running text, with the unit word behind them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.amounts import REACH, find_amount

UNITS = {
    "trillion": 10**12,
    "billion": 10**9,
    "bn": 10**9,
    "million": 10**6,
    "thousand": 10**3,
    "万亿": 10**12,
    "十亿": 10**9,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
}


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ("net revenue was $829.6 million, of which", "829600000", "$829.6 million"),
        ("营业收入186,240.06万元,较上年同期", "1862400600", "186,240.06万"),
        ("loss of (53,489) in the year", "-53489", "(53,489)"),
        ("a loss of $(1.5) billion", "-1500000000", "$(1.5) billion"),
        ("减少（3.2）亿元", "-320000000", "（3.2）亿"),
        ("grew by 25.6% to", "25.6", "25.6%"),
        ("fell (12.5)% to", "-12.5", "(12.5)%"),
        ("fell by -3.2 percent", "-3.2", "-3.2 percent"),
        ("毛利率减少1.5个百分点", "1.5", "1.5个百分点"),
        ("At May 27, 2018, and $893.8 million", "893800000", "$893.8 million"),
        ("On December 31, 2024 there were 3,450 employees", "3450", "3,450"),
        ("2024年12月31日,余额为5万元", "50000", "5万"),
        ("revenue (1) was 77", "77", "77"),
        ("see Note 7, Item 1 and page 12: 640", "640", "640"),
        ("on Form 10-K was 12", "12", "12"),
        ("$2,024", "2024", "$2,024"),
        ("12千元", "12000", "12千"),
        ("重3千克, 共 8 台", "3", "3"),
    ],
)
def test_the_first_amount_with_its_unit(text: str, value: str, printed: str) -> None:
    amount = find_amount(text)
    assert amount is not None
    assert amount.value == Decimal(value)
    assert amount.printed == printed
    assert text[slice(*amount.span)].strip() == printed


@pytest.mark.parametrize(
    "text", ["", "in fiscal 2024", "Q4 of FY 23", "一亿六千万元", "2024年", "the 3rd quarter", "(1)", "10-K"]
)
def test_years_dates_and_marks_are_no_amounts(text: str) -> None:
    assert find_amount(text) is None


def test_a_number_too_far_away_is_not_taken() -> None:
    assert find_amount("x" * REACH + "y 5") is None
    assert find_amount("backlog 5", 0, 3) is None


def test_a_percentage_is_known_as_one_and_a_plain_number_as_without_unit() -> None:
    percent, plain, unit = find_amount("7%"), find_amount("7"), find_amount("7 million")
    assert percent is not None
    assert plain is not None
    assert unit is not None
    assert (percent.percent, plain.percent, unit.percent) == (True, False, False)
    assert (percent.has_unit, plain.has_unit, unit.has_unit) == (False, False, True)


@given(
    some.integers(min_value=1, max_value=10**9),
    some.integers(min_value=0, max_value=3),
    some.sampled_from(sorted(UNITS)),
    some.booleans(),
)
def test_any_number_and_unit_make_their_product(digits: int, places: int, unit: str, negative: bool) -> None:
    value = Decimal(digits).scaleb(-places)
    text = f"({value:,f})" if negative else f"{value:,f}"
    amount = find_amount(f"was {text} {unit} in all")
    assert amount is not None
    assert amount.value == value * UNITS[unit] * (-1 if negative and len(text) > 0 else 1)


@given(some.text(max_size=200))
def test_no_text_breaks_it_and_the_span_holds_what_was_printed(text: str) -> None:
    amount = find_amount(text)
    if amount is not None:
        assert amount.printed == text[slice(*amount.span)].strip()
        assert any(character.isdigit() for character in amount.printed)
