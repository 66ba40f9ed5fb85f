"""Repetition is counted in words that stand in a run that was there before."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from model.education.essay import Essay, read_essay
from model.education.gates.repetition import HIGHEST, RUN, find_duplicated, repeated
from tests.model.education.gates.written import GARDEN, TRAIN, essay

WORDS = st.lists(st.text("abcdefgh", min_size=3, max_size=6), max_size=60)


def english(words: list[str]) -> Essay:
    return Essay(" ".join(words), "en")


def test_places_are_the_second_time() -> None:
    text = essay(GARDEN, 4).text
    finding = find_duplicated(read_essay(text + "\n" + text))
    assert finding is not None
    assert finding.value == 0.5
    (place,) = finding.evidence
    assert place.quote == text.rstrip(".")
    assert place.span is not None
    assert place.span[0] == len(text) + 1


def test_copied_paragraph() -> None:
    paragraph, other = essay(GARDEN, 4, 6).text.replace("\n", " "), essay(TRAIN, 4).text
    finding = find_duplicated(read_essay("\n".join([paragraph, other, paragraph])))
    assert finding is not None
    (place,) = finding.evidence
    assert place.quote == paragraph.rstrip(".")


def test_a_refrain_is_no_copy() -> None:
    refrain = "And so the garden grew, day after day after day."
    text = essay(GARDEN, 4, 14).text.replace("\n", f" {refrain}\n") + " " + refrain
    read = read_essay(text)
    assert repeated(read)
    assert find_duplicated(read) is None


@given(WORDS)
def test_share_of_any_text(words) -> None:
    read = english(words)
    spans = repeated(read)
    assert all(0 < first < last <= len(words) for first, last in spans)
    assert all(left[1] < right[0] for left, right in pairwise(spans))
    finding = find_duplicated(read)
    assert finding is None or HIGHEST < finding.value < 1


@given(st.lists(st.integers(), unique=True, max_size=40))
def test_text_of_different_words_repeats_nothing(numbers) -> None:
    assert repeated(english([chr(97 + place % 26) * (3 + place // 26) for place, _ in enumerate(numbers)])) == []


@given(st.integers(RUN["en"], 40))
def test_all_of_a_copy_is_seen(count) -> None:
    words = ["w" + "abcdefghij"[place // 10] + "klmnopqrst"[place % 10] for place in range(count)]
    assert repeated(english([*words, *words])) == [(count, 2 * count)]
