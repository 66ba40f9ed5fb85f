"""Pieces of the page to print: tables, pictures, and the course of a figure drawn as bars. Text is escaped here."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape

_BAR, _GAP, _HEIGHT = 8, 3, 15
"""Of the bars, in pixels."""
_RISE, _FALL = "#0b6b7d", "#b4462e"


class Markup(str):
    """HTML made here, to stand as it is; any other text is escaped."""

    __slots__ = ()


Cell = tuple[str, str]
"""Text or markup, and its class."""


def safe(text: str) -> str:
    """Text as HTML; markup as it is."""
    return text if isinstance(text, Markup) else escape(text)


def element(tag: str, text: str, name: str = "") -> Markup:
    """An element around text or markup, with a class where one is given."""
    kind = f' class="{name}"' if name else ""
    return Markup(f"<{tag}{kind}>{safe(text)}</{tag}>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Pieces one after the other."""
    return Markup("".join(parts))


def table(head: Sequence[Cell], rows: Iterable[Sequence[Cell]], name: str = "") -> Markup:
    """A table whose head is repeated on every printed page."""

    def line(cells: Sequence[Cell], tag: str) -> Markup:
        return element("tr", joined(element(tag, text, kind) for text, kind in cells))

    body = element("tbody", joined(line(row, "td") for row in rows))
    return element("table", Markup(element("thead", line(head, "th")) + body), name)


def picture(png: bytes, words: str) -> Markup:
    """A picture within the page itself, with the words for those who cannot see it."""
    return Markup(f'<img alt="{escape(words)}" src="data:image/png;base64,{b64encode(png).decode()}">')


def bars(values: Sequence[Decimal | None], words: str) -> Markup:
    """One bar a year, earliest first; losses hang below the line, an absent year stays empty. `words` say the same."""
    present = [value for value in values if value is not None]
    top, bottom = max([*present, Decimal(0)]), min([*present, Decimal(0)])
    if top == bottom:
        return Markup("")
    unit = _HEIGHT / float(top - bottom)
    zero = float(top) * unit
    drawn = "".join(
        f'<rect x="{index * (_BAR + _GAP)}" y="{zero - max(float(value), 0) * unit:.1f}" width="{_BAR}" '
        f'height="{abs(float(value)) * unit:.1f}" fill="{_FALL if value < 0 else _RISE}"/>'
        for index, value in enumerate(values)
        if value is not None
    )
    width = len(values) * (_BAR + _GAP)
    line = f'<line x1="0" x2="{width}" y1="{zero:.1f}" y2="{zero:.1f}" stroke="#52636f" stroke-width="0.7"/>'
    size = f'width="{width}" height="{_HEIGHT + 1}" viewBox="0 0 {width} {_HEIGHT + 1}"'
    return Markup(f'<svg role="img" aria-label="{escape(words)}" {size}>{drawn}{line}</svg>')


def css_text(text: str) -> str:
    """A text as a string of a style sheet, whatever it says: all but letters and digits as their code points."""
    letters = (letter if letter.isalnum() else f"\\{ord(letter):06x}" for letter in text)
    return f'"{"".join(letters)}"'
