"""Answers a question from what is known here, or says that nothing here answers it."""

from __future__ import annotations

import re

from model.medicine.answers.answer import Answer
from model.medicine.answers.asking import understand
from model.medicine.answers.composing import statements
from model.medicine.answers.guidelines import search
from model.medicine.answers.lexicon import lexicon
from model.medicine.observations import Language
from model.safety import clean_text

LONGEST_QUESTION = 500
"""Characters."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def answer(question: str, owner: str | None = None) -> Answer:
    """The sentences that answer a question in English or Chinese, each with its source.

    First the graph of common disease, the annotations of rare disease and the ontology; what they cannot answer is
    looked for in the guidelines of `owner`, where one is given. Nothing is ever said without a source: where nothing
    answers, the answer has no text. Raises KnowledgeError, StoreError.
    """
    asked = " ".join(clean_text(question).split())
    language: Language = "zh" if _HAN.search(asked) else "en"
    if not asked or len(asked) > LONGEST_QUESTION:
        return Answer(asked, language, reason="too_long" if asked else "empty")
    mentions = lexicon().mentions(asked)
    names = tuple(mention.text for mention in mentions)
    known = None
    for taken in understand(asked, mentions, language):
        known = known or taken.kind
        if said := statements(taken, language):
            return Answer(asked, language, said, taken.kind, understood=names)
    found, searched = search(asked, owner, language) if owner is not None else ((), 0)
    if found:
        return Answer(asked, language, found, "guideline", understood=names, guidelines=searched)
    return Answer(asked, language, (), known, "no_row" if known else "not_understood", names, searched)
