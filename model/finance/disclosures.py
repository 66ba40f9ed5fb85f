"""Tables of the notes that analysts follow: segments, geography and debt maturities.

Pages are chosen by their text alone: a title of the topic with many numbers right after it. Every table on the best of
them is read, and kept where its title, rows and columns speak of the topic and its columns can be named.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from data.knowledge import knowledge_path
from model.evidence import Evidence
from model.finance.blocks import Block, read_blocks, table_title
from model.finance.figures import DisclosureTable, TableCell, TableRow
from model.finance.rows import Number, rows_of_page
from model.finance.statement import RUNNING_LINE, PageWords
from model.finance.units import find_scale
from model.finance.wording import compact
from model.finance.wrapping import Entry

TOPICS = ("segments", "geography", "debt_maturity")
_MOST_PAGES = 6
_PAGES_OF_TOPIC = 3
_WINDOW = 700
"""Compact characters after a title in which its table stands."""
_LADDER = 420
"""The same for a ladder of maturities."""
_LAST_LINES = 130
"""Compact characters at the end of a page whose table may stand overleaf."""
_DENSE = 0.18
"""Share of digits among them from which they are a table."""
_FEWEST_DIGITS = 30
"""A page with fewer, whose next page has fewer too, announces no table."""
_NEAREST = 4
"""Lines above a table that count as its title."""
_PART_OF_YEAR = re.compile("threemonths|sixmonths|ninemonths|quarter|季度")
_YEAR = re.compile(r"(?<!\d)(20[0-6]\d)(?!\d)")
_AFTER = re.compile(r"thereafter|after|beyond|later|以上|以后")
_RATIO = re.compile(r"%|％|percent|\bratio\b|率|per share|每股|比例|增减", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Topic:
    """Compiled patterns of data/knowledge/finance/disclosures.json for one topic."""

    hint: re.Pattern[str]
    titles: re.Pattern[str]
    excluded: re.Pattern[str]
    about: re.Pattern[str]


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(knowledge_path("finance/disclosures.json").read_text(encoding="utf-8"))
    return content


@cache
def _topic(name: str) -> _Topic:
    entry = _file()[name]
    titles = re.compile("|".join(entry["titles"]))
    return _Topic(re.compile(entry["hint"]), titles, re.compile(entry["not"]), re.compile(entry["about"]))


@cache
def _places() -> re.Pattern[str]:
    return re.compile(_file()["places"])


@cache
def _physical() -> re.Pattern[str]:
    return re.compile(_file()["physical"])


def disclosure_pages(texts: Sequence[str]) -> list[int]:
    """1-based pages likely to print such tables, at most six, in the order of the document."""
    scored: dict[str, list[tuple[float, int]]] = {name: [] for name in TOPICS}
    digits = [*(sum(map(text.count, "0123456789")) for text in texts), 0]
    for page, text in enumerate(texts, 1):
        if digits[page - 1] < _FEWEST_DIGITS > digits[page]:
            continue
        lower = text.lower()
        asked = [name for name in TOPICS if _topic(name).hint.search(lower)]
        if not asked:
            continue
        flat = compact(lower)
        overleaf = compact(texts[page][:_WINDOW].lower()) if page < len(texts) else ""
        for name in asked:
            if name == "debt_maturity":
                scored[name].append((_maturity_score(flat, overleaf), page))
            else:
                scored[name] += [
                    (_density(_topic(name), flat), page),
                    (_overleaf(_topic(name), flat, overleaf), page + 1),
                ]
    best = {name: sorted(filter(lambda entry: entry[0], pages), reverse=True) for name, pages in scored.items()}
    chosen = [pages[rank][1] for rank in range(_PAGES_OF_TOPIC) for pages in best.values() if rank < len(pages)]
    return sorted(list(dict.fromkeys(chosen))[:_MOST_PAGES])


def _density(topic: _Topic, flat: str) -> float:
    """The largest share of digits after a title of the topic, 0 where none is dense enough to be a table."""
    windows = [flat[match.end() : match.end() + _WINDOW] for match in topic.titles.finditer(flat)]
    most = max((sum(map(str.isdigit, each)) / max(len(each), _WINDOW // 3) for each in windows), default=0.0)
    return most if most > _DENSE else 0.0


def _overleaf(topic: _Topic, flat: str, overleaf: str) -> float:
    """The same for a title on the last lines of a page, whose table stands on the next."""
    if not topic.titles.search(flat[-_LAST_LINES:]):
        return 0.0
    share = sum(map(str.isdigit, overleaf)) / _WINDOW
    return share if share > _DENSE else 0.0


def _maturity_score(flat: str, overleaf: str) -> float:
    """How likely a page prints maturities by year: years in a row after the title, then "thereafter"."""
    topic = _topic("debt_maturity")
    most = 0.0
    for match in topic.titles.finditer(flat):
        around = flat[max(0, match.start() - 120) : match.end() + 120]
        window = (flat + overleaf)[match.start() : match.end() + _LADDER]
        years = sorted({int(year) for year in re.findall(r"20[12]\d|203\d", window)})
        longest = max((_run(years[start:]) for start in range(len(years))), default=0)
        if longest < 4 or not topic.about.search(around) or topic.excluded.search(around):
            continue
        most = max(most, longest / 10 + (0.5 if _AFTER.search(window) else 0.0))
    return most


def _run(years: Sequence[int]) -> int:
    """How many of the years follow each other from the first on."""
    count = 1
    while count < len(years) and years[count] == years[0] + count:
        count += 1
    return count


def read_disclosures(
    texts: Sequence[str], pages: Sequence[int], words: PageWords, source: str, scale: int
) -> tuple[DisclosureTable, ...]:
    """The tables of `pages` that are of a topic, in the order of the document.

    `scale` is the statements', used where a table names none.
    """
    running = _running_lines(texts)
    found = []
    for page in pages:
        for block in _blocks(texts, words, page, running):
            topic = _topic_of(block)
            if topic is not None:
                found.append(_table(topic, block, source, _scale(block, scale)))
    return tuple(found)


def read_tables(
    texts: Sequence[str], page: int, words: PageWords, source: str, scale: int
) -> tuple[DisclosureTable, ...]:
    """Every table of a page whose columns can be named; those of no topic are of the topic "other"."""
    return tuple(
        _table(_topic_of(block) or "other", block, source, _scale(block, scale))
        for block in _blocks(texts, words, page, _running_lines(texts))
    )


def _blocks(texts: Sequence[str], words: PageWords, page: int, running: frozenset[str]) -> list[Block]:
    printed = rows_of_page(page, words(page))
    ends = {0, 1, len(printed) - 2, len(printed) - 1}
    rows = [row for index, row in enumerate(printed) if index not in ends or not _runs(row.text, running)]
    above = texts[page - 2].splitlines()[-_NEAREST - 2 :] if page > 1 else []
    before = [line for line in above if not _runs(line, running) and not _is_row(line)]
    return read_blocks(rows, before[-_NEAREST:])


def _is_row(line: str) -> bool:
    """Whether a line of text is a row of a table."""
    return sum(map(str.isdigit, line)) > 0.2 * len(line)


def _running_lines(texts: Sequence[str]) -> frozenset[str]:
    """Compact heads and feet that many pages share."""
    ends = Counter(
        re.sub(r"\d", "", compact(line))
        for text in texts
        if (lines := text.strip().splitlines())
        for line in {lines[0], lines[-1]}
    )
    return frozenset(line for line, count in ends.items() if line and count >= 3)


def _runs(line: str, running: frozenset[str]) -> bool:
    """Whether a line is a page number or a running head or foot."""
    return bool(RUNNING_LINE.search(line.strip())) or re.sub(r"\d", "", compact(line)) in running


def _topic_of(block: Block) -> str | None:
    """The topic a table is of, None for any other table."""
    title = compact(table_title(block.context))
    above = compact(" ".join(block.context))
    labels = [compact(entry.text) for entry, _ in block.rows]
    heads = [compact(name) for name in block.columns]
    inside = " ".join([*labels, *heads, *(compact(section) for _, section in block.rows), compact(block.head)])
    if _PART_OF_YEAR.search(" ".join(heads)):
        return None
    if _is_ladder(block):
        return "debt_maturity" if _fits("debt_maturity", title, above, inside) else None
    if _physical().search(f"{title} {inside}"):
        return None
    places = sum(bool(_places().search(text)) for text in (*labels, *heads))
    if places > 1 and _fits("geography", title, above, inside) and not _rather_segments(title, above):
        return "geography"
    return "segments" if len(block.columns) > 1 and _fits("segments", title, above, inside) else None


def _fits(name: str, title: str, above: str, inside: str) -> bool:
    topic = _topic(name)
    titled = topic.titles.search(above) or topic.titles.search(inside)
    return bool(titled and not topic.excluded.search(title) and topic.about.search(f"{title} {inside}"))


def _rather_segments(title: str, above: str) -> bool:
    """Whether a title speaks of segments and not of geography; where it speaks of neither, the line that came last."""
    segments, geography = _topic("segments").titles, _topic("geography").titles
    if segments.search(title) or geography.search(title):
        return not geography.search(title)
    last = [max((match.end() for match in pattern.finditer(above)), default=-1) for pattern in (segments, geography)]
    return last[0] > last[1]


def _is_ladder(block: Block) -> bool:
    """Whether rows or columns are headed by years that follow each other."""
    rows = [int(years[-1]) for entry, _ in block.rows if (years := _YEAR.findall(entry.text)) and len(entry.text) < 60]
    columns = [int(name) for name in block.columns if _YEAR.fullmatch(name)]
    return any(
        len(years) > 3 and all(after == before + 1 for before, after in pairwise(years)) for years in (rows, columns)
    )


def _scale(block: Block, scale: int) -> int:
    """What one printed unit is worth: as the table's head or title says, else the statements' unit."""
    return find_scale(block.head) or find_scale(table_title(block.context)) or scale


def _table(topic: str, block: Block, source: str, scale: int) -> DisclosureTable:
    rows = tuple(
        TableRow(
            entry.text,
            section,
            tuple(
                TableCell(
                    block.columns[index],
                    number.value * (1 if is_ratio(entry.text, block.columns[index]) else scale),
                    _evidence(source, entry, number),
                )
                for index, number in sorted(entry.cells.items())
            ),
        )
        for entry, section in block.rows
    )
    return DisclosureTable(topic, table_title(block.context), block.page, scale, rows)


def is_ratio(label: str, column: str) -> bool:
    """Whether a cell holds a percentage, a ratio or a figure a share, which stand as printed whatever the unit."""
    return bool(_RATIO.search(column) or _RATIO.search(label))


def _evidence(source: str, entry: Entry, number: Number) -> Evidence:
    return Evidence(source, page=entry.page, quote=f"{entry.text} {number.printed}".strip(), box=number.box)
