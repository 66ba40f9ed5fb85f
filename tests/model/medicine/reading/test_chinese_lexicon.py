"""Names and forms put together, at the places of a text."""

from __future__ import annotations

import pytest

from model.medicine.ontology.names import own_names
from model.medicine.ontology.ontology import ontology
from model.medicine.reading.chinese_lexicon import lay_names, lexicon, reading_tables


def found(text: str) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(text[each.start : each.end], each.concepts, each.denied) for each in lexicon().find(text)]


@pytest.mark.parametrize(
    ("text", "quote", "concept"),
    [
        ("脑袋疼", "脑袋疼", "HP:0002315"),
        ("头部胀痛", "头部胀痛", "HP:0002315"),
        ("胸痛", "胸痛", "HP:0100749"),
        ("胸闷", "胸闷", "HP:0031352"),
        ("右侧腹部阵发性绞痛", "右侧腹部阵发性绞痛", "HP:0002027"),
        ("心前区压榨样疼痛", "心前区压榨样疼痛", "HP:0100749"),
        ("双侧膝关节肿胀", "双侧膝关节肿胀", "HP:0001386"),
        ("左侧肢体无力", "左侧肢体无力", "HP:0001269"),
        ("双足麻木", "双足麻木", "HP:0003401"),
        ("鼻腔出血", "鼻腔出血", "HP:0000421"),
        ("眼睑奇痒", "眼睑奇痒", "HP:0033841"),
        ("躯干散在皮疹", "躯干散在皮疹", "HP:0000988"),
        ("右眼充血", "右眼充血", "HP:0025337"),
        ("短指", "短指", "HP:0001156"),
        ("短趾", "短趾", "HP:0001156"),
    ],
)
def test_a_name_or_a_part_with_what_ails_it_is_read_whole(text: str, quote: str, concept: str) -> None:
    assert found(text) == [(quote, (concept,), False)]


def test_the_longest_name_wins() -> None:
    assert found("颈部淋巴结肿大") == [("颈部淋巴结肿大", ("HP:0025289",), False)]
    assert found("淋巴结肿大") == [("淋巴结肿大", ("HP:0002716",), False)]


def test_words_for_several_findings_give_all_of_them() -> None:
    assert found("恶心呕吐") == [("恶心呕吐", ("HP:0002018", "HP:0002013"), False)]
    assert found("膝关节肿痛") == [("膝关节肿痛", ("HP:0001386", "HP:0030839"), False)]
    assert found("颈、肩部疼痛") == [("颈、肩部疼痛", ("HP:0030833", "HP:0030834"), False)]


def test_a_denial_between_part_and_ailment_is_noticed() -> None:
    assert found("双下肢无水肿") == [("双下肢无水肿", ("HP:0012398",), True)]
    assert found("皮肤无明显瘙痒") == [("皮肤无明显瘙痒", ("HP:0000989",), True)]


@pytest.mark.parametrize(
    ("text", "concept"), [("无尿频", "HP:0100515"), ("无语言障碍", "HP:0002463"), ("无肢体无力", "HP:0001324")]
)
def test_a_denial_is_not_taken_for_part_of_a_name(text: str, concept: str) -> None:
    assert [each[1] for each in found(text)] == [(concept,)]


def test_a_name_that_begins_with_none_is_read_where_it_stands_alone() -> None:
    assert [each[0] for each in found("无尿2天，无汗")] == ["无尿", "无汗"]


def test_one_character_is_a_finding_only_as_an_item_of_its_own() -> None:
    assert [each[0] for each in found("咳、痰、喘")] == ["咳", "痰", "喘"]
    assert found("痰盂、吐字、困难、麻烦") == []


def test_a_painless_lump_is_no_pain() -> None:
    assert found("颈部无痛性肿块") == []


def test_every_concept_of_the_lay_names_and_tables_is_current() -> None:
    tables = reading_tables()
    used = {concept for _, concept in lay_names()}
    used |= {concept for form in tables["forms"].values() for concept in form["parts"].values()}
    used |= {concept for concepts in tables["several"].values() for concept in concepts}
    wrong = [each for each in used if not each.startswith("AS:") and ontology().resolve(each).id != each]
    assert wrong == []


def test_there_are_hundreds_of_lay_names_each_for_one_concept_and_no_name_of_another_term() -> None:
    names = [name for name, _ in lay_names()]
    assert len(names) >= 600
    assert len(names) == len(set(names))
    assert set(names) & set(own_names().values()) == set()


def test_every_finding_said_in_lay_words_has_a_chinese_name() -> None:
    used = {concept for _, concept in lay_names() if concept.startswith("HP:")}
    assert used - own_names().keys() == set()


def test_the_tables_speak_only_of_names_and_parts_there_are() -> None:
    tables = reading_tables()
    parts = {part for form in tables["forms"].values() for part in form["parts"]}
    names = {name for name, _ in lay_names()} | set(own_names().values())
    assert set(tables["narrower_parts"]) <= parts
    assert set(tables["narrower_names"]) <= names
    assert set(tables["unread_names"]) <= names


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("记忆力明显减退", "HP:0002354"),
        ("巩膜轻度黄染", "HP:0032106"),
        ("视力突然下降", "HP:0007663"),
        ("血压也高", "HP:0000822"),
    ],
)
def test_words_of_degree_may_stand_inside_a_name(text: str, concept: str) -> None:
    assert found(text) == [(text, (concept,), False)]


def test_a_part_may_have_two_ailments() -> None:
    assert found("双下肢麻木刺痛") == [("双下肢麻木刺痛", ("HP:0003401", "HP:0012514"), False)]


@pytest.mark.parametrize(("text", "concept"), [("肝脾肋下未及", "HP:0001433"), ("颈软", "HP:0031179")])
def test_phrases_of_the_examination_that_deny_are_denials(text: str, concept: str) -> None:
    assert [(each.absent, each.denied) for each in lexicon().find(text)] == [((concept,), True)]
