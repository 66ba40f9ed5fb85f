"""Figures of speech in English essays, each worth praise."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.english_discourse import discourse
from model.education.feedback.english_rules import comment

_FIGURES = {
    "simile": r"\b(?:as\s+(?!soon|long|well|much|far|good|many|if|though|simple|bad|important|easy)[a-z]+"
    r"\s+as\s+an?\s+(?!possible)[a-z]+"
    r"|\L<vivid>\s+like\s+(?:an?|the)\s+(?!lot\b|bit\b|one\b)[a-z]+)",
    "rule_of_three": r"\b(?:[a-z]{3,}(?P<end>ing|ly|ed|ion|ness|ity|ful|ous|able|ment),\s+[a-z]{2,}(?P=end),?"
    r"\s+(?:and|or)\s+[a-z]{2,}(?P=end)"
    r"|(?P<lead>to|no|more|every|without|for)\s+(?:[\w'’]+\s+){0,5}?[\w'’]+,"
    r"\s+(?P=lead)\s+(?:[\w'’]+\s+){0,5}?[\w'’]+(?:,|,?\s+and)\s+(?P=lead)\s+[\w'’]+)\b",
    "quotation": r"\b(?:said|says|wrote|writes|stated|states|once|quote|argues|saying|according)\b[^\n.!?\"“]{0,40}"
    r"[\"“][^\"“”\n]{20,240}[\"”]",
}
"""Rule → expression."""
_SECONDS = 0.5
_ESSAY_WORDS = 100
"""A question draws a reader into an essay, not into a few sentences."""
_QUESTION_WORDS = 5
_MOST_QUESTIONS = 4
"""More questions than this are an interview."""


def rhetoric(essay: Essay) -> Iterator[Comment]:
    """Praise for similes, threes, quotations and questions to the reader."""
    vivid = discourse()["vivid_verbs"]
    for rule, expression in _FIGURES.items():
        lists = {"vivid": vivid} if r"\L<vivid>" in expression else {}
        try:
            for match in regex.compile(expression, regex.IGNORECASE, **lists).finditer(essay.text, timeout=_SECONDS):
                yield comment(essay, rule, match.start(), match.end())
        except TimeoutError:
            continue
    questions = [
        each
        for each in essay.sentences
        if each.text.endswith("?") and len(each.text.split()) >= _QUESTION_WORDS and not set(each.text) & set('"“”')
    ]
    if essay.length >= _ESSAY_WORDS and len(questions) <= _MOST_QUESTIONS:
        for each in questions:
            yield comment(essay, "question_to_reader", each.start, each.end)
