"""Measures of how a Chinese essay is built: its paragraphs, what opens them and what joins them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from model.education.features.chinese_cues import cues
from model.education.features.chinese_reading import Reading, deviation, entropy, mean, share

SHORT_PARAGRAPH = 50
DEVELOPED_PARAGRAPH = 60
LONG_PARAGRAPH = 300
"""Characters."""


def structure(reading: Reading) -> dict[str, float]:
    """Sizes of the paragraphs, likeness between them, and connectives in a thousand words."""
    words = Counter(reading.words)
    return {
        **_sizes([float(len(paragraph.text)) for paragraph in reading.paragraphs]),
        **_likeness(reading),
        **{
            f"connectives_{kind}": share(1000 * sum(words[each] for each in listed), len(reading.words))
            for kind, listed in cues().connectives.items()
        },
    }


def _sizes(sizes: list[float]) -> dict[str, float]:
    total = sum(sizes)
    return {
        "paragraphs": math.log1p(len(sizes)),
        "paragraph_characters": math.log1p(mean(sizes)),
        "paragraph_deviation": share(deviation(sizes), mean(sizes)),
        "paragraph_division": entropy(sizes),
        "longest_paragraph": share(max(sizes, default=0.0), total),
        "first_paragraph": share(sum(sizes[:1]), total),
        "second_paragraph": share(sum(sizes[1:2]), total),
        "second_last_paragraph": share(sum(sizes[-2:-1]), total),
        "last_paragraph": share(sum(sizes[-1:]), total),
        "short_paragraphs": share(sum(size < SHORT_PARAGRAPH for size in sizes), len(sizes)),
        "long_paragraphs": float(sum(size >= LONG_PARAGRAPH for size in sizes)),
    }


def _likeness(reading: Reading) -> dict[str, float]:
    texts = [paragraph.text for paragraph in reading.paragraphs]
    pairs = [_pairs(text) for text in texts]
    openings = [frozenset(sentence) for sentence in reading.topic_sentences]
    return {
        "parallel_paragraphs": share(_most_alike(text[:2] for text in texts if len(text) >= 2), len(texts)),
        "developed_paragraphs_alike": math.log1p(
            _most_alike(text[:3] for text in texts if len(text) >= DEVELOPED_PARAGRAPH)
        ),
        "semicolon_spread": share(sum("；" in text or ";" in text for text in texts), len(texts)),
        "refrains": math.log1p(_most_alike(text[:4] for text in texts if len(text) >= 4)),
        "topic_sentences_alike": mean([_overlap(one, two) for one, two in pairwise(openings)]),
        "neighbouring_paragraphs": mean([_overlap(one, two) for one, two in pairwise(pairs)]),
        "ends_meet": _overlap(pairs[0], pairs[-1]) if len(pairs) > 1 else 0.0,
    }


def _most_alike(openings: Iterable[str]) -> int:
    """How many share the opening that is shared most; 0 where no two do."""
    most = max(Counter(openings).values(), default=0)
    return most if most > 1 else 0


def _pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters."""
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """What is in both as a share of the smaller."""
    return share(len(one & two), min(len(one), len(two)))
