"""Sets of essays marked by raters, split into training and test."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.education.essay import Essay, read_essay
from model.education.scoring.training import left_for_evaluation

FILES = ("asap", "ellipse", "chinese_argumentative")


@dataclass(frozen=True, slots=True)
class Marked:
    essay: Essay
    mark: float
    low: float
    high: float


def marked_sets(folder: Path) -> Iterator[tuple[str, Sequence[Marked], Sequence[Marked]]]:
    """Name, training and test essays of each set; ASAP is one set a prompt."""
    for name in FILES:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            essays = sorted(map(json.loads, lines), key=lambda essay: hashlib.sha256(essay["id"].encode()).hexdigest())
        prompts = sorted({essay["prompt"] for essay in essays}) if name == "asap" else [None]
        for prompt in prompts:
            chosen = [essay for essay in essays if prompt is None or essay["prompt"] == prompt]
            train = [_marked(each) for each in chosen if not left_for_evaluation(each["id"])]
            test = [_marked(each) for each in chosen if left_for_evaluation(each["id"])]
            yield f"{name} {prompt}" if prompt else name, train, test


def _marked(essay: dict[str, Any]) -> Marked:
    text = essay.get("text") or "\n".join([essay.get("title", ""), *essay.get("paragraphs", ())])
    mark = float(essay.get("score", essay.get("overall")))
    return Marked(read_essay(text), mark, float(essay["low"]), float(essay["high"]))
