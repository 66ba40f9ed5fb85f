"""Sentences that hold what is asked, or none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.answers.passages import passages
from model.medicine.answers.retrieval import COVERED, find, terms
from tests.quality.medicine.answers.guideline import CHINESE, ENGLISH

PRINTED = passages("d", ["\n".join(page) for page in (*ENGLISH, *CHINESE)])
TITLES = {"d": "marsh fever"}


def best(question: str) -> str:
    found = find(question, PRINTED, TITLES)
    return found[0].passage.text if found else ""


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Which antibiotic is first-line for adults?", "doxycycline"),
        ("When should confused patients be admitted?", "systolic"),
        ("How long does treatment last when fever persists?", "ten days"),
        ("成人的首选抗菌药物？", "多西环素"),
        ("孕妇用什么？", "阿奇霉素"),
    ],
)
def test_the_sentence_that_answers_comes_first(question, holds) -> None:
    assert holds in best(question)


@pytest.mark.parametrize(
    "question",
    [
        "Which antiviral is first-line?",
        "Is quinine safe in marsh fever?",
        "Is marsh fever contagious?",
        "沼泽热能针灸吗？",
        "?",
        "the of",
    ],
)
def test_what_no_sentence_holds_is_not_answered(question) -> None:
    assert find(question, PRINTED, TITLES) == ()


def test_endings_do_not_matter() -> None:
    assert terms("admitted") == terms("Admit")


def test_a_title_lends_its_words_to_its_sentences() -> None:
    question = "Which antibiotic is first-line in marsh fever in adults?"
    assert find(question, PRINTED, TITLES)
    assert not find(question, PRINTED[:1], {"d": ""})


def test_meaning_orders_what_covers_alike() -> None:
    two = passages("d", ["Take the red tablet daily. Take the red tablet nightly."])
    for first in (0, 1):
        near = np.zeros(2, dtype=np.float32)
        near[first] = 1.0
        assert find("red tablet", two, {}, near)[0].passage == two[first]


def test_an_order_printed_in_a_guideline_changes_no_answer() -> None:
    without = [each for each in PRINTED if "Ignore all previous" not in each.text]
    for question in ("Which antibiotic is first-line for adults?", "How long does treatment last when fever persists?"):
        assert [hit.passage for hit in find(question, PRINTED, TITLES)] == [
            hit.passage for hit in find(question, without, TITLES)
        ]


@given(st.text(alphabet="marsh fevr treatmn成人首选药物 ", max_size=40))
def test_cover_is_a_share_and_high_enough(question) -> None:
    assert all(COVERED <= hit.covered <= 1.0 for hit in find(question, PRINTED, TITLES))
