from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.education.essay import Essay
from model.education.feedback.english_spelling import correction, distance, is_known, spelling


def misspelt(text: str) -> list[tuple[str, str]]:
    return [(each.quote, each.suggestion) for each in spelling(Essay(text, "en")) if each.rule == "misspelt"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("becuase", "because"), ("libary", "library"), ("seperate", "separate"), ("definately", "definitely"),
        ("recieve", "receive"), ("tommorow", "tomorrow"), ("intresting", "interesting"), ("wierd", "weird"),
        ("goverment", "government"), ("beautifull", "beautiful"), ("freind", "friend"), ("studing", "studying"),
        ("excersize", "exercise"), ("importent", "important"), ("techonology", "technology"), ("doesent", "doesn't"),
    ],
)  # fmt: skip
def test_what_is_plainly_meant_is_suggested(wrong: str, right: str) -> None:
    assert correction(wrong) == right


@pytest.mark.parametrize(
    "word",
    [
        "colour", "color", "organise", "organize", "organisation", "theatre", "theater", "travelling", "traveling",
        "analyse", "favourite", "programme", "neighbour", "realising", "defence", "smartphone", "cyberbullying",
        "skateboarding", "website", "okay", "mindset", "multitask", "encyclopaedia", "influencers", "ipods",
    ],
)  # fmt: skip
def test_british_american_and_new_words_are_right(word: str) -> None:
    assert is_known(word)
    assert correction(word) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Dear @CAPS1, @PERSON2 gave @MONEY1 to @ORGANIZATION3 on @DATE1.",
        "My friend Zybartas met Ms Quennell, and Zybartas laughed.",
        "They weren't sure; it'll work, and we've tried o'clock.",
        "A well-knwon e-mail, a state-of-the-art mp3player and abc123.",
        "See www.exampel.org/langauge or write to hlep@exampel.org.",
        "The kanklės, the naïve façade and the jalapeño.",
        "NASA and the WHO and the OECD replied.",
        "xqzvw brrrp zzkjh",
        "Aren�t it�s",
    ],
)
def test_names_placeholders_and_signs_are_left_alone(text: str) -> None:
    assert misspelt(text) == []


def test_name_of_the_essay_is_no_misspelling_at_the_start_of_a_sentence_either() -> None:
    assert misspelt("We visited old Libary and slept. Libary was fun.") == []


def test_repeated_word_is_one_comment_with_its_count() -> None:
    first, second = spelling(Essay("I saw a freind. Becuase a freind of my freind came. Becuase of him.", "en"))
    assert (first.quote, first.start, first.details["count"]) == ("freind", 8, 3)
    assert (second.quote, second.suggestion, second.details["count"]) == ("Becuase", "Because", 2)


def test_long_essay_without_a_misspelling_is_praised_and_a_short_one_not() -> None:
    sentence = "We walked along the river until it was dark. "
    assert [each.rule for each in spelling(Essay(sentence * 20, "en"))] == ["spelling_clean"]
    assert list(spelling(Essay(sentence, "en"))) == []


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("", "", 0), ("abc", "abc", 0), ("teh", "the", 1), ("cat", "coat", 1), ("kitten", "sitting", 3)],
)
def test_distance_counts_edits(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == edits


words = st.text("abc", max_size=6)


@given(words, words)
def test_distance_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_correction_is_another_right_word_or_nothing(word: str) -> None:
    meant = correction(word)
    assert meant != word
    assert meant == "" or is_known(meant) or "'" in meant
