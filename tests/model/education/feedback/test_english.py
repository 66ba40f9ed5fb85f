"""Comments on whole English essays: what is said first, that quotes are true, that nothing breaks."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.knowledge import knowledge_path
from model.education.comment import AREAS, Comment
from model.education.essay import Essay, read_essay
from model.education.feedback.comments import comment_on
from model.education.feedback.english import comments
from model.education.feedback.english_rules import MOST_COMMENTS, comment, most_useful, rules

ROOT = Path(__file__).parents[4]
SAMPLES = ROOT / "data/samples/education"
WORDS = json.loads(knowledge_path("education/terms/feedback_en.json").read_text(encoding="utf-8"))


def sample(number: int) -> Essay:
    return read_essay((SAMPLES / f"essay_en_{number}.txt").read_text(encoding="utf-8"))


def found(number: int) -> dict[str, str]:
    return {each.rule: each.quote for each in comments(sample(number))}


def test_weak_sample_is_told_its_slips_and_strong_one_its_strengths() -> None:
    weak, fair, strong = found(1), found(2), found(3)
    assert {
        "could_of",
        "they_was",
        "its_contraction",
        "loose_lose",
        "misspelt",
        "then_than",
        "word_vague",
    } <= weak.keys()
    assert (fair["there_for_their"], fair["its_contraction"], fair["then_than"]) == ("there", "Its", "more then")
    assert {"position_clear", "objection_answered", "simile", "rule_of_three", "paragraph_linked"} <= strong.keys()
    assert [rule for rule in strong if not rules()[rule].praise] == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_sample_is_praised_for_something(number: int) -> None:
    assert any(each.praise for each in comments(sample(number)))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_sentences_of_comments_are_whole_in_both_languages(number: int) -> None:
    for each in comments(sample(number)):
        for language in ("en", "zh"):
            why, advice = each.why(language), each.advice(language)
            assert why.endswith("." if language == "en" else ("。", "）。"))
            assert not re.search(r"[{}]", why + advice)
            assert bool(advice) != each.praise


def test_order_of_the_text_is_kept_by_the_desk() -> None:
    starts = [each.start for each in comment_on(sample(1))]
    assert starts == sorted(starts)
    assert len(starts) > 10


def test_no_more_than_a_pupil_reads_and_every_rule_before_a_second_of_one() -> None:
    essay = Essay("word " * 60, "en")
    names = [name for name, rule in rules().items() if not rule.praise]
    many = [comment(essay, name, at * 5, at * 5 + 4) for name in names[::-1] for at in range(3)]
    kept = most_useful(many)
    assert [each.rule for each in kept] == names[:MOST_COMMENTS]


def test_comments_of_one_rule_are_limited_and_praise_has_its_place() -> None:
    essay = Essay("word " * 60, "en")
    slips = [comment(essay, "misspelt", at * 5, at * 5 + 4) for at in range(40)]
    kept = most_useful([*slips, comment(essay, "simile", 0, 4)])
    assert [each.rule for each in kept] == ["misspelt"] * rules()["misspelt"].most + ["simile"]
    names = [name for name, rule in rules().items() if not rule.praise]
    crowded = [comment(essay, name, 0, 4) for name in names] + [comment(essay, "simile", 0, 4)]
    assert len(most_useful(crowded)) == MOST_COMMENTS
    assert most_useful(crowded)[-1].praise


def test_every_rule_has_its_words_and_no_words_are_left_over() -> None:
    due = {f"why_{name}" for name in rules()} | {f"do_{name}" for name, rule in rules().items() if not rule.praise}
    assert WORDS.keys() == due
    assert all(rule.area in AREAS for rule in rules().values())


def test_every_rule_can_be_given() -> None:
    """A hint gives it, or a module names it."""
    folder = ROOT / "model/education/feedback"
    named = {
        node.value
        for path in folder.glob("english*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    hinted = {entry["rule"] for entry in json.loads(knowledge_path("education/hints_en.json").read_text("utf-8"))}
    assert rules().keys() <= named | hinted


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_have_the_same_blanks_and_their_own_punctuation(key: str) -> None:
    english, chinese = WORDS[key]["en"], WORDS[key]["zh"]
    assert set(re.findall(r"\{(\w+)\}", english)) == set(re.findall(r"\{(\w+)\}", chinese))
    assert english.endswith(".")
    assert chinese.endswith("。")
    assert not re.search(r"[\u4e00-\u9fff][,.:;?!()]|[,.:;?!()][\u4e00-\u9fff]", chinese)


def quotes_are_true(essay: Essay, said: list[Comment]) -> bool:
    return all(each.quote == essay.text[each.start : each.end] and each.start < each.end for each in said)


sentences = st.sampled_from(
    [
        "I dont know. Its a apple!", "there parents was late", "She have went ,home.", "@CAPS1 said “Why do we go.”",
        "i like stuff.", "However I agree because it is good", "你好，世界。", "he he the the", "\n\n", "...",
        "e.g. 3.5", "As a result, we ran like a dog?", "ÀÉ ß", "Some people say no. But yes.",
        "In conclusion, to run, to sit, to eat.",
    ]
)  # fmt: skip


@given(st.lists(sentences, max_size=30).map(" ".join) | st.text(max_size=200))
def test_offsets_always_quote_the_text_and_nothing_breaks(text: str) -> None:
    essay = Essay(text, "en")
    said = list(comments(essay))
    assert quotes_are_true(essay, said)
    assert len(said) <= MOST_COMMENTS
    for each in said:
        assert each.why("en")
        assert each.why("zh")
        assert bool(each.advice("en")) != each.praise


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "?!", "中文作文。", "a", "1 2 3", "@CAPS1"])
def test_next_to_nothing_breaks_nothing(text: str) -> None:
    assert list(comments(Essay(text, "en"))) == []
