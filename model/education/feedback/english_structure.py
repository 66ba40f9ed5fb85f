"""How an English essay is built: opening, paragraphs, conclusion, examples, other people's views."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.education.comment import Comment
from model.education.essay import Essay, Piece
from model.education.feedback.english_discourse import body, inside, is_argument, phrases
from model.education.feedback.english_rules import comment

_BLOCK_WORDS = 150
"""An essay this long needs paragraphs, a position and a conclusion."""
_OPENING_SENTENCES = 4
_CLOSING_SHARE = 0.25
_EXAMPLE_WORDS = 12
_REASON_WORDS = 40
_LOST_BREAK = re.compile(r"\S {3,}\S")
"""What pasting leaves of a line break."""
_SENTENCE_WORDS = 5
"""Fewer are a signature."""
_ANSWER_REACH = 300
"""Characters within which an objection is answered."""


def structure(essay: Essay) -> Iterator[Comment]:
    """Comments on how the essay is built."""
    sentences = essay.sentences
    if not sentences:
        return
    yield from _paragraphs(essay)
    if is_argument(essay):
        yield from _position(essay)
        yield from _conclusion(essay)
        yield from _objection(essay)
    yield from _examples(essay)
    yield from _reasons(essay)
    if phrases("opinion").search(essay.text):
        yield from _experience(essay)


def _paragraphs(essay: Essay) -> Iterator[Comment]:
    paragraphs = body(essay)
    first = essay.sentences[0]
    if len(paragraphs) == 1 and essay.length >= _BLOCK_WORDS and len(_LOST_BREAK.findall(essay.text)) < 2:
        yield comment(essay, "one_block", first.start, first.end, words=essay.length)
    for paragraph in paragraphs[1:-1]:
        if len(inside(essay.sentences, paragraph)) == 1 and paragraph.text[0] not in "\"“‘'":
            yield comment(essay, "paragraph_single", paragraph.start, paragraph.end)


def _opening(essay: Essay) -> Piece:
    """The first paragraph, or the first sentences of one that is long."""
    first = next(iter(body(essay)), essay.paragraphs[0])
    sentences = inside(essay.sentences, first)[:_OPENING_SENTENCES] or [first]
    start, end = first.start, sentences[-1].end
    return Piece(essay.text[start:end], start, end)


def _position(essay: Essay) -> Iterator[Comment]:
    opening = _opening(essay)
    stated = phrases("position").search(essay.text, opening.start, opening.end)
    if stated:
        sentence = _sentence_at(essay, stated.start())
        yield comment(essay, "position_clear", sentence.start, sentence.end)
    elif essay.length >= _BLOCK_WORDS and not phrases("stance").search(essay.text, opening.start, opening.end):
        first = _sentence_at(essay, opening.start)
        yield comment(essay, "position_missing", first.start, first.end)


def _conclusion(essay: Essay) -> Iterator[Comment]:
    if essay.length < _BLOCK_WORDS:
        return
    from_here = int(len(essay.text) * (1 - _CLOSING_SHARE))
    drawn = phrases("conclusion").search(essay.text, from_here)
    if drawn:
        sentence = _sentence_at(essay, drawn.start())
        yield comment(essay, "conclusion_clear", sentence.start, sentence.end, words=drawn.group())
    elif not phrases("position").search(essay.text, from_here):
        last = [each for each in essay.sentences if len(each.text.split()) >= _SENTENCE_WORDS][-1]
        yield comment(essay, "conclusion_missing", last.start, last.end)


def _objection(essay: Essay) -> Iterator[Comment]:
    for raised in phrases("objection").finditer(essay.text):
        answer = phrases("answer").search(essay.text, raised.end(), min(raised.end() + _ANSWER_REACH, len(essay.text)))
        if answer:
            sentence = _sentence_at(essay, raised.start())
            yield comment(essay, "objection_answered", sentence.start, sentence.end)
            return


def _examples(essay: Essay) -> Iterator[Comment]:
    for given in phrases("example").finditer(essay.text):
        sentence = _sentence_at(essay, given.start())
        if len(sentence.text.split()) >= _EXAMPLE_WORDS:
            yield comment(essay, "example_given", sentence.start, sentence.end, words=given.group())


def _experience(essay: Essay) -> Iterator[Comment]:
    told = phrases("experience").search(essay.text)
    if told:
        sentence = _sentence_at(essay, told.start())
        yield comment(essay, "experience_given", sentence.start, sentence.end)


def _reasons(essay: Essay) -> Iterator[Comment]:
    for sentence in essay.sentences:
        held = phrases("opinion").search(sentence.text)
        if held and phrases("reason").search(sentence.text, held.end()) and len(sentence.text.split()) <= _REASON_WORDS:
            yield comment(essay, "reason_given", sentence.start, sentence.end)


def _sentence_at(essay: Essay, place: int) -> Piece:
    """The sentence a place lies in, or the next one."""
    return next((piece for piece in essay.sentences if piece.end > place), essay.sentences[-1])
