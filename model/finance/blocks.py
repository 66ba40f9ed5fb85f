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

from model.finance.columns import Column, find_columns
from model.finance.heads import NO_NAME, column_names, over_columns
from model.finance.phrases import SIGN, YEAR, is_number, kind_of, numbers_alone, phrases, whole_rows
from model.finance.rows import Row, join_words
from model.finance.table import Table
from model.finance.wording import compact
from model.finance.wrapping import Entry, join_wrapped

_LEADER = re.compile(r"(?:\s*\.){3,}.*$|\s*[$€£¥￥]+$")
"""Dots that lead from a label to its numbers."""
_TITLE = re.compile(r"情况[:：]?$|表[:：]?$|[:：]$")
"""Ends of lines that announce a table rather than head its columns."""
_TOTAL = re.compile(r"(?i)(?:sub)?total|合计|总计|小计")
_SENTENCE_END = re.compile(r"(?<=\w\w\w)\. (?=[A-Z])|。(?=.)")
_LONGEST_TITLE = 200
_MOST_HEAD_ROWS = 8
_MOST_ROWS_BETWEEN = 3
"""More rows without numbers than this in a row end a table."""
_FAR = 5.0
"""Rows further apart than this many heights belong to different tables."""
_TITLE_LINES = 2
"""Fewer lines above a table may be no title, or need the one before to be understood."""
_CONTEXT = 9
"""Rows above a table in which its title may stand."""


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
    rows = whole_rows([numbers_alone(row) for row in rows if not all(SIGN.match(word.text) for word in row.words)])
    blocks: list[Block] = []
    above = tuple(before)
    kinds = [kind_of(row) for row in rows]
    start = 0
    for first, last in _spans(rows, kinds):
        begin = _head_begin(kinds, first, start)
        context = tuple(row.text for row in rows[max(start, begin - _CONTEXT) : begin])
        # A table right below another shares its title, and one at the top of a page that on the page before.
        above = (*above[-_CONTEXT:], *context) if len(context) < _TITLE_LINES else context
        block = _block(rows[begin:first], rows[first : last + 1], above)
        if block is not None:
            blocks.append(block)
            above = block.context
        start = last + 1
    return blocks


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
    over = [part for part in phrases(row) if part[-1].x1 > left]
    dated = any(part[0].x0 > row.left and YEAR.search(join_words(part)) for part in over)
    return kinds[index] == "data" or (len(over) < 2 and not dated)


def _numbers_left(row: Row) -> float:
    return min((part[0].x0 for part in phrases(row) if is_number(part)), default=row.words[-1].x0)


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
    parts = [
        [part for part in over_columns(row, columns, left) if not NO_NAME.match(join_words(part))] for row in heading
    ]
    period = [each for each in parts if len(columns) > 1 and len(each) == 1 and YEAR.search(join_words(each[0]))]
    context += tuple(row.text for row in head if row not in heading and row not in lead)
    names = column_names(columns, [each for each in parts if each not in period], _short(context))
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
    text = "\n".join(row.text for row in (*heading, *lead))
    return Block(body[0].page, context, text, tuple(name for _, name in kept), rows)


def _with_sections(entries: Sequence[Entry], period: str) -> Iterator[tuple[Entry, str]]:
    """Rows with the heading they stand under: none where a row stands as far left as the heading of indented rows.

    A heading that names a year, or the `period` over the columns, holds until the next that does.
    """
    lefts = {entry.text: entry.words[0].x0 for entry in entries if not entry.cells and entry.words}
    dated: dict[int, str] = {}
    for entry in entries:
        if not entry.cells and YEAR.search(entry.text):
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
    over = [index for index, row in enumerate(head) if over_columns(row, columns, left) and not _TITLE.search(row.text)]
    if not over:
        lead = list(head[-2:])
        while any(row.text[:1].islower() or _TITLE.search(row.text) for row in lead):
            lead.pop(0)
        return [], lead
    first = over[-1]
    while first - 1 in over:
        first -= 1
    return list(head[first : over[-1] + 1]), list(head[over[-1] + 1 :])


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
