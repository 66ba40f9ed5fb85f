"""What a table's columns are called: the phrases above them, a year a column, or years under words that span them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from model.documents import Word
from model.finance.columns import Column
from model.finance.phrases import YEAR, Parts, phrases
from model.finance.rows import Row, join_words
from model.finance.wording import compact

NO_NAME = re.compile(
    r"^(?:\(\w{1,2}\)|[\d*])$"
    r"|^\(?(?:(?:amounts?|(?:us |u\.s\. )?dollars?)? ?in)?\s*(?:us)?\$?\s*(?:millions?|thousands?|billions?)"
    r"|^单位|^币种|^[(（](?:百?万|千|亿)?元[)）]$",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december|fiscal|years?|ended|asof|at"
    r"|\d+|年度|年末|年|月|日|末"
)
_AFTER = re.compile(r"(?i)(?:there)?after$|beyond$")
"""Printed over the last year of a ladder of maturities, for all later years."""


def over_columns(row: Row, columns: Sequence[Column], left: float) -> list[list[Word]]:
    """The phrases of a row that stand over columns, not over the labels, which begin at `left`."""
    limit = columns[0].left - max(2.5 * row.height, 0.4 * _pitch(columns))
    return [
        part
        for part in phrases(row)
        if part[-1].x1 > limit and (part[0].x0 > min(limit, left + 8 * row.height) or _middle(part) > columns[0].left)
    ]


def column_names(columns: Sequence[Column], lines: Sequence[Parts], only: str) -> list[str]:
    """One name a column, "" where none is printed; `lines` are the phrases over the columns, row by row.

    `only` names a single column that nothing stands over.
    """
    dated = next((index for index in reversed(range(len(lines))) if _is_year_row(lines[index], columns)), None)
    spanning: list[Parts] = []
    own = [""] * len(columns)
    for index, parts in enumerate(lines):
        covered = _covers(parts, columns)
        if dated is not None and index < dated and len(_columns_under(lines[dated], columns)) == len(columns):
            spanning.append(parts)
            for part, each in zip(parts, covered, strict=True):
                if each and _AFTER.match(join_words(part)):
                    own[each[0]] = join_words(part)
        elif index != dated and sum(len(each) > 1 for each in covered) * 2 >= len(parts):
            spanning.append(parts)
        else:
            for index, part in _nearest_parts(parts, covered, columns):
                own[index] = _joined(own[index], join_words(part))
    names = [_only_year(name) for name in own]
    if len(columns) == 1:
        return [names[0] or only]
    if len(set(names)) == len(names):
        return names
    labels = _group_labels(_groups(names), columns, spanning)
    grouped = _labelled(labels, names)
    return grouped if len(set(grouped)) == len(names) else _divided(columns, lines)


def _labelled(labels: Sequence[str], names: Sequence[str]) -> list[str]:
    return [f"{label} {name}".strip() for label, name in zip(labels, names, strict=True)]


def _divided(columns: Sequence[Column], lines: Sequence[Parts]) -> list[str]:
    """Names where a row of the head parts the columns into groups of the same size; else "" for all."""
    for row in lines:
        texts = [join_words(part) for part in row]
        size = len(columns) // max(len(texts), 1)
        if not 1 < len(set(texts)) == len(texts) < len(columns) == size * len(texts):
            continue
        own = [""] * len(columns)
        for parts in lines:
            if parts is not row:
                for index, part in _nearest_parts(parts, _covers(parts, columns), columns):
                    own[index] = _joined(own[index], join_words(part))
        names = _labelled([texts[index // size] for index in range(len(columns))], own)
        if all(own) and len(set(names)) == len(names):
            return names
    return [""] * len(columns)


def _is_year_row(parts: Parts, columns: Sequence[Column]) -> bool:
    """Whether a row of the head gives a year to each of several columns."""
    dated = [part for part in parts if YEAR.search(join_words(part))]
    return len(dated) > 1 and len(dated) == len(_columns_under(dated, columns)) and 2 * len(dated) > len(columns)


def _columns_under(parts: Parts, columns: Sequence[Column]) -> set[int]:
    """The columns that phrases stand over, each over the nearest."""
    return {min(range(len(columns)), key=lambda i: _distance(_middle(part), part[-1].x1, columns[i])) for part in parts}


def _joined(first: str, second: str) -> str:
    """A head printed on two lines; a word broken at the line's end is made whole."""
    if first.endswith("-") and second[:1].islower():
        return first + second
    return join_words([Word(text, 0, 0, 0, 0) for text in (first, second) if text])


def _only_year(name: str) -> str:
    """A head such as "May 27, 2018", "Fiscal 2018" or "2018年度" as its year."""
    years = YEAR.findall(name)
    return str(years[-1]) if years and not _DATE_WORDS.sub("", compact(name)) else name


def _covers(parts: Parts, columns: Sequence[Column]) -> list[list[int]]:
    """For each phrase the columns it stands over; none for one beside them all."""
    pitch = _pitch(columns) or 1e9
    found = []
    for part in parts:
        left, right = part[0].x0, part[-1].x1
        distances = [_away(part, column) for column in columns]
        nearest, *others = sorted(range(len(columns)), key=distances.__getitem__)
        spanned = [i for i, column in enumerate(columns) if left - 2 <= column.middle <= right + 2]
        if len(spanned) > 1:
            found.append(spanned)
        elif others and distances[nearest] > 0.3 * pitch and distances[others[0]] - distances[nearest] < 0.25 * pitch:
            found.append(sorted((nearest, others[0])))
        else:
            found.append([nearest] if distances[nearest] <= 0.62 * pitch else [])
    return found


def _nearest_parts(
    parts: Parts, covered: Sequence[Sequence[int]], columns: Sequence[Column]
) -> Iterator[tuple[int, Sequence[Word]]]:
    """Each column with the phrase over it; of two phrases the nearer one, for the other heads a column not read."""
    nearest: dict[int, Sequence[Word]] = {}
    for part, each in zip(parts, covered, strict=True):
        for index in each[:1]:
            known = nearest.get(index)
            if known is None or _away(part, columns[index]) < _away(known, columns[index]):
                nearest[index] = part
    yield from nearest.items()


def _away(part: Sequence[Word], column: Column) -> float:
    return _distance(_middle(part), part[-1].x1, column)


def _distance(middle: float, right: float, column: Column) -> float:
    return min(abs(middle - column.middle), abs(right - column.edge))


def _pitch(columns: Sequence[Column]) -> float:
    """The least distance between two columns, 0 for a single one."""
    return min((b.edge - a.edge for a, b in pairwise(columns)), default=0.0)


def _middle(part: Sequence[Word]) -> float:
    return (part[0].x0 + part[-1].x1) / 2


def _groups(names: Sequence[str]) -> list[list[int]]:
    """Columns in groups that repeat: a group ends where a name comes again."""
    groups: list[list[int]] = [[]]
    for index, name in enumerate(names):
        if name in {names[known] for known in groups[-1]}:
            groups.append([])
        groups[-1].append(index)
    return groups


def _group_labels(groups: Sequence[Sequence[int]], columns: Sequence[Column], spanning: Sequence[Parts]) -> list[str]:
    """For each column the words that span its group."""
    labels: dict[int, str] = {}
    for group in groups:
        left, right = columns[group[0]].left, columns[group[-1]].edge
        slack = median(column.edge - column.left for column in columns)
        texts = [
            join_words(part) for parts in spanning for part in parts if left - slack < _middle(part) < right + slack / 4
        ]
        for index in group:
            labels[index] = " ".join(texts)
    return [labels[index] for index in range(len(columns))]
