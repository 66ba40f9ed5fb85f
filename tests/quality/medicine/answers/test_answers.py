"""The answers keep to what was measured: python -m tests.quality.medicine.answers.run prints it."""

from __future__ import annotations

from tests.quality.medicine.answers.run import keep_guidelines, questions, score


def test_the_set_is_of_some_size_and_in_both_languages() -> None:
    asked = questions()
    assert len({question["question"] for question in asked}) == len(asked) >= 60
    for language in ("en", "zh"):
        assert sum(question["language"] == language for question in asked) >= 25
        assert sum(question["language"] == language and bool(question.get("refused")) for question in asked) >= 8


def test_answers_are_right_cited_and_refused_where_nothing_supports_one(tmp_path) -> None:
    keep_guidelines(tmp_path)
    wrong: list[str] = []
    counts = score(questions(), wrong)
    assert counts["right"] >= 46, wrong
    assert counts["cited"] == counts["right"], wrong
    assert counts["refused"] == counts["unanswerable"] == 20, wrong
