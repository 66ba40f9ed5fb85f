"""Measures of a Chinese essay."""

from __future__ import annotations

import math

from model.education.essay import Essay


def measure(essay: Essay) -> dict[str, float]:
    """Name of data/knowledge/education/measures_zh.json → value."""
    words = [word.text for word in essay.words]
    count = max(len(words), 1)
    return {
        "characters": math.log1p(essay.length),
        "sentence_characters": essay.length / max(len(essay.sentences), 1),
        "distinct_words": len(set(words)) / math.sqrt(count),
        "paragraphs": math.log1p(len(essay.paragraphs)),
    }
