"""What a document gives back: text a page, words with their boxes, and text no reader can see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HiddenReason = Literal["invisible", "white", "tiny", "off_page"]
"""Why a reader of the printed page cannot see a text."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters printed without a gap on one line. PDF points, origin at the top left of the page as displayed."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    hidden: bool = False
    """True when a reader of the page cannot see it; such words must never change a result."""


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text that the file holds but the page does not show; at most 200 characters of it."""

    page: int
    """1-based."""
    text: str
    reason: HiddenReason


@dataclass(frozen=True, slots=True)
class PDFText:
    """The visible text of every page of a document."""

    page_count: int
    texts: tuple[str, ...]
    """One a page, in reading order, lines separated by newlines."""
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page as displayed, in PDF points."""
    title: str | None
    """Title from the file's own metadata."""
    hidden: tuple[HiddenText, ...]
    pictured: tuple[int, ...] = ()
    """1-based pages that show something but hardly any text: pictures of pages, as a scanner makes them."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A page as displayed, in shades of grey."""

    width: int
    height: int
    scale: float
    """Pixels a point."""
    grey: bytes
    """One byte a pixel, row by row from the top; 0 is black."""
