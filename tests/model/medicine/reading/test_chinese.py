"""Chinese notes, read as a whole: offsets, labels, added names, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.medicine.observations import Observation
from model.medicine.ontology.names import import_names
from model.medicine.reading.chinese import read_chinese

PIECES = (
    *(
        "发热",
        "咳嗽",
        "右下腹痛",
        "双下肢",
        "无",
        "否认",
        "、",
        "，",
        "。",
        "及",
        "3天",
        "3天前",
        "母亲患",
        "患者",
        "疑似",
    ),
    *(
        "水肿",
        "？",
        "\n",
        "（-）",
        "半年",
        "突发",
        "头",
        "痛",
        "左侧",
        "阵发性",
        "但",
        "有",
        "均",
        "阴性",
        "a",
        "𠮷",
        "■",
        "□",
    ),
)


def concepts(text: str, extra: tuple[tuple[str, str], ...] = ()) -> dict[str, str]:
    return {each.concept: each.status for each in read_chinese(text, extra)}


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=200, deadline=None)
def test_every_quote_stands_where_it_says_and_in_order(text: str) -> None:
    observations = read_chinese(text)
    assert all(text[each.start : each.end] == each.quote and each.quote for each in observations)
    assert [each.start for each in observations] == sorted(each.start for each in observations)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
@settings(max_examples=100, deadline=None)
def test_only_what_is_there_has_a_timing(text: str) -> None:
    assert all(each.timing is None for each in read_chinese(text) if each.status in ("absent", "family"))


def test_the_label_is_the_name_of_the_term_and_the_quote_the_words_of_the_note() -> None:
    assert read_chinese("昨晚发烧") == (
        Observation("HP:0001945", "发热", "发烧", 2, 4, "present", read_chinese("昨晚发烧")[0].timing),
    )


def test_a_finding_of_the_graph_only_is_labelled_by_its_first_lay_name() -> None:
    assert [(each.concept, each.label) for each in read_chinese("拉绿色大便")] == [("AS:green_stool", "绿便")]


def test_added_names_are_read_beside_our_own_and_alone_where_they_are_denied() -> None:
    extra = (("高热", "AS:high_fever"), ("吸烟", "AS:smoking"))
    assert concepts("高热3天，吸烟20年", extra) == {
        "HP:0001945": "present",
        "AS:high_fever": "present",
        "AS:smoking": "present",
    }
    assert concepts("无高热，否认吸烟", extra) == {"AS:high_fever": "absent", "AS:smoking": "absent"}
    assert concepts("高热，吸烟") == {"HP:0001945": "present"}


@pytest.mark.parametrize("text", ["无高热", "无右下腹痛", "否认大腿痛", "无频繁呕吐"])
def test_denying_the_narrower_does_not_deny_the_broader(text: str) -> None:
    assert read_chinese(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "发热门诊",
        "给予退热、止咳、止痛药物",
        "肠鸣音4次/分",
        "青霉素过敏史不详",
        "手术顺利",
        "呕吐物",
        "预防跌倒",
        "张口受限",
        "",
    ],
)
def test_words_that_only_look_like_a_finding_are_left_alone(text: str) -> None:
    assert read_chinese(text) == ()


def test_imported_official_names_are_read_and_those_of_modifiers_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSAY_HOME", str(tmp_path))
    assert read_chinese("甲面乌黑，加重") == ()
    head = "subject_id\tpredicate_id\ttranslation_language\ttranslation_value\ttranslation_status\n"
    rows = [("HP:0001231", "甲面乌黑"), ("HP:0025285", "加重")]
    table = tmp_path / "labels.tsv"
    table.write_text(
        head + "".join(f"{term}\trdfs:label\tzh\t{name}\tOFFICIAL\n" for term, name in rows), encoding="utf-8"
    )
    assert import_names(table) == 2
    assert [(each.concept, each.label) for each in read_chinese("甲面乌黑，加重")] == [("HP:0001231", "甲面乌黑")]


def test_a_text_without_chinese_is_read_as_nothing() -> None:
    assert read_chinese("fever and cough for 3 days") == ()


def test_a_long_text_without_a_full_stop_is_still_read() -> None:
    assert len(read_chinese("发热、咳嗽、" * 500)) == 1000
