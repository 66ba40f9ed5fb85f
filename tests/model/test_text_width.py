"""Chinese characters take two columns."""

from __future__ import annotations

from model.text_width import text_width


def test_chinese_takes_two_columns() -> None:
    assert text_width("ab营收") == 6
    assert text_width("") == 0
