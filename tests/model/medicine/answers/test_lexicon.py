"""Names in questions: by any name, the longest first, each once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.answers.lexicon import lexicon, stems


def named(question: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(each.text, each.diseases, each.findings) for each in lexicon().mentions(question)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Crohn's disease", "crohns diseases"), ("oedema", "edema"), ("tumours", "tumor"), ("Haemorrhage", "hemorrhages")],
)
def test_spellings_meet(one, other) -> None:
    assert stems(one) == stems(other)


def test_the_longest_name_wins() -> None:
    (only,) = named("Does anyone know tension headache?")
    assert only[0] == "tension headache"
    assert "tension_headache" in only[1]


def test_common_and_rare_names_are_found_in_one_question() -> None:
    texts = [each[0] for each in named("Is proteinuria seen in Fabry disease or gout?")]
    assert texts == ["proteinuria", "Fabry disease", "gout"]


@pytest.mark.parametrize("name", ["马方综合征", "马凡综合征"])
def test_chinese_names_and_their_aliases_name_the_same_disease(name) -> None:
    (only,) = named(f"{name}的遗传方式")
    assert "OMIM:154700" in only[1]


def test_a_series_stands_for_its_numbered_types() -> None:
    (only,) = named("Noonan syndrome")
    assert {"OMIM:163950", "OMIM:605275"} <= set(only[1])


def test_little_words_are_no_findings() -> None:
    assert named("How can one get all that for the man who has it?") == []


@given(st.text(alphabet="abc feverough痛风发热，. ?'", max_size=40))
def test_mentions_lie_apart_and_in_order(question) -> None:
    mentions = lexicon().mentions(question)
    edges = [edge for each in mentions for edge in (each.start, each.end)]
    assert edges == sorted(edges)
    assert all(question[each.start : each.end] == each.text for each in mentions)
    assert all(each.diseases or each.findings for each in mentions)
