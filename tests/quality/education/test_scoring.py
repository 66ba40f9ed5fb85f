"""The command that measures the scorer runs on sets of our own and follows the marks in them."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from tests.model.education.scoring.essays import made_essay
from tests.quality.education.scoring import main

SETS = {"asap": ({"prompt": 1}, "score"), "ellipse": ({}, "score"), "chinese_argumentative": ({}, "overall")}


@pytest.mark.slow
def test_every_set_is_measured_and_followed(tmp_path: Path, capsys) -> None:
    draw = random.Random(3)
    for name, (more, key) in SETS.items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            for place in range(130):
                quality = draw.random()
                text = made_essay(quality, place).text
                essay = {
                    "id": f"{name}-{place}",
                    "text": text,
                    key: round(1 + 5 * quality),
                    "low": 1,
                    "high": 6,
                    **more,
                }
                file.write(json.dumps(essay) + "\n")
    assert main([str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0].strip() for line in lines] == [
        "asap 1",
        "ellipse",
        "chinese_argumentative",
        "asap, mean",
    ]
    assert all(float(line.split("kappa ")[1].split()[0]) > 0.7 for line in lines)
