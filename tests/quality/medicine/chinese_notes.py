"""How well Chinese notes are read: short notes of our own, declared synthetic, with what should be read in them.

``python -m tests.quality.medicine.chinese_notes`` prints precision, recall and F1 of concepts with their status, the
share of right timings among these, and every miss.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.medicine.reading.chinese import read_chinese

NOTES = Path(__file__).with_name("chinese_notes.json")
TOLERANCE = 0.05
"""A duration is right within this share of it."""

Finding = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """One note: concepts with their status as they should be and as read, and the days of those in both."""

    text: str
    expected: frozenset[Finding]
    read: frozenset[Finding]
    days: tuple[tuple[float | None, float | None], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares over all notes."""

    precision: float
    recall: float
    timing: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def compared() -> Iterator[Compared]:
    """Every note of the set, read."""
    for note in json.loads(NOTES.read_text(encoding="utf-8")):
        wanted = {(concept, status): days for _, concept, status, days in note["expected"]}
        found = {
            (each.concept, each.status): each.timing.days if each.timing else None
            for each in read_chinese(note["text"])
        }
        days = tuple((wanted[finding], found[finding]) for finding in wanted.keys() & found.keys())
        yield Compared(note["text"], frozenset(wanted), frozenset(found), days)


def score(notes: list[Compared]) -> Score:
    """Precision, recall and the share of right durations, over the findings of all notes."""
    right = sum(len(note.expected & note.read) for note in notes)
    days = [pair for note in notes for pair in note.days]
    return Score(
        right / sum(len(note.read) for note in notes),
        right / sum(len(note.expected) for note in notes),
        sum(_same(*pair) for pair in days) / len(days),
    )


def _same(wanted: float | None, read: float | None) -> bool:
    if wanted is None or read is None:
        return wanted is read
    return abs(wanted - read) <= TOLERANCE * max(wanted, 1 / 24)


def main() -> None:
    """Print the scores and every note that is not read as it should be."""
    notes = list(compared())
    result = score(notes)
    print(f"{len(notes)} notes  P {result.precision:.3f}  R {result.recall:.3f}  F1 {result.f1:.3f}", end="")
    print(f"  timing {result.timing:.3f}")
    for note in notes:
        wrong_days = [pair for pair in note.days if not _same(*pair)]
        if note.expected != note.read or wrong_days:
            missed, extra = sorted(note.expected - note.read), sorted(note.read - note.expected)
            print(f"- {note.text}\n    missed {missed}  extra {extra}  days {wrong_days}")


if __name__ == "__main__":
    main()
