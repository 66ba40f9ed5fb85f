"""Fitting the weights of the rare ranker: ``python -m model.medicine.rare.training CASES [FILE]``.

`CASES` is a gzipped JSONL file of published cases (id, disease, observed, excluded, reference, seen). Only cases whose
publication the annotations never saw are used, at most `PER_DISEASE` of a disease: leaving rows out empties the
profile of the very disease sought, and a model fitted on that learns to look for emptied profiles.

The model is a conditional logit (McFadden 1974): P(disease | case) ∝ exp(weights · features), weights held to one sign
and pulled to 0. Everything is checked on diseases that were not fitted on: `FOLDS` folds by disease.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from model.medicine.ontology.ontology import ontology
from model.medicine.rare.annotations import rare_annotations
from model.medicine.rare.features import FEATURES
from model.medicine.rare.kinship import rare_kinship
from model.medicine.rare.profiles import rare_profiles
from model.medicine.rare.ranker import RareRanker, Weights

PER_DISEASE, FOLDS = 3, 5
CONTENDERS = 400
"""Wrong candidates kept of each case: the best by an even sum of the measures."""
PULL = 2.0
"""Strength of the pull to 0 (L2), in cases."""
ABSENT = 0.15
"""Weight of absent findings, set and not fitted: authors list as absent what is typical of the true disease, so cases
would teach that absence speaks for it. It is small enough not to change which disease comes first in most cases."""

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """One case: the true disease among its contenders."""

    id: str
    disease: str
    table: Values
    """Candidates × features; the true disease is the first row."""


def cases_of(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, in the order of their ids' digests: the order samples are taken in."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted((json.loads(line) for line in lines if line.strip()), key=lambda case: digest(case["id"]))


def digest(text: str) -> str:
    """A fixed shuffle."""
    return hashlib.sha256(text.encode()).hexdigest()


def unseen(cases: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cases of publications the annotations never saw, at most `PER_DISEASE` a disease, in the order given."""
    taken: Counter[str] = Counter()
    chosen = []
    for case in cases:
        if not case["seen"] and taken[case["disease"]] < PER_DISEASE:
            taken[case["disease"]] += 1
            chosen.append(case)
    return chosen


def lesson_of(ranker: RareRanker, case: dict[str, Any]) -> Lesson | None:
    """The case measured; None where its disease is not a candidate or nothing of it can be ranked on."""
    true = ranker.rows.number.get(case["disease"])
    observed, excluded = current(ranker, case["observed"]), current(ranker, case["excluded"])
    if true is None or not ranker.kinship.listed[true] or not observed:
        return None
    query, fits = ranker.fits(observed, excluded, (case["reference"],))
    table = ranker.measures.table(query, fits).astype(np.float64)
    rivals = ranker.candidates[ranker.candidates != true]
    even = table[rivals] / (table[rivals].std(0) + 1e-6)
    best = rivals[np.argsort(-even.sum(1), kind="stable")[:CONTENDERS]]
    return Lesson(case["id"], case["disease"], table[np.concatenate([[true], best])])


def current(ranker: RareRanker, ids: Sequence[str]) -> list[str]:
    """The ids that can be ranked on, former ones replaced."""
    return [found for each in ids if (found := ranker.terms.resolve(each).id) is not None]


def fold_of(disease: str) -> int:
    """The fold all cases of a disease are in."""
    return int(digest(disease), 16) % FOLDS


def fit(lessons: Sequence[Lesson]) -> Values:
    """Weights of `FEATURES`, each ≥ 0; that of "absent" is `ABSENT`."""
    scale = np.mean([lesson.table.std(0) for lesson in lessons], 0) + 1e-6
    stacked = np.concatenate([lesson.table / scale for lesson in lessons])
    sizes = np.array([len(lesson.table) for lesson in lessons])
    starts = np.cumsum(sizes) - sizes
    held = FEATURES.index("absent")

    def loss(weights: Values) -> tuple[float, Values]:
        score = stacked @ weights
        top = np.maximum.reduceat(score, starts)
        strength = np.exp(score - np.repeat(top, sizes))
        total = np.add.reduceat(strength, starts)
        likelihood = (score[starts] - top - np.log(total)).sum()
        slope = stacked[starts].sum(0) - (strength / np.repeat(total, sizes)) @ stacked
        pulled = np.where(np.arange(len(weights)) == held, 0, weights)
        return (PULL / 2 * pulled @ pulled - likelihood) / len(sizes), (PULL * pulled - slope) / len(sizes)

    bounds: list[tuple[float, float | None]] = [(0, None)] * len(FEATURES)
    bounds[held] = (ABSENT * scale[held], ABSENT * scale[held])
    start = np.array([0.1 if high is None else high for _, high in bounds])
    found: Values = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x / scale
    return found


def across_diseases(lessons: Sequence[Lesson]) -> list[Values]:
    """For each lesson the scores of its candidates by weights that were fitted without its fold of diseases."""
    weights = [fit([each for each in lessons if fold_of(each.disease) != fold]) for fold in range(FOLDS)]
    return [lesson.table @ weights[fold_of(lesson.disease)] for lesson in lessons]


def place(score: Values) -> int:
    """Rank of the first entry, after all that tie with it."""
    return int((score >= score[0]).sum())


def calibrate(scores: Sequence[Values]) -> tuple[float, float]:
    """Temperature and share of "other" that make the held-out scores likeliest.

    P = (1 − other) · softmax(score / temperature). A case whose disease is beyond the first `CONTENDERS` cannot speak
    for its score and stands for the diseases that are not in the list.
    """
    listed = [score for score in scores if place(score) <= CONTENDERS // 4]
    other = 1 - len(listed) / len(scores)

    def loss(temperature: Values) -> float:
        scaled = [score / temperature[0] for score in listed]
        return float(np.mean([np.log(np.exp(each - each.max()).sum()) + each.max() - each[0] for each in scaled]))

    found = minimize(loss, np.array([1.0]), method="L-BFGS-B", bounds=[(0.2, 5.0)])
    return float(found.x[0]), other


def train(cases: Path) -> tuple[Weights, dict[str, float]]:
    """The weights from all lessons, and how the same recipe ranks diseases it was not fitted on."""
    even = Weights(dict.fromkeys(FEATURES, 1.0), 1.0, 0.0)
    ranker = RareRanker(ontology(), rare_annotations(), rare_profiles(), rare_kinship(), even)
    lessons = [lesson for case in unseen(cases_of(cases)) if (lesson := lesson_of(ranker, case)) is not None]
    scores = across_diseases(lessons)
    places = np.array([place(score) for score in scores])
    temperature, other = calibrate(scores)
    figures = {f"top{k}": round(float((places <= k).mean()), 4) for k in (1, 3, 10)}
    weights = {name: float(f"{value:.4g}") for name, value in zip(FEATURES, fit(lessons), strict=True)}
    return Weights(weights, round(temperature, 3), round(other, 3)), {"cases": len(lessons), **figures}


def main(cases: str, file: str | None = None) -> None:
    """Print what held-out diseases say of the recipe, and write the weights where a file is named."""
    weights, figures = train(Path(cases))
    trained = {**figures, "validation": f"{FOLDS} folds by disease", "annotations": rare_annotations().version}
    kept = {
        "features": weights.features,
        "temperature": weights.temperature,
        "other": weights.other,
        "trained": trained,
    }
    sys.stdout.write(json.dumps(kept, indent=2) + "\n")
    if file:
        Path(file).write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
