"""How well the rules on Chinese essays tell right from wrong: sentences of our own, each with the rules it calls for.

``python -m tests.quality.education.feedback_zh`` prints precision and recall by area and every miss.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from model.education.comment import Area
from model.education.essay import Essay
from model.education.feedback.chinese import comments

SENTENCES = Path(__file__).with_name("feedback_zh.json")


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence: the rules it calls for, and the rules that spoke."""

    text: str
    expected: frozenset[str]
    found: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of an area over all sentences."""

    precision: float
    recall: float
    expected: int


def judged() -> list[Judged]:
    """Every sentence of the set, read."""
    return [
        Judged(
            each["text"],
            frozenset(each["expected"]),
            frozenset(comment.rule for comment in comments(Essay(each["text"], "zh"))),
        )
        for each in json.loads(SENTENCES.read_text(encoding="utf-8"))
    ]


def scores(sentences: Iterable[Judged], areas: dict[str, Area]) -> dict[Area, Score]:
    """Area → precision and recall of its rules."""
    right: Counter[Area] = Counter()
    expected: Counter[Area] = Counter()
    found: Counter[Area] = Counter()
    for each in sentences:
        right.update(areas[rule] for rule in each.expected & each.found)
        expected.update(areas[rule] for rule in each.expected)
        found.update(areas[rule] for rule in each.found)
    return {area: Score(right[area] / max(found[area], 1), right[area] / n, n) for area, n in expected.items()}


def areas_of_rules() -> dict[str, Area]:
    """Rule → area, of every rule that speaks on some sentence of the set."""
    texts = (each["text"] for each in json.loads(SENTENCES.read_text(encoding="utf-8")))
    return {comment.rule: comment.area for text in texts for comment in comments(Essay(text, "zh"))}


def main() -> None:
    """Print the scores by area and every sentence that is not judged as it should be."""
    sentences = judged()
    for area, score in scores(sentences, areas_of_rules()).items():
        print(f"{area:12} P {score.precision:.3f}  R {score.recall:.3f}  ({score.expected} expected)")
    print(f"{len(sentences)} sentences, {sum(not each.expected for each in sentences)} of them right as they stand")
    for each in sentences:
        if each.expected != each.found:
            missed, extra = sorted(each.expected - each.found), sorted(each.found - each.expected)
            print(f"- {each.text}  missed {missed}  extra {extra}")


if __name__ == "__main__":
    main()
