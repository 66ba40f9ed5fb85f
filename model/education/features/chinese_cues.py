"""The words and patterns by which a device of Chinese prose is known."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data.knowledge import knowledge_path


@dataclass(frozen=True, slots=True)
class Cues:
    """What data/knowledge/education/cues_zh.json holds."""

    connectives: Mapping[str, frozenset[str]]
    """Kind → words."""
    simile: re.Pattern[str]
    rhetorical: re.Pattern[str]
    """In a question that wants no answer."""
    attribution: re.Pattern[str]
    """Beside what somebody else said."""
    opinion: re.Pattern[str]
    paired: re.Pattern[str]
    """A construction of two halves, such as 不是……而是……."""
    imagery: re.Pattern[str]
    """A character of nature, weather, season or the arts."""


@cache
def cues() -> Cues:
    """The cues, read once."""
    table = json.loads(knowledge_path("education/cues_zh.json").read_text(encoding="utf-8"))
    connectives = {kind: frozenset(words) for kind, words in table.pop("connectives").items()}
    return Cues(connectives, **{name: re.compile(pattern) for name, pattern in table.items()})
