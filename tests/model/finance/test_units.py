"""Scale and currency, as a statement's head announces them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.units import find_currency, find_scale

THOUSAND, MILLION, BILLION = 1_000, 1_000_000, 1_000_000_000


@pytest.mark.parametrize(
    ("head", "scale"),
    [
        ("(in billions)", BILLION),
        ("(Billions of dollars)", BILLION),
        ("(In millions, except per share data)", MILLION),
        ("(Dollars in millions)", MILLION),
        ("(Millions of dollars)", MILLION),
        ("(in mill ions)", MILLION),
        ("£m", MILLION),
        ("€ million", MILLION),
        ("US$m", MILLION),
        ("$ Millions", MILLION),
        ("RMB million", MILLION),
        ("CHF mn", MILLION),
        ("(In thousands)", THOUSAND),
        ("(in thou sands)", THOUSAND),
        ("(Thousands of U.S. dollars)", THOUSAND),
        ("€'000", THOUSAND),
        ("£000", THOUSAND),
        ("RMB’000", THOUSAND),
        ("HK$'000", THOUSAND),
        ("$000s", THOUSAND),
        ("(000s omitted)", THOUSAND),
        ("(000's omitted)", THOUSAND),
        ("单位：元 币种：人民币", 1),
        ("单位：人民币元", 1),
        ("（除特别注明外，金额单位均为人民币元）", 1),
        ("单位：千元 币种：人民币", THOUSAND),
        ("（金额单位：人民币千元）", THOUSAND),
        ("单位：万元", 10_000),
        ("单位: 人民币万元", 10_000),
        ("（万元）", 10_000),
        ("币种：人民币 单位：万元", 10_000),
        ("单位：百万元 币种：人民币", MILLION),
        ("人民币百万元", MILLION),
        ("单位：亿元", 100_000_000),
        ("人民币亿元", 100_000_000),
        ("（亿元）", 100_000_000),
    ],
)
def test_scale(head: str, scale: int) -> None:
    assert find_scale(head) == scale


@pytest.mark.parametrize(
    ("head", "scale"),
    [
        ("(In millions, except number of shares, which are reflected in thousands, and per share amounts)", MILLION),
        ("(In thousands, except shares in millions)", THOUSAND),
        ("(Except per share amounts, dollars in millions)", MILLION),
    ],
)
def test_what_is_excepted_names_no_scale(head: str, scale: int) -> None:
    assert find_scale(head) == scale


@pytest.mark.parametrize(
    "head", ["", "Year ended December 31, 2023", "Consolidated Statements of Income", "合并利润表"]
)
def test_no_unit_is_none(head: str) -> None:
    assert find_scale(head) is None


@given(
    some.lists(
        some.sampled_from([("in millions", MILLION), ("in thousands", THOUSAND), ("百万元", MILLION)]), min_size=1
    )
)
def test_the_first_unit_counts(units: list[tuple[str, int]]) -> None:
    assert find_scale("\n".join(text for text, _ in units)) == units[0][1]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HK$'000", "HKD"),
        ("港币千元", "HKD"),
        ("RMB'000", "CNY"),
        ("单位：千元", "CNY"),
        ("人民币百万元", "CNY"),
        ("单位：千美元", "USD"),
        ("US$m", "USD"),
        ("(Thousands of U.S. dollars)", "USD"),
        ("(in millions of Canadian dollars)", "CAD"),
        ("C$ millions", "CAD"),
        ("CAD'000", "CAD"),
        ("A$m", "AUD"),
        ("€m", "EUR"),
        ("in millions of euros", "EUR"),
        ("EUR million", "EUR"),
        ("£000", "GBP"),
        ("pounds sterling", "GBP"),
        ("CHF million", "CHF"),
        ("millions of yen", "JPY"),
        ("日元", "JPY"),
        ("$ millions", "USD"),
        ("(Dollars in millions)", "USD"),
    ],
)
def test_currency(text: str, code: str) -> None:
    assert find_currency(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(In millions)",
        "AUDITED CONSOLIDATED BALANCE SHEETS",
        "CADENCE INSTRUMENTS, INC.",
        "THE ENTREPRENEUR GROUP",
        "European operations",
        "Ardyen Holdings",
    ],
)
def test_parts_of_other_words_are_no_currencies(text: str) -> None:
    assert find_currency(text) is None
