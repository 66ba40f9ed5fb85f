"""Cohesion, parallelism and repetition in Chinese essays."""

from __future__ import annotations

import json

from data.knowledge import knowledge_path
from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.chinese_cohesion import cohesion_comments
from model.education.feedback.chinese_repetition import repetition_comments
from model.education.feedback.chinese_rhetoric import rhetoric_comments
from model.education.feedback.chinese_writing import writing_lists

PLAIN = "清晨的街道上行人匆匆走过，卖早点的小摊冒着热气。"


def of(rule: str, found: list[Comment]) -> list[Comment]:
    return [comment for comment in found if comment.rule == rule]


def test_many_kinds_of_connectives_are_praised_by_name() -> None:
    text = "虽然路远，但是因为有梦，所以我不怕。如果跌倒，我不仅会站起，甚至会跑。只要不停，总之能到。"
    (comment,) = of("zh_connectives", list(cohesion_comments(Essay(text, "zh"))))
    assert comment.praise
    assert comment.quote == "虽然"
    assert "让步（虽然）" in comment.why("zh")
    assert "concession (虽然)" in comment.why("en")


def test_few_connectives_are_named_in_a_long_essay_only() -> None:
    assert of("zh_few_connectives", list(cohesion_comments(Essay(PLAIN * 25, "zh"))))
    assert not of("zh_few_connectives", list(cohesion_comments(Essay(PLAIN * 5, "zh"))))


def test_a_sequence_is_named_only_where_nothing_continues_it() -> None:
    begun = "首先，要立志。" + PLAIN
    assert of("zh_sequence", list(cohesion_comments(Essay(begun, "zh"))))
    assert not of("zh_sequence", list(cohesion_comments(Essay(begun + "其次，要行动。", "zh"))))


def test_every_kind_of_connective_has_its_english_name() -> None:
    lists = writing_lists()
    assert lists.connectives.keys() == lists.kinds.keys()
    words = [word for kind in lists.connectives.values() for word in kind]
    assert len(words) == len(set(words))


def test_three_parallel_parts_are_quoted_whole() -> None:
    text = "如果没有阳光，花儿不会开；如果没有雨露，禾苗不会长；如果没有泥土，大树不会高。"
    (comment,) = rhetoric_comments(Essay(text, "zh"))
    assert comment.quote == text
    assert comment.details == {"count": 3, "opening": "如果没有"}


def test_a_bare_word_in_common_is_no_parallelism() -> None:
    assert list(rhetoric_comments(Essay("幸福是什么呢？幸福无所不在。幸福藏于心间。", "zh"))) == []
    assert list(rhetoric_comments(Essay("我爱山水。我爱花草。", "zh"))) == []


def test_parallel_paragraphs_are_praised_by_their_opening() -> None:
    text = "\n".join(["谈读书", *(f"读书，让人{each}，" + PLAIN for each in ("明理", "开阔", "宁静"))])
    (comment,) = of("zh_parallel_paragraphs", list(rhetoric_comments(Essay(text, "zh"))))
    assert comment.quote == "读书"


def test_monotonous_openings_are_named_and_parallel_ones_are_not() -> None:
    flat = "我起得很早。我没有吃饭就出了门。我走了一路，天上下着雨。"
    (comment,) = of("zh_sentence_openings", list(repetition_comments(Essay(flat, "zh"))))
    assert comment.details == {"opening": "我", "count": 3}
    parallel = "我爱春天的花朵。我爱夏天的小雨。我爱秋天的落叶。"
    assert not of("zh_sentence_openings", list(repetition_comments(Essay(parallel, "zh"))))


def test_paragraphs_that_begin_alike_are_named() -> None:
    text = "\n".join(["周末", "我起得很早。" + PLAIN, "我没有吃饭。", "我一路走着看着，天上下起了雨。" + PLAIN * 3])
    assert of("zh_paragraph_openings", list(repetition_comments(Essay(text, "zh"))))


def test_a_long_sentence_is_named_where_it_comes_back() -> None:
    (comment,) = of("zh_same_sentence", list(repetition_comments(Essay(PLAIN + "他走了。" + PLAIN, "zh"))))
    assert comment.start > len(PLAIN)
    assert not of("zh_same_sentence", list(repetition_comments(Essay("路在脚下。他走了。路在脚下。", "zh"))))


def test_a_plain_word_is_overused_unless_it_is_the_topic() -> None:
    text = "非常高兴，非常美丽，非常寒冷，非常遥远，非常安静，非常精彩，非常温暖。"
    (comment,) = of("zh_overused", list(repetition_comments(Essay(text, "zh"))))
    assert comment.details["count"] == 6
    assert not of("zh_overused", list(repetition_comments(Essay("说非常\n" + text, "zh"))))


def test_idioms_are_praised_from_enough_different_ones() -> None:
    idioms = "他再接再厉，全神贯注，脚踏实地，持之以恒，"
    assert not of("zh_idioms", list(repetition_comments(Essay(idioms, "zh"))))
    (comment,) = of("zh_idioms", list(repetition_comments(Essay(idioms + "出类拔萃。", "zh"))))
    assert comment.details["count"] == 5


def test_patterns_of_phrases_say_what_is_right_only_where_they_can() -> None:
    table = json.loads(knowledge_path("education/phrases_zh.json").read_text(encoding="utf-8"))
    praised = [pattern for entry in table.values() if entry["praise"] for pattern in entry["patterns"]]
    assert praised
    assert all(right == "" for _, right in praised)
