"""How rare diseases are ranked: ``python -m tests.quality.medicine.rare FOLDER [BINS]``.

FOLDER holds rare_cases.jsonl.gz: published single cases with their disease. Printed are Resnik's sum, the blend without
training and the shipped ranking, micro (every case) and macro (every disease), by strict id and with types of a series
counted as one; the same with every pooled row left out that so much as cites the case's publication; held-out diseases
(weights fitted without the case's fold); leave-one-publication-out beside the leaky number; and the reliability of the
held-out probabilities, written to BINS where a file is named. A tie counts as the worst place in it.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from model.medicine.rare.annotations import rare_annotations
from model.medicine.rare.kinship import rare_kinship, stem
from model.medicine.rare.profiles import rare_profiles
from model.medicine.rare.ranker import RareRanker, rare_ranker
from model.medicine.rare.training import (
    FOLDS,
    cases_of,
    current,
    fold_of,
    lesson_of,
    unseen,
    untrained,
    weights_from,
)

SAMPLE, BINS = 600, 10
DATA = {
    "en": "published cases whose paper the annotations never saw, each ranked with weights fitted on other diseases",
    "zh": "注释未收录其文献的已发表病例，每例均用其他疾病拟合的权重排序",
}
Score = Callable[[RareRanker, dict, tuple[str, ...]], np.ndarray]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case ranked."""

    disease: str
    place: float
    """Of the true id; infinite where it is no candidate."""
    lenient: float
    """Of the first disease of its series."""


def resnik(ranker: RareRanker, case: dict, left_out: tuple[str, ...]) -> np.ndarray:
    """Sum over the findings of the information content of the best common ancestor (Resnik 1995)."""
    query, fits = ranker.fits(current(ranker, case["observed"]), (), left_out)
    shared = (fits.shown > 0) * ranker.measures.information[ranker.measures.closure(query)]
    closure = ranker.measures.closure(query)
    above = [np.searchsorted(closure, ranker.terms.ancestors(finding)) for finding in query.observed]
    return sum((shared[:, places].max(1) for places in above), np.zeros(len(shared)))[ranker.candidates]


def blend(ranker: RareRanker, case: dict, left_out: tuple[str, ...]) -> np.ndarray:
    """Fit by information content and frequency, half of it by coverage: no training, no kin."""
    query, fits = ranker.fits(current(ranker, case["observed"]), (), left_out)
    asked = ranker.measures.information[list(query.observed)].sum() + 1e-6
    fit = ranker.measures.fit(query, fits.shown).sum(1) / asked
    return (fit + 0.5 * fits.met / (fits.expected + 20))[ranker.candidates]


def shipped(ranker: RareRanker, case: dict, left_out: tuple[str, ...]) -> np.ndarray:
    """The ranking the desk shows."""
    observed, excluded = (current(ranker, case[part]) for part in ("observed", "excluded"))
    ranking = ranker.rank(observed, excluded, leave_out=left_out)
    score = np.empty(len(ranking.order))
    score[np.searchsorted(ranker.candidates, ranking.order)] = ranking.score
    return score


def outcome(ranker: RareRanker, case: dict, score: np.ndarray, series: dict[str, np.ndarray]) -> Outcome:
    """Where the true disease and its series stand."""
    true = np.searchsorted(ranker.candidates, ranker.rows.number[case["disease"]])
    kin = series[stem(ranker.rows.diseases[ranker.candidates[true]].name)]
    rivals = np.delete(score, kin)
    place, lenient = (score >= score[true]).sum(), (rivals >= score[kin].max()).sum() + 1
    return Outcome(case["disease"], int(place), int(min(place, lenient)))


def citing(ranker: RareRanker, reference: str) -> tuple[str, ...]:
    """The publication and every pooled citation it is part of: leaving them out leaves no row that cites it."""
    return reference, *(cited for cited in ranker.rows.references if reference in cited.split(";"))


def ranked(
    ranker: RareRanker, cases: Sequence[dict], score: Score, left_out: Callable[[dict], tuple[str, ...]]
) -> list[Outcome]:
    """The outcome of every case."""
    groups = defaultdict(list)
    for place, number in enumerate(ranker.candidates):
        groups[stem(ranker.rows.diseases[number].name)].append(place)
    series = {name: np.array(places) for name, places in groups.items()}
    return [outcome(ranker, case, score(ranker, case, left_out(case)), series) for case in cases]


def figures(outcomes: Sequence[Outcome]) -> str:
    """Top-1/3/10 in per cent: micro, macro and of the series."""
    by_disease = defaultdict(list)
    for each in outcomes:
        by_disease[each.disease].append(each.place)
    micro = "/".join(f"{100 * np.mean([each.place <= k for each in outcomes]):.1f}" for k in (1, 3, 10))
    macro = "/".join(
        f"{100 * np.mean([np.mean(np.array(places) <= k) for places in by_disease.values()]):.1f}" for k in (1, 3, 10)
    )
    lenient = "/".join(f"{100 * np.mean([each.lenient <= k for each in outcomes]):.1f}" for k in (1, 3, 10))
    return f"n {len(outcomes):4}  micro {micro}  macro {macro}  series {lenient}"


def held_out(cases: Sequence[dict]) -> tuple[list[Outcome], list[tuple[float, bool]]]:
    """Every case by weights fitted without its fold of diseases; and what the first candidate claims."""
    plain = untrained()
    lessons = [lesson for case in cases if (lesson := lesson_of(plain, case)) is not None]
    outcomes: list[Outcome] = []
    claims: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights, _ = weights_from([each for each in lessons if fold_of(each.disease) != fold])
        ranker = RareRanker(plain.terms, rare_annotations(), rare_profiles(), rare_kinship(), weights)
        here = [case for case in cases if fold_of(case["disease"]) == fold]
        outcomes += ranked(ranker, here, shipped, own)
        for case in here:
            observed, excluded = (current(ranker, case[part]) for part in ("observed", "excluded"))
            ranking = ranker.rank(observed, excluded, leave_out=own(case))
            first = ranker.rows.diseases[ranking.order[0]].id
            claims.append((float(ranking.probability[0]), first == case["disease"]))
    return outcomes, claims


def own(case: dict) -> tuple[str, ...]:
    """The case's own publication."""
    return (case["reference"],)


def reliability(claims: Sequence[tuple[float, bool]]) -> dict:
    """Bins of the first candidate's probability, and the expected calibration error."""
    stated, right = (np.array(column, float) for column in zip(*claims, strict=True))
    which = np.minimum((stated * BINS).astype(int), BINS - 1)
    bins = [
        {
            "from": number / BINS,
            "cases": int((which == number).sum()),
            "stated": round(float(stated[which == number].mean()), 4),
            "right": round(float(right[which == number].mean()), 4),
        }
        for number in range(BINS)
        if (which == number).any()
    ]
    gap = sum(abs(each["stated"] - each["right"]) * each["cases"] for each in bins)
    return {"cases": len(claims), "ece": round(gap / len(claims), 4), "bins": bins}


def main(folder: str, bins: str | None = None) -> None:
    every = cases_of(Path(folder) / "rare_cases.jsonl.gz")
    fresh, sample, ranker = unseen(every), every[:SAMPLE], rare_ranker()
    for name, score in (("Resnik", resnik), ("blend", blend), ("shipped", shipped)):
        print(f"{name:34}", figures(ranked(ranker, fresh, score, own)))
        strict = ranked(ranker, fresh, score, lambda case: citing(ranker, case["reference"]))
        print(f"{name + ', no pooled row':34}", figures(strict))
    outcomes, claims = held_out(fresh)
    print(f"{'held-out diseases':34}", figures(outcomes))
    print(f"{'one publication left out':34}", figures(ranked(ranker, sample, shipped, own)))
    print(f"{'nothing left out (leaky)':34}", figures(ranked(ranker, sample, shipped, lambda _: ())))
    for seen in (True, False):
        part = [case for case in sample if case["seen"] is seen]
        print(f"{'  of these seen' if seen else '  of these unseen':34}", figures(ranked(ranker, part, shipped, own)))
    measured = reliability(claims)
    print(json.dumps(measured))
    if bins:
        command = "python -m tests.quality.medicine.rare FOLDER"
        kept = {"data": DATA, "command": command, "date": date.today().isoformat(), **measured}
        Path(bins).write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
