"""What a printed cell says as a number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.numbers import DASHES, closes_bracket, is_percentage, opens_bracket, parse_number

AMOUNTS = some.decimals(min_value=0, max_value=10**13, places=2).map(abs)
WHOLE = some.integers(min_value=0, max_value=10**13).map(Decimal)
CURRENCIES = some.sampled_from(["", "$", "US$", "HK$", "C$", "A$", "RMB", "€", "£", "¥", "￥"])
NEGATIVES = some.sampled_from(["({})", "（{}）", "({}）", "-{}", "−{}", "–{}", "－{}"])


@given(amount=AMOUNTS | WHOLE, currency=CURRENCIES, grouped=some.booleans())
def test_any_amount_is_read_as_it_was_printed(amount: Decimal, currency: str, grouped: bool) -> None:
    assert parse_number(currency + (f"{amount:,}" if grouped else f"{amount}")) == amount


@given(amount=AMOUNTS | WHOLE, currency=CURRENCIES, negative=NEGATIVES, outside=some.booleans())
def test_every_way_to_print_a_negative_is_read(amount: Decimal, currency: str, negative: str, outside: bool) -> None:
    digits = f"{amount:,}"
    text = currency + negative.format(digits) if outside else negative.format(currency + digits)
    assert parse_number(text) == -amount


@given(amount=AMOUNTS)
def test_full_width_separators_are_separators(amount: Decimal) -> None:
    assert parse_number(f"{amount:,}".replace(",", "，")) == amount


@given(text=some.text(max_size=24))
def test_no_text_breaks_it_and_only_digits_or_dashes_are_numbers(text: str) -> None:
    value = parse_number(text)
    assert value is None or any(character.isdigit() for character in text) or value == 0


@pytest.mark.parametrize("dash", sorted(DASHES))
@pytest.mark.parametrize("frame", ["{}", " {} ", "${}", "$ {}", "€{}"])
def test_a_dash_is_zero(dash: str, frame: str) -> None:
    assert parse_number(frame.format(dash)) == 0


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        (".05", "0.05"),
        ("$(.05)", "-0.05"),
        ("0", "0"),
        ("(1,234", "-1234"),
        ("1,234)", "-1234"),
        ("１，２３４", "1234"),
    ],
)
def test_short_and_broken_forms(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "$",
        "()",
        "(",
        "7,12",
        "12,34",
        "1,2345",
        "1,234,56",
        "31/12/2023",
        "2023-12-31",
        "Note 5",
        "1.2.3",
        "5A",
        "1e6",
    ],
)
def test_what_is_no_amount_is_none(printed: str) -> None:
    assert parse_number(printed) is None


@given(amount=AMOUNTS, sign=some.sampled_from("%％"), frame=some.sampled_from(["{}%", "({}%)", "({})%", "-{}%"]))
def test_percentages_are_not_amounts(amount: Decimal, sign: str, frame: str) -> None:
    assert parse_number(frame.replace("%", sign).format(amount)) is None


@pytest.mark.parametrize("printed", ["5.2%", " 5.2 ％ ", "减少1.2个百分点", "3 pts", "%", "(5.2%)"])
def test_percentages_are_known(printed: str) -> None:
    assert is_percentage(printed)


@pytest.mark.parametrize("printed", ["5.2", "1,234", "", "receipts"])
def test_other_words_are_no_percentages(printed: str) -> None:
    assert not is_percentage(printed)


def test_brackets_in_words_of_their_own() -> None:
    assert all(opens_bracket(word) for word in ("(", "（", "$(", "US$("))
    assert not any(opens_bracket(word) for word in ("", "$", "(1", "Notes("))
    assert all(closes_bracket(word) for word in (")", "）"))
    assert not any(closes_bracket(word) for word in ("1)", "("))
