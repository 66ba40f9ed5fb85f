"""Marks and the length of sentences in Chinese essays."""

from __future__ import annotations

import pytest

from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.chinese_sentences import sentence_comments


def found(text: str) -> list[Comment]:
    return list(sentence_comments(Essay(text, "zh")))


def rules(text: str) -> set[str]:
    return {comment.rule for comment in found(text)}


def test_english_marks_are_one_comment_that_counts_them() -> None:
    (comment,) = found("天冷了,我回家了;他没有.")
    assert (comment.rule, comment.quote, comment.suggestion) == ("zh_english_mark", ",", "，")
    assert comment.details["times"] == 3


@pytest.mark.parametrize(
    ("marks", "right"),
    [("。。", "。"), ("，，", "，"), ("。。。", "……"), ("，。", "。"), ("。，", "。"), ("、，", "，")],
)
def test_marks_side_by_side_leave_the_one_meant(marks: str, right: str) -> None:
    (comment,) = found(f"天冷了{marks}我回家了。")
    assert (comment.quote, comment.suggestion) == (marks, right)


@pytest.mark.parametrize("text", ["真的吗？！他笑了……", "圆周率约为3.14。", "“走吧！”他说。", "我读《论语》（节选）。"])
def test_marks_in_their_place_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("他说：“走吧。大家笑了。", "“走吧。大家笑了"),
        ("走吧”，他说。", "”，他说。"),
        ("《论语是好书。", "《论语是好书。"),
    ],
)
def test_a_mark_without_its_partner_is_quoted(text: str, quote: str) -> None:
    assert [(each.rule, each.quote) for each in found(text)] == [("zh_unbalanced", quote)]


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    assert rules("“天冷了。\n“我回家了。”") == set()


def test_a_sentence_of_commas_only_is_too_long() -> None:
    run = "，".join(["我们每天都要走很长的路去上学"] * 8) + "。"
    assert "zh_comma_run" in rules(run)
    assert "zh_comma_run" not in rules(run.replace("，", "；", 1))
    assert "zh_comma_run" not in rules(run.replace("，", "。"))


def test_a_long_stretch_without_a_pause_is_named() -> None:
    assert "zh_long_clause" in rules("这" * 40 + "。")
    assert "zh_long_clause" not in rules("这" * 20 + "，" + "那" * 20 + "。")


def test_a_paragraph_that_stops_without_a_mark_is_named() -> None:
    prose = "今天的天气真好，我们一家人一起去公园里放风筝"
    assert "zh_unended" in rules("放风筝\n" + prose)
    assert "zh_unended" not in rules("放风筝\n" + prose + "。")
    assert "zh_unended" not in rules("放风筝\n" + prose + "——题记")
