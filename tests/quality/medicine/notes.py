"""English sentences written for this project, read and compared with what they say.

Run: python -m tests.quality.medicine.notes
"""

from __future__ import annotations

import json
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


if __name__ == "__main__":
    right = 0
    for sentence in sentences():
        found = said(sentence["text"])
        right += found == expected(sentence)
        if found != expected(sentence):
            print(sentence["text"], "\n  said    ", sorted(found, key=str), "\n  expected", sentence["expected"])
    print(f"{right} of {len(sentences())} sentences read exactly")
