"""What the first pages say: company, fiscal year, shares outstanding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.documents import Word
from model.finance.cover import find_company, find_fiscal_year, find_identifiers, find_shares, shares_figure
from tests.model.finance.words import SOURCE, left

FORM = """UNITED STATES SECURITIES AND EXCHANGE COMMISSION
Form 10-K
Commission file number 1-12345
{name}
(Exact name of registrant as specified in its charter)
Delaware 36-1234567"""


@pytest.mark.parametrize("name", ["MERIDIAN INSTRUMENTS, INC.", "3T Company", "The Oak & Elm Group plc", "Hollow"])
def test_the_registrant_of_a_filing(name: str) -> None:
    assert find_company([FORM.format(name=name)], "en") == name


def test_the_registrant_may_be_named_on_a_later_page() -> None:
    assert find_company(["Annual Report", "Letter", FORM.format(name="Meridian Inc.")], "en") == "Meridian Inc."


@pytest.mark.parametrize(
    "name",
    ["Meridian Instruments Inc.", "Bank of the Harbour Group", "Oakfield Holdings plc", "ELM CORPORATION", "Tarn N.V."],
)
def test_an_english_company_is_known_by_its_form(name: str) -> None:
    other = "Thorn Auditors LLC"
    assert find_company([f"Annual Report\n{name}\n{other}", f"{name} — 2023 Annual Report"], "en") == name


def test_a_stock_exchange_is_not_the_company() -> None:
    texts = ["Nasdaq Stock Market LLC\nMeridian Instruments Inc.", "Nasdaq Stock Market LLC"]
    assert find_company(texts, "en") == "Meridian Instruments Inc."


@pytest.mark.parametrize("name", ["砚溪仪器股份有限公司", "砚溪（集团）有限责任公司", "青禾银行"])
def test_a_chinese_company_is_the_one_named_most(name: str) -> None:
    texts = [f"{name}2023年年度报告", f"{name}\n松风证券有限公司", f"{name}2023年年度报告全文"]
    assert find_company(texts, "zh") == name


def test_the_company_whose_statements_they_are_wins() -> None:
    texts = [
        "松风证券有限公司",
        "松风证券有限公司",
        *[""] * 60,
        "合并资产负债表\n编制单位：砚溪仪器股份有限公司 单位：元",
    ]
    assert find_company(texts, "zh") == "砚溪仪器股份有限公司"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_company_is_invented(language: str) -> None:
    assert find_company(["Annual Report 2023\nOur year in numbers", "年度报告"], language) is None
    assert find_company([], language) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("砚溪仪器股份有限公司2023年年度报告", 2023),
        ("2022 年度报告", 2022),
        ("2022 年 年度 报告", 2022),
        ("2022年报告", 2022),
        ("二〇二三年年度报告", 2023),
        ("二○二一年度报告", 2021),
        ("2023年12月31日", None),
        ("2023年半年度报告", None),
        ("Annual Report 2023", None),
    ],
)
def test_the_fiscal_year_in_the_title_of_a_chinese_report(text: str, year: int | None) -> None:
    assert find_fiscal_year(["", text]) == year


def test_the_fiscal_year_is_named_on_the_first_pages_or_not_at_all() -> None:
    assert find_fiscal_year([*[""] * 20, "2023年年度报告"]) is None


SHARES = some.integers(1_000_000, 9_999_999_999).map(lambda count: f"{count:,}")


@given(SHARES, SHARES)
def test_the_shares_on_the_cover(shares: str, value: str) -> None:
    after = f"The number of shares outstanding of the registrant's common stock was {shares} as of February 2, 2024."
    before = f"As of February 2, 2024, there were {shares} shares of common stock outstanding."
    market = f"The aggregate market value of common stock held by non-affiliates was ${value} or $ {value}.\n"
    for sentence in (after, before):
        assert find_shares(["", market + sentence]) == (2, shares)


@given(some.lists(some.integers(1_000_000, 10**9), min_size=2, max_size=4))
def test_of_several_classes_only_a_printed_total_counts(classes: list[int]) -> None:
    printed = [f"Class {chr(65 + i)} {count:,}" for i, count in enumerate(classes)]
    total = f"{sum(classes):,}"
    assert find_shares([f"Shares outstanding: {', '.join(printed)} total {total}"]) == (1, total)
    if len(classes) == 2:
        assert find_shares([f"Shares outstanding: {', '.join(printed)}"]) is None


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Shares outstanding: 412"],
        ["An outstanding year with sales of $4,812,000,000"],
        ["", "", "", "Shares outstanding: 412,000,000"],
    ],
)
def test_no_shares_are_invented(texts: list[str]) -> None:
    assert find_shares(texts) is None


def test_a_number_far_from_the_word_is_no_number_of_shares() -> None:
    far = "and so on " * 40
    assert find_shares([f"Indicate the number of shares outstanding. {far} 412,000,000"]) is None
    assert find_shares([f"412,000,000 {far} were outstanding"]) is None


def test_shares_are_shown_where_they_are_printed() -> None:
    words = left("There were 412,000,000, shares outstanding", 50, 80)
    figure = shares_figure(SOURCE, 2023, 1, "412,000,000", words)
    assert figure is not None
    assert (figure.name, figure.year, figure.value) == ("shares_outstanding", 2023, Decimal(412_000_000))
    assert (figure.currency, figure.scale, figure.method) == (None, 1, "printed")
    place = words[2]
    assert figure.evidence is not None
    assert figure.evidence.box == (place.x0, place.y0, place.x1, place.y1)


def test_shares_without_a_place_are_no_figure() -> None:
    assert shares_figure(SOURCE, 2023, 1, "412,000,000", [Word("412,000", 50, 80, 90, 90)]) is None


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        (FORM.format(name="Hollow"), "sec:1-12345"),
        ("Commission File No. 001-02217\n(Exact name of Registrant", "sec:1-2217"),
        (
            "Commission File Number: 1-13087 (Hill) Commission File Number: 0-50209 (Hill L.P.)",
            "sec:1-13087",
        ),
        (
            "Commission File Number Exact Name of Registrant IRS Number 1-12609 Hollow 94-3234914",
            "sec:1-12609",
        ),
        ("公司代码：603339 公司简称：四方", "cn:603339"),
        ("股票代码 000651", "cn:000651"),
    ],
)
def test_the_registration_number(text: str, identifier: str) -> None:
    assert find_identifiers(["", text]) == (identifier,)


@pytest.mark.parametrize("text", ["Annual report 2024", "Employer Identification No. 36-1234567", "邮编：226371"])
def test_no_registration_number(text: str) -> None:
    assert find_identifiers([text]) == ()
