"""Labels compared without their accidents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.wording import compact, label_key

LETTERS = some.text(some.sampled_from("aZé 9、.．,()（）[]:：-—'其中减加一二十营业收入\u00a0\n"), max_size=40)


@given(some.text(max_size=60) | LETTERS)
def test_compact_is_idempotent(text: str) -> None:
    assert compact(compact(text)) == compact(text)


@given(some.text(max_size=60) | LETTERS)
def test_label_key_is_idempotent(text: str) -> None:
    assert label_key(label_key(text)) == label_key(text)


@given(LETTERS, some.integers(min_value=0, max_value=40))
def test_broken_words_compare_equal(text: str, place: int) -> None:
    assert compact(f"{text[:place]} \u00a0\n{text[place:]}") == compact(text)


@given(some.text(max_size=60))
def test_nothing_but_letters_digits_and_chinese_is_left(text: str) -> None:
    assert all(character.isascii() or "\u3400" <= character <= "\u9fff" for character in compact(text))
    assert compact(text).isalnum() or not compact(text)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("一、营业总收入", "营业总收入"),
        ("（一）基本每股收益", "基本每股收益"),
        ("十二、综合收益总额", "综合收益总额"),
        ("1.持续经营净利润", "持续经营净利润"),
        ("减：营业成本", "营业成本"),
        ("其中：营业收入", "营业收入"),
        ("二、减：所得税费用", "所得税费用"),
        ("加：期初现金及现金等价物余额", "期初现金及现金等价物余额"),
        ("净利润（净亏损以“－”号填列）", "净利润"),
        ("Net income (loss) (Note 3)", "netincome"),
        ("Net income (loss", "netincome"),
        ("Shareholders’ equity", "shareholdersequity"),
        ("(Loss)", "loss"),
        ("减少注册资本", "减少注册资本"),
        ("3.5% notes due 2031", "35notesdue2031"),
        ("", ""),
    ],
)
def test_label_key(label: str, key: str) -> None:
    assert label_key(label) == key


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Net (loss)", "netloss"),
        ("(Loss) from operations", "lossfromoperations"),
        ("Accumulated (deficit)", "accumulateddeficit"),
        ("Net (loss) income", "netincome"),
        ("(Increase) decrease in receivables", "decreaseinreceivables"),
    ],
)
def test_a_noun_that_stands_only_in_brackets_is_kept(label: str, key: str) -> None:
    assert label_key(label) == key
