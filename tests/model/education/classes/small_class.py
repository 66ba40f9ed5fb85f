"""Classes made by hand: a kept one of short essays, and a marked one without any text."""

from __future__ import annotations

from collections.abc import Mapping

from model.education.classes.classroom import Submission
from model.education.classes.keeping import keep_class
from model.education.classes.marked import MarkedClass, MarkedCriterion, MarkedEssay
from model.education.rubric import Criterion, Rubric

OWNER = "local"
CONTENT = Criterion("content", {"en": "Content", "zh": "内容"}, "content", 0, 20)
STRUCTURE = Criterion("structure", {"en": "Structure", "zh": "结构"}, "structure", 0, 40)
RUBRIC = Rubric("small", {"en": "Small", "zh": "小量表"}, 0, 60, criteria=(CONTENT, STRUCTURE))
SENTENCES = (
    "The old market opens before the sun is up.",
    "Farmers carry baskets of pears, and their children count the coins.",
    "I go there with my grandmother because she knows every seller by voice.",
    "However, the new road will pass through the square next year.",
    "Some people say that the road brings work, while others fear the noise.",
    "We should keep the market, since a town without a market is only a car park.",
)


def essay(number: int) -> str:
    """An English essay of about 40 to 150 words, longer with the number."""
    turned = [SENTENCES[(number + place) % len(SENTENCES)] for place in range(4 + number % 9)]
    return f"Essay about the market, number {number}.\n" + "\n".join(turned)


def submissions(count: int = 12) -> list[Submission]:
    """Essays named by pupils A, B, C …"""
    return [Submission(f"{chr(65 + place)}.txt", f"Pupil{chr(65 + place)}", essay(place)) for place in range(count)]


def keep(count: int = 12, owner: str = OWNER, title: str = "Market essays") -> str:
    """Keep such a class; returns the document's id."""
    return keep_class(title, submissions(count), (), RUBRIC, "", owner)


def marked_essay(entry_id: str, total: float = 30.0, **changed: object) -> MarkedEssay:
    """A scored essay of nobody."""
    values: dict[str, object] = {
        "entry_id": entry_id,
        "total": total,
        "interval": (total - 3, total + 3),
        "spread": 2.0,
        "novelty": 1.0,
        "criteria": {"content": MarkedCriterion(total / 3, "quote", 0.0)},
        "deducted": 0.0,
        "flags": (),
        "needs_review": False,
        "rules": {},
    }
    return MarkedEssay(**{**values, **changed})  # type: ignore[arg-type]


def marked_class(*essays: MarkedEssay, state: str = "", held_out: Mapping[str, float] | None = None) -> MarkedClass:
    """A marked class of such essays."""
    marks = len([part for part in state.split(";") if part])
    return MarkedClass("r", "d", marks, state, {each.entry_id: each for each in essays}, held_out or {}, ())
