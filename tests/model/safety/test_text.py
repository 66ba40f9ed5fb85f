from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.safety import clean_text

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # surrogates too


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(ANY_TEXT)
def test_what_is_left_can_be_shown(text) -> None:
    clean = clean_text(text)
    clean.encode("utf-8")  # no surrogates
    assert unicodedata.is_normalized("NFC", clean)
    assert all(character in "\n\t" or unicodedata.category(character) != "Cc" for character in clean)
    assert not set(clean) & set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Po", "Zs"], max_codepoint=0x9FFF)))
def test_ordinary_text_stays(text) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\x00b\x07c", "abc"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tab\tstays", "tab\tstays"),
        ("e\u0301", "é"),
        ("to\u202etal", "total"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("half\ud800", "half"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tag\U000e0041\U000e0042", "tag"),
        ("\uf9dc", "\u9686"),  # a compatibility ideograph is the character it stands for
        ("营业总收入 1,234.56", "营业总收入 1,234.56"),
        ("emoji 😀", "emoji 😀"),
        ("", ""),
    ],
)
def test_examples(dirty, clean) -> None:
    assert clean_text(dirty) == clean
