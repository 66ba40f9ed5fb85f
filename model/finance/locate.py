"""Which pages hold the three statements.

Each page is scored per statement from its text alone: a title near the top, the accounts it must name, and how many
numbers it prints; summaries, quarters and other companies' statements lose points. The three are then chosen together,
because a company prints its own statements next to each other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from data.knowledge import knowledge_path
from model.finance.figures import STATEMENT_KINDS, StatementKind
from model.finance.wording import compact

_HEAD = 420
"""Compact characters at the top of a page in which a title counts as the page's own."""
_SHORTLIST = 8
_NEAR = 12
"""Pages within which a company's three statements stand."""
_NUMBER = re.compile(r"\d[\d,]*\d")
_EARLIER_WINS = 7.0
"""Sets of statements this close to the best are equally likely; then the first in the document is the company's own."""
_CHINESE_SENTENCE = re.compile("项目|科目|附注|相关|分析|的|补充|变动|编制|详见|按照|影响|说明")
_SENTENCE = re.compile(
    r"(inour|inthe|ofour|ofthe|onthe|onour|tothe|toour|certain|companys|accompanying)(consolidated)?$|thefollowing"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A page that may begin a statement; `page` is 1-based."""

    kind: StatementKind
    page: int
    score: float
    titled: bool


_Scored = tuple[float, dict[StatementKind, Place]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Compiled patterns of data/knowledge/finance/statements.json for one statement."""

    titles: re.Pattern[str]
    line_titles: re.Pattern[str]
    anchors: tuple[re.Pattern[str], ...]


@cache
def statement_knowledge(kind: StatementKind) -> Knowledge:
    """The patterns that announce a statement."""
    entry = _file()[kind]
    titles = [title for title in entry["titles"] if not title.startswith("^")]
    return Knowledge(
        titles=re.compile("|".join(titles)),
        line_titles=re.compile("|".join(entry["titles"])),
        anchors=tuple(re.compile(anchor) for anchor in entry["anchors"]),
    )


@cache
def other_titles() -> re.Pattern[str]:
    """Titles that end a statement because another table begins."""
    return re.compile("|".join(_file()["other_titles"]))


@cache
def _penalties() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(pattern), points) for pattern, points in _file()["penalties"].items())


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(knowledge_path("finance/statements.json").read_text(encoding="utf-8"))
    return content


def find_statements(texts: Sequence[str], limit: int = 3) -> list[dict[StatementKind, Place]]:
    """The likeliest sets of statement pages, best first; a statement that is nowhere found is absent from the set.

    `texts` are the pages' texts in order. Returns at most `limit` sets that differ in at least one page.
    """
    pages = tuple(compact(text) for text in texts)
    shortlists = {kind: _shortlist(kind, texts, pages) for kind in STATEMENT_KINDS}
    sets = []
    for combination in product(*(places for places in shortlists.values() if places)):
        places = list(combination)
        if places:
            sets.append((_joint_score(places), {place.kind: place for place in places}))
    if not sets:
        return []
    best = max(sets, key=lambda entry: entry[0])
    # The parent's own statements come before those of affiliates, guarantors and co-registrants.
    sets.sort(key=lambda entry: (not _as_likely(entry, best), _page_sum(entry[1]), -entry[0]))
    return [chosen for _, chosen in sets[:limit]]


def _as_likely(entry: _Scored, best: _Scored) -> bool:
    titled = sum(place.titled for place in entry[1].values())
    return entry[0] >= best[0] - _EARLIER_WINS and titled >= sum(place.titled for place in best[1].values())


def _page_sum(places: dict[StatementKind, Place]) -> int:
    return sum(place.page for place in places.values())


def _joint_score(places: Sequence[Place]) -> float:
    pages = [place.page for place in places]
    spread = max(pages) - min(pages)
    far = 0.0 if spread <= _NEAR else 12.0 + 0.15 * (spread - _NEAR)
    shared = len(pages) - len(set(pages))
    return sum(place.score for place in places) - far - 0.15 * spread - 0.5 * shared


def _shortlist(kind: StatementKind, texts: Sequence[str], pages: Sequence[str]) -> list[Place]:
    titled = [is_titled(kind, text, flat) for text, flat in zip(texts, pages, strict=True)]
    places: list[Place] = []
    for index, flat in enumerate(pages):
        score = _score(kind, flat, titled[index], pages[index + 1] if index + 1 < len(pages) else "", texts[index])
        continued = index > 0 and titled[index] and titled[index - 1] and places and places[-1].page == index
        if score > 0 and not (continued and places[-1].score > score - 3):
            places.append(Place(kind, index + 1, score, titled[index]))
    return sorted(places, key=lambda place: -place.score)[:_SHORTLIST]


def _score(kind: StatementKind, flat: str, titled: bool, following: str, text: str) -> float:
    numbers = len(_NUMBER.findall(text))
    sparse = titled and is_chinese(flat)  # the first page of a Chinese form may hold little but its head
    if numbers < (4 if titled else 8) and not sparse:
        return 0.0
    # A titled statement may run on over the next page; an untitled page must name the accounts itself.
    named = flat + following if titled else flat
    anchors = statement_knowledge(kind).anchors
    found = sum(1 for anchor in anchors if anchor.search(named))
    if sum(1 for anchor in anchors if anchor.search(flat)) < 3 and not sparse:
        return 0.0
    score = min(found, 10) + min(numbers, 60) / 20 + (6 if titled else 0)
    # Statements are nearly all table; a page of prose that names accounts has few digits for its length.
    density = sum(character.isdigit() for character in flat) / max(len(flat), 1)
    score += -5 if density < 0.08 else min(density, 0.3) * 8
    for pattern, points in _penalties():
        if pattern.search(flat if points < 0 else flat[:_HEAD]):
            score -= points
    return score


def is_titled(kind: StatementKind, text: str, flat: str) -> bool:
    """Whether the page bears the statement's title, in its first lines (English) or on a line of its own (Chinese)."""
    knowledge = statement_knowledge(kind)
    if is_chinese(flat[:300]):
        return any(title_of_line(line) == kind for line in text.splitlines())
    return any(not _SENTENCE.search(flat[: match.start()]) for match in knowledge.titles.finditer(flat[:_HEAD]))


def is_chinese(text: str) -> bool:
    """Whether a piece of text is written in Chinese."""
    return sum("\u4e00" <= character <= "\u9fff" for character in text) * 5 > len(text)


def title_of_line(line: str) -> StatementKind | None:
    """The consolidated statement a Chinese line announces, None for other lines and for sentences that mention one."""
    flat = re.sub(r"^[\d一二三四五六七八九十]+", "", compact(line))
    if len(flat) > 30 or _CHINESE_SENTENCE.search(flat):
        return None
    return next((kind for kind in STATEMENT_KINDS if statement_knowledge(kind).line_titles.search(flat)), None)
