"""Whatever a text was saved in, its characters come back; what is no text is refused."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.education.classes.plain import decoded, without_markdown
from model.errors import EssayRefused
from tests.model.education.classes.handed_in import CHINESE, ENGLISH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_chinese_in_every_encoding(encoding) -> None:
    assert decoded(f"河\n{CHINESE} 12".encode(encoding)).removeprefix("\ufeff") == f"河\n{CHINESE} 12"


def test_western_marks_of_word_are_not_taken_for_chinese() -> None:
    text = "I don’t know – it’s the “river” café."
    assert decoded(text.encode("cp1252")) == text


def test_chinese_quotes_in_an_english_essay_saved_on_a_chinese_system() -> None:
    text = f"{ENGLISH} “Yes”, he said."
    assert decoded(text.encode("gbk")) == text


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00\x01\x02\x03", b"\x89PNG\r\n\x1a\n\x00", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(data) -> None:
    with pytest.raises(EssayRefused) as refusal:
        decoded(data)
    assert refusal.value.code == "essay_file_not_text"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_without_controls_or_refused(data) -> None:
    with contextlib.suppress(EssayRefused):
        assert not re.search(r"[\x00-\x08]", decoded(data))


def test_marks_of_markdown_are_left_out() -> None:
    assert without_markdown("# River\n\nIt is **very** __long__, 2 ** 3.") == "River\n\nIt is very long, 2 ** 3."
