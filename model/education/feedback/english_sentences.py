"""How long English sentences are, and how hard the text is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from statistics import mean, pstdev

from model.education.comment import Comment
from model.education.essay import Essay, Piece
from model.education.feedback.english_rules import comment

_LONG_WORDS = 40
_JOINTS = 4
"""So many joining words in one long sentence string it together."""
_HARD_GRADE = 14.0
"""Years of school; beyond it a text is written for students of a university."""
_ENOUGH_SENTENCES = 8
_CHOPPY_WORDS = 8.0
_RUNNING_ON = 28.0
"""Words a sentence beyond which it is missing full stops that make a text hard."""
_EVEN = (11.0, 24.0)
"""Words a sentence between which a text reads easily."""
_WELL_BUILT = 36
"""Words of a sentence that may still be well built."""
_VARIETY = 0.4
"""Standard deviation of the words a sentence over their mean."""
_JOINT = re.compile(r"\b(?:and|so|but|then|because)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SILENT = re.compile(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyxzsc]es$")
_STOP = re.compile(r"(?<=[a-z]{2})[.!?]+[\"”’)]*\s*")
_VOWELS = re.compile(r"[aeiouy]+")


def sentences(essay: Essay) -> Iterator[Comment]:
    """Comments on sentences that are too long or all too short, and praise for variety."""
    lengths = [(len(_WORD.findall(part.text)), part) for sentence in essay.sentences for part in _parts(sentence)]
    for words, sentence in lengths:
        if words > _LONG_WORDS:
            joints = len(_JOINT.findall(sentence.text))
            rule = "run_on" if joints >= _JOINTS else "sentence_long"
            yield comment(essay, rule, sentence.start, sentence.end, words=words, count=joints)
    lengths = [(words, sentence) for words, sentence in lengths if words]
    if len(lengths) >= _ENOUGH_SENTENCES:
        yield from _on_the_whole(essay, lengths)


def _on_the_whole(essay: Essay, lengths: list[tuple[int, Piece]]) -> Iterator[Comment]:
    average = mean(words for words, _ in lengths)
    spread = pstdev([words for words, _ in lengths])
    grade = school_grade(essay)
    longest = max(lengths, key=lambda each: each[0])[1]
    if average < _CHOPPY_WORDS:
        first = lengths[0][1]
        yield comment(essay, "sentences_choppy", first.start, first.end, words=round(average, 1))
    elif grade > _HARD_GRADE and average <= _RUNNING_ON:
        yield comment(
            essay, "reading_hard", longest.start, longest.end, grade=round(grade), ease=round(reading_ease(essay))
        )
    elif (
        _EVEN[0] <= average <= _EVEN[1]
        and spread >= _VARIETY * average
        and max(words for words, _ in lengths) <= _WELL_BUILT
    ):
        shortest = min(lengths, key=lambda each: each[0])
        yield comment(
            essay, "sentence_variety", longest.start, longest.end,
            words=round(average), shortest=shortest[0], longest=max(words for words, _ in lengths),
        )  # fmt: skip


def _parts(sentence: Piece) -> Iterator[Piece]:
    """A sentence cut at every full stop, also where a small letter follows it."""
    start = 0
    for end in [*(match.end() for match in _STOP.finditer(sentence.text)), len(sentence.text)]:
        text = sentence.text[start:end].rstrip()
        if text:
            yield Piece(text, sentence.start + start, sentence.start + start + len(text))
        start = end


def reading_ease(essay: Essay) -> float:
    """Flesch's reading ease, about 100 (a child's book) to 0: 206.835 − 1.015 words a sentence − 84.6 syllables a word.

    Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948). 0.0 for an essay without words.
    """
    words, syllables = _rates(essay)
    return 206.835 - 1.015 * words - 84.6 * syllables if words else 0.0


def school_grade(essay: Essay) -> float:
    """The years of American school a text asks of its reader: 0.39 words a sentence + 11.8 syllables a word − 15.59.

    Kincaid, Fishburne, Rogers and Chissom, Navy research branch report 8-75 (1975). 0.0 for an essay without words.
    """
    words, syllables = _rates(essay)
    return 0.39 * words + 11.8 * syllables - 15.59 if words else 0.0


def _rates(essay: Essay) -> tuple[float, float]:
    """Words a sentence and syllables a word; both 0 without words."""
    count = len(essay.words)
    if not count:
        return 0.0, 0.0
    parts = sum(1 for sentence in essay.sentences for _ in _parts(sentence))
    return count / parts, sum(syllables(word.text.lower()) for word in essay.words) / count


@cache
def syllables(word: str) -> int:
    """Syllables of a word in small letters, counted as groups of vowels without a silent e; at least 1."""
    groups = len(_VOWELS.findall(word))
    return max(1, groups - bool(_SILENT.search(word)))
