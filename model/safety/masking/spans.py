"""A piece of text that points to a person, and how overlapping finds become one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from data.knowledge import knowledge_path

Kind = Literal[
    "name",
    "national_id",
    "phone",
    "email",
    "address",
    "hospital_number",
    "date",
    "age_over_89",
    "account",
    "url",
    "ip",
    "plate",
    "card",
    "postcode",
    "organisation",
]

_FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED |= {0x3000: 0x20, 0xA0: 0x20, 0x2018: 0x27, 0x2019: 0x27, 0x201C: 0x22, 0x201D: 0x22}
_FOLDED |= dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212), 0x2D)


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """One piece of a text that points to a person."""

    start: int
    end: int
    kind: Kind
    quote: str
    """The text between `start` and `end`."""
    verified: bool = True
    """False where a number has the shape of its kind but fails its check digit: masked all the same."""


def folded(text: str) -> str:
    """The text with full-width ASCII, dashes and curly quotes as plain ASCII, character for character.

    It has the length of `text`, so that what is found in one lies at the same place in the other.
    """
    return text if text.isascii() else text.translate(_FOLDED)


@cache
def words(file: str, key: str) -> frozenset[str]:
    """The words a file of data/knowledge/safety keeps under a key, separated there by blanks."""
    content = cast(dict[str, str], json.loads(knowledge_path(f"safety/{file}.json").read_text(encoding="utf-8")))
    return frozenset(content[key].split())


def alternatives(file: str, key: str) -> str:
    """Those words as one branch of a pattern, the longest first; "_" stands for a blank in a word."""
    ordered = sorted(words(file, key), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("_", " ?") for word in ordered)


def without_overlaps(spans: Iterable[PersonalSpan]) -> tuple[PersonalSpan, ...]:
    """The spans in order of place; where two overlap the one given first stays, grown to hold both.

    What is masked is then never less than what was found.
    """
    kept: list[tuple[int, PersonalSpan]] = []
    for rank, span in sorted(enumerate(spans), key=lambda ranked: (ranked[1].start, -ranked[1].end)):
        if kept and span.start < kept[-1][1].end:
            before_rank, before = kept.pop()
            first = before if before_rank <= rank else span
            tail = span.quote[before.end - span.start :] if span.end > before.end else ""
            joined = PersonalSpan(
                before.start, max(before.end, span.end), first.kind, before.quote + tail, first.verified
            )
            kept.append((min(before_rank, rank), joined))
        else:
            kept.append((rank, span))
    return tuple(span for _, span in kept)
