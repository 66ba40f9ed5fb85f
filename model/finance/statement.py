"""From the rows of a statement's pages to its lines: label, section, and one number a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.documents import Word
from model.evidence import Evidence
from model.finance.columns import Column
from model.finance.figures import Cell, Line, Statement, StatementKind
from model.finance.locate import is_chinese, other_titles, statement_knowledge, title_of_line
from model.finance.rows import Number, Row, rows_of_page
from model.finance.table import read_table, unfold
from model.finance.units import find_currency, find_scale
from model.finance.wording import compact
from model.finance.wrapping import Entry, join_wrapped

_COMPLETE = {
    "income": re.compile("diluted|assumingdilution|稀释每股收益|perunit"),
    "balance": re.compile(
        "totalliabilitiesand|totalequityandliabilities|total(share|stock|common)\\w*equityandliabilities"
        "|(负债和|负债及)\\w*(权益|权益总计|总计)|liabilitiesandequity"
    ),
    "cash_flow": re.compile(
        "endof(the)?(fiscal)?(year|period)|atend|end(ing)?ofyear|期末现金及现金等价物余额|年末现金及现金等价物余额|现金及现金等价物余额$"
    ),
}
_MORE_PAGES = 4
_FOOT = re.compile(
    r"accompanyingnotes|seenotesto|integralpartofth|notestoconsolidated|法定代表人|公司负责人|后附财务报表附注|财务报表附注为"
)
RUNNING_LINE = re.compile(
    r"^\d+ ?/ ?\d+$|^[-–—]? ?\d{1,4} ?[-–—]?$|^第 ?\d+ ?页|年度报告(全文|正文)?$|^(Table of Contents|Page \d+)$",
    re.IGNORECASE,
)
"""Page numbers and running heads."""
_PER_UNIT = re.compile(r"per(common|ordinary|basic|diluted)?(share|unit|ads)|pershare|每股|earningspers")
_EARNINGS_PER_UNIT = re.compile(
    r"(earnings|income|loss|profit|dividends?)\w*per\w*(share|unit)|^per(common)?share|每股"
)
_LARGEST_PER_SHARE = Decimal(1000)
_SHARES = re.compile(
    r"sharesoutstanding|weightedaverage|numberofshares|averageshares|averagecommonshares|averagenumber|股数"
)

PageWords = Callable[[int], Sequence[Word]]
"""Words of a 1-based page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement with its lines."""

    statement: Statement
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Table:
    """What is carried from page to page while one statement is read."""

    kind: StatementKind
    source: str
    columns: list[Column] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    title: str = ""
    head: str = ""
    notes: tuple[float, float] | None = None
    complete: bool = False


def read_statement(
    kind: StatementKind,
    first: int,
    page_count: int,
    words: PageWords,
    source: str,
    fiscal_year: int | None,
    *,
    told: bool = False,
) -> Reading | None:
    """Read the statement that begins on page `first`; None when its columns bear no usable fiscal years.

    Where its reader has `told` the page, the first title there is the statement's, whatever it says.
    """
    table = _Table(kind, source)
    for page in range(first, min(first + _MORE_PAGES, page_count) + 1):
        rows = _own_rows(table, rows_of_page(page, words(page)), begins=page == first, told=told)
        read = [_read_part(table, page, part, fiscal_year) for part in unfold(rows)] if rows else []
        if not (any(read) or (rows and page == first)):
            break
    if not table.columns or not table.entries:
        return None
    years = tuple(column.year for column in table.columns if column.year)
    scale = find_scale(table.head) or 1
    currency = find_currency(table.head)
    statement = Statement(kind, tuple(table.pages), table.title, years, scale, currency)
    return Reading(statement, tuple(_lines(table, scale)))


def read_supplement(
    texts: Sequence[str], words: PageWords, source: str, scale: int, fiscal_year: int | None
) -> list[Line]:
    """Rows of 现金流量表补充资料, the note in which a Chinese report reconciles profit with cash."""
    for page, text in enumerate(texts, 1):
        flat = compact(text)
        if "现金流量表补充资料" not in flat or "固定资产折旧" not in flat:
            continue
        rows = rows_of_page(page, words(page))
        start = next((index for index, row in enumerate(rows) if "补充资料" in compact(row.text)), 0)
        part = read_table(rows[start:], fiscal_year)
        if part is None or not part.columns:
            continue
        table = _Table("cash_flow", source, columns=list(part.columns))
        table.entries = part.entries(part.columns, part.notes)
        return [replace(line, section="补充资料") for line in _lines(table, find_scale(part.head) or scale)]
    return []


def _own_rows(table: _Table, rows: Sequence[Row], *, begins: bool, told: bool) -> Sequence[Row]:
    """The rows of this page that belong to the statement: from its title to the next title or the closing line."""
    rows = [row for row in rows if not RUNNING_LINE.search(row.text.strip())]
    start = 0
    title = next((index for index, row in enumerate(rows) if _announces(row) == table.kind), None)
    if begins and told and title is None:
        title = next((index for index, row in enumerate(rows) if _announces(row)), None)
    if begins:
        start = title or 0
        table.title = rows[start].text if title is not None else ""
    elif title is None and not _reconciles(table.kind, rows) and (table.complete or _another_title_first(rows)):
        return ()
    end = len(rows)
    for index in range(start + 1, len(rows)):
        announced = _announces(rows[index])
        if announced not in (None, table.kind):
            end = index
            break
        if _FOOT.search(compact(rows[index].text)) and not rows[index].numbers:
            end = index
            break
    return rows[start:end]


def _announces(row: Row) -> str | None:
    """The statement a row is the title of, "other" for other tables' titles, None for ordinary rows."""
    if any(number.amount for number in row.numbers if not re.fullmatch(r"(19|20)\d\d", number.printed)):
        return None
    flat = re.sub(r"^[\d一二三四五六七八九十]+", "", compact(row.text))
    if is_chinese(flat):
        kind = title_of_line(row.text)
        return kind or ("other" if len(flat) <= 30 and other_titles().search(flat) else None)
    if len(flat) > 110 or re.search(r"\b(see|refer|in our|of our|in the)\b", row.text.lower()):
        return None
    for kind in ("cash_flow", "balance", "income"):
        match = statement_knowledge(kind).titles.search(flat)
        if match and (match.start() < 50):
            comprehensive = kind == "income" and re.search(r"statements?of(consolidated)?(other)?comprehensive", flat)
            return "other" if comprehensive and "profit" not in flat else kind
    return "other" if other_titles().search(flat[:80]) else None


def _reconciles(kind: StatementKind, rows: Sequence[Row]) -> bool:
    """A direct-method cash flow statement goes on with the reconciliation of net income, often overleaf."""
    heads = [compact(row.text) for row in rows[:9]]
    return kind == "cash_flow" and any(re.search("reconciliationof(consolidated)?net|补充资料", head) for head in heads)


def _another_title_first(rows: Sequence[Row]) -> bool:
    return any(_announces(row) is not None for row in rows[:8])


def _read_part(table: _Table, page: int, rows: Sequence[Row], fiscal_year: int | None) -> bool:
    """Add the entries of a page, or of one half of it, to the table; False when it holds none."""
    part = read_table(rows, fiscal_year)
    if part is None:
        table.head += "\n".join(row.text for row in rows[:12]) + "\n"
        return False
    dated = list(part.columns)
    if table.columns and not _same_years(dated, table.columns):
        if len(dated) == len(part.all_columns) or len(part.all_columns) < len(table.columns):
            return False
        dated = _as_before(part.all_columns, table.columns)
    if not dated:
        return False
    table.notes = part.notes or table.notes
    entries = part.entries(dated, table.notes)
    table.entries.extend(entries)
    if not table.columns:
        table.columns, table.head = dated, table.head + part.head
    if page not in table.pages:
        table.pages.append(page)
    table.complete = table.complete or any(_COMPLETE[table.kind].search(compact(entry.text)) for entry in entries)
    return True


def _same_years(one: Sequence[Column], other: Sequence[Column]) -> bool:
    return {column.year for column in one} == {column.year for column in other}


def _as_before(columns: Sequence[Column], known: Sequence[Column]) -> list[Column]:
    """Years of the previous page for a page without heads: column by column from the right."""
    kept = list(columns)[-len(known) :]
    return [replace(column, year=old.year) for column, old in zip(kept, known, strict=True)]


def _lines(table: _Table, scale: int) -> list[Line]:
    lines: list[Line] = []
    for entry, section in join_wrapped(table.entries):
        if not entry.cells:
            continue
        factor = _factor(entry.text, section, entry.cells, scale)
        cells = tuple(
            Cell(year, number.value * factor, _evidence(table.source, entry, number))
            for year, number in _in_order(entry.cells, table.columns)
        )
        lines.append(Line(table.kind, entry.text, cells, section))
    return lines


def _in_order(cells: Mapping[int, Number], columns: Sequence[Column]) -> list[tuple[int, Number]]:
    return [(column.year, cells[column.year]) for column in columns if column.year is not None and column.year in cells]


def _factor(label: str, section: str, cells: Mapping[int, Number], scale: int) -> int:
    """What one printed unit of a row is worth: per-share rows print units whatever the table's scale."""
    own, above = compact(label), compact(section)
    small = all(abs(number.value) < _LARGEST_PER_SHARE for number in cells.values())
    if not small or "parvalue" in own or (_SHARES.search(own) and not _PER_UNIT.search(own)):
        return scale
    return 1 if _PER_UNIT.search(own) or (_EARNINGS_PER_UNIT.search(above) and not _SHARES.search(above)) else scale


def _evidence(source: str, entry: Entry, number: Number) -> Evidence:
    quote = f"{entry.text} {number.printed}".strip()
    return Evidence(source=source, page=entry.page, quote=quote, box=number.box)
