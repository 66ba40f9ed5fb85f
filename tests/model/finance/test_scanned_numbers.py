"""Digits put right by the column they stand in, and never by anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.documents import Word
from model.finance.scanned_numbers import repair, repaired
from tests.model.finance.words import page

EDGES = (300.0, 400.0)


@pytest.mark.parametrize(
    ("printed", "decimals", "right"),
    [
        # a comma read as a point, a point as a comma, doubled, or not at all
        ("23.965", 0, "23,965"),
        ("5.363", 0, "5,363"),
        ("1.336.143", 0, "1,336,143"),
        ("1,336.143", 0, "1,336,143"),
        ("(11.904)", 0, "(11,904)"),
        ("$829.617", 0, "$829,617"),
        ("¥1.234,567.89", 2, "¥1,234,567.89"),
        ("696,242.556.85", 2, "696,242,556.85"),
        ("606.186,267,86", 2, "606,186,267.86"),
        ("549,630,.795.82", 2, "549,630,795.82"),
        ("382,202,59828", 2, "382,202,598.28"),
        ("1336,143", 0, "1,336,143"),
        ("-1.234,56", 2, "-1,234.56"),
        # letters among digits
        ("l1,9O4", 0, "11,904"),
        ("8I,447", 0, "81,447"),
        ("1S,S74", 0, "15,574"),
        # before a number it is the currency sign
        ("S1,980", 0, "$1,980"),
        ("S1.980", 0, "$1,980"),
        ("SO,980", 0, "SO,980"),
        ("(S1,980)", 0, "(S1,980)"),
        # full-width signs
        ("１，２３４", 0, "1,234"),
        ("（1，234）", 0, "(1,234)"),
        ("{11,904)", 0, "(11,904)"),
        ("1,234.", 0, "1,234"),
        # what is no misreading, or may be none
        ("2.18", 0, "2.18"),
        ("0.125", 0, "0.125"),
        ("2024", 0, "2024"),
        ("617", 0, "617"),
        ("23.965", 2, "23.965"),
        ("12.34567", 2, "12.34567"),
        ("1,234,567", 2, "1,234,567"),
        ("1,234.5", 0, "1,234.5"),
        ("31.12.2024", 0, "31.12.2024"),
        ("7,12", 0, "7,12"),
        ("10-K", 0, "10-K"),
        ("SIB", 0, "SIB"),
        ("S.5", 0, "S.5"),
        ("七、24", 2, "七、24"),
        ("", 0, ""),
        ("$", 0, "$"),
        ("—", 0, "—"),
    ],
)
def test_a_number_as_its_column_prints_it(printed, decimals, right) -> None:
    assert repaired(printed, decimals) == right


amounts = st.integers(0, 10**12)
styles = st.sampled_from(["{}", "({})", "${}", "-{}", "¥{}"])


@given(amounts, st.integers(0, 99), st.sampled_from([0, 2]), styles, st.sampled_from([0, 2]))
def test_a_clean_number_is_never_changed(whole, cents, decimals, style, column) -> None:
    printed = style.format(f"{whole:,}" + (f".{cents:02d}" if decimals else ""))
    assert repaired(printed, column) == printed


@given(st.text("0123456789,.OlS()$ -", max_size=14), st.sampled_from([0, 2]))
def test_a_repair_is_final_and_keeps_every_digit(printed, decimals) -> None:
    once = repaired(printed, decimals)
    assert repaired(once, decimals) == once
    as_digits = str.maketrans("OlS", "015")
    digits = [[c for c in text.translate(as_digits) if c.isdigit()] for text in (printed, once)]
    assert digits[0] == digits[1]


@given(st.integers(1_000, 10**11), st.integers(0, 99), st.sampled_from([0, 2]), st.data())
def test_misread_separators_of_a_long_number_come_back(whole, cents, decimals, data) -> None:
    printed = f"{whole:,}" + (f".{cents:02d}" if decimals else "")
    marks = st.sampled_from([",", "."])
    misread = "".join(data.draw(marks) if character in ",." else character for character in printed)
    assert repaired(misread, decimals) == printed


def texts(words: list[Word]) -> list[str]:
    return [word.text for word in repair(words)]


def statement(*rows: tuple[str, str, str]) -> list[Word]:
    clean = (("Products", "617,304", "578,140"), ("Services", "212,313", "190,212"))
    return page([*clean, *rows], EDGES)


def test_the_column_tells_the_format() -> None:
    assert texts(statement(("Income", "113.692", "93,294")))[-2:] == ["113,692", "93,294"]
    yuan = page(
        [
            ("收入", "1,862,400.59", "1,671,900.78"),
            ("成本", "23.965", "1,455.925.77"),
            ("利润", "9,000.00", "8,000.00"),
        ],
        EDGES,
    )
    assert texts(yuan)[-4:-2] == ["1,455,925.77", "利润"]
    assert "23.965" in texts(yuan)


def test_without_a_format_nothing_is_repaired() -> None:
    words = page([("Rate", "23.965", "24.113"), ("Other rate", "6.978", "7.011")], EDGES)
    assert repair(words) == tuple(words)
    prose = page(["The rate rose to 6.978 in the year"])
    assert repair(prose) == tuple(prose)


def test_three_decimals_stay_where_a_row_may_mean_them() -> None:
    per_share = statement(("Net income per share", "1.234", "1.117"))
    assert texts(per_share)[-2:] == ["1.234", "1.117"]
    under = statement(("Earnings per share:", "", ""), ("Basic", "1.234", "1.117"))
    assert texts(under)[-2:] == ["1.234", "1.117"]
    # another number of the row shows that it counts shares
    shares = statement(("Shares used per share: basic", "51.097", "51,222"))
    assert texts(shares)[-2:] == ["51,097", "51,222"]


def test_a_number_parted_at_its_comma_is_joined_and_a_date_is_not() -> None:
    words = [*statement(), Word("617,", 268, 200, 283, 210), Word("304", 285, 200, 300, 210)]
    joined = repair(words)[-1]
    assert (joined.text, joined.x0, joined.x1) == ("617,304", 268, 300)
    date = [*statement(), Word("31,", 250, 200, 262, 210), Word("2024", 264, 200, 284, 210)]
    assert texts(date)[-2:] == ["31,", "2024"]


def test_dashes_and_currency_signs_of_the_columns() -> None:
    words = [
        *statement(),
        Word("S", 250, 200, 255, 210),
        Word("4,100", 275, 200, 300, 210),
        Word("一", 390, 200, 400, 210),
    ]
    assert texts(words)[-3:] == ["$", "4,100", "—"]
    assert texts([*statement(), Word("S", 50, 200, 55, 210), Word("corporation", 60, 200, 110, 210)])[-2] == "S"
    assert texts([*statement(), Word("一", 50, 200, 60, 210)])[-1] == "一"


def test_the_words_are_otherwise_as_they_were() -> None:
    words = statement(("Income", "113.692", "93,294"))
    result = repair(words)
    assert [(word.x0, word.y0, word.x1, word.y1) for word in result] == [(w.x0, w.y0, w.x1, w.y1) for w in words]
    assert repair(result) == result
    assert repair([]) == ()
