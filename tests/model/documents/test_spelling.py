from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.documents.spelling import plain_text


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("net\u00a0income", "net income"),
        ("12\u202f345\u2009678", "12 345 678"),
        ("\ufb01nancial o\ufb03ce", "financial office"),
        ("\u2fa6额", "金额"),  # a Kangxi radical
        ("\u2ed3期\u2edb险", "长期风险"),  # simplified radicals
        ("S\ufffeT", "S-T"),
        ("S\x02T", "S-T"),
        ("营业总收入（元）", "营业总收入（元）"),
        ("a\u202eb\x00", "ab"),
    ],
)
def test_print_becomes_plain(printed, plain) -> None:
    assert plain_text(printed) == plain


@given(st.text(st.characters(exclude_categories=())))
def test_plain_text_stays_plain(text) -> None:
    assert plain_text(plain_text(text)) == plain_text(text)
