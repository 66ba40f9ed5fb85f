"""Statement tables: right-aligned number columns, headings over them, rules, leaders, and a repeat over pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from tests.typeset.fonts import SERIF, Face, broken, draw_text, text_width
from tests.typeset.numbers import Numbers, Value, printed

SHORT = 19
"""Tables of fewer rows move to the next page whole."""

Kind = Literal["line", "heading", "subtotal", "total"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `metric` names what a gold answer calls it; ``^1^`` in label or cell raises a footnote marker."""

    label: str
    values: tuple[Value, ...] = ()
    kind: Kind = "line"
    indent: int = 0
    symbol: bool = False
    note: str = ""
    decimals: int | None = None
    metric: str = ""
    numbers_on: Literal["last", "first", "middle"] | None = None
    """On which line of a wrapped label the numbers stand; by default the last, in a grid the middle."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A column heading over the number columns `first` to `last` (0-based, inclusive)."""

    text: str
    first: int
    last: int
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """One line of column headings."""

    spans: tuple[Span, ...]
    label: str = ""
    note: str = ""


def heads(*texts: str, label: str = "", note: str = "", ruled: bool = True) -> Head:
    """A heading line with one text a column."""
    return Head(tuple(Span(text, i, i, ruled) for i, text in enumerate(texts)), label, note)


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is drawn."""

    face: Face = SERIF
    size: float = 9
    widths: tuple[float, ...] = (74, 74)
    note_width: float = 0
    gap: float = 12
    grid: bool = False
    dots: bool = False
    band: str = ""
    """Hex colour of every second row, empty for none."""
    numbers: Numbers = field(default_factory=Numbers)
    caption: tuple[str, str] = ("", "")
    """Words over the table, left and right, e.g. the entity and the unit."""
    continued: str = ""
    """Heading printed above the part on a following page, e.g. ``(Continued)``."""

    @property
    def leading(self) -> float:
        return self.size * 1.26


class Table(Flowable):
    """A table that splits between rows and tells `places` on which page each metric stood."""

    def __init__(
        self,
        rows: list[Row],
        head: list[Head],
        look: Look,
        places: dict[str, int] | None = None,
        first: bool = True,
        width: float | None = None,
    ) -> None:
        super().__init__()
        self.rows, self.head, self.look, self.places = rows, head, look, places
        self.first, self.fixed = first, width

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = self.fixed or available
        self.height = self._head_height() + sum(self._height(row) for row in self.rows)
        return self.width, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        self.wrap(available, height)
        if self.first and len(self.rows) < SHORT:
            return []
        room, taken = height - self._head_height(), 0
        while taken < len(self.rows) and self._height(self.rows[taken]) <= room:
            room -= self._height(self.rows[taken])
            taken += 1
        while taken and self.rows[taken - 1].kind == "heading":
            taken -= 1
        if taken < 3:
            return []
        rest = Table(self.rows[taken:], self.head, self.look, self.places, False, self.fixed)
        return [Table(self.rows[:taken], self.head, self.look, self.places, self.first, self.fixed), rest]

    def draw(self) -> None:
        y = self.height
        if self.look.continued and not self.first:
            y -= self.look.leading
            text = self.look.continued
            draw_text(self.canv, 0, y + self.look.size * 0.3, text, self.look.face.italic, self.look.size)
        if self.first and any(self.look.caption):
            y -= self.look.leading * 1.3
            self._draw_caption(y + self.look.size * 0.5)
        for line in self.head:
            y = self._draw_head(line, y)
        for index, row in enumerate(self.rows):
            y = self._draw_row(row, y, index)
            if self.places is not None and row.metric:
                self.places.setdefault(row.metric, self.canv.getPageNumber())

    # -- measures ------------------------------------------------------------------------------------------------

    def _edges(self) -> list[tuple[float, float]]:
        """(left, right) of each number column."""
        widths, gap = self.look.widths, 0 if self.look.grid else self.look.gap
        x, edges = self.width - sum(widths) - gap * (len(widths) - 1), []
        for width in widths:
            edges.append((x, x + width))
            x += width + gap
        return edges

    def _label_width(self) -> float:
        return self._edges()[0][0] - self.look.note_width

    def _label_lines(self, row: Row) -> list[str]:
        room = self._label_width() - row.indent * self.look.size - 8
        return broken(row.label, self._font(row), self.look.size, room)

    def _font(self, row: Row) -> str:
        heavy = row.bold or row.kind in ("heading", "total")
        return self.look.face.bold if heavy else self.look.face.regular

    def _padding(self, row: Row) -> float:
        if self.look.grid:
            return self.look.size * 0.42
        return {"total": 8.0, "subtotal": 4.0}.get(row.kind, 2.0)

    def _height(self, row: Row) -> float:
        return len(self._label_lines(row)) * self.look.leading + self._padding(row)

    def _head_lines(self, line: Head) -> int:
        edges = self._edges()
        counts = [
            len(broken(span.text, self.look.face.bold, self.look.size, edges[span.last][1] - edges[span.first][0]))
            for span in line.spans
        ]
        return max([*counts, 1])

    def _head_height(self) -> float:
        continued = self.look.leading if self.look.continued and not self.first else 0
        captioned = self.look.leading * 1.3 if self.first and any(self.look.caption) else 0
        return captioned + continued + sum(self._head_lines(line) * self.look.leading + 4 for line in self.head)

    def _draw_caption(self, y: float) -> None:
        left, right = self.look.caption
        font, size = self.look.face.regular, self.look.size
        draw_text(self.canv, 0, y, left, font, size)
        draw_text(self.canv, self.width - text_width(right, font, size), y, right, font, size)

    # -- drawing -------------------------------------------------------------------------------------------------

    def _draw_head(self, line: Head, y: float) -> float:
        look, edges, pen = self.look, self._edges(), self.canv
        bottom = y - self._head_lines(line) * look.leading - 4
        if look.grid:
            self._cells(bottom, y, "#E9EEF3", [(edges[s.first][0], edges[s.last][1]) for s in line.spans])
        for span in line.spans:
            left, right = edges[span.first][0], edges[span.last][1]
            texts = broken(span.text, look.face.bold, look.size, right - left)
            for i, text in enumerate(reversed(texts)):
                x = (left + right - text_width(text, look.face.bold, look.size)) / 2
                draw_text(pen, x, bottom + 4 + i * look.leading, text, look.face.bold, look.size)
            if span.ruled and not look.grid:
                self._rule(left, right, bottom + 0.5, 0.7)
        if line.label:
            draw_text(pen, 4 if look.grid else 0, bottom + 4, line.label, look.face.italic, look.size)
        if line.note:
            note_width = text_width(line.note, look.face.bold, look.size)
            x = self._label_width() + (look.note_width - note_width) / 2
            draw_text(pen, x, bottom + 4, line.note, look.face.bold, look.size)
        return bottom

    def _draw_row(self, row: Row, y: float, index: int) -> float:
        look = self.look
        bottom = y - self._height(row)
        if look.grid:
            self._cells(bottom, y, "", self._edges())
        elif look.band and index % 2 == 0:
            self.canv.setFillColor(HexColor(look.band))
            self.canv.rect(0, bottom, self.width, y - bottom, stroke=0, fill=1)
            self.canv.setFillColor(HexColor("#000000"))
        lines, font = self._label_lines(row), self._font(row)
        ruled = row.kind in ("subtotal", "total")
        top = y - look.size - (self._padding(row) / 2 if look.grid else 2.5 if ruled else 1)
        for i, text in enumerate(lines):
            x = row.indent * look.size + (4 if look.grid else 0)
            end = draw_text(self.canv, x, top - i * look.leading, text, font, look.size)
        where = {"last": len(lines) - 1, "first": 0, "middle": (len(lines) - 1) / 2}[
            row.numbers_on or ("middle" if look.grid else "last")
        ]
        base = top - where * look.leading
        if look.dots and row.values and row.kind != "heading":
            self._leaders(end + 3, base)
        if row.note:
            x = self._label_width() + (look.note_width - text_width(row.note, look.face.regular, look.size)) / 2
            draw_text(self.canv, x, base, row.note, look.face.regular, look.size)
        self._draw_numbers(row, base)
        return bottom

    def _draw_numbers(self, row: Row, base: float) -> None:
        look, font = self.look, self._font(row)
        for (left, right), value in zip(self._edges(), row.values, strict=False):
            text = printed(value, look.numbers, row.decimals)
            if text:
                self._draw_number(text, right - (4 if look.grid else 3), base, font)
            if text and row.symbol:
                draw_text(self.canv, left + 2, base, look.numbers.symbol, font, look.size)
            if row.kind in ("subtotal", "total") and not look.grid:
                self._rule(left, right, base + look.size * 0.92 + 1, 0.5)
            if row.kind == "total" and not look.grid:
                self._rule(left, right, base - 2.6, 0.5)
                self._rule(left, right, base - 4.2, 0.5)

    def _draw_number(self, text: str, right: float, base: float, font: str) -> None:
        """Right-aligned so that digits stand under digits: a closing bracket, %, or raised marker hangs out."""
        size = self.look.size
        body = text.split("^")[0]
        hanging = 0 if self.look.grid or not body.endswith(")") else text_width(")", font, size)
        draw_text(self.canv, right - text_width(body, font, size) + hanging, base, text, font, size)

    def _leaders(self, start: float, base: float) -> None:
        step = self.look.size * 0.45
        count = int((self._label_width() - 6 - start) / step)
        if count > 2:
            x = self._label_width() - 6 - count * step
            spaced = "." * count
            pen = self.canv.beginText(x, base)
            pen.setFont(self.look.face.regular, self.look.size)
            pen.setCharSpace(step - text_width(".", self.look.face.regular, self.look.size))
            pen.textOut(spaced)
            pen.setCharSpace(0)
            self.canv.drawText(pen)

    def _rule(self, left: float, right: float, y: float, weight: float) -> None:
        self.canv.setLineWidth(weight)
        self.canv.line(left, y, right, y)

    def _cells(self, bottom: float, top: float, fill: str, edges: list[tuple[float, float]]) -> None:
        """The boxes of one grid row: label, note, numbers."""
        self.canv.saveState()
        self.canv.setLineWidth(0.4)
        self.canv.setStrokeColor(Color(0.35, 0.38, 0.42))
        if fill:
            self.canv.setFillColor(HexColor(fill))
        label = self._label_width()
        boxes = [(0, label), *([(label, label + self.look.note_width)] if self.look.note_width else []), *edges]
        for left, right in boxes:
            self.canv.rect(left, bottom, right - left, top - bottom, fill=1 if fill else 0)
        self.canv.restoreState()


class SideBySide(Flowable):
    """Two tables next to each other, as balance sheets of assets against liabilities are printed."""

    def __init__(self, left: Table, right: Table, gutter: float = 18) -> None:
        super().__init__()
        self.left, self.right, self.gutter = left, right, gutter

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.left.fixed = self.right.fixed = (available - self.gutter) / 2
        self.width = available
        self.height = max(part.wrap(available, height)[1] for part in (self.left, self.right))
        return self.width, self.height

    def draw(self) -> None:
        half = (self.width + self.gutter) / 2
        self.left.drawOn(self.canv, 0, self.height - self.left.height)
        self.right.drawOn(self.canv, half, self.height - self.right.height)
