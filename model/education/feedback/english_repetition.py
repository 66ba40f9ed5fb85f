"""What an English essay says again: sentence openings, phrases and whole sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from model.education.comment import Comment
from model.education.essay import Essay, Piece
from model.education.feedback.english_rules import comment

_OPENINGS = 3
"""So many sentences in a row that open alike."""
_OPENING_SHARE = 0.4
_ENOUGH_SENTENCES = 8
_PHRASE_WORDS = 6
_PHRASE_TIMES = 3
_BREAK = re.compile(r"[.!?;@\n]")
"""What a phrase does not run over."""
_SENTENCE_WORDS = 6
_ANAPHORA = 2
"""Opening words that, when shared, are a figure of speech rather than an oversight."""


def repetition(essay: Essay) -> Iterator[Comment]:
    """Comments on openings, phrases and sentences that come back."""
    worded = [(sentence, words) for sentence, words in _worded(essay) if words]
    yield from _repeated_sentences(essay, worded)
    yield from _openings(essay, worded)
    yield from _phrases(essay)


def _worded(essay: Essay) -> Iterator[tuple[Piece, list[str]]]:
    """Each sentence with its words in small letters."""
    words = iter(essay.words)
    word = next(words, None)
    for sentence in essay.sentences:
        held: list[str] = []
        while word and word.start < sentence.end:
            if essay.text[word.start - 1 : word.start] != "@":
                held.append(word.text.lower())
            word = next(words, None)
        yield sentence, held


def _repeated_sentences(essay: Essay, worded: list[tuple[Piece, list[str]]]) -> Iterator[Comment]:
    places: defaultdict[tuple[str, ...], list[Piece]] = defaultdict(list)
    for sentence, words in worded:
        if len(words) >= _SENTENCE_WORDS:
            places[tuple(words)].append(sentence)
    for sentences in places.values():
        if len(sentences) > 1:
            again = sentences[1]
            yield comment(essay, "sentence_repeated", again.start, again.end, count=len(sentences))


def _openings(essay: Essay, worded: list[tuple[Piece, list[str]]]) -> Iterator[Comment]:
    for opening, run in groupby(worded, key=lambda each: each[1][0]):
        alike = list(run)
        if len(alike) >= _OPENINGS and len({tuple(words[:_ANAPHORA]) for _, words in alike}) > 1:
            last = alike[_OPENINGS - 1][0]
            yield comment(essay, "openings_repeated", last.start, last.end, word=opening, count=len(alike))
    by_opening: defaultdict[str, list[Piece]] = defaultdict(list)
    for sentence, words in worded:
        by_opening[words[0]].append(sentence)
    for opening, sentences in by_opening.items():
        if len(worded) >= _ENOUGH_SENTENCES and len(sentences) >= _OPENING_SHARE * len(worded):
            second = sentences[1]
            yield comment(
                essay, "opening_frequent", second.start, second.end,
                word=opening, count=len(sentences), sentences=len(worded),
            )  # fmt: skip


def _phrases(essay: Essay) -> Iterator[Comment]:
    words = essay.words
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - _PHRASE_WORDS + 1):
        if _BREAK.search(essay.text, words[at].start, words[at + _PHRASE_WORDS - 1].end):
            continue
        phrase = tuple(word.text.lower() for word in words[at : at + _PHRASE_WORDS])
        if not places[phrase] or at >= places[phrase][-1] + _PHRASE_WORDS:
            places[phrase].append(at)
    end = 0
    for found in sorted((found for found in places.values() if len(found) >= _PHRASE_TIMES), key=lambda each: each[1]):
        start, stop = words[found[1]].start, words[found[1] + _PHRASE_WORDS - 1].end
        if start >= end:
            end = stop
            yield comment(essay, "phrase_repeated", start, stop, count=len(found))
