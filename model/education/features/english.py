"""Measures of an English essay."""

from __future__ import annotations

import math

from model.education.essay import Essay


def measure(essay: Essay) -> dict[str, float]:
    """Name of data/knowledge/education/measures_en.json → value."""
    words = [word.text.lower() for word in essay.words]
    count = max(len(words), 1)
    return {
        "words": math.log1p(len(words)),
        "sentence_words": len(words) / max(len(essay.sentences), 1),
        "distinct_words": len(set(words)) / math.sqrt(count),
        "word_letters": sum(map(len, words)) / count,
        "paragraphs": math.log1p(len(essay.paragraphs)),
    }
