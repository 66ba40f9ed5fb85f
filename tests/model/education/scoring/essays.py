"""Essays made for tests: the better the longer, the richer and the more varied."""

from __future__ import annotations

import random

from model.education.essay import Essay, read_essay

_PLAIN = ["people", "like", "school", "day", "good", "book", "read", "time", "help", "friend"]
_RICH = [
    "knowledge",
    "community",
    "responsible",
    "understanding",
    "evidence",
    "generation",
    "imagination",
    "consequence",
]


def made_essay(quality: float, seed: int) -> Essay:
    """An essay of a quality from 0 to 1; the same seed gives the same essay."""
    draw = random.Random(seed)
    sentences = []
    for _ in range(4 + round(16 * quality)):
        words = [draw.choice(_RICH if draw.random() < quality else _PLAIN) for _ in range(6 + round(8 * quality))]
        sentences.append("The " + " ".join(words) + ("," if draw.random() < quality else "") + " and they see it.")
    return read_essay(" ".join(sentences))


def made_class(count: int) -> tuple[list[Essay], list[float]]:
    """Essays and their marks from 1 to 6, with some noise of the teacher's."""
    draw = random.Random(7)
    qualities = [draw.random() for _ in range(count)]
    essays = [made_essay(quality, seed) for seed, quality in enumerate(qualities)]
    marks = [float(min(6, max(1, round(1 + 5 * quality + draw.gauss(0, 0.3))))) for quality in qualities]
    return essays, marks
