"""Prose kept as text files: a few marks for headings, bullets and tables, and placeholders for the ledger's figures.

# Item           level-1 heading on a new page        ## Section    ### Topic
- point          bullet                               @name         a block made by code
[2024] words     a paragraph of that year only        {revenue:m}   a figure, see `Movement`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from tests.typeset.report import Book

Block = Callable[[Book], None]


def rounded(value: Decimal | float, places: int) -> Decimal:
    """Half up, as printed reports round."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Movement:
    """A figure with the year before it, worded by format spec.

    `now` and `before` are in absolute units; `share_of` is the total it is a share of (both years).
    """

    now: Decimal
    before: Decimal
    share_of: tuple[Decimal, Decimal] = (Decimal(1), Decimal(1))

    @property
    def growth(self) -> Decimal:
        """Change on the year before, in percent."""
        return (self.now / self.before - 1) * 100

    def __format__(self, spec: str) -> str:
        words = {
            "m": lambda: f"{rounded(self.now / 1_000_000, 1):,}",
            "m-": lambda: f"{rounded(self.before / 1_000_000, 1):,}",
            "wan": lambda: f"{rounded(self.now / 10_000, 2):,}",
            "wan-": lambda: f"{rounded(self.before / 10_000, 2):,}",
            "yi": lambda: f"{rounded(self.now / 100_000_000, 2):,}",
            "growth": lambda: f"{rounded(abs(self.growth), 1)}",
            "growth2": lambda: f"{rounded(abs(self.growth), 2)}",
            "rose": lambda: "increased" if self.now >= self.before else "decreased",
            "zh": lambda: "增长" if self.now >= self.before else "下降",
            "share": lambda: f"{rounded(self.now / self.share_of[0] * 100, 1)}",
            "share-": lambda: f"{rounded(self.before / self.share_of[1] * 100, 1)}",
        }
        return words[spec]()


def play(book: Book, script: Path, year: int, words: Mapping[str, object], blocks: Mapping[str, Block]) -> None:
    """Adds a script to the book. Raises KeyError for an unknown figure or block, ValueError for two marks on a line."""
    for paragraph in re.split(r"\n\s*\n", script.read_text(encoding="utf-8").strip()):
        for line in _lines(paragraph):
            _play_line(book, line, year, words, blocks)


def _lines(paragraph: str) -> list[str]:
    """Marked lines stand alone, other lines of a paragraph are joined."""
    lines: list[str] = []
    for line in paragraph.splitlines():
        if lines and not re.match(r"[#@\-\[]", line) and not re.match(r"[#@]", lines[-1]):
            joint = "" if ord(line[0]) > 0x2E80 or ord(lines[-1][-1]) > 0x2E80 else " "
            lines[-1] += joint + line.strip()
        else:
            lines.append(line.strip())
    return lines


def _play_line(book: Book, line: str, year: int, words: Mapping[str, object], blocks: Mapping[str, Block]) -> None:
    only = re.match(r"\[(\d{4})\]\s*", line)
    if only:
        if int(only[1]) != year:
            return
        line = line[only.end() :]
    if line.startswith("@"):
        blocks[line[1:]](book)
        return
    text = line.format_map(words)
    mark, _, rest = text.partition(" ")
    if mark in ("#", "##", "###"):
        book.heading(rest, len(mark))
    elif mark == "-":
        book.text(rest, bullet=True)
    else:
        book.text(text)
