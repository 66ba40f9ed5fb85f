"""The rules for English essays: the area of each, how useful it is and how often it is worth saying."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from data.knowledge import knowledge_path
from model.education.comment import Area, Comment
from model.education.essay import Essay

MOST_COMMENTS = 25
"""More than this a pupil does not read."""
MOST_PRAISE = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of data/knowledge/education/rules_en.json."""

    area: Area
    most: int
    """Comments of this rule on one essay."""
    rank: int
    """0 is the most useful to a pupil."""
    praise: bool


@cache
def rules() -> Mapping[str, Rule]:
    """Name → rule, the most useful first."""
    table = json.loads(knowledge_path("education/rules_en.json").read_text(encoding="utf-8"))
    return {
        name: Rule(entry["area"], entry.get("most", 2), rank, entry.get("praise", False))
        for rank, (name, entry) in enumerate(table.items())
    }


def comment(essay: Essay, rule: str, start: int, end: int, suggestion: str = "", **details: object) -> Comment:
    """A comment of a rule on a place of the essay."""
    known = rules()[rule]
    return Comment(rule, known.area, essay.text[start:end], start, end, known.praise, suggestion, details)


def most_useful(found: Iterable[Comment]) -> list[Comment]:
    """At most 25 comments, some of them praise: the first of every rule by rank, then the second ones, and so on."""
    turns: Counter[str] = Counter()
    ordered: list[tuple[int, int, Comment]] = []
    for each in found:
        rule = rules()[each.rule]
        if turns[each.rule] < rule.most:
            ordered.append((turns[each.rule], rule.rank, each))
            turns[each.rule] += 1
    ordered.sort(key=lambda entry: entry[:2])
    praise = [each for _, _, each in ordered if each.praise][:MOST_PRAISE]
    faults = [each for _, _, each in ordered if not each.praise]
    return faults[: MOST_COMMENTS - len(praise)] + praise
