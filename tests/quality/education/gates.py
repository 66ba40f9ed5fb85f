"""What the gates hold back, of spoilt essays and of genuine ones.

``python -m tests.quality.education.gates FOLDER [MARKS]`` reads asap.jsonl.gz, ellipse.jsonl.gz and
chinese_argumentative.jsonl.gz from a folder, fits the gates to four fifths of each set (to the first MARKS of them) and
prints what share of the other fifth any gate holds back, and what share of it spoilt in each way. Sentences shuffled as
wholes and first halves are printed although no gate is there to see them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from model.education.chinese_words import segment
from model.education.essay import read_essay
from model.education.gates.gatekeeper import Gatekeeper
from model.education.rubric import Rubric

SPOILT = 60
"""Essays of a set that are spoilt."""
SETS = {"asap": "prompt", "ellipse": "", "chinese_argumentative": ""}
"""File → what its essays are divided by; "" leaves a set of many tasks whole."""
ONE_TASK = 60
"""Training essays a task of ellipse needs to stand for itself as well."""


def digest(name: str) -> str:
    """The order samples are taken in, and what decides which fifth is the test."""
    return hashlib.sha256(str(name).encode()).hexdigest()


def sets(folder: Path, keys: Mapping[str, str] = SETS) -> dict[str, tuple[list[str], list[str]]]:
    """Set → its training texts and its test texts."""
    divided: dict[str, tuple[list[str], list[str]]] = {}
    for file, key in keys.items():
        with gzip.open(folder / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
            records: list[dict[str, Any]] = sorted(map(json.loads, lines), key=lambda record: digest(record["id"]))
        for record in records:
            name = f"{file} {record[key]}" if key else file
            text = record.get("text") or "\n".join([record["title"], *record["paragraphs"]])
            divided.setdefault(name, ([], []))[int(digest(record["id"]), 16) % 5 == 0].append(text)
    return divided


def words_of(text: str) -> list[str]:
    """Words as they stand between spaces, of Chinese those of the dictionary."""
    return text.split() if " " in text[:200] else [word for word, _, _ in segment(text) if word.strip()]


def shuffled(text: str) -> str:
    """The words in a chance order."""
    words = words_of(text)
    return _joined(text, random.Random(digest(text)).sample(words, len(words)))


def sentences_shuffled(text: str) -> str:
    """The sentences in a chance order."""
    sentences = [piece.text for piece in read_essay(text).sentences]
    return _joined(text, random.Random(digest(text)).sample(sentences, len(sentences)))


def one_sentence(text: str) -> str:
    """The first sentence thirty times."""
    first = re.split(r"(?<=[.!?])\s+|(?<=[。！？])", text.strip())[0]
    return _joined(text, [first] * 30)


def first_half(text: str) -> str:
    """The first half of the words."""
    words = words_of(text)
    return _joined(text, words[: len(words) // 2])


def _joined(text: str, pieces: Sequence[str]) -> str:
    return (" " if " " in text[:200] else "").join(pieces)


ATTACKS: Mapping[str, Callable[[str], str]] = {
    "sentence_x30": one_sentence,
    "pasted_twice": lambda text: text + "\n" + text,
    "shuffled": shuffled,
    "first_half": first_half,
    "sentences_shuffled": sentences_shuffled,
}


def topic_words(texts: Sequence[str]) -> Iterator[str]:
    """As many random words as each text has, of the words of all."""
    pool = [word for text in texts for word in words_of(text)]
    for text in texts:
        yield _joined(text, random.Random(digest(text)).choices(pool, k=len(words_of(text))))


def held_back(gatekeeper: Gatekeeper, texts: Sequence[str]) -> tuple[float, Counter[str]]:
    """Share of texts any gate holds back, and how often each gate does."""
    found = [{gate.name for gate in gatekeeper.check(read_essay(text))} for text in texts]
    return sum(map(bool, found)) / max(len(texts), 1), Counter(name for names in found for name in names)


def table(folder: Path, marks: int | None = None) -> Iterator[tuple[str, str, float, Counter[str]]]:
    """Set, kind of essay, share held back and by which gates."""
    divided = sets(folder)
    for name, (train, test) in divided.items():
        gatekeeper = Gatekeeper(Rubric.range(0, 1)).fit([read_essay(text) for text in train[:marks]])
        spoilt = test[:SPOILT]
        yield name, "genuine", *held_back(gatekeeper, test)
        for kind, attack in ATTACKS.items():
            yield name, kind, *held_back(gatekeeper, [attack(text) for text in spoilt])
        yield name, "topic_words", *held_back(gatekeeper, list(topic_words(spoilt)))
        if name.startswith("asap"):
            others = [text for each in divided if each != name and each[:4] == "asap" for text in divided[each][1]]
            yield name, "other_prompt", *held_back(gatekeeper, sorted(others, key=digest)[: 3 * SPOILT])


def one_task(folder: Path, marks: int | None = None) -> Iterator[tuple[str, str, float, Counter[str]]]:
    """The same of the larger tasks of ellipse together: its genuine essays, and those on its other tasks."""
    divided = sets(folder, {"ellipse": "prompt"})
    totals: dict[str, Counter[str]] = {"genuine": Counter(), "other_prompt": Counter()}
    for name, (train, test) in divided.items():
        if len(train) < ONE_TASK:
            continue
        gatekeeper = Gatekeeper(Rubric.range(0, 1)).fit([read_essay(text) for text in train[:marks]])
        others = sorted((text for each in divided if each != name for text in divided[each][1]), key=digest)[:SPOILT]
        for kind, texts in (("genuine", test), ("other_prompt", others)):
            share, gates = held_back(gatekeeper, texts)
            totals[kind].update({**gates, "held": round(share * len(texts)), "essays": len(texts)})
    for kind, counted in totals.items():
        yield "ellipse, one task", kind, counted.pop("held") / counted.pop("essays"), counted


def main(folder: str, marks: str | None = None) -> None:
    """Print both tables."""
    few = int(marks) if marks else None
    for name, kind, share, gates in chain(table(Path(folder), few), one_task(Path(folder), few)):
        print(f"{name:22} {kind:19} {share:6.3f}  {dict(gates)}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
