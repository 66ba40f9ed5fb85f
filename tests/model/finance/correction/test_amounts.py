"""Amounts as readers of both languages type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import CorrectionRefused
from model.finance.correction.amounts import LARGEST, parse_amount
from model.finance.display import number

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5,240", "5240000000"),
        ("5240", "5240000000"),
        (" 5 240 ", "5240000000"),
        ("(310)", "-310000000"),
        ("-310", "-310000000"),
        ("−310", "-310000000"),
        ("（３１０）", "-310000000"),
        ("1.5", "1500000"),
        (".5", "500000"),
        ("$5,240", "5240000000"),
        ("￥5,240", "5240000000"),
        ("USD 5,240", "5240000000"),
        ("人民币5,240", "5240000000"),
        ("5，240", "5240000000"),
        ("0", "0"),
        ("1.2 billion", "1200000000"),
        ("(1.2 billion)", "-1200000000"),
        ("(1.2) billion", "-1200000000"),
        ("3 Million", "3000000"),
        ("3m", "3000000"),
        ("2 bn", "2000000000"),
        ("7k", "7000"),
        ("1 thousand", "1000"),
        ("1.2亿", "120000000"),
        ("1.2 亿元", "120000000"),
        ("117,386.04万元", "1173860400"),
        ("５万", "50000"),
        ("3百万", "3000000"),
        ("2千元", "2000"),
        ("1,171.5元", "1171.5"),
    ],
)
def test_written_as_readers_write(typed, value) -> None:
    assert parse_amount(typed, MILLION) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-",
        "—",
        "abc",
        "12%",
        "1,2,3",
        "1.234,56",
        "12 13",
        "1/2",
        "=1+1",
        "5 apples",
        "5 美元",
        "1e5",
        "()",
        "5 million 3",
        "inf",
        "NaN",
        "1" * 80,
        "\u202e",
        "2023-01-05",
    ],
)
def test_anything_else_is_refused_with_a_way_out(typed) -> None:
    with pytest.raises(CorrectionRefused) as refusal:
        parse_amount(typed, MILLION)
    assert refusal.value.code in ("correction_value_unreadable", "correction_value_too_large")
    assert refusal.value.message("en")
    assert refusal.value.message("zh")


def test_what_no_company_has_is_refused() -> None:
    with pytest.raises(CorrectionRefused) as refusal:
        parse_amount("100,000,000,001", MILLION)
    assert refusal.value.code == "correction_value_too_large"
    assert parse_amount("100,000,000,000", MILLION) == LARGEST


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from([1, 1_000, 10_000, MILLION]))
def test_what_the_screen_writes_is_read_back(value, scale) -> None:
    assert parse_amount(number(value, 2), scale) == value * scale


@given(st.text(max_size=40))
def test_no_text_breaks_it(typed) -> None:
    try:
        value = parse_amount(typed, 1)
    except CorrectionRefused:
        return
    assert value.is_finite()
    assert abs(value) <= LARGEST
