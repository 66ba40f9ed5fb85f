"""A page to print, self-contained: tables, pictures, and the course of a figure drawn as bars. Text is escaped here.

Nothing in it runs or is fetched: no script, no link to another host, styles and pictures inline.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape

_BAR, _GAP, _HEIGHT = 8, 3, 15
"""Of the bars, in pixels."""
_RISE, _FALL = "#0b6b7d", "#b4462e"

_STYLE = """
body { font: 9.5pt/1.4 "Source Sans 3", "Segoe UI", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC",
  "Microsoft YaHei", sans-serif; color: #14212b; background: #fff; max-width: 182mm; margin: 0 auto; padding: 6mm;
  print-color-adjust: exact; }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 1mm; }
h2 { font-size: 12pt; margin: 6mm 0 1.5mm; color: #0b6b7d; break-after: avoid; }
p, li { margin: 1mm 0; } .quiet { color: #52636f; } .notice { color: #8a5a00; }
table { border-collapse: collapse; width: 100%; } thead { display: table-header-group; }
tr, figure { break-inside: avoid; } th, td { text-align: left; padding: 0.7mm 1.5mm; border-bottom: 1px solid #d9e1e5;
  vertical-align: top; } th { border-bottom: 2px solid #0b6b7d; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.strong td { font-weight: 600; } .fail { color: #b4462e; font-weight: 600; } .quote { overflow-wrap: anywhere; }
figure { display: flex; gap: 4mm; margin: 2mm 0; align-items: center; }
figcaption { flex: 0 0 46mm; overflow-wrap: anywhere; } figcaption b { display: block; }
img { flex: 1 1 auto; min-width: 0; max-height: 42mm; object-fit: contain; object-position: left;
  border: 1px solid #d9e1e5; } svg { vertical-align: middle; }
mark { background: #fdeab5; color: inherit; } mark.praise { background: #cfeae0; } sup { line-height: 0; }
.small { font-size: 8pt; } .whole { white-space: nowrap; } section.appendix { break-before: page; }
@media print { body { padding: 0; max-width: none; } }
"""
_PRINTED = """
@page {{ size: A4; margin: 17mm 14mm 16mm; font: 8pt "Source Sans 3", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  @top-left {{ content: {first}; color: #52636f; }} @top-right {{ content: {second}; color: #52636f; }}
  @bottom-left {{ content: {foot}; color: #52636f; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); color: #52636f; }} }}
@page :first {{ @top-left {{ content: ""; }} @top-right {{ content: ""; }} }}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


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


def document(title: str, language: str, body: Markup, corners: tuple[str, str, str]) -> str:
    """The whole page in "en" or "zh", to be printed on A4.

    `corners` stand on every sheet: at the top left and right, from the second one on, and at the bottom left.
    """
    first, second, foot = map(css_text, corners)
    printed = _PRINTED.format(first=first, second=second, foot=foot)
    return (
        f'<!doctype html><html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"{element('title', title)}<style>{_STYLE}{printed}</style></head><body>{body}</body></html>"
    )
