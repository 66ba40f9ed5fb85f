from __future__ import annotations

import pytest

from model.education.essay import Essay
from model.education.feedback.english_sentences import reading_ease, school_grade, sentences, syllables


def rules_of(text: str) -> list[str]:
    return [each.rule for each in sentences(Essay(text, "en"))]


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("table", 2), ("made", 1), ("wanted", 2), ("walked", 1), ("makes", 1), ("boxes", 2), ("reading", 2),
     ("important", 3), ("the", 1), ("tree", 1), ("education", 4), ("hmm", 1)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_formulas_of_flesch_and_kincaid() -> None:
    """Six words of one syllable each in one sentence."""
    essay = Essay("The cat sat on the mat.", "en")
    assert reading_ease(essay) == pytest.approx(206.835 - 1.015 * 6 - 84.6)
    assert school_grade(essay) == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_text_without_words_has_no_reading_level() -> None:
    assert (reading_ease(Essay("123!", "en")), school_grade(Essay("123!", "en"))) == (0.0, 0.0)


def test_stop_before_a_small_letter_ends_a_sentence_too() -> None:
    assert rules_of(("we went home early. " * 12).strip()) == ["sentences_choppy"]


def test_strung_together_sentence_is_told_from_a_long_one() -> None:
    strung = (
        "We got up and we ate and we went out and we played ball but it rained so we ran home and then we all sat in "
        "the kitchen and waited for dinner and it was late and I was tired and sad and cold."
    )
    long = (
        "The old house by the river, with its broken windows, its leaning chimney, its garden full of nettles, its "
        "heavy door, its long grey walls, its empty rooms, its silent stairs, its low roof of slate, its cold cellar, "
        "belongs to nobody."
    )
    assert rules_of(strung) == ["run_on"]
    assert rules_of(long) == ["sentence_long"]


def test_short_and_long_sentences_in_turn_are_praised() -> None:
    text = (
        "It rained. When the storm had passed over the hills, we walked slowly down to the harbour and counted the "
        "boats that had come back to us. We were very glad of it all. "
    )
    [praise] = sentences(Essay(text * 4, "en"))
    assert (praise.rule, praise.details["shortest"], praise.praise) == ("sentence_variety", 2, True)


def test_text_for_a_university_is_hard() -> None:
    sentence = (
        "Institutional accountability necessitates administrative transparency, organizational responsibility and "
        "considerable communicative sophistication. "
    )
    said = list(sentences(Essay(sentence * 8, "en")))
    assert [each.rule for each in said] == ["reading_hard"]
    assert int(str(said[0].details["grade"])) > 14
