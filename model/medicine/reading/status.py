"""What an English note claims of a finding: present, absent, in a relative, uncertain, or nothing at all.

Words before or after a finding decide, as in ConText (Harkema et al., J Biomed Inform 2009, 42:839), with a reach in
words and with words that end it. The words are a table: data/knowledge/medicine/english_status.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from data.knowledge import knowledge_path
from model.medicine.observations import Status
from model.medicine.reading.mention import Mention

Claim = Status | Literal["none"]
"""A status, or "none" where the words do not say it of anybody: a risk, a warning, a condition, a healthy family."""
_SENTENCE = re.compile(r"(?<!\d)\.(?=\s|$)|(?<=\d)\.(?=\s|$)|[;!?](?=\s|$)|\n(?=\s*(?:[A-Z\d•*-]|\n|$))|\n\n")
_WEIGHT: dict[Claim, int] = {"none": 4, "family": 3, "absent": 2, "uncertain": 1, "present": 0}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of a sentence that decide over findings near them."""

    start: int
    end: int
    claim: Claim
    forward: bool
    """Whether it decides over what follows; else over what precedes."""
    reach: int
    """Words it may be away."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The table of status words as patterns."""

    rows: tuple[tuple[re.Pattern[str], Claim, bool, int], ...]
    masked: re.Pattern[str]
    """Words that look like a negation and are none, and relatives who only tell."""
    ends: re.Pattern[str]
    heads: tuple[tuple[re.Pattern[str], Claim | None], ...]


@cache
def rules() -> Rules:
    """The table, compiled once a process."""
    table: dict[str, Any] = json.loads(knowledge_path("medicine/english_status.json").read_text(encoding="utf-8"))
    rows = tuple(
        (_phrases(row["phrases"]), row["claim"], row["direction"] == "forward", row["reach"])
        for row in table["triggers"]
    )
    heads = tuple(
        (re.compile(rf"^[ \t]*(?:{'|'.join(row['heads'])})[ \t]*(?::|-|$)", re.IGNORECASE | re.MULTILINE), row["claim"])
        for row in table["sections"]
    )
    return Rules(rows, _phrases(table["masked"]), _phrases(table["ends"]), heads)


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; a line that goes on in lower case belongs to the one before."""
    edges = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]
    return [(begin, end) for begin, end in zip(edges, edges[1:], strict=False) if begin < end]


def claims(text: str, mentions: Sequence[Mention]) -> list[Claim]:
    """What the text says of each mention, in their order."""
    table = rules()
    sections = _sections(text, table)
    decided: list[Claim] = []
    spans = sentences(text)
    triggers = {span: _triggers(text, span, table) for span in spans}
    for mention in mentions:
        span = next((each for each in spans if each[0] <= mention.start < each[1]), (0, len(text)))
        here = [trigger.claim for trigger in triggers[span] if _decides(text, trigger, mention, table)]
        if text[: mention.start].endswith("?"):
            here.append("uncertain")
        section = next((claim for begin, end, claim in reversed(sections) if begin <= mention.start < end), None)
        decided.append(_together(here, section))
    return decided


def _together(here: Sequence[Claim], section: Claim | None) -> Claim:
    """The strongest of what is said; a finding denied of relatives is said of nobody."""
    every = [*here, *([section] if section else [])]
    if "family" in every and "absent" in every:
        return "none"
    return max(every, key=_WEIGHT.__getitem__, default="present")


def _triggers(text: str, span: tuple[int, int], table: Rules) -> list[Trigger]:
    sentence = table.masked.sub(lambda found: "\x00" * len(found[0]), text[span[0] : span[1]])
    return [
        Trigger(span[0] + found.start(), span[0] + found.end(), claim, forward, reach)
        for pattern, claim, forward, reach in table.rows
        for found in pattern.finditer(sentence)
    ]


def _decides(text: str, trigger: Trigger, mention: Mention, table: Rules) -> bool:
    if trigger.forward and trigger.end <= mention.start:
        between = text[trigger.end : mention.start]
    elif not trigger.forward and mention.end <= trigger.start:
        between = text[mention.end : trigger.start]
    else:
        return False
    return len(between.split()) <= trigger.reach and not table.ends.search(between)


def _sections(text: str, table: Rules) -> list[tuple[int, int, Claim | None]]:
    """Stretches under a heading, and what the heading says of everything in them."""
    begins = sorted(
        (found.end(), found.start(), claim) for pattern, claim in table.heads for found in pattern.finditer(text)
    )
    stretches = []
    for place, (begin, _, claim) in enumerate(begins):
        end = begins[place + 1][1] if place + 1 < len(begins) else len(text)
        blank = text.find("\n\n", begin, end)
        stretches.append((begin, end if blank < 0 else blank, claim))
    return stretches
