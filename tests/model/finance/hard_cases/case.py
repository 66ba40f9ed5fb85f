"""A case: a company's small annual report, and what a reader must say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.model.finance.hard_cases import filler
from tests.model.finance.hard_cases.sheet import Answers, Cells, Sheet, answers_of, solve
from tests.typeset.fonts import SERIF
from tests.typeset.numbers import Numbers
from tests.typeset.report import Book, Style
from tests.typeset.tables import Head, Look, SideBySide, Span, Table, heads

Part = Sheet | tuple[Sheet, Sheet] | Callable[[Book], None]
"""A statement on a page of its own, two of them side by side, or anything else that is printed."""

INCOME = Look(size=9, widths=(70, 70, 70), gap=10)
BALANCE = replace(INCOME, widths=(80, 80))
GRID = Look(
    size=8.8,
    widths=(108, 108),
    note_width=40,
    grid=True,
    numbers=Numbers(decimals=2, negative="minus", zero="-", symbol=""),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One document. `absent` names metrics that it does not print; `year` is that of its cover."""

    name: str
    company: str
    parts: tuple[Part, ...]
    absent: tuple[str, ...] = ()
    year: int = 2023
    chinese: bool = False
    ended: str = ""
    """How the cover words the end of the fiscal year."""

    def expected(self) -> Answers:
        """metric -> year -> value; None where the report prints none."""
        known: dict[str, Cells] = {}
        answers: Answers = {}
        for sheet in self._sheets():
            for metric, values in answers_of(sheet, known, solve(sheet, known)).items():
                answers.setdefault(metric, {}).update(values)
        return answers | {metric: dict.fromkeys((self.year,)) for metric in self.absent}

    def build(self, path: Path) -> dict[str, int]:
        """Writes the PDF; metric -> page of every expected value."""
        running = (
            f"{self.company}{self.year}年年度报告" if self.chinese else f"{self.company} — {self.year} Annual Report"
        )
        book = Book(Style(running, running, chinese=self.chinese, margins=(58, 62), face=SERIF, size=10))
        ended = self.ended or (f"{self.year}年12月31日" if self.chinese else f"December 31, {self.year}")
        (filler.chinese_front if self.chinese else filler.front)(book, self.company, self.year, ended)
        known: dict[str, Cells] = {}
        for part in self.parts:
            _set(book, part, known, self.company)
        (filler.chinese_back if self.chinese else filler.back)(book, self.company)
        book.build(path)
        return book.places

    def _sheets(self) -> list[Sheet]:
        return [s for part in self.parts if not callable(part) for s in (part if isinstance(part, tuple) else (part,))]


def _set(book: Book, part: Part, known: dict[str, Cells], company: str) -> None:
    if callable(part):
        part(book)
        return
    first = part[0] if isinstance(part, tuple) else part
    book.page()
    if not book.style.chinese:
        book.heading(company, 0)
    book.heading(first.title, 0)
    if first.above:
        book.text(first.above, align=1, size=9)
    if isinstance(part, tuple):
        left, right = (Table(solve(s, known), list(s.head), s.look, book.places) for s in part)
        book.add(SideBySide(left, right))
    else:
        rows = solve(part, known)
        book.table(rows, list(part.head), part.look, counted=not part.foreign)
    if first.below:
        book.text(first.below, size=8.5, align=0)


def years_head(over: str, label: str, *years: str) -> tuple[Head, ...]:
    """A heading over all columns, the years beneath."""
    return Head((Span(over, 0, len(years) - 1, True),), label), heads(*years)
