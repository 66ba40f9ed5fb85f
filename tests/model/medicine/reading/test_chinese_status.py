"""What a Chinese note says of each finding: denials and their reach, relatives, doubts."""

from __future__ import annotations

import pytest

from model.medicine.reading.chinese import read_chinese


def statuses(text: str) -> list[tuple[str, str]]:
    return [(each.quote, each.status) for each in read_chinese(text)]


@pytest.mark.parametrize(
    "cue", ["无", "未见", "否认", "未诉", "没有", "没", "不伴", "未出现", "从未", "未再出现", "否认有"]
)
def test_each_denial_is_heard(cue: str) -> None:
    assert statuses(f"患者{cue}发热。") == [("发热", "absent")]


@pytest.mark.parametrize(
    "said", ["发热阴性", "发热(-)", "发热（-）", "发热（－）", "发热：无", "发热未见", "发热已排除", "发热不明显"]
)
def test_a_denial_may_follow(said: str) -> None:
    assert statuses(said) == [("发热", "absent")]


def test_a_denial_reaches_over_a_list_and_not_over_a_comma() -> None:
    assert statuses("否认胸痛、咯血及发热，咳嗽") == [
        ("胸痛", "absent"),
        ("咯血", "absent"),
        ("发热", "absent"),
        ("咳嗽", "present"),
    ]


def test_a_denial_after_a_list_reaches_back_over_it() -> None:
    assert statuses("咯血、胸痛均无") == [("咯血", "absent"), ("胸痛", "absent")]
    assert statuses("黄疸、腹水均阴性") == [("黄疸", "absent"), ("腹水", "absent")]


@pytest.mark.parametrize("turn", ["但有", "而", "仅", "只有"])
def test_a_denial_ends_where_the_sentence_turns(turn: str) -> None:
    assert statuses(f"无咳嗽{turn}胸痛") == [("咳嗽", "absent"), ("胸痛", "present")]


@pytest.mark.parametrize("phrase", ["无明显诱因出现", "原因不明的", "未治疗后", "无特殊处理后", "反复无常的"])
def test_phrases_that_look_like_a_denial_are_none(phrase: str) -> None:
    assert statuses(f"{phrase}发热") == [("发热", "present")]


@pytest.mark.parametrize("said", ["发热未缓解", "咳嗽不止", "高热不退"])
def test_what_has_not_gone_is_there(said: str) -> None:
    assert [status for _, status in statuses(said)] == ["present"]


def test_not_is_heard_only_right_before() -> None:
    assert statuses("不咳嗽，不发烧") == [("咳嗽", "absent"), ("发烧", "absent")]
    assert statuses("睡不好，咳嗽") == [("睡不好", "present"), ("咳嗽", "present")]


@pytest.mark.parametrize("who", ["母亲有", "父亲曾患", "家族史：", "哥哥和弟弟均有", "外祖母患", "叔父有"])
def test_what_a_relative_has_is_of_the_family(who: str) -> None:
    assert statuses(f"{who}糖尿病。患者发热") == [("糖尿病", "family"), ("发热", "present")]


@pytest.mark.parametrize("who", ["母亲诉", "家长发现", "母亲代诉", "爸爸说", "家属代诉", "父母未在意，"])
def test_a_relative_who_reports_is_not_the_one_who_is_ill(who: str) -> None:
    assert statuses(f"{who}发热") == [("发热", "present")]


def test_what_a_relative_does_not_have_is_not_observed() -> None:
    assert statuses("父亲无高血压") == []


@pytest.mark.parametrize(
    "said",
    ["疑似肺炎", "考虑肺炎", "肺炎可能", "肺炎？", "肺炎(?)", "肺炎待排", "不除外肺炎", "不能排除肺炎", "可能有肺炎"],
)
def test_doubt_makes_uncertain(said: str) -> None:
    assert statuses(said) == [("肺炎", "uncertain")]


def test_a_possible_cause_is_no_doubt_of_the_finding() -> None:
    assert statuses("咳嗽可能与受凉有关") == [("咳嗽", "present")]


@pytest.mark.parametrize("said", ["如出现发热请就诊", "若有发热", "预防发热", "一旦发热", "有无发热"])
def test_what_may_come_is_not_observed(said: str) -> None:
    assert statuses(said) == []
