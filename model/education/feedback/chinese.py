"""Comments on Chinese essays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.education.comment import Comment
from model.education.essay import Essay
from model.education.feedback.chinese_characters import wrong_characters
from model.education.feedback.chinese_cohesion import cohesion_comments
from model.education.feedback.chinese_phrases import phrase_comments
from model.education.feedback.chinese_repetition import repetition_comments
from model.education.feedback.chinese_rhetoric import rhetoric_comments
from model.education.feedback.chinese_sentences import sentence_comments
from model.education.feedback.chinese_structure import structure_comments

MOST_ADVICE, MOST_PRAISE = 17, 8
"""Comments of an essay that are kept; more would not be read."""

MOST_OF = {
    "zh_wrong_character": 8, "zh_no_title": 1, "zh_one_block": 1, "zh_missing_subject": 2, "zh_pair": 2,
    "zh_ending_off_title": 1, "zh_opening_off_title": 1, "zh_wordy": 3, "zh_particle": 3, "zh_comma_run": 2,
    "zh_unbalanced": 2, "zh_doubled_character": 2, "zh_long_paragraph": 1, "zh_same_sentence": 2,
    "zh_sequence": 1, "zh_few_connectives": 1, "zh_paragraph_openings": 1, "zh_sentence_openings": 2,
    "zh_long_clause": 2, "zh_overused": 2, "zh_long_opening": 1, "zh_english_mark": 1, "zh_doubled_mark": 2,
    "zh_unended": 1,
    "zh_opening_view": 1, "zh_parallelism": 2, "zh_parallel_paragraphs": 1, "zh_simile": 2, "zh_quotation": 2,
    "zh_ending_returns": 1, "zh_rhetorical_question": 1, "zh_question_answer": 1, "zh_connectives": 1, "zh_idioms": 1,
}  # fmt: skip
"""Rule → comments of an essay at most, the most useful rules first."""


def comments(essay: Essay) -> Iterator[Comment]:
    """The most useful comments on an essay, at most 25."""
    order = list(MOST_OF)
    ranked = sorted(_all_comments(essay), key=lambda each: (order.index(each.rule), each.start))
    of_rule: Counter[str] = Counter()
    of_kind = Counter({False: MOST_ADVICE, True: MOST_PRAISE})
    for comment in ranked:
        if of_rule[comment.rule] < MOST_OF[comment.rule] and of_kind[comment.praise] > 0:
            of_rule[comment.rule] += 1
            of_kind[comment.praise] -= 1
            yield comment


def _all_comments(essay: Essay) -> Iterator[Comment]:
    yield from wrong_characters(essay)
    yield from phrase_comments(essay)
    yield from sentence_comments(essay)
    yield from structure_comments(essay)
    yield from cohesion_comments(essay)
    yield from rhetoric_comments(essay)
    yield from repetition_comments(essay)
