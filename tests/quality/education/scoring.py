"""How well the scorer follows raters: ``python -m tests.quality.education.scoring FOLDER``.

FOLDER holds asap.jsonl.gz, ellipse.jsonl.gz and chinese_argumentative.jsonl.gz, as `model.education.scoring.training`
reads them. A fifth of each, by the hash of the essay's id, is the test; the rest trains. About six minutes on one core.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.education.evaluation.agreement import quadratic_kappa
from model.education.rubric import Rubric
from model.education.scoring.scorer import Scorer
from tests.quality.education.marked_sets import Marked, marked_sets

FEW = 20


@dataclass(frozen=True, slots=True)
class Figures:
    kappa: float
    error: float
    mean_error: float
    coverage: float
    within: tuple[float, float, float]


def judged(train: Sequence[Marked], test: Sequence[Marked]) -> Figures:
    """A scorer fitted to `train` on `test`."""
    rubric = Rubric.range(train[0].low, train[0].high)
    scorer = Scorer(rubric).fit([each.essay for each in train], [each.mark for each in train])
    found = [scorer.predict(each.essay) for each in test]
    totals, marks = np.array([each.total for each in found]), np.array([each.mark for each in test])
    rounded = np.array([rubric.rounded(total) for total in totals])
    inside = [each.interval[0] <= mark <= each.interval[1] for each, mark in zip(found, marks, strict=True)]
    apart = np.abs(rounded - marks)
    return Figures(
        kappa=quadratic_kappa(rounded, marks) or 0.0,
        error=float(np.sqrt(((totals - marks) ** 2).mean())),
        mean_error=float(apart.mean()),
        coverage=float(np.mean(inside)),
        within=tuple(float((apart <= points).mean()) for points in (2, 3, 6)),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    kappas, few = [], []
    for name, train, test in marked_sets(folder):
        full, sparse = judged(train, test), judged(train[:FEW], test)
        print(
            f"{name:24} kappa {full.kappa:.3f}  {FEW} marks {sparse.kappa:.3f}  rmse {full.error:.3f}  "
            f"mean error {full.mean_error:.2f}  within 2/3/6 {'/'.join(f'{share:.3f}' for share in full.within)}  "
            f"coverage {full.coverage:.3f}  n {len(test)}",
            flush=True,
        )
        if name.startswith("asap"):
            kappas.append(full.kappa)
            few.append(sparse.kappa)
    print(f"{'asap, mean':24} kappa {np.mean(kappas):.3f}  {FEW} marks {np.mean(few):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
