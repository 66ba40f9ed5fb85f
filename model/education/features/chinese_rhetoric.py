"""Measures of what a Chinese essay brings, how it is built and how it is adorned."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from data.knowledge import knowledge_path
from model.education.features.chinese_reading import Reading, deviation, mean, share

LONG_QUOTATION = 6
"""Characters; what is shorter stands in quotation marks to be stressed."""

_QUOTED = re.compile(r"[“「『\"]([^”」』\"\n]{1,200})[”」』\"]")
_BOOK = re.compile(r"《[^》\n]{1,30}》")
_PERSONS = {
    "first_person": re.compile(r"我(?!们)|自己|本人"),
    "first_person_plural": re.compile(r"我们|咱们|吾辈"),
    "second_person": re.compile(r"你|您"),
    "third_person": re.compile(r"[他她](?!们)|[他她]们"),
}


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that show a device."""

    connectives: Mapping[str, frozenset[str]]
    simile: re.Pattern[str]
    rhetorical: re.Pattern[str]
    attribution: re.Pattern[str]
    opinion: re.Pattern[str]


@cache
def cues() -> Cues:
    """data/knowledge/education/cues_zh.json."""
    table = json.loads(knowledge_path("education/cues_zh.json").read_text(encoding="utf-8"))
    return Cues(
        {kind: frozenset(words) for kind, words in table["connectives"].items()},
        *(re.compile(table[name]) for name in ("simile", "rhetorical", "attribution", "opinion")),
    )


def content(reading: Reading) -> dict[str, float]:
    """The title kept to, and what is brought to bear on it."""
    thousand = len(reading.body) / 1000
    quoted = _QUOTED.findall(reading.body)
    long = [each for each in quoted if len(each) >= LONG_QUOTATION]
    counts, total = reading.class_counts, len(reading.words)
    held = [any(word in paragraph.text for word in reading.keywords) for paragraph in reading.paragraphs]
    return {
        "title_characters": math.log1p(len(reading.title)),
        "title_words": share(sum(word in reading.keywords for word in reading.words), total),
        "title_spread": share(sum(held), len(held)),
        "title_at_start": float(any(held[:1])),
        "title_at_end": float(any(held[-1:])),
        "quotations": share(len(long), thousand),
        "quoted_characters": share(sum(map(len, long)), len(reading.body)),
        "stressed_words": share(len(quoted) - len(long), thousand),
        "attributions": share(len(cues().attribution.findall(reading.body)), thousand),
        "works_named": share(len(_BOOK.findall(reading.body)), thousand),
        "people": share(counts["nr"] + counts["nrt"] + counts["nrfg"], total),
        "places": share(counts["ns"] + counts["nt"], total),
        "times": share(counts["t"], total),
        "opinions": share(len(cues().opinion.findall(reading.body)), thousand),
        **{name: share(len(pattern.findall(reading.body)), thousand) for name, pattern in _PERSONS.items()},
    }


def structure(reading: Reading) -> dict[str, float]:
    """Paragraphs, what opens them and what joins them."""
    texts = [paragraph.text for paragraph in reading.paragraphs]
    sizes = [float(len(text)) for text in texts]
    total = sum(sizes)
    words = Counter(reading.words)
    pairs = [_pairs(text) for text in texts]
    return {
        "paragraphs": math.log1p(len(texts)),
        "paragraph_characters": math.log1p(mean(sizes)),
        "paragraph_deviation": share(deviation(sizes), mean(sizes)),
        "longest_paragraph": share(max(sizes, default=0.0), total),
        "first_paragraph": share(sum(sizes[:1]), total),
        "last_paragraph": share(sum(sizes[-1:]), total),
        "short_paragraphs": share(sum(size < 50 for size in sizes), len(sizes)),
        "parallel_paragraphs": share(_most_alike([text[:2] for text in texts if len(text) > 1]), len(texts)),
        "neighbouring_paragraphs": mean([_overlap(one, two) for one, two in pairwise(pairs)]),
        "ends_meet": _overlap(pairs[0], pairs[-1]) if len(pairs) > 1 else 0.0,
        **{
            f"connectives_{kind}": share(1000 * sum(words[each] for each in listed), len(reading.words))
            for kind, listed in cues().connectives.items()
        },
    }


def rhetoric(reading: Reading) -> dict[str, float]:
    """Parallelism, antithesis, simile and questions that want no answer."""
    thousand = len(reading.body) / 1000
    rows = [clause for sentence in reading.clauses for clause in sentence]
    openings = [clause[:1] for clause in rows]
    equal = [(one, two) for sentence in reading.clauses for one, two in pairwise(sentence) if len(one) == len(two) >= 4]
    questions = [sentence for sentence in reading.sentences if "？" in sentence or "?" in sentence]
    return {
        "parallel_clauses": share(_in_runs(openings), len(rows)),
        "parallel_sentences": share(_in_runs([sentence[:1] for sentence in reading.sentences]), len(reading.sentences)),
        "equal_clauses": share(len(equal), len(rows)),
        "antitheses": share(sum(bool(set(one) & set(two)) for one, two in equal), len(rows)),
        "similes": share(len(cues().simile.findall(reading.body)), thousand),
        "questions": share(len(questions), len(reading.sentences)),
        "rhetorical_questions": share(sum(bool(cues().rhetorical.search(each)) for each in questions), thousand),
    }


def _in_runs(openings: Sequence[str], fewest: int = 3) -> int:
    """How many stand in a run of at least three with the same opening."""
    total = run = 0
    for place, opening in enumerate(openings):
        run = run + 1 if place and opening == openings[place - 1] else 1
        total += fewest if run == fewest else run > fewest
    return total


def _most_alike(openings: Iterable[str]) -> int:
    """How many share the opening that is shared most; 0 where no two do."""
    most = max(Counter(openings).values(), default=0)
    return most if most > 1 else 0


def _pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters."""
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """Pairs in both as a share of the smaller's."""
    return share(len(one & two), min(len(one), len(two)))
