from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.documents.xbrl.numbers import inline_number, plain_number, precision

AMOUNTS = st.integers(0, 10**15)
SCALES = st.integers(-6, 12)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4870000000", "4870000000"),
        (" -2.16\n", "-2.16"),
        ("1.5E6", "1500000"),
        (".5", "0.5"),
        ("+3", "3"),
        ("5.", "5"),
    ],
)
def test_plain_numbers(text, number) -> None:
    assert plain_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "n/a", "1,000", "1e999", "NaN", "Infinity", "٣", "9" * 60, "1.2.3", "0x1", "--1"])
def test_what_is_no_plain_number(text) -> None:
    assert plain_number(text) is None


@pytest.mark.parametrize(
    ("text", "form", "scale", "sign", "number"),
    [
        ("4,870", "num-dot-decimal", "6", "", "4870000000"),
        ("4,870", "numdotdecimal", "6", "-", "-4870000000"),
        ("4.870,5", "num-comma-decimal", "3", "", "4870500"),
        ("4 870,5", "numcommadecimal", "3", "", "4870500"),
        ("1\u00a0234", "num-dot-decimal", "0", "", "1234"),
        ("2.16", "", "", "", "2.16"),
        ("—", "fixed-zero", "6", "", "0"),
        ("-", "zerodash", "6", "", "0"),
        ("no", "numwordsen", "0", "", "0"),
        ("21.0", "num-dot-decimal", "-2", "", "0.21"),
    ],
)
def test_inline_numbers(text, form, scale, sign, number) -> None:
    assert inline_number(text, form, scale, sign) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "form", "scale"),
    [
        ("—", "", "6"),
        ("(4,870)", "", "6"),
        ("twelve", "numwordsen", "0"),
        ("1", "", "999"),
        ("1", "", "99999999999"),
        ("1", "", "x"),
        ("1", "", "21"),
        ("", "", "0"),
    ],
)
def test_what_is_no_inline_number(text, form, scale) -> None:
    assert inline_number(text, form, scale, "") is None


@pytest.mark.parametrize(("text", "digits"), [("-6", -6), ("2", 2), ("INF", None), ("", None), ("many", None)])
def test_precision(text, digits) -> None:
    assert precision(text) == digits


@given(AMOUNTS, SCALES, st.booleans())
def test_thousands_are_read_the_same_in_both_styles(amount, scale, negative) -> None:
    expected = Decimal(-amount if negative else amount).scaleb(scale)
    sign = "-" if negative else ""
    assert inline_number(f"{amount:,}", "num-dot-decimal", str(scale), sign) == expected
    assert inline_number(f"{amount:,}".replace(",", "."), "num-comma-decimal", str(scale), sign) == expected


@given(st.decimals(-(10**15), 10**15, places=4))
def test_an_instance_says_the_number_as_it_is(value) -> None:
    assert plain_number(f"{value:f}") == value


@given(st.text(), st.sampled_from(["", "num-dot-decimal", "num-comma-decimal", "fixed-zero", "x"]), st.text(max_size=4))
def test_any_text_gives_a_finite_number_or_none(text, form, scale) -> None:
    for value in (plain_number(text), inline_number(text, form, scale, "-")):
        assert value is None or value.is_finite()
