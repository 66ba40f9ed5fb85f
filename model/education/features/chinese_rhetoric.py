"""Measures of how a Chinese essay is adorned: parallelism, antithesis, simile, imagery, questions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from model.education.features.chinese_cues import cues
from model.education.features.chinese_reading import Reading, mean, share

FEWEST_IN_PARALLEL = 3
"""Clauses or sentences with one opening that make 排比."""


def rhetoric(reading: Reading) -> dict[str, float]:
    """Devices as shares of the clauses or sentences, cues in a thousand characters."""
    thousand = len(reading.body) / 1000
    rows = [clause for sentence in reading.clauses for clause in sentence]
    pairs = list(pairwise(rows))
    even = [one for one, two in pairs if len(one) == len(two) >= 4]
    starts = [sentence[:1] for sentence in reading.sentences]
    questions = [sentence for sentence in reading.sentences if "？" in sentence or "?" in sentence]
    return {
        "parallel_clauses": share(in_parallel([clause[:1] for clause in rows]), len(rows)),
        "parallel_sentences": share(in_parallel(starts), len(starts)),
        "equal_clauses": share(len(even), len(pairs)),
        "clause_rhythm": mean([float(abs(len(one) - len(two))) for one, two in pairs]),
        "clauses_echoed": mean([_echo(one, two) for one, two in pairs]),
        "clauses_echoed_in_turn": mean([_echo(one, two) for one, two in zip(rows, rows[2:], strict=False)]),
        "clause_endings_repeated": mean([float(one[-1] == two[-1]) for one, two in pairs]),
        "similes": share(len(cues().simile.findall(reading.body)), thousand),
        "paired_constructions": share(len(cues().paired.findall(reading.body)), thousand),
        "imagery": share(len(cues().imagery.findall(reading.body)), thousand),
        "questions": share(len(questions), len(reading.sentences)),
        "rhetorical_questions": share(sum(bool(cues().rhetorical.search(each)) for each in questions), thousand),
    }


def in_parallel(openings: Sequence[str]) -> int:
    """How many stand in a row of at least three with one opening."""
    total = run = 0
    for place, opening in enumerate(openings):
        run = run + 1 if place and opening == openings[place - 1] else 1
        if run >= FEWEST_IN_PARALLEL:
            total += FEWEST_IN_PARALLEL if run == FEWEST_IN_PARALLEL else 1
    return total


def _echo(one: str, two: str) -> float:
    """Places in which two clauses have the same character, as a share of the longer."""
    return share(sum(a == b for a, b in zip(one, two, strict=False)), max(len(one), len(two)))
