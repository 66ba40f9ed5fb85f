"""English sentences written for this project, read and compared with what they say.

Run: python -m tests.quality.medicine.notes [ABSTRACTS.jsonl.gz]
With a file of annotated abstracts (text, concepts), also precision, recall and F1 of the concepts of each abstract,
"absent" and "family" left out, for every second one (on which the dictionary was tuned) and for the others.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from model.medicine.reading.reader import read_note

Said = tuple[str, str, float | None, str | None]
"""Label, status, days, onset."""


def sentences() -> list[dict[str, Any]]:
    return list(json.loads(Path(__file__).with_name("notes.json").read_text(encoding="utf-8"))["sentences"])


def said(text: str) -> set[Said]:
    return {
        (
            each.label,
            each.status,
            round(each.timing.days, 4) if each.timing and each.timing.days is not None else None,
            each.timing.onset if each.timing else None,
        )
        for each in read_note(text).observations
    }


def expected(sentence: dict[str, Any]) -> set[Said]:
    return {tuple(each) for each in sentence["expected"]}


def agreement(cases: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = read = gold = 0
    for case in cases:
        expect = {each["concept"] for each in case["concepts"]}
        found = {
            each.concept for each in read_note(case["text"]).observations if each.status not in ("absent", "family")
        }
        right, read, gold = right + len(found & expect), read + len(found), gold + len(expect)
    return right / read, right / gold, 2 * right / (read + gold)


if __name__ == "__main__":
    right = 0
    for sentence in sentences():
        found = said(sentence["text"])
        right += found == expected(sentence)
        if found != expected(sentence):
            print(sentence["text"], "\n  said    ", sorted(found, key=str), "\n  expected", sentence["expected"])
    print(f"{right} of {len(sentences())} sentences read exactly")
    for path in sys.argv[1:]:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            cases = sorted((json.loads(line) for line in lines), key=lambda case: str(case["id"]))
        for name, half in (("tuned on", cases[::2]), ("held out", cases[1::2]), ("all", cases)):
            print(f"{name:9} {len(half)} abstracts  P %.3f  R %.3f  F1 %.3f" % agreement(half))
