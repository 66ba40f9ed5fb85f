"""Comments on a whole Chinese essay: the places they quote, their words, their number and order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.knowledge import knowledge_path
from model.education.comment import AREAS, Comment
from model.education.essay import Essay, read_essay
from model.education.feedback import chinese
from model.education.feedback.chinese import MOST_ADVICE, MOST_OF, MOST_PRAISE, comments

SAMPLES = Path(__file__).parents[4] / "data" / "samples" / "education"
FORMS = list(json.loads(knowledge_path("education/wrong_characters_zh.json").read_text(encoding="utf-8"))["forms"])
MARKS = list("，。；：！？、“”《》（）…—,.!?\n 的地得了是在我他")
PARTS = st.sampled_from(
    [*FORMS[:60], *MARKS, "通过努力，使我", "就像一条河", "首先，", "大约三百人左右", "难道不是吗？"]
)


def sample(number: int) -> Essay:
    return read_essay((SAMPLES / f"essay_zh_{number}.txt").read_text(encoding="utf-8"))


def rules(essay: Essay, praise: bool) -> set[str]:
    return {comment.rule for comment in comments(essay) if comment.praise is praise}


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=200), st.lists(PARTS, min_size=1, max_size=60).map("".join)))
def test_any_text_is_commented_on_and_offsets_quote_it(text: str) -> None:
    if not text.strip():
        return
    essay = Essay(text.strip(), "zh")
    for comment in comments(essay):
        assert essay.text[comment.start : comment.end] == comment.quote != ""
        assert comment.area in AREAS
        for language in ("en", "zh"):
            assert "{" not in comment.why(language).replace(comment.quote, "")
            assert bool(comment.advice(language)) is not comment.praise


def test_the_weak_sample_gets_advice_of_many_kinds_and_still_praise() -> None:
    essay = sample(1)
    expected = {"zh_wrong_character", "zh_particle", "zh_missing_subject", "zh_pair", "zh_english_mark", "zh_unended"}
    assert expected <= rules(essay, praise=False)
    assert rules(essay, praise=True)


@pytest.mark.parametrize("number", [2, 3])
def test_better_samples_get_praise_and_no_advice(number: int) -> None:
    assert rules(sample(number), praise=False) == set()
    assert {"zh_quotation", "zh_opening_view", "zh_ending_returns"} <= rules(sample(number), praise=True)


def test_the_most_useful_come_first_and_no_more_than_can_be_read() -> None:
    lines = [f"{form}，{other}让人想了很久，没有答案" for form, other in zip(FORMS[:30], FORMS[30:60], strict=True)]
    essay = Essay("谈谈心\n" + "。。\n".join(lines), "zh")
    found = list(comments(essay))
    order = [list(MOST_OF).index(comment.rule) for comment in found]
    assert order == sorted(order)
    assert sum(not comment.praise for comment in found) <= MOST_ADVICE
    assert sum(comment.praise for comment in found) <= MOST_PRAISE
    assert sum(comment.rule == "zh_wrong_character" for comment in found) == MOST_OF["zh_wrong_character"]


def test_advice_and_praise_are_each_cut_where_there_are_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def of(rule: str, praise: bool) -> list[Comment]:
        return [Comment(rule, "grammar", "字", place, place + 1, praise) for place in range(5)]

    made = [comment for rule in MOST_OF for comment in of(rule, rule in ("zh_simile", "zh_quotation"))]
    monkeypatch.setattr(chinese, "_all_comments", lambda essay: iter(made))
    found = list(comments(Essay("字字字字字", "zh")))
    assert sum(not comment.praise for comment in found) == MOST_ADVICE
    assert sum(comment.praise for comment in found) == MOST_OF["zh_simile"] + MOST_OF["zh_quotation"]


def test_every_rule_has_its_words_and_every_word_its_rule() -> None:
    path = knowledge_path("education/terms/feedback_zh.json")
    words = json.loads(path.read_text(encoding="utf-8"))
    named = {key.partition("_")[2] for key in words}
    assert named == set(MOST_OF)
    assert {key for key in words if key.startswith("why_")} == {f"why_{rule}" for rule in MOST_OF}
