"""Any table on a page: where it stands, what heads its columns, and its rows.

Statements have one table a page and a fiscal year over every column. Notes print several tables among prose, with
columns headed by years, by words ("Americas"), or by years under words ("Net sales 2023 2022, Operating income 2023
2022"). A table whose columns cannot be named is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from model.documents import Word
from model.finance.columns import Column, find_columns
from model.finance.numbers import DASHES, is_percentage, parse_number
from model.finance.rows import Row, join_words
from model.finance.table import Table
from model.finance.wording import compact
from model.finance.wrapping import Entry, join_wrapped

_YEAR = re.compile(r"(?<![\d.,])((?:19[89]|20[0-6])\d)(?![\d,]|\.\d)")
_SIGN = re.compile(r"^(?:US\$|HK\$|[$€£¥￥%％()（）]|RMB)+$")
_LEADER = re.compile(r"(?:\s*\.){3,}.*$|\s*[$€£¥￥]+$")
"""Dots that lead from a label to its numbers."""
_NO_NAME = re.compile(
    r"^(?:\(\w{1,2}\)|[\d*])$"
    r"|^\(?(?:(?:amounts?|(?:us |u\.s\. )?dollars?)? ?in)?\s*(?:us)?\$?\s*(?:millions?|thousands?|billions?)"
    r"|^单位|^币种|^[(（](?:百?万|千|亿)?元[)）]$",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december|fiscal|years?|ended|asof|at"
    r"|\d+|年度|年末|年|月|日|末"
)
_TITLE = re.compile(r"情况[:：]?$|表[:：]?$|[:：]$")
"""Ends of lines that announce a table rather than head its columns."""
_MARK = re.compile(r"\(\d{1,2}\) ?[A-Za-z]")
"""The mark of a note below a table."""
_TOTAL = re.compile(r"(?i)(?:sub)?total|合计|总计|小计")
_AFTER = re.compile(r"(?i)(?:there)?after$|beyond$")
"""Printed over the last year of a ladder of maturities, for all later years."""
_SENTENCE_END = re.compile(r"(?<=\w\w\w)\. (?=[A-Z])|。(?=.)")
_LONGEST_TITLE = 200
_PROSE = 9
"""A phrase of so many words is a sentence, not a label or a head."""
_MOST_HEAD_ROWS = 8
_MOST_ROWS_BETWEEN = 3
"""More rows without numbers than this in a row end a table."""
_FAR = 5.0
"""Rows further apart than this many heights belong to different tables."""
_CONTEXT = 9
"""Rows above a table in which its title may stand."""


_Parts = Sequence[Sequence[Word]]
"""Phrases of a row."""


@dataclass(frozen=True, slots=True)
class Block:
    """One table on a page, its columns named."""

    page: int
    context: tuple[str, ...]
    """The lines above it, top to bottom; those of the table before where it follows that one at once."""
    head: str
    """Text of the rows that head its columns."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Entry, str], ...]
    """Each with the heading it stands under; `cells` by index of the column."""


def read_blocks(rows: Sequence[Row], before: Sequence[str] = ()) -> list[Block]:
    """The tables of a page, top to bottom; `before` are the last lines of the page before it."""
    rows = _whole_rows([_numbers_alone(row) for row in rows if not all(_SIGN.match(word.text) for word in row.words)])
    blocks: list[Block] = []
    above = tuple(before)
    kinds = [_kind(row) for row in rows]
    start = 0
    for first, last in _spans(rows, kinds):
        begin = _head_begin(kinds, first, start)
        context = tuple(row.text for row in rows[max(start, begin - _CONTEXT) : begin])
        # A table right below another shares its title, and one at the top of a page that on the page before.
        above = (*above[-_CONTEXT:], *context) if len(context) < 2 else context
        block = _block(rows[begin:first], rows[first : last + 1], above)
        if block is not None:
            blocks.append(block)
        start = last + 1
    return blocks


def phrases(row: Row) -> list[list[Word]]:
    """Words of a row that stand together."""
    found: list[list[Word]] = []
    height = row.height
    for word in row.words:
        if found and word.x0 - found[-1][-1].x1 < 0.75 * height:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _is_number(words: Sequence[Word]) -> bool:
    """Whether a phrase prints numbers only, and not a year."""
    texts = [word.text for word in words if not _SIGN.match(word.text)]
    if not any(character.isdigit() or text in DASHES for text in texts for character in text):
        return False
    if all(_YEAR.fullmatch(text) for text in texts):
        return False
    return all(
        parse_number(text) is not None or is_percentage(text) or text.strip("()（）").isdigit() for text in texts
    )


def _kind(row: Row) -> str:
    """data, prose, or text: a label, a head or a heading."""
    parts = phrases(row)
    numeric = [part for part in parts if _is_number(part) and not (part is parts[0] and _MARK.match(row.text))]
    longest = max(len(part) for part in parts)
    if numeric and (len(parts) > 1 or any(word.text[-1] in "0123456789)" for word in numeric[0])):
        only_page_number = len(parts) == 1 and len(row.words) == 1 and len(row.text) < 4
        return "text" if only_page_number else "data"
    if _glued(row, parts):
        return "data"
    chinese = len(compact(row.text)) > 24 and re.search("[，。；]", row.text)
    return "prose" if longest >= _PROSE or chinese else "text"


def _glued(row: Row, parts: _Parts) -> bool:
    """A number that stands close behind its label or its leader dots."""
    return len(parts) <= 2 and bool(re.search(r"(?:\. ?){4,}\W*[\d(]", row.text))


def _numbers_alone(row: Row) -> Row:
    """The row without the numbers that stand among words, such as 减少 3.96 个百分点."""
    boxes = [(part[0].x0, part[-1].x1) for part in phrases(row) if _is_number(part)]
    if _glued(row, phrases(row)):
        return row
    kept = tuple(
        number for number in row.numbers if any(x0 - 1 <= number.box[0] and number.box[2] <= x1 + 1 for x0, x1 in boxes)
    )
    return replace(row, numbers=kept)


def _whole_rows(rows: Sequence[Row]) -> list[Row]:
    """Rows of a grid whose label stands in the middle of its cell, half a line off its numbers, made one again."""
    whole: list[Row] = []
    for row in rows:
        last = whole[-1] if whole else None
        if last is not None and row.top < last.top + 0.8 * last.height and _parts_of_one(last, row):
            words = tuple(sorted((*last.words, *row.words), key=lambda word: word.x0))
            whole[-1] = Row(last.page, words, (*last.numbers, *row.numbers))
        else:
            whole.append(row)
    return whole


def _parts_of_one(first: Row, second: Row) -> bool:
    """Whether one of two overlapping rows has the numbers and the other the words beside them."""
    if bool(first.numbers) == bool(second.numbers):
        return False
    numbers, words = (first, second) if first.numbers else (second, first)
    edges = [(part[0].x0, part[-1].x1) for part in phrases(numbers)]
    return all(part[-1].x1 < x0 or part[0].x0 > x1 for part in phrases(words) for x0, x1 in edges)


def _spans(rows: Sequence[Row], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """First and last data row of each table."""
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(rows):
        if kinds[index] != "data":
            index += 1
            continue
        first = last = index
        left = _numbers_left(rows[index])
        index += 1
        while index < len(rows) and _goes_on(rows, kinds, last, index, left):
            if kinds[index] == "data":
                last = index
                left = min(left, _numbers_left(rows[index]))
            index += 1
        spans.append((first, last))
        index = last + 1
    return spans


def _goes_on(rows: Sequence[Row], kinds: Sequence[str], last: int, index: int, left: float) -> bool:
    row = rows[index]
    if kinds[index] == "prose" or index - last > _MOST_ROWS_BETWEEN:
        return False
    if row.top - rows[index - 1].bottom > _FAR * row.height:
        return False
    over_columns = [part for part in phrases(row) if part[-1].x1 > left]
    dated = any(part[0].x0 > row.left and _YEAR.search(join_words(part)) for part in over_columns)
    return kinds[index] == "data" or (len(over_columns) < 2 and not dated)


def _numbers_left(row: Row) -> float:
    return min((part[0].x0 for part in phrases(row) if _is_number(part)), default=row.words[-1].x0)


def _head_begin(kinds: Sequence[str], first: int, start: int) -> int:
    """Index of the first row above a table's numbers that may head its columns."""
    begin = first
    while begin > start and first - begin < _MOST_HEAD_ROWS and kinds[begin - 1] == "text":
        begin -= 1
    return begin


def _block(head: Sequence[Row], body: Sequence[Row], context: tuple[str, ...]) -> Block | None:
    found = find_columns(body) if len(body) > 1 else _columns_of_row(body[0])
    columns = [column for column in found if _holds_amounts(column, body)]
    if not columns:
        return None
    left = min(row.left for row in body)
    heading, lead = _split_head(head, columns, left)
    parts = [[part for part in _over(row, columns, left) if not _NO_NAME.match(join_words(part))] for row in heading]
    period = [each for each in parts if len(columns) > 1 and len(each) == 1 and _YEAR.search(join_words(each[0]))]
    names = _names(columns, [each for each in parts if each not in period], context)
    kept = [(column, name) for column, name in zip(columns, names, strict=True) if name]
    most = max((column.count for column in columns), default=0)
    if not kept or any(column.count > most / 2 for column, name in zip(columns, names, strict=True) if not name):
        return None
    numbered = [replace(column, year=index) for index, (column, _) in enumerate(kept)]
    table = Table(tuple(numbered), tuple(columns), "", (*lead, *body), None)
    entries = [_without_leader(entry) for entry in table.entries(numbered, None)]
    rows = tuple(_with_sections(entries, " ".join(join_words(each[0]) for each in period)))
    if not rows:
        return None
    titled = tuple(row.text for row in head if row not in heading and row not in lead)
    text = "\n".join(row.text for row in (*heading, *lead))
    return Block(body[0].page, (*context, *titled), text, tuple(name for _, name in kept), rows)


def _with_sections(entries: Sequence[Entry], period: str) -> Iterator[tuple[Entry, str]]:
    """Rows with the heading they stand under: none where a row stands as far left as the heading of indented rows.

    A heading that names a year, or the `period` over the columns, holds until the next that does.
    """
    lefts = {entry.text: entry.words[0].x0 for entry in entries if not entry.cells and entry.words}
    dated: dict[int, str] = {}
    for entry in entries:
        if not entry.cells and _YEAR.search(entry.text):
            period = entry.text
        dated[id(entry.cells)] = period
    for entry, section in join_wrapped(entries):
        if not entry.cells:
            continue
        period = dated[id(entry.cells)]
        left = next((x for text, x in lefts.items() if section.endswith(text)), None)
        outside = left is not None and entry.words and entry.words[0].x0 < left + 1 and not _TOTAL.match(entry.text)
        inside = section if period in section else f"{period} {section}".strip()
        yield entry, (period if outside and _has_indented(entries, section, left) else inside)


def _has_indented(entries: Sequence[Entry], section: str, left: float | None) -> bool:
    """Whether the row right below a heading is indented."""
    for heading, entry in pairwise(entries):
        if left is not None and heading.text and section.endswith(heading.text) and not heading.cells and entry.words:
            return entry.words[0].x0 > left + 1
    return False


def _columns_of_row(row: Row) -> list[Column]:
    """Columns of a table of a single row."""
    return [Column(number.edge, number.box[0], 1) for number in row.numbers if number.amount or number.value]


def _holds_amounts(column: Column, body: Sequence[Row]) -> bool:
    """Whether a column prints more than percentages and marks of notes."""
    return any(
        not number.percent and abs(number.edge - column.edge) < row.height for row in body for number in row.numbers
    )


def _without_leader(entry: Entry) -> Entry:
    return replace(entry, text=_LEADER.sub("", entry.text).strip())


def _split_head(head: Sequence[Row], columns: Sequence[Column], left: float) -> tuple[list[Row], list[Row]]:
    """The rows that head columns, and the headings between them and the first numbers."""
    over = [index for index, row in enumerate(head) if _over(row, columns, left) and not _TITLE.search(row.text)]
    if not over:
        lead = list(head[-2:])
        while any(row.text[:1].islower() or _TITLE.search(row.text) for row in lead):
            lead.pop(0)
        return [], lead
    first = over[-1]
    while first - 1 in over:
        first -= 1
    return list(head[first : over[-1] + 1]), list(head[over[-1] + 1 :])


def _over(row: Row, columns: Sequence[Column], left: float) -> list[list[Word]]:
    """The phrases of a row that stand over columns, not over the labels, which begin at `left`."""
    limit = columns[0].left - max(2.5 * row.height, 0.4 * _pitch(columns))
    return [
        part
        for part in phrases(row)
        if part[-1].x1 > limit and (part[0].x0 > min(limit, left + 8 * row.height) or _middle(part) > columns[0].left)
    ]


def _pitch(columns: Sequence[Column]) -> float:
    """The least distance between two columns, 0 for a single one."""
    return min((b.edge - a.edge for a, b in pairwise(columns)), default=0.0)


def _middle(part: Sequence[Word]) -> float:
    return (part[0].x0 + part[-1].x1) / 2


def _names(columns: Sequence[Column], lines: Sequence[_Parts], context: Sequence[str]) -> list[str]:
    """One name a column, "" where none is printed; `lines` are the phrases over the columns, row by row."""
    dated = next((index for index in reversed(range(len(lines))) if _is_year_row(lines[index], columns)), None)
    spanning: list[_Parts] = []
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
        return [names[0] or _short(context)]
    if len(set(names)) == len(names):
        return names
    labels = _group_labels(_groups(names), columns, spanning)
    grouped = _labelled(labels, names)
    return grouped if len(set(grouped)) == len(names) else _divided(columns, lines)


def _labelled(labels: Sequence[str], names: Sequence[str]) -> list[str]:
    return [f"{label} {name}".strip() for label, name in zip(labels, names, strict=True)]


def _divided(columns: Sequence[Column], lines: Sequence[_Parts]) -> list[str]:
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


def _is_year_row(parts: _Parts, columns: Sequence[Column]) -> bool:
    """Whether a row of the head gives a year to each of several columns."""
    dated = [part for part in parts if _YEAR.search(join_words(part))]
    return len(dated) > 1 and len(dated) == len(_columns_under(dated, columns)) and 2 * len(dated) > len(columns)


def _columns_under(parts: _Parts, columns: Sequence[Column]) -> set[int]:
    """The columns that phrases stand over, each over the nearest."""
    return {min(range(len(columns)), key=lambda i: _distance(_middle(part), part[-1].x1, columns[i])) for part in parts}


def _joined(first: str, second: str) -> str:
    """A head printed on two lines; a word broken at the line's end is made whole."""
    if first.endswith("-") and second[:1].islower():
        return first + second
    return join_words([Word(text, 0, 0, 0, 0) for text in (first, second) if text])


def _only_year(name: str) -> str:
    """A head such as "May 27, 2018", "Fiscal 2018" or "2018年度" as its year."""
    years = _YEAR.findall(name)
    return str(years[-1]) if years and not _DATE_WORDS.sub("", compact(name)) else name


def _covers(parts: _Parts, columns: Sequence[Column]) -> list[list[int]]:
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
    parts: _Parts, covered: Sequence[Sequence[int]], columns: Sequence[Column]
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


def _groups(names: Sequence[str]) -> list[list[int]]:
    """Columns in groups that repeat: a group ends where a name comes again."""
    groups: list[list[int]] = [[]]
    for index, name in enumerate(names):
        if name in {names[known] for known in groups[-1]}:
            groups.append([])
        groups[-1].append(index)
    return groups


def _group_labels(groups: Sequence[Sequence[int]], columns: Sequence[Column], spanning: Sequence[_Parts]) -> list[str]:
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


def _short(context: Sequence[str]) -> str:
    """The first sentence of the title, as a name for the only column."""
    return re.split(r"\. |[:：。]", table_title(context))[0][:80].strip()


def table_title(context: Sequence[str]) -> str:
    """The last sentence above a table, which says what it is."""
    lines = [line.strip() for line in context if compact(line)]
    if not lines:
        return ""
    title = lines[-1]
    for line in reversed(lines[:-1]):
        if title[:1].isupper() or "\u4e00" <= title[:1] <= "\u9fff" or len(title) > _LONGEST_TITLE:
            break
        title = f"{line} {title}"
    return _SENTENCE_END.split(title)[-1].strip(" :：")[-_LONGEST_TITLE:]
