"""Links, plan, words, repetition and figures: what each module says of small texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.english_cohesion import cohesion
from model.education.feedback.english_repetition import repetition
from model.education.feedback.english_rhetoric import rhetoric
from model.education.feedback.english_structure import structure
from model.education.feedback.english_vocabulary import vocabulary

FILLER = "The old bus stopped at a stone bridge near town. " * 20
"""200 words that hold no opinion, link or figure."""


def said(part: Callable[[Essay], Iterator[Comment]], text: str) -> dict[str, str]:
    """Rule → first quote."""
    found: dict[str, str] = {}
    for each in part(Essay(text, "en")):
        found.setdefault(each.rule, each.quote)
    return found


def test_paragraph_without_a_link_is_named_and_one_with_a_pronoun_is_not() -> None:
    unlinked = "Dogs bark loudly. Cats sleep on roofs. Fish swim in ponds. Horses run in fields."
    assert said(cohesion, unlinked) == {"paragraph_unlinked": "Dogs bark loudly."}
    assert said(cohesion, unlinked.replace("Cats", "They")) == {}
    assert said(cohesion, unlinked.replace("Cats sleep", "But cats sleep")) == {}


def test_well_linked_paragraph_is_praised_with_its_links() -> None:
    text = "Dogs bark. However, cats are quiet. For example, ours never barks. Therefore we like it."
    [praise] = cohesion(Essay(text, "en"))
    assert (praise.rule, praise.praise) == ("paragraph_linked", True)
    assert praise.details["links"] == "however / for example / therefore"


def test_long_essay_with_one_kind_of_link_is_told() -> None:
    assert "links_few" in said(cohesion, "It was late. " + FILLER)
    assert "links_few" not in said(cohesion, "However, for example, it was late. " + FILLER)


def test_long_block_needs_paragraphs_unless_breaks_were_lost() -> None:
    assert "one_block" in said(structure, FILLER)
    assert "one_block" not in said(structure, FILLER + "     " + FILLER + "     " + FILLER)
    assert "one_block" not in said(structure, FILLER + "\n\n" + FILLER)
    assert "one_block" not in said(structure, FILLER[:200])


def test_single_sentence_in_the_middle_is_named_but_neither_greeting_nor_signature() -> None:
    text = "Dear sir,\nIt is late. We wait.\nOne sentence stands here all by itself today.\nWe go. It ends.\nYours"
    assert said(structure, text) == {"paragraph_single": "One sentence stands here all by itself today."}


def test_position_is_praised_in_the_opening_and_asked_for_when_it_comes_later() -> None:
    assert said(structure, "I believe we need parks.\n" + FILLER)["position_clear"] == "I believe we need parks."
    assert "position_missing" in said(structure, FILLER + "\nI believe we need parks.\n" + FILLER)
    assert "position_missing" not in said(structure, FILLER)


def test_conclusion_is_praised_or_asked_for_of_arguments_only() -> None:
    opening = "I believe we need parks.\n" + FILLER
    assert (
        said(structure, opening + "\nFor these reasons, build one.")["conclusion_clear"]
        == "For these reasons, build one."
    )
    assert "conclusion_missing" in said(structure, opening + "\nThe bus was red and rather old.")
    assert "conclusion_missing" not in said(structure, FILLER)


def test_answered_objection_example_reason_and_experience_are_praised() -> None:
    text = (
        "I agree with this plan. Some people say it is dear. However, it saves money. I think so because it lasts. "
        "For example, the town of my uncle built three parks and everybody uses them. Last year we went there."
    )
    assert said(structure, text) == {
        "position_clear": "I agree with this plan.",
        "objection_answered": "Some people say it is dear.",
        "example_given": "For example, the town of my uncle built three parks and everybody uses them.",
        "reason_given": "I think so because it lasts.",
        "experience_given": "Last year we went there.",
    }
    assert "objection_answered" not in said(structure, "I agree. Some people say it is dear. It costs money.")


@pytest.mark.parametrize(("word", "rule"), [("stuff", "word_vague"), ("good", "word_overused")])
def test_words_that_come_too_often(word: str, rule: str) -> None:
    often = f"We saw {word} there. " * 5
    [comment] = vocabulary(Essay(often, "en"))
    assert (comment.rule, comment.quote, comment.details["count"]) == (rule, word, 5)
    assert list(vocabulary(Essay(f"We saw {word} there. " * 2, "en"))) == []


def test_precise_words_are_praised_the_rarest_first_and_three_at_least() -> None:
    three = "It was a tremendous temptation, and it seemed beneficial."
    rules = [(each.rule, each.quote) for each in vocabulary(Essay(three, "en"))]
    assert sorted(rules) == [
        ("word_precise", "beneficial"),
        ("word_precise", "temptation"),
        ("word_precise", "tremendous"),
    ]
    assert list(vocabulary(Essay("It was a tremendous temptation.", "en"))) == []


def test_openings_in_a_row_but_not_the_figure_of_repeating_two_words() -> None:
    assert said(repetition, "We ran. We had fun. We left.") == {"openings_repeated": "We left."}
    assert said(repetition, "We can run. We can jump. We can win.") == {}
    assert said(repetition, "@CAPS1 ran. @CAPS2 sat. @CAPS3 left.") == {}


def test_one_opening_of_most_sentences() -> None:
    text = "I ran. Dogs ran. I sat. Cats ran. I ate. Birds flew. I left. Bees hummed."
    assert said(repetition, text) == {"opening_frequent": "I sat."}


def test_sentence_and_phrase_that_come_back() -> None:
    again = "The river runs along the old wall."
    assert said(repetition, f"{again} Dogs bark. {again}") == {"sentence_repeated": again}
    phrase = "a long walk by the sea"
    text = f"I like {phrase}. Dogs want {phrase}. Nobody forgets {phrase}."
    assert said(repetition, text) == {"phrase_repeated": phrase}
    broken = phrase.replace("walk by", "walk. By")
    assert said(repetition, text.replace(phrase, broken)) == {}


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("She was as brave as a lion.", "simile", "as brave as a lion"),
        ("The rumour spread like a fire.", "simile", "spread like a fire"),
        ("We came for reading, writing and singing.", "rule_of_three", "reading, writing and singing"),
        ("No more noise, no more fear, no more doubt.", "rule_of_three", "No more noise, no more fear, no more"),
        (
            "My aunt said, “Every road is long and dusty.” I nodded.",
            "quotation",
            "said, “Every road is long and dusty.”",
        ),
    ],
)
def test_figures(text: str, rule: str, quote: str) -> None:
    assert said(rhetoric, text) == {rule: quote}


@pytest.mark.parametrize(
    "text",
    [
        "It is as long as a day.",
        "It looks like a dog.",
        "I like a walk.",
        "He had apples, pears and plums.",
        "He said no.",
    ],
)
def test_plain_speech_is_no_figure(text: str) -> None:
    assert said(rhetoric, text) == {}


def test_question_draws_in_once_in_a_while() -> None:
    question = "What would you do with such a day? "
    assert said(rhetoric, FILLER + question) == {"question_to_reader": question.strip()}
    assert said(rhetoric, FILLER + question * 5) == {}
