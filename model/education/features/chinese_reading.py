"""A Chinese essay read once for all its measures: title, body, clauses, and its words with class and frequency."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import wordfreq

from model.education.chinese_words import word_classes
from model.education.essay import Essay, Piece

LONGEST_TITLE = 25
"""Characters; a longer first line is a paragraph."""

_CLAUSE = re.compile(r"[^，。！？；：、…—,.!?;:\s]+")
CHINESE = re.compile(r"[\u3400-\u9fff]")
_TOPIC_END = re.compile(r"[。！？!?…；;]")
_OPEN_CLASSES = frozenset("nvaijlsztbg")
"""First letters of the classes of words that carry meaning."""
_UNSEEN = 1e-8
"""Frequency given to what is not in wordfreq's list, the list's own smallest."""


@cache
def frequencies() -> dict[str, float]:
    """Word → share of running Chinese text, from wordfreq, read once in a tenth of a second."""
    return wordfreq.get_frequency_dict("zh")


def log_frequency(word: str) -> float:
    """Base-10 logarithm of a word's share of running text: -3 is once in a thousand words."""
    return math.log10(max(frequencies().get(word, 0.0), _UNSEEN))


@dataclass(frozen=True)
class Reading:
    """What the measures look at. Empty parts are empty, never missing."""

    essay: Essay

    @cached_property
    def title(self) -> str:
        """The first line where it is short, ends in no sentence and something follows; otherwise empty."""
        lines = self.essay.paragraphs
        if len(lines) < 2 or len(lines[0].text) > LONGEST_TITLE or lines[0].text[-1] in "。！!…；;：:，,":
            return ""
        return lines[0].text

    @cached_property
    def paragraphs(self) -> tuple[Piece, ...]:
        """Paragraphs without the title."""
        return self.essay.paragraphs[1:] if self.title else self.essay.paragraphs

    @cached_property
    def start(self) -> int:
        """Where the body begins."""
        return self.paragraphs[0].start if self.paragraphs else 0

    @cached_property
    def body(self) -> str:
        """The text without the title."""
        return self.essay.text[self.start :]

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Sentences of the body."""
        return tuple(sentence.text for sentence in self.essay.sentences if sentence.start >= self.start)

    @cached_property
    def characters(self) -> str:
        """Chinese characters of the body in a row."""
        return "".join(CHINESE.findall(self.body))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words of the body."""
        return tuple(word.text for word in self.essay.words if word.start >= self.start)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """Dictionary class of each word; x where the dictionary has none."""
        table = word_classes()
        return tuple(table.get(word, "x") for word in self.words)

    @cached_property
    def log_frequencies(self) -> tuple[float, ...]:
        """`log_frequency` of each word."""
        return tuple(log_frequency(word) for word in self.words)

    @cached_property
    def topic_sentences(self) -> tuple[str, ...]:
        """What each paragraph opens with, up to its first full stop or semicolon."""
        return tuple(_TOPIC_END.split(paragraph.text, maxsplit=1)[0] for paragraph in self.paragraphs)

    @cached_property
    def clauses(self) -> tuple[tuple[str, ...], ...]:
        """Per sentence the runs of text between punctuation marks."""
        return tuple(tuple(_CLAUSE.findall(sentence)) for sentence in self.sentences)

    @cached_property
    def keywords(self) -> frozenset[str]:
        """Words of the title that carry meaning: two characters or more, of an open class."""
        table = word_classes()
        end = len(self.essay.paragraphs[0].text) if self.title else 0
        words = (word.text for word in self.essay.words if word.start < end)
        return frozenset(word for word in words if table.get(word, "x")[0] in _OPEN_CLASSES and len(word) > 1)


def share(part: float, whole: float) -> float:
    """part / whole, 0 of nothing."""
    return part / whole if whole else 0.0


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of nothing."""
    return share(math.fsum(values), len(values))


def deviation(values: Sequence[float]) -> float:
    """Standard deviation, 0 of nothing."""
    centre = mean(values)
    return math.sqrt(mean([(value - centre) ** 2 for value in values]))


def entropy(sizes: Iterable[float]) -> float:
    """Shannon's entropy in bits of what is divided into parts of these sizes."""
    parts = [size for size in sizes if size > 0]
    total = math.fsum(parts)
    return math.fsum(size / total * math.log2(total / size) for size in parts)
