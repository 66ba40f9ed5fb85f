"""Every expression of hints_en.json finds what is wrong, says what to write, and leaves alone what is right."""

from __future__ import annotations

import json
from typing import Any

import pytest
import regex

from data.knowledge import knowledge_path
from model.education.essay import Essay
from model.education.feedback import english_hints
from model.education.feedback.english_hints import Hint, grammar, hints
from model.education.feedback.english_rules import rules

ENTRIES: list[dict[str, Any]] = json.loads(knowledge_path("education/hints_en.json").read_text(encoding="utf-8"))
WRONG = [(at, text, suggestion) for at, entry in enumerate(ENTRIES) for text, suggestion in entry["wrong"]]
RIGHT = [(at, text) for at, entry in enumerate(ENTRIES) for text in entry["right"]]


def found(hint: Hint, text: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Quotes and suggestions of one hint alone."""
    monkeypatch.setattr(english_hints, "hints", lambda: (hint,))
    return [(each.quote, each.suggestion) for each in grammar(Essay(text, "en"))]


@pytest.mark.parametrize(("at", "text", "suggestion"), WRONG)
def test_what_is_wrong_is_found(at: int, text: str, suggestion: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert suggestion in [said for _, said in found(hints()[at], text, monkeypatch)]


@pytest.mark.parametrize(("at", "text"), RIGHT)
def test_what_is_right_is_left_alone(at: int, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(hints()[at], text, monkeypatch) == []


def test_every_hint_has_examples_of_both_kinds_and_a_rule() -> None:
    assert len({entry["rule"] for entry in ENTRIES}) >= 40
    for entry in ENTRIES:
        assert entry["right"], entry["rule"]
        assert entry["wrong"], entry["rule"]
        assert entry["rule"] in rules()


@pytest.mark.parametrize(("at", "text", "suggestion"), [each for each in WRONG if each[2]])
def test_following_the_suggestion_silences_the_hint(
    at: int, text: str, suggestion: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = hints()[at]
    essay = text
    for _ in range(3):
        monkeypatch.setattr(english_hints, "hints", lambda: (hint,))
        first = next(grammar(Essay(essay, "en")), None)
        if first is None:
            break
        essay = essay[: first.start] + first.suggestion + essay[first.end :]
    assert found(hint, essay, monkeypatch) == []


def test_same_words_are_quoted_once_with_how_often_the_slip_occurs() -> None:
    said = list(grammar(Essay("I dont know and they dont know but thats fine.", "en")))
    assert [(each.quote, each.details["count"]) for each in said if each.rule == "apostrophe"] == [
        ("dont", 3),
        ("thats", 3),
    ]


def test_suggestion_keeps_the_capital() -> None:
    assert [each.suggestion for each in grammar(Essay("Its a shame.", "en"))] == ["It's"]


def test_expression_that_takes_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = Hint("alot", regex.compile(r"(a|aa)+$"), "", each_sentence=False, capital=False, words={})
    monkeypatch.setattr(english_hints, "_SECONDS", 0.01)
    assert found(endless, "a" * 60 + "b", monkeypatch) == []
