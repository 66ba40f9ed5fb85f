"""Diagnosing Chinese consultations: as the desk comes, and after learning from a clinic's own confirmed cases.

Run with ``python -m tests.quality.medicine.dialogue FOLDER``, the folder holding ``dialogue_*.jsonl.gz`` (a case a
line: explicit and implicit symptoms said to be present, absent or left open, and the label). Prints a line a set: the
share of cases whose label is first and among the first three

* zero-shot: the common list for the symptoms as one sentence, over all cases; a name counts when it equals, contains
  or is contained in the label;
* fitted: `AdaptedRanker` in five folds, shuffled three times, with the standard error over the folds;
* majority: always the most frequent label, which is what both must beat.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.model_selection import StratifiedKFold

from model import DiagnosisModel
from model.medicine.graph.adapted import AdaptedRanker, ConfirmedCase, Said

SAID: dict[str, Said] = {"1": "present", "0": "absent", "2": "open"}
FOLDS, SHUFFLES = 5, 3


def read(path: Path) -> list[ConfirmedCase]:
    """The cases of one set; the opening complaint outranks later answers."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        ConfirmedCase({word: SAID[how] for word, how in (row["implicit"] | row["explicit"]).items()}, row["label"])
        for row in rows
    ]


def sentence(case: ConfirmedCase) -> str:
    """The symptoms as one Chinese sentence."""
    present, absent = ([word for word, how in case.said.items() if how == asked] for asked in ("present", "absent"))
    parts = ["、".join(present)] * bool(present) + ["否认" + "、".join(absent)] * bool(absent)
    return "患者:" + ";".join(parts)


def zero_shot(cases: Sequence[ConfirmedCase]) -> tuple[float, float]:
    """Shares of cases right first and within three."""
    model, places = DiagnosisModel(), []
    for case in cases:
        names = [each.name for each in model.diagnose(text=sentence(case), scope="common").candidates]
        right = [place for place, name in enumerate(names, 1) if name in case.diagnosis or case.diagnosis in name]
        places.append(right[0] if right else len(names) + 1)
    return float(np.mean([place == 1 for place in places])), float(np.mean([place <= 3 for place in places]))


def fitted(cases: Sequence[ConfirmedCase]) -> tuple[float, float, float]:
    """Shares right first and within three on cases not learned from, and the standard error of the first."""
    labels = [case.diagnosis for case in cases]
    first, three = [], []
    for seed in range(SHUFFLES):
        for known, new in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(labels, labels):
            ranker = AdaptedRanker.fit([cases[number] for number in known])
            ranked = [list(ranker.probabilities(cases[number].said)) for number in new]
            first.append(np.mean([names[0] == labels[number] for names, number in zip(ranked, new, strict=True)]))
            three.append(np.mean([labels[number] in names[:3] for names, number in zip(ranked, new, strict=True)]))
    return float(np.mean(first)), float(np.mean(three)), float(np.std(first) / np.sqrt(FOLDS))


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the desk on Chinese consultations.")
    parser.add_argument("folder", type=Path)
    for path in sorted(parser.parse_args().folder.glob("dialogue_*.jsonl.gz")):
        cases = read(path)
        majority = Counter(case.diagnosis for case in cases).most_common(1)[0][1] / len(cases)
        (zero1, zero3), (fit1, fit3, error) = zero_shot(cases), fitted(cases)
        print(
            f"{path.name.split('.')[0]:14} cases {len(cases)}  zero-shot top1 {zero1:.3f} top3 {zero3:.3f}  "
            f"fitted top1 {fit1:.3f} ± {error:.3f} top3 {fit3:.3f}  majority {majority:.3f}"
        )


if __name__ == "__main__":
    main()
