"""English sentences written for this project, commented on and compared with what a teacher would mark.

Run: python -m tests.quality.education.feedback_en [ESSAYS.jsonl.gz ...]
Prints precision and recall of each area, and what was missed or marked for nothing.
With files of essays (text), also the time an essay takes and, of each rule, how often it fires and thirty places,
drawn by a fixed seed, for a reader to judge.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.education.essay import Essay
from model.education.feedback.english import comments

_MARK = re.compile(r"\[(?P<area>[a-z]+): (?P<words>[^\]]+)\]")

Span = tuple[str, int, int]
"""Area, start, end."""


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    due: tuple[Span, ...]


@dataclass(slots=True)
class Tally:
    due: int = 0
    met: int = 0
    made: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        return self.met / self.due if self.due else 1.0


def passages() -> list[Passage]:
    blocks = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [_passage(block) for block in blocks if not block.startswith("#")]


def tallies() -> dict[str, Tally]:
    """Area → what was due, met, made and right; a comment meets a mark of its area that it overlaps."""
    counted: dict[str, Tally] = {}
    for passage in passages():
        made = _made(passage)
        for area, start, end in passage.due:
            tally = counted.setdefault(area, Tally())
            tally.due += 1
            tally.met += any(_meets((area, start, end), each) for each in made)
        for each in made:
            tally = counted.setdefault(each[0], Tally())
            tally.made += 1
            tally.right += any(_meets(due, each) for due in passage.due)
    return counted


def _passage(block: str) -> Passage:
    text, due, end = "", [], 0
    for mark in _MARK.finditer(block):
        text += block[end : mark.start()]
        due.append((mark["area"], len(text), len(text) + len(mark["words"])))
        text += mark["words"]
        end = mark.end()
    return Passage(text + block[end:], tuple(due))


def _made(passage: Passage) -> list[Span]:
    return [(each.area, each.start, each.end) for each in comments(Essay(passage.text, "en"))]


def _meets(due: Span, made: Span) -> bool:
    return due[0] == made[0] and due[1] < made[2] and made[1] < due[2]


def faults() -> Iterator[str]:
    for passage in passages():
        made = _made(passage)
        for due in passage.due:
            if not any(_meets(due, each) for each in made):
                yield f"missed   {due[0]:12} {passage.text[due[1] : due[2]]!r} in {passage.text}"
        for each in made:
            if not any(_meets(due, each) for due in passage.due):
                yield f"for nothing {each[0]:9} {passage.text[each[1] : each[2]]!r} in {passage.text}"


def places(texts: list[str]) -> dict[str, list[str]]:
    """Rule → its comments in their surroundings, in an order drawn once."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        for each in comments(Essay(text, "en")):
            around = f"{text[max(0, each.start - 50) : each.start]}[{each.quote[:120]}]{text[each.end : each.end + 40]}"
            found[each.rule].append(f"{' '.join(around.split())}  {each.suggestion}")
    for each_rule in found.values():
        random.Random(1).shuffle(each_rule)
    return found


def seconds(texts: list[str]) -> list[float]:
    """Processor time of each essay, in order of size."""
    list(comments(Essay("The dictionaries are read once.", "en")))
    taken = []
    for text in texts:
        begin = time.process_time()
        list(comments(Essay(text, "en")))
        taken.append(time.process_time() - begin)
    return sorted(taken)


def report(paths: list[str]) -> None:
    texts = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    texts = random.Random(1).sample(texts, min(len(texts), _READ_ESSAYS))
    for rule, found in sorted(places(texts).items(), key=lambda each: -len(each[1])):
        print(f"\n{rule}: {len(found)} in {len(texts)} essays")
        print(*(f"  {each}" for each in found[:30]), sep="\n")
    taken = seconds([text for text in texts if 500 <= len(text.split()) <= 700] or texts)
    print(f"\n{len(taken)} essays of 500 to 700 words: median {1000 * taken[len(taken) // 2]:.0f} ms, ", end="")
    print(f"slowest {1000 * taken[-1]:.0f} ms")


_READ_ESSAYS = 2000


if __name__ == "__main__":
    print(*faults(), sep="\n")
    print(f"{len(passages())} passages")
    for area, tally in sorted(tallies().items()):
        print(f"{area:12} due {tally.due:3}  P {tally.precision:.3f}  R {tally.recall:.3f}")
    if sys.argv[1:]:
        report(sys.argv[1:])
