"""Since when a finding is there in a Chinese note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.observations import Timing
from model.medicine.reading.chinese import read_chinese


def timings(text: str) -> list[tuple[str, float | None]]:
    return [(each.quote, each.timing.days if each.timing else None) for each in read_chinese(text)]


def timing(text: str) -> Timing | None:
    return read_chinese(text)[0].timing


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("3天", 3),
        ("三天", 3),
        ("两周", 14),
        ("2星期", 14),
        ("十二天", 12),
        ("二十天", 20),
        ("半年", 182.5),
        ("半天", 0.5),
        ("1个半月", 45),
        ("一年半", 547.5),
        ("10余年", 3650),
        ("3月余", 90),
        ("2-3天", 3),
        ("2小时", 2 / 24),
        ("30分钟", 30 / 1440),
    ],
)
def test_a_duration_after_the_finding_is_read_in_days(words: str, days: float) -> None:
    found = timing(f"咳嗽{words}")
    assert found is not None
    assert found.quote == words
    assert found.days == pytest.approx(days)


@given(st.integers(1, 99), st.sampled_from([("年", 365), ("个月", 30), ("周", 7), ("天", 1), ("小时", 1 / 24)]))
def test_any_number_of_any_unit_is_read(count: int, unit: tuple[str, float]) -> None:
    found = timing(f"头痛{count}{unit[0]}。")
    assert found is not None
    assert found.days == pytest.approx(count * unit[1])


def test_a_duration_holds_for_the_list_before_it() -> None:
    assert timings("发热、咳嗽3天") == [("发热", 3), ("咳嗽", 3)]
    assert timings("头痛伴发热2天") == [("头痛", 2), ("发热", 2)]
    assert timings("发热，咳嗽，咳痰3天") == [("发热", 3), ("咳嗽", 3), ("咳痰", 3)]


def test_each_finding_has_its_own_duration() -> None:
    assert timings("发热5天，皮疹2天") == [("发热", 5), ("皮疹", 2)]
    assert timings("发热5天伴皮疹") == [("发热", 5), ("皮疹", None)]


def test_since_holds_for_what_follows_in_the_sentence() -> None:
    assert timings("3天前受凉后出现发热，咳嗽。头痛") == [("发热", 3), ("咳嗽", 3), ("头痛", None)]
    assert timings("两天前嗓子疼，昨天发烧") == [("嗓子疼", 2), ("发烧", 1)]
    assert timings("近半年消瘦") == [("消瘦", 182.5)]


def test_lasting_is_read_further_on() -> None:
    assert timings("胸痛，向左肩放射，持续30分钟") == [("胸痛", pytest.approx(30 / 1440))]


@pytest.mark.parametrize(
    "text",
    [
        "发热，每天3次口服药",
        "咳嗽，45岁",
        "晨僵1小时以上",
        "咳嗽。3天后复查",
        "呕吐3次",
        "发热，2023年3月5日入院",
        "头痛，第3天",
    ],
)
def test_other_numbers_are_no_duration(text: str) -> None:
    assert [days for _, days in timings(text)] == [None]


@pytest.mark.parametrize(
    ("text", "onset"),
    [
        ("胸痛10分钟", "hyperacute"),
        ("胸痛3天", "acute"),
        ("胸痛3周", "subacute"),
        ("胸痛3年", "chronic"),
        ("突发胸痛2小时", "hyperacute"),
        ("突然胸痛", "hyperacute"),
        ("长期咳嗽3天", "acute"),
        ("慢性腹痛", "chronic"),
        ("自幼智力低下", "chronic"),
    ],
)
def test_the_onset_follows_the_words_or_the_duration(text: str, onset: str) -> None:
    found = timing(text)
    assert found is not None
    assert found.onset == onset


def test_some_days_have_no_number() -> None:
    assert timing("发热数天") == Timing("数天", None, None)


def test_nothing_said_is_no_timing() -> None:
    assert timing("发热") is None


def test_a_word_of_onset_stays_with_its_own_clause() -> None:
    assert timing("急性病容，头痛") is None
