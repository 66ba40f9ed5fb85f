"""How sure the common-disease list may be: ``python -m tests.quality.medicine.graph_calibration [--write]``.

Temperature and the score of diseases outside the graph are chosen on the vignettes of even number in both languages, by
the negative log likelihood of the right condition; each case is asked a second time with its condition taken out of
the list, at a weight of `OUTSIDE`, when the right answer is "none of these". The stated probability of the first
candidate is then held against the truth on the vignettes of odd number; ``--write`` keeps that in
data/knowledge/medicine/calibration_graph.json.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np

from data.knowledge import knowledge_path
from model.medicine.graph import ranker
from model.medicine.graph.ranker import graph_ranker, probabilities
from model.medicine.onset import illness_onset
from tests.quality.medicine.vignettes import Outcome, outcomes

DATA = {
    "en": "the vignettes of odd number in both languages, on which no constant was chosen",
    "zh": "两种语言的奇数号病例短文，未用于选择任何常数",
}
OUTSIDE = 0.1
"""Share of patients whose disease is taken to be outside the graph: an assumption, no measurement."""
EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
Scored = tuple[np.ndarray, np.ndarray]
"""Scores of a case, best first, and which of them are right."""
TEMPERATURES = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5)
OTHERS = (0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)


def scored(found: Sequence[Outcome]) -> list[Scored]:
    cases = []
    for each in found:
        seen, note = each.diagnosis, each.diagnosis.note
        ranking = graph_ranker().rank(
            seen.observed, seen.excluded, sex=note.sex, age=note.age, onset=illness_onset(note)
        )
        right = {each.case["condition"], *each.case["also"]}
        cases.append((ranking.score, np.array([condition.id in right for condition in ranking.conditions])))
    return cases


def loss(cases: Sequence[Scored], temperature: float, other: float) -> float:
    """Mean negative log likelihood, nats."""
    total = 0.0
    for score, right in cases:
        inside, _ = probabilities(score, temperature, other)
        _, outside = probabilities(score[~right], temperature, other)
        total -= (1 - OUTSIDE) * np.log(max(inside[right].sum(), 1e-9)) + OUTSIDE * np.log(outside)
    return total / len(cases)


def fitted(cases: Sequence[Scored]) -> tuple[float, float]:
    return min(product(TEMPERATURES, OTHERS), key=lambda pair: loss(cases, *pair))


def cross_validated(cases: Sequence[Scored], folds: int = 5) -> float:
    """Mean loss on the fold that was not fitted on; both languages of a case are in one fold."""
    number = np.arange(len(cases)) % (len(cases) // 2) % folds
    losses = []
    for fold in range(folds):
        chosen = fitted([case for case, own in zip(cases, number, strict=True) if own != fold])
        losses.append(loss([case for case, own in zip(cases, number, strict=True) if own == fold], *chosen))
    return float(np.mean(losses))


def reliability(found: Sequence[Outcome]) -> dict:
    """Bins of the first candidate's stated probability, and the expected calibration error over them."""
    stated = np.array([each.diagnosis.candidates[0].probability for each in found])
    right = np.array([each.place == 1 for each in found])
    bins, error = [], 0.0
    for low, high in pairwise(EDGES):
        within = (stated >= low) & ((stated < high) | (high == EDGES[-1]))
        if within.any():
            mean, true = float(stated[within].mean()), float(right[within].mean())
            bins.append({"stated": round(mean, 4), "right": round(true, 4), "cases": int(within.sum())})
            error += within.sum() / len(found) * abs(mean - true)
    return {"bins": bins, "ece": round(float(error), 4), "cases": len(found)}


def main(*options: str) -> None:
    even = scored([each for each in outcomes() if each.half == "even"])
    temperature, other = fitted(even)
    print(f"fitted on even cases: temperature {temperature}, other {other}, loss {loss(even, temperature, other):.3f}")
    print(f"five folds: loss {cross_validated(even):.3f}")
    print(f"shipped: temperature {ranker.TEMPERATURE}, other {ranker.OTHER}")
    measured = reliability([each for each in outcomes() if each.half == "odd"])
    print(f"odd cases: {measured}")
    if "--write" in options:
        about = {
            "data": DATA,
            "command": "python -m tests.quality.medicine.graph_calibration --write",
            "date": graph_ranker().graph.version,
        }
        text = json.dumps(measured | about, ensure_ascii=False, indent=1)
        (knowledge_path("medical_kg.json").parent / "medicine/calibration_graph.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
