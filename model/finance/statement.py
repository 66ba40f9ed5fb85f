"""From the rows of a statement's pages to its lines: label, section, and one number a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.documents import Word
from model.evidence import Evidence
from model.finance.columns import Column, column_of, find_columns, header_end, notes_column, with_years
from model.finance.figures import Cell, Line, Statement, StatementKind
from model.finance.locate import is_chinese, other_titles, statement_knowledge, title_of_line
from model.finance.rows import Number, Row, join_words, rows_of_page
from model.finance.units import find_currency, find_scale
from model.finance.wording import compact
from model.finance.wrapping import Entry, join_wrapped

_COMPLETE = {
    "income": re.compile("diluted|assumingdilution|稀释每股收益|perunit"),
    "balance": re.compile(
        "totalliabilitiesand|totalequityandliabilities|total(share|stock|common)\\w*equityandliabilities"
        "|(负债和|负债及)\\w*(权益|权益总计|总计)|totalliabilities,\\w*equity|liabilitiesandequity"
    ),
    "cash_flow": re.compile("endof(the)?(fiscal)?(year|period)|atend|end(ing)?ofyear|期末现金及现金等价物余额|年末现金及现金等价物余额|现金及现金等价物余额$"),
}
_MORE_PAGES = 4
_FOOT = re.compile(
    r"accompanyingnotes|seenotesto|integralpartofth|notestoconsolidated|法定代表人|公司负责人|后附财务报表附注|财务报表附注为"
)
_RUNNING_LINE = re.compile(r"^\d+ ?/ ?\d+$|^[-–—]? ?\d{1,4} ?[-–—]?$|^第 ?\d+ ?页|年度报告(全文|正文)?$|^(Table of Contents|Page \d+)$", re.IGNORECASE)
"""Page numbers and running heads."""
_PER_UNIT = re.compile(r"per(common|ordinary|basic|diluted)?(share|unit|ads)|pershare|每股|earningspers")
_SHARES = re.compile(r"sharesoutstanding|weightedaverage|numberofshares|averageshares|averagecommonshares|averagenumber|股数")

_SIGNS = frozenset({"$", "€", "£", "¥", "￥"})

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
    kind: StatementKind, first: int, page_count: int, words: PageWords, source: str, fiscal_year: int | None
) -> Reading | None:
    """Read the statement that begins on page `first`; None when its columns bear no usable fiscal years."""
    table = _Table(kind, source)
    for page in range(first, min(first + _MORE_PAGES, page_count) + 1):
        rows = _own_rows(table, rows_of_page(page, words(page)), begins=page == first)
        if not rows or not (_read_page(table, page, rows, fiscal_year) or page == first):
            break
    if not table.columns or not table.entries:
        return None
    years = tuple(column.year for column in table.columns if column.year)
    scale = find_scale(table.head) or 1
    currency = find_currency(table.head)
    statement = Statement(kind, tuple(table.pages), table.title, years, scale, currency)
    return Reading(statement, tuple(_lines(table, scale)))


def _own_rows(table: _Table, rows: Sequence[Row], *, begins: bool) -> Sequence[Row]:
    """The rows of this page that belong to the statement: from its title to the next title or the closing line."""
    rows = [row for row in rows if not _RUNNING_LINE.search(row.text.strip())]
    start = 0
    title = next((index for index, row in enumerate(rows) if _announces(row) == table.kind), None)
    if begins:
        start = title or 0
        table.title = rows[start].text if title is not None else ""
    elif title is None and (table.complete or _another_title_first(rows)):
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
        match = statement_knowledge(kind).titles.search(flat)  # type: ignore[arg-type]
        if match and (match.start() < 50):
            comprehensive = kind == "income" and re.search(r"statements?of(consolidated)?(other)?comprehensive", flat)
            return "other" if comprehensive and "profit" not in flat else kind
    return "other" if other_titles().search(flat[:80]) else None


def _another_title_first(rows: Sequence[Row]) -> bool:
    return any(_announces(row) is not None for row in rows[:8])


def _read_page(table: _Table, page: int, rows: Sequence[Row], fiscal_year: int | None) -> bool:
    """Add a page's entries to the table; False when the page holds none."""
    columns = find_columns(rows)
    if not columns:
        table.head += "\n".join(row.text for row in rows[:12]) + "\n"
        return False
    first_amounts = header_end(rows, columns)
    head = rows[:first_amounts]
    head_text = table.head + "\n".join(row.text for row in head)
    dated = with_years(columns, head, fiscal_year or _year_of(head_text))
    if table.columns and not _same_years(dated, table.columns):
        if len(dated) == len(columns) or len(columns) < len(table.columns):
            return False
        dated = _as_before(columns, table.columns)
    if not dated:
        return False
    body = rows[first_amounts - _lead(head) :]
    table.notes = notes_column(head, dated) or table.notes
    entries = [_entry(row, dated, columns, table.notes) for row in body]
    table.entries.extend(entry for entry in entries if entry.text or entry.cells)
    if not table.columns:
        table.columns, table.head = dated, head_text
    table.pages.append(page)
    table.complete = table.complete or any(_COMPLETE[table.kind].search(compact(entry.text)) for entry in entries)
    return True


def _same_years(one: Sequence[Column], other: Sequence[Column]) -> bool:
    return {column.year for column in one} == {column.year for column in other}


def _as_before(columns: Sequence[Column], known: Sequence[Column]) -> list[Column]:
    """Years of the previous page for a page without heads: column by column from the right."""
    kept = list(columns)[-len(known) :]
    return [replace(column, year=old.year) for column, old in zip(kept, known, strict=True)]


def _lead(head: Sequence[Row]) -> int:
    """How many of the last rows of the head are section headings of the table rather than column heads."""
    count = 0
    for row in reversed(head):
        text = row.text
        if re.search(r"(19|20)\d\d|millions|thousands|单位|币种|项目|附注", text) or _announces(row) or count == 3:
            break
        count += 1
    return count


def _year_of(text: str) -> int | None:
    years = [int(year) for year in re.findall(r"(?<!\d)(20[0-4]\d)\s*年", text)]
    return max(years) if years else None


def _entry(row: Row, dated: Sequence[Column], columns: Sequence[Column], notes: tuple[float, float] | None) -> Entry:
    """A row as label text and numbers by year; words between label and columns (notes, currency signs) are dropped."""
    height = row.height
    cells: dict[int, Number] = {}
    for number in row.numbers:
        column = column_of(number, columns, height)
        if column is None or number.percent:
            continue
        year = next((known.year for known in dated if known.edge == column.edge), None)
        if year is not None and year not in cells:
            cells[year] = number
    left = min((column.left for column in columns), default=1e9)
    limit = min(left - 0.2 * height, min((number.box[0] for number in cells.values()), default=1e9))
    label = [
        word
        for word in row.words
        if word.x0 < limit and not _in_notes(word, notes, height) and word.text not in _SIGNS
    ]
    return Entry(row.page, tuple(label), join_words(label), cells, row.top, row.bottom, height)


def _in_notes(word: Word, notes: tuple[float, float] | None, height: float) -> bool:
    return notes is not None and (word.x0 + word.x1) / 2 > notes[0] - 1.5 * height and word.x0 > notes[0] - 4 * height


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
    """Per-share rows are printed in units whatever the table's scale."""
    own, above = compact(label), compact(section)
    shares = _SHARES.search(own)
    per_share = _PER_UNIT.search(own) or (_PER_UNIT.search(above) and not shares)
    small = all(abs(number.value) < Decimal(1000) for number in cells.values())
    return 1 if per_share and small and not (shares and not _PER_UNIT.search(own)) else scale


def _evidence(source: str, entry: Entry, number: Number) -> Evidence:
    quote = f"{entry.text} {number.printed}".strip()
    return Evidence(source=source, page=entry.page, quote=quote, box=number.box)
