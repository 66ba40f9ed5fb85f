"""A question is understood whole or not at all."""

from __future__ import annotations

import pytest

from model.medicine.answers.asking import Asked, understand, without_fillers
from model.medicine.answers.lexicon import Mention

FEVER, PNEUMONIA, GOUT = "fever", "pneumonia", "gout"
NAMES = {
    "fever": ((), ("HP:0001945",)),
    "发热": ((), ("HP:0001945",)),
    "pneumonia": (("pneumonia",), ("HP:0002090",)),
    "肺炎": (("pneumonia",), ("HP:0002090",)),
    "gout": (("gout",), ()),
    "痛风": (("gout",), ()),
}


def asked(question: str, language: str) -> list[Asked]:
    lower = question.casefold()
    mentions = [
        Mention(lower.index(name), lower.index(name) + len(name), name, *roles)
        for name, roles in NAMES.items()
        if name in lower
    ]
    return list(understand(question, sorted(mentions, key=lambda each: each.start), language))


@pytest.mark.parametrize(
    ("question", "language", "kind"),
    [
        ("What are the symptoms of gout?", "en", "symptoms"),
        ("How does gout present?", "en", "symptoms"),
        ("痛风有哪些临床表现？", "zh", "symptoms"),
        ("How often is fever seen in gout?", "en", "frequency"),
        ("痛风患者中发热的比例是多少？", "zh", "frequency"),
        ("What causes fever?", "en", "causes"),
        ("哪些病会引起发热？", "zh", "causes"),
        ("发热见于哪些疾病", "zh", "causes"),
        ("What is fever?", "en", "definition"),
        ("发热是什么意思？", "zh", "definition"),
        ("How is gout inherited?", "en", "inheritance"),
        ("痛风怎么遗传？", "zh", "inheritance"),
        ("At what age does gout begin?", "en", "onset"),
        ("痛风的发病年龄？", "zh", "onset"),
        ("Red flags of gout", "en", "red_flags"),
        ("痛风的危险信号有哪些？", "zh", "red_flags"),
        ("Difference between gout and pneumonia?", "en", "difference"),
        ("痛风和肺炎怎么区分？", "zh", "difference"),
        ("Is fever a symptom of gout?", "en", "symptom_of"),
        ("Can gout cause fever?", "en", "symptom_of"),
        ("痛风会发热吗？", "zh", "symptom_of"),
        ("发热是痛风的症状吗？", "zh", "symptom_of"),
    ],
)
def test_kind_is_told_by_its_cue(question, language, kind) -> None:
    assert asked(question, language)[0].kind == kind


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How common is fever in gout in pregnant women?", "en"),
        ("What are the symptoms of gout after surgery?", "en"),
        ("What is the best treatment for gout?", "en"),
        ("Which dose of colchicine for gout?", "en"),
        ("What is gout made of chocolate?", "en"),
        ("痛风的治疗药物有哪些？", "zh"),
        ("儿童痛风有哪些症状？", "zh"),
        ("痛风手术后的症状有哪些？", "zh"),
    ],
)
def test_a_part_left_unread_leaves_the_question_unanswered(question, language) -> None:
    assert asked(question, language) == []


def test_a_name_that_is_both_is_taken_as_the_disease_beside_a_finding() -> None:
    (taken,) = asked("Is fever a symptom of pneumonia?", "en")
    assert taken.diseases == (("pneumonia",),)
    assert taken.findings == (("HP:0001945",),)


def test_two_names_are_not_taken_where_one_is_asked_for() -> None:
    assert asked("What are the symptoms of gout and pneumonia?", "en") == []


def test_without_fillers_leaves_what_it_is_about() -> None:
    assert without_fillers("What is the dose of doxycycline?", "en").split() == ["dose", "doxycycline?"]
    assert "多西环素" in without_fillers("请问多西环素怎么用？", "zh")
