"""Trains the prior: ``python -m model.education.scoring.training en OUT.json FILE.jsonl.gz…``.

Each line of a file is an essay: `id`, `text` (or `title` and `paragraphs`), `score` (or `overall`) and, where a file
holds several tasks, `prompt`. Essays whose id's sha256 is divisible by five are left for evaluation. About a minute.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.education.essay import Essay
from model.education.features.measures import measured, measures
from model.education.rubric import ASPECTS

Vector = NDArray[np.float64]

_RIDGE = 300.0
"""For sets weighing as 1,000 essays each."""
_WEIGHT = 1000.0
_FOLDS = 5
_FARTHEST = 5.0
_SINGLE_PROMPTS = 50
"""Tasks above which a file is one set: each has too few essays to be standardised by itself."""


@dataclass(frozen=True, slots=True)
class MarkedSet:
    """Essays on one scale, compared only with each other."""

    name: str
    rows: Vector
    """Measures, shape (essays, measures)."""
    marks: Vector


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the weights; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=("en", "zh"))
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    asked = parser.parse_args(arguments)
    sets = [marked for path in asked.files for marked in read_sets(path, asked.language)]
    lines = json.dumps(trained(sets, asked.language), ensure_ascii=False, indent=1)
    asked.out.write_text(lines + "\n", encoding="utf-8")
    return 0


def read_sets(path: Path, language: str) -> Iterator[MarkedSet]:
    """The sets of one file, without the essays left for evaluation."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        essays = [essay for essay in map(json.loads, lines) if not left_for_evaluation(essay["id"])]
    prompts = sorted({str(essay.get("prompt", "")) for essay in essays})
    if len(prompts) > _SINGLE_PROMPTS or min(_count(essays, prompt) for prompt in prompts) < _SINGLE_PROMPTS:
        prompts = [""]
    for prompt in prompts:
        chosen = [essay for essay in essays if not prompt or str(essay["prompt"]) == prompt]
        rows = np.array([measured(Essay(_text(essay), "zh" if language == "zh" else "en")) for essay in chosen])
        marks = np.array([float(essay.get("score", essay.get("overall"))) for essay in chosen])
        yield MarkedSet(f"{path.name.partition('.')[0]} {prompt}".strip(), rows, marks)


def left_for_evaluation(name: str) -> bool:
    """Whether the weights must never see an essay."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def trained(sets: Sequence[MarkedSet], language: str) -> dict[str, Any]:
    """Population, weights and how well they order essays of a set they had not seen."""
    known = measures("zh" if language == "zh" else "en")
    mean = np.mean([each.rows.mean(axis=0) for each in sets], axis=0)
    deviation = np.sqrt(np.mean([each.rows.var(axis=0) for each in sets], axis=0)) + 1e-9
    weights = _ridge(sets, deviation)
    centred = np.concatenate([_centred(each, deviation) for each in sets])
    speaks = {aspect: np.array([measure.aspect == aspect for measure in known]) for aspect in ASPECTS}
    reliabilities = _reliabilities(sets, deviation)
    return {
        "sets": {each.name: len(each.marks) for each in sets},
        "reliability_by_set": {name: round(value, 3) for name, value in reliabilities.items()},
        "reliability": round(float(np.mean(list(reliabilities.values()))), 3),
        "position_deviation": round(float((centred @ weights).std()), 6),
        "aspect_deviations": {
            aspect: round(float((centred @ (weights * chosen)).std()) or 1.0, 6) for aspect, chosen in speaks.items()
        },
        "measures": {
            measure.name: {
                "mean": round(float(mean[place]), 6),
                "deviation": round(float(deviation[place]), 6),
                "weight": round(float(weights[place]), 6),
            }
            for place, measure in enumerate(known)
        },
    }


def _reliabilities(sets: Sequence[MarkedSet], deviation: Vector) -> dict[str, float]:
    """Set → correlation with its marks by weights of the other sets; of a single set by folds."""
    if len(sets) > 1:
        return {
            each.name: _correlation(each, deviation, _ridge([other for other in sets if other is not each], deviation))
            for each in sets
        }
    (only,) = sets
    fold = np.random.default_rng(0).permutation(len(only.marks)) % _FOLDS
    found = [
        _correlation(_part(only, fold == each), deviation, _ridge([_part(only, fold != each)], deviation))
        for each in range(_FOLDS)
    ]
    return {only.name: float(np.mean(found))}


def _ridge(sets: Sequence[MarkedSet], deviation: Vector) -> Vector:
    """Weights of standardised marks on standardised measures; every set weighs the same."""
    count = len(deviation)
    squares, products = _RIDGE * np.eye(count), np.zeros(count)
    for each in sets:
        rows, share = _centred(each, deviation), _WEIGHT / len(each.marks)
        squares += share * rows.T @ rows
        products += share * rows.T @ ((each.marks - each.marks.mean()) / each.marks.std())
    return np.asarray(np.linalg.solve(squares, products), dtype=np.float64)


def _centred(each: MarkedSet, deviation: Vector) -> Vector:
    scaled = (each.rows - each.rows.mean(axis=0)) / deviation
    return np.asarray(np.clip(scaled, -_FARTHEST, _FARTHEST), dtype=np.float64)


def _correlation(each: MarkedSet, deviation: Vector, weights: Vector) -> float:
    return float(np.corrcoef(_centred(each, deviation) @ weights, each.marks)[0, 1])


def _part(each: MarkedSet, chosen: NDArray[np.bool_]) -> MarkedSet:
    return MarkedSet(each.name, each.rows[chosen], each.marks[chosen])


def _text(essay: dict[str, Any]) -> str:
    return str(essay.get("text") or "\n".join([essay.get("title", ""), *essay.get("paragraphs", ())]))


def _count(essays: Sequence[dict[str, Any]], prompt: str) -> int:
    return sum(str(essay.get("prompt", "")) == prompt for essay in essays)


if __name__ == "__main__":
    sys.exit(main())
