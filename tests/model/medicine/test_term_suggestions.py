"""Proposals for words no name matches: by pieces of words, and by meaning once the index is made."""

from __future__ import annotations

import subprocess

import numpy as np
import pytest

from model.medicine import term_suggestions
from model.medicine.term_suggestions import begin_index, index_is_made, make_index, suggest_terms

FEW = (("dark vision poor", "HP:0000662"), ("loose skin", "HP:0000973"), ("night blindness", "HP:0000662"))


@pytest.fixture(autouse=True)
def no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing made yet, whatever another test made."""
    monkeypatch.setattr(term_suggestions, "_loaded", [])
    monkeypatch.setattr(term_suggestions, "_building", [])


@pytest.fixture
def few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(term_suggestions, "_names", lambda _language: FEW)


@pytest.mark.parametrize(
    ("phrase", "language", "concept"),
    [("heart racing", "en", "HP:0001649"), ("nystagmuss", "en", "HP:0000639"), ("心慌慌", "zh", "HP:0001962")],
)
def test_words_that_look_alike_are_proposed(phrase, language, concept) -> None:
    found = suggest_terms(phrase, language)
    assert concept in [each.concept for each in found]
    assert [each.similarity for each in found] == sorted((each.similarity for each in found), reverse=True)


@pytest.mark.parametrize(("phrase", "language"), [("qqq zzz", "en"), ("", "en"), ("股票", "zh"), ("  ", "zh")])
def test_nothing_near_proposes_nothing(phrase, language) -> None:
    assert suggest_terms(phrase, language) == ()


def test_each_finding_once_and_no_more_than_asked() -> None:
    found = suggest_terms("pain in the back", "en", limit=3)
    assert len(found) == 3
    assert len({each.concept for each in found}) == 3


def test_labels_are_in_the_readers_language() -> None:
    assert any("\u4e00" <= letter <= "\u9fff" for letter in suggest_terms("腹部疼痛", "zh")[0].label)


@pytest.mark.usefixtures("few_names")
def test_the_index_brings_meaning() -> None:
    assert not index_is_made()
    make_index()
    assert index_is_made()
    found = suggest_terms("poor sight when it is dark", "en")
    assert [each.concept for each in found] == ["HP:0000662"]
    assert found[0].similarity < 1
    assert suggest_terms("the price of shares", "en") == ()


@pytest.mark.usefixtures("few_names")
def test_chinese_is_compared_by_pieces_even_with_an_index() -> None:
    make_index()
    assert suggest_terms("夜盲", "en") == ()


def test_the_index_is_begun_once(monkeypatch) -> None:
    begun = []

    class Process:
        def __init__(self, command: list[str], **_options: object) -> None:
            begun.append(command)

        def poll(self) -> None:
            return None

    monkeypatch.setattr(subprocess, "Popen", Process)
    begin_index()
    begin_index()
    assert [command[1:] for command in begun] == [["-m", "model.medicine.term_suggestions"]]
    term_suggestions._loaded.append(np.zeros((1, 384), dtype=np.float32))
    term_suggestions._building.clear()
    begin_index()
    assert len(begun) == 1
