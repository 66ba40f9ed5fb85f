"""The build of a Chinese essay: title, paragraphs, opening and ending."""

from __future__ import annotations

import pytest

from model.education.essay import Essay
from model.education.feedback.chinese_structure import has_title, structure_comments, title_words

FILLER = "清晨的街道上行人匆匆走过，卖早点的小摊冒着热气，一天就这样开始了。" * 3


def rules(text: str) -> set[str]:
    return {comment.rule for comment in structure_comments(Essay(text, "zh"))}


def essay(*paragraphs: str) -> str:
    return "\n".join(paragraphs)


@pytest.mark.parametrize("title", ["谈坚持", "努力与选择", "我们为什么要读书？", "《论语》读后", "走吧！少年"])
def test_a_short_first_line_is_a_title(title: str) -> None:
    assert has_title(Essay(essay(title, FILLER), "zh"))


@pytest.mark.parametrize(
    "first", ["尊敬的老师：", "我坐在窗前。", FILLER, "下雨了，我没有带伞，只好在屋檐下等着，等了很久很久"]
)
def test_a_sentence_a_salutation_or_a_paragraph_is_none(first: str) -> None:
    assert not has_title(Essay(essay(first, FILLER), "zh"))


def test_a_line_alone_is_no_title() -> None:
    assert not has_title(Essay("谈坚持", "zh"))


def test_title_words_leave_out_what_says_nothing() -> None:
    assert title_words(Essay(essay("谈努力与选择", FILLER), "zh")) == ("努力", "选择")
    assert title_words(Essay(essay("书", FILLER), "zh")) == ("书",)
    assert title_words(Essay(FILLER, "zh")) == ()


def test_a_missing_title_is_named() -> None:
    assert "zh_no_title" in rules(essay(FILLER, FILLER, FILLER))
    assert "zh_no_title" not in rules(essay("谈坚持", FILLER, FILLER, FILLER))


def test_one_block_and_an_overlong_paragraph_are_named() -> None:
    assert "zh_one_block" in rules(essay("谈坚持", FILLER * 3))
    assert "zh_long_paragraph" in rules(essay("谈坚持", FILLER, FILLER * 4, FILLER))
    assert "zh_long_opening" in rules(essay("谈坚持", FILLER * 2, FILLER, FILLER, FILLER))
    assert not {"zh_one_block", "zh_long_paragraph", "zh_long_opening"} & rules(
        essay("谈坚持", FILLER, FILLER, FILLER, FILLER)
    )


def test_an_opening_that_states_the_view_is_praised() -> None:
    stated = "坚持是成功的基石。" + FILLER
    assert "zh_opening_view" in rules(essay("谈坚持", stated, FILLER, FILLER))
    assert "zh_opening_view" not in rules(essay("谈坚持", "什么是坚持？" + FILLER, FILLER, FILLER))


def test_opening_and_ending_off_the_title_are_named() -> None:
    found = rules(essay("谈坚持", FILLER, FILLER, FILLER, FILLER))
    assert {"zh_opening_off_title", "zh_ending_off_title"} <= found


def test_an_ending_on_the_title_is_praised_even_above_a_last_line() -> None:
    ending = FILLER + "让我们学会坚持。"
    assert "zh_ending_returns" in rules(essay("谈坚持", FILLER, FILLER, ending))
    assert "zh_ending_returns" in rules(essay("谈坚持", FILLER, FILLER, ending, "路在脚下。"))


def test_a_short_text_is_not_judged_by_its_build() -> None:
    assert rules("今天下雨了。\n我没有带伞。") == set()
