from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.safety import find_personal
from model.safety.masking.numbers import has_luhn_digit, has_valid_check_digit


def kinds(text: str) -> list[tuple[str, str]]:
    return [(span.kind, span.quote) for span in find_personal(text)]


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("身份证号11010519491231002X。", "national_id", "11010519491231002X"),
        ("证件110105671203282备查", "national_id", "110105671203282"),
        ("SSN 219-09-9941 verified", "national_id", "219-09-9941"),
        ("NHS number: 943 476 5919;", "national_id", "943 476 5919"),
        ("NI number JG103759A used", "national_id", "JG103759A"),
        ("手机13812345678，请回电", "phone", "13812345678"),
        ("电话：+86 138 1234 5678", "phone", "+86 138 1234 5678"),
        ("座机010-62345678转302", "phone", "010-62345678转302"),
        ("热线400-820-5567", "phone", "400-820-5567"),
        ("call (415) 555-0187 now", "phone", "(415) 555-0187"),
        ("call 001-415-555-0187x123 now", "phone", "001-415-555-0187x123"),
        ("tel +44 (0)20 7946 0958", "phone", "+44 (0)20 7946 0958"),
        ("mobile 07700 900461.", "phone", "07700 900461"),
        ("发至lin_82@163.com。", "email", "lin_82@163.com"),
        ("见https://a.example.com/x?y=1，谢谢", "url", "https://a.example.com/x?y=1"),
        ("from 203.0.113.77 today", "ip", "203.0.113.77"),
        ("from 2001:db8:0:0:0:0:0:1 today", "ip", "2001:db8:0:0:0:0:0:1"),
        ("card 4539 1488 0343 6467 declined", "card", "4539 1488 0343 6467"),
        ("IBAN GB82 WEST 1234 5698 7654 32.", "card", "GB82 WEST 1234 5698 7654 32"),
        ("银行卡号6222021602034578912", "card", "6222021602034578912"),
        ("住院号：0012345，", "hospital_number", "0012345"),
        ("床号 12", "hospital_number", "12"),
        ("12床患者", "hospital_number", "12"),
        ("MRN: 7734521", "hospital_number", "7734521"),
        ("微信号：wxid_chen0921", "account", "wxid_chen0921"),
        ("QQ 284719305", "account", "284719305"),
        ("车牌苏A·8K729", "plate", "苏A·8K729"),
        ("邮编210009", "postcode", "210009"),
        ("zip code 94110.", "postcode", "94110"),
        ("at SW1A 2AA today", "postcode", "SW1A 2AA"),
        ("年龄：93岁", "age_over_89", "93"),
        ("九十六岁老人", "age_over_89", "九十六"),
        ("aged 101, walks", "age_over_89", "101"),
        ("a 94-year-old man", "age_over_89", "94"),
    ],
)
def test_identifier_is_found_whole(text, kind, quote) -> None:
    assert (kind, quote) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "WBC 12.3×10^9/L，血钾3.5 mmol/L，体温38.5℃，血压120/80 mmHg",
        "口服阿司匹林100 mg，每日1次，共3天，0.9%氯化钠100 ml静滴",
        "肌力4/5，反射2+，GCS 14分，Apgar 9-10-10分",
        "ICD-10：I21.0；HP:0001250；OMIM:154700；ORPHA:558",
        "PMID: 20120512, NM_000059.3, c.1521_1523delCTT, rs113993960",
        "卧床3天，床旁胸片，孕32+4周，89岁，12个月",
        "sodium 138, potassium 4.1, glucose 98 mg/dL, A1c 7.2%, ratio 1:160",
        "heparin 5000 units q8h for 10 days, 89 years old, visual acuity 20/40",
        "normal range 3.5-5.0, 5-10-20 mg titration, version 3.1.2",
        "in 2019 she had 2 seizures a month; muscle strength 4/5",
        "营业收入128.6亿元，同比增长7.3%，每股收益0.82元，2023年度",
    ],
)
def test_values_doses_and_codes_stay(text) -> None:
    assert kinds(text) == []


def test_id_with_a_wrong_check_digit_is_masked_and_flagged() -> None:
    (right,) = find_personal("11010519491231002X")
    (wrong,) = find_personal("110105194912310021")
    assert (right.kind, right.verified) == ("national_id", True)
    assert (wrong.kind, wrong.verified) == ("national_id", False)


@given(st.from_regex(r"[1-9]\d{16}", fullmatch=True))
def test_exactly_one_check_digit_is_valid(body) -> None:
    assert sum(has_valid_check_digit(body + digit) for digit in "0123456789X") == 1


@given(st.from_regex(r"[0-9]{15}", fullmatch=True))
def test_exactly_one_luhn_digit_is_valid(body) -> None:
    assert sum(has_luhn_digit(body + digit) for digit in "0123456789") == 1


def test_full_width_digits_are_found_where_they_stand() -> None:
    text = "电话：１３８１２３４５６７８。"
    (span,) = find_personal(text)
    assert (span.kind, text[span.start : span.end]) == ("phone", "１３８１２３４５６７８")
