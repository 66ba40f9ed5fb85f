"""Wrong characters are found where they are wrong, and only there."""

from __future__ import annotations

import json

import pytest

from data.knowledge import knowledge_path
from model.education.essay import Essay
from model.education.feedback.chinese_characters import wrong_characters

FORMS = json.loads(knowledge_path("education/wrong_characters_zh.json").read_text(encoding="utf-8"))["forms"]


def found(text: str) -> dict[str, str]:
    return {comment.quote: comment.suggestion for comment in wrong_characters(Essay(text, "zh"))}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("失败以后，他没有灰心，而是再接再励。", "再接再励", "再接再厉"),
        ("门一开，大家迫不急待地冲了出去。", "迫不急待", "迫不及待"),
        ("工人师傅正在按装空调。", "按装", "安装"),
        ("既使明天下雨，我也要去。", "既使", "即使"),
        ("人要学会超越自已。", "自已", "自己"),
        ("许多时侯，我们缺的只是勇气。", "时侯", "时候"),
        ("他是一位着名的画家。", "着名", "著名"),
    ],
)
def test_a_wrong_form_is_named_with_the_right_one(text: str, wrong: str, right: str) -> None:
    assert found(text) == {wrong: right}


@pytest.mark.parametrize(
    "text",
    [
        "他再接再厉，终于成功。",
        "这本书既使人感动，又使人深思。",
        "听到这个消息，她激动得不能自已。",
        "请按装配图的顺序来做。",
        "桌上写着名字，墙上挂着名画。",
        "他在次日清晨离开了。",
        "批评要有分寸，不至使人难堪。",
        "这正是苦难的象征。",
    ],
)
def test_a_right_form_is_left_alone(text: str) -> None:
    assert found(text) == {}


def test_a_repeated_wrong_form_is_one_comment_that_counts_its_places() -> None:
    (comment,) = wrong_characters(Essay("自已的事自已做，自已的路自已走。", "zh"))
    assert (comment.start, comment.details["times"]) == (0, 4)


def test_the_longest_form_is_taken() -> None:
    assert found("他刻苦专研，走上了误入岐途的反面。") == {"刻苦专研": "刻苦钻研", "误入岐途": "误入歧途"}


def test_no_right_form_is_in_the_table_as_a_wrong_one() -> None:
    table = json.loads(knowledge_path("education/wrong_characters_zh.json").read_text(encoding="utf-8"))
    forms = table["forms"]
    assert len(forms) > 800
    assert set(forms) & set(forms.values()) == set()
    assert all(len(wrong) == len(right) for wrong, right in forms.items())
    assert table["unless"].keys() <= forms.keys()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("恍然大误", "恍然大悟"), ("残不忍睹", "惨不忍睹"), ("记忆由新", "记忆犹新"), ("怨天由人", "怨天尤人")],
)
def test_a_common_idiom_one_alike_character_off_is_found_without_the_table(wrong: str, right: str) -> None:
    assert wrong not in FORMS
    assert found(f"那件事让我{wrong}。") == {wrong: right}


@pytest.mark.parametrize(
    "text", ["看云淡风清，任花开花落。", "他恍然大悟。", "生活变得绚丽多彩。", "她与日俱增的信心。"]
)
def test_a_right_idiom_or_a_variant_in_use_is_left_alone(text: str) -> None:
    assert found(text) == {}


def test_an_idiom_in_the_table_is_named_once() -> None:
    assert len(wrong_characters(Essay("他再接再励。", "zh"))) == 1
