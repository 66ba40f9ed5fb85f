"""Printed pages made of words with positions, and lines and figures made of numbers, for tests of the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from model.documents import Word
from model.evidence import Evidence
from model.finance.figures import Cell, Figure, Line, Method, StatementKind
from model.finance.numbers import parse_number
from model.finance.rows import Number, Row, rows_of_page
from model.finance.wrapping import Entry

SIZE = 10.0
"""Height of a word; a Chinese character is as wide, any other half as wide."""
PITCH = 14.0
LEFT = 50.0
MILLION = 1_000_000
SOURCE = "ab" * 32

Printed = str | tuple[str, ...]
"""A row of a page: its label alone, or its label and one cell a column, "" for an empty cell."""


def width(text: str, size: float = SIZE) -> float:
    """How wide a text is printed."""
    return sum(size if character > "\u2e7f" else size / 2 for character in text)


def left(text: str, x: float, top: float, size: float = SIZE) -> list[Word]:
    """The words of a text that begins at x, a space apart."""
    words = []
    for part in text.split():
        words.append(Word(part, x, top, x + width(part, size), top + size))
        x += width(part, size) + size / 2
    return words


def right(text: str, edge: float, top: float, size: float = SIZE) -> list[Word]:
    """The words of a text whose digits end at the edge; a closing bracket hangs out."""
    body = text.rstrip(")）")
    return left(text, edge - width(body, size), top, size)


def page(rows: Sequence[Printed], edges: Sequence[float] = (), top: float = 80.0) -> list[Word]:
    """A page of rows; leading spaces of a label indent it, cells end at the edges."""
    words: list[Word] = []
    for index, row in enumerate(rows):
        label, *cells = (row,) if isinstance(row, str) else row
        y = top + index * PITCH
        words += left(label, LEFT + 5 * (len(label) - len(label.lstrip())), y)
        for cell, edge in zip(cells, edges, strict=False):
            words += right(cell, edge, y)
    return words


def rows(printed: Sequence[Printed], edges: Sequence[float] = ()) -> list[Row]:
    """The rows that a page of these lines gives."""
    return rows_of_page(1, page(printed, edges))


def entry(text: str, *values: str, index: float = 0, page: int = 1, pitch: float = PITCH) -> Entry:
    """A row of a table: its label, and numbers for 2023, 2022, …; `index` counts rows from the top."""
    top = 80.0 + index * pitch
    words = tuple(left(text, LEFT, top))
    cells = {2023 - column: number(value, 400.0 + 80 * column, top) for column, value in enumerate(values)}
    return Entry(page, words, text, cells, top, top + SIZE, SIZE)


def number(printed: str, edge: float = 400.0, top: float = 80.0) -> Number:
    """A printed number that ends at the edge."""
    value = parse_number(printed)
    assert value is not None, printed
    return Number(value, printed, (edge - width(printed), top, edge, top + SIZE), edge)


def place(quote: str = "", page: int = 1, x: float = 300.0) -> Evidence:
    """Where something was read."""
    return Evidence(SOURCE, page=page, quote=quote, box=(x, 80.0, x + 40.0, 90.0))


def line(
    label: str,
    values: Mapping[int, int | str | Decimal] | int | str = 1,
    *,
    statement: StatementKind = "income",
    section: str = "",
    metric: str | None = None,
    scale: int = 1,
) -> Line:
    """A printed row; a single value is that of 2023."""
    by_year = values if isinstance(values, Mapping) else {2023: values}
    cells = tuple(
        Cell(year, Decimal(value) * scale, place(f"{label} {value}".strip(), x=300.0 + 60 * column))
        for column, (year, value) in enumerate(by_year.items())
    )
    return Line(statement, label, cells, section, metric)


def figure(
    name: str,
    value: int | str | Decimal,
    year: int = 2023,
    *,
    scale: int = 1,
    statement: StatementKind = "income",
    confidence: float = 0.5,
    method: Method = "printed",
) -> Figure:
    """A printed figure; `value` counts units of `scale`."""
    label = name.replace("_", " ")
    return Figure(
        name=name,
        year=year,
        value=Decimal(value) * scale,
        currency="USD",
        scale=scale,
        label=label,
        evidence=place(f"{label} {year} {value}"),
        confidence=confidence,
        method=method,
        statement=statement,
    )
