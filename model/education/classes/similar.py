"""Essays of a kept class that share passages."""

from __future__ import annotations

from dataclasses import dataclass

from model.education.classes.gradebook import Gradebook, GradeLine
from model.education.essay import read_essay
from model.education.similarity import SimilarPair, similar_pairs


@dataclass(frozen=True, slots=True)
class SimilarEssays:
    """Two essays of a class with the passages they share."""

    first: GradeLine
    second: GradeLine
    pair: SimilarPair


def similar_essays(book: Gradebook) -> tuple[SimilarEssays, ...]:
    """The pairs of a class that share passages, the most alike first; what the task itself says does not count."""
    essays = [read_essay(line.entry.text) for line in book.lines]
    return tuple(
        SimilarEssays(book.lines[pair.first], book.lines[pair.second], pair)
        for pair in similar_pairs(essays, book.classroom.prompt)
    )
