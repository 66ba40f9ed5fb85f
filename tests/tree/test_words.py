"""Every sentence a reader can meet exists in both languages, says the same things, and is used."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest

from components.i18n import words
from tests.tree.source import ROOT, calls, json_file, prefixes, strings

WORD_FILES = sorted((ROOT / "components/words").glob("*.json"))
ERRORS = json_file("data/knowledge/errors.json")

HALF_WIDTH = re.compile(r"[\u3000-\u9fff][,:;?!]|[,:;?!][\u3000-\u9fff]")
"""A Western mark beside a Chinese character."""


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def used(key: str) -> bool:
    return key in strings() or any(key.startswith(prefix) for prefix in prefixes())


@pytest.mark.parametrize("key", sorted(words()))
def test_word_is_complete(key) -> None:
    word = words()[key]
    assert set(word) == {"en", "zh"}
    assert all(text.strip() for text in word.values())
    assert blanks(word["en"]) == blanks(word["zh"])
    bare = re.sub(r"\{\w+\}", "", word["zh"])
    assert re.search(r"[\u4e00-\u9fff]", bare) or not re.search(r"\w", bare) or word["zh"] == word["en"], "not Chinese"
    assert not re.search(r"[\u4e00-\u9fff]", word["en"]), "not English"


@pytest.mark.parametrize("key", sorted(words()))
def test_chinese_is_punctuated_in_chinese(key) -> None:
    assert not HALF_WIDTH.search(words()[key]["zh"])


@pytest.mark.parametrize("key", sorted(words()))
def test_word_is_used(key) -> None:
    assert used(key)


def test_every_key_asked_for_exists() -> None:
    asked = {
        call.args[0].value
        for _, call in calls("t")
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }
    assert len(asked) > 20
    assert asked <= words().keys()


def test_every_prefix_leads_somewhere() -> None:
    assert [prefix for prefix in prefixes() if not any(key.startswith(prefix) for key in words())] == []


def test_blanks_are_filled_where_a_key_is_asked_for() -> None:
    wrong = []
    for path, call in calls("t"):
        if not (call.args and isinstance(call.args[0], ast.Constant)) or call.args[0].value not in words():
            continue
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and given != blanks(words()[call.args[0].value]["en"]):
            wrong.append((path.name, call.lineno, call.args[0].value))
    assert wrong == []


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.name)
def test_no_key_is_written_twice_in_a_section(path) -> None:
    keys = re.findall(r'^\s*"(\w+)":\s*\{', path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("code", sorted(ERRORS))
def test_error_is_complete_and_used(code) -> None:
    sentence = ERRORS[code]
    assert set(sentence) == {"en", "zh"}
    assert blanks(sentence["en"]) == blanks(sentence["zh"])
    assert re.search(r"[\u4e00-\u9fff]", sentence["zh"])
    assert not HALF_WIDTH.search(sentence["zh"])
    assert "\n" not in sentence["en"] + sentence["zh"]
    assert code in strings(), "no code raises it"


def test_every_code_raised_has_its_sentences() -> None:
    families = ("AssayError", "DocumentRefused", "MetricNotFound", "CorrectionRefused", "StoreError", "JobError")
    raised = {
        call.args[0].value
        for family in families
        for _, call in calls(family)
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert raised
    assert raised <= ERRORS.keys()
