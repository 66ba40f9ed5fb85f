"""Where a report says that earlier years' figures are shown otherwise than first reported, and why.

The reasons, their wording and the metrics each can change are data (data/knowledge/finance/accounting_changes.json).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.knowledge import knowledge_path
from model.evidence import Evidence
from model.finance.figures import AccountingChange
from model.finance.locate import is_chinese

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%”\"][.;])\s+(?=[A-Z(“\"•·])|(?<=[。；])")
_LONGEST = 900
"""Characters of a sentence; what is longer is a table."""
_LONGEST_CHINESE = 240
_MOST_DIGITS, _FEW_DIGITS = 0.12, 15
"""Share of a sentence's characters that may be digits, and how many may be in any case."""
_BACK = 2
_OWN = 5
"""Weight of naming the reason in the sentence itself, rather than in one before."""
_QUOTED = 400


@dataclass(frozen=True, slots=True)
class Topic:
    """One reason."""

    name: str
    said: re.Pattern[str]
    metrics: frozenset[str]
    """The metrics it can change."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A passage that gives a reason."""

    topic: Topic
    page: int
    start: int
    end: int
    weight: int
    """How plainly it is said."""

    @property
    def plainness(self) -> tuple[int, int]:
        """What orders passages: of two that say it alike, the shorter is plainer."""
        return self.weight, self.start - self.end


def find_changes(texts: Sequence[str], source: str) -> tuple[AccountingChange, ...]:
    """The passages that give a reason, the plainest of each topic. `texts` are the pages' texts in order."""
    best: dict[str, _Said] = {}
    for page, text in enumerate(texts, 1):
        if not _words()["changed"].search(text.lower()):
            continue
        for said in _passages(page, text):
            known = best.get(said.topic.name)
            if known is None or said.plainness > known.plainness:
                best[said.topic.name] = said
    return tuple(_change(best[topic.name], texts, source) for topic in topics() if topic.name in best)


def reason_for(metric: str, changes: Sequence[AccountingChange]) -> AccountingChange | None:
    """Of the stated reasons the one that can change a metric; the most particular where several can."""
    known = {topic.name: topic.metrics for topic in topics()}
    able = [change for change in changes if metric in known[change.topic]]
    return min(able, key=lambda change: (is_vague(change), len(known[change.topic])), default=None)


def is_vague(change: AccountingChange) -> bool:
    """Whether the reason is one that most filings give: that some amount was reclassified."""
    return change.topic == "reclassification"


@cache
def topics() -> tuple[Topic, ...]:
    """All reasons, the gravest first."""
    return tuple(
        Topic(entry["topic"], re.compile("|".join(entry["said"])), frozenset(entry["metrics"]))
        for entry in _file()["topics"]
    )


def _passages(page: int, text: str) -> Iterator[_Said]:
    """What the sentences of a page say; the reason may be named up to two sentences before the change."""
    sentences = _sentences(text)
    for index, (start, end) in enumerate(sentences):
        sentence = _plain(text[start:end])
        weight = _weight(sentence)
        if not weight:
            continue
        for topic in topics():
            if topic.said.search(sentence):
                yield _Said(topic, page, start, end, weight + _OWN)
                continue
            for back in range(1, min(_BACK, index) + 1):
                named = sentences[index - back]
                if _is_prose(before := _plain(text[slice(*named)])) and topic.said.search(before):
                    yield _Said(topic, page, named[0], end, weight + _OWN - 2 * back)
                    break


def _weight(sentence: str) -> int:
    """How plainly a sentence says that earlier years were changed; 0 where it does not, or says the contrary."""
    words = _words()
    if not _is_prose(sentence) or not words["changed"].search(sentence) or words["not_changed"].search(sentence):
        return 0
    full = words["full"].search(sentence) is not None
    if words["modified"].search(sentence) and not full:
        return 0
    return 1 + full + (words["told"].search(sentence) is not None)


def _is_prose(sentence: str) -> bool:
    """Whether it is a sentence rather than a table."""
    longest = _LONGEST_CHINESE if is_chinese(sentence) else _LONGEST
    digits = sum(character.isdigit() for character in sentence)
    return len(sentence) <= longest and digits <= max(_MOST_DIGITS * len(sentence), _FEW_DIGITS)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence in the page's text."""
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def _change(said: _Said, texts: Sequence[str], source: str) -> AccountingChange:
    quote = " ".join(texts[said.page - 1][said.start : said.end].split())
    shown = quote if len(quote) <= _QUOTED else quote[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return AccountingChange(said.topic.name, Evidence(source, said.page, shown, span=(said.start, said.end)))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(_file()[name]) for name in ("changed", "not_changed", "modified", "full", "told")}


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(knowledge_path("finance/accounting_changes.json").read_text(encoding="utf-8"))
    return content
