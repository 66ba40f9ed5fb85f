"""Abbreviations an English note defines itself: "intellectual disability (ID)", and later "ID"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.medicine.reading.mention import Mention

_DEFINED = re.compile(r" ?\((?P<short>[A-Z]{2,6})s?\)")


def with_abbreviations(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions and those of every abbreviation after its definition, in the order of the text."""
    found = set(mentions)
    for mention in mentions:
        defined = _DEFINED.match(text, mention.end)
        if defined is None or defined["short"].lower() != _initials(text[mention.start : mention.end]):
            continue
        later = re.compile(rf"(?<!\w){defined['short']}s?(?!\w)")
        found |= {Mention(mention.concept, each.start(), each.end()) for each in later.finditer(text, defined.end())}
    return sorted(found, key=lambda each: (each.start, each.end, each.concept))


def _initials(name: str) -> str:
    return "".join(word[0].lower() for word in re.findall(r"[^\W\d_]+", name))
