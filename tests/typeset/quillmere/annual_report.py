"""The annual reports of Quillmere Instruments, Inc. on Form 10-K, one book a fiscal year."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.pdfgen.canvas import Canvas

from tests.typeset.fonts import draw_text
from tests.typeset.quillmere import notes, statements
from tests.typeset.quillmere.statements import Filing, filing
from tests.typeset.report import Book, Contents, Style
from tests.typeset.script import Block, Movement, play

SCRIPT = Path(__file__).with_name("10-K.txt")
NAME = "Quillmere Instruments, Inc."


def annual_report(year: int) -> tuple[Book, Callable[[Canvas], None]]:
    """The book of one fiscal year and its cover."""
    f = filing(year)
    book = Book(
        Style(f"{NAME}: annual report {year}", f"{NAME}   |   Annual report on Form 10-K, fiscal {year}", size=11)
    )
    book.heading("Contents", 0)
    book.add(Contents(book.style))
    play(book, SCRIPT, year, words(f), blocks(f))
    return book, partial(cover, year)


def words(f: Filing) -> dict[str, object]:
    """Every account as a movement on the prior year, in dollars, and the years by name."""
    now, before = f.books[f.year], f.books[f.year - 1]
    revenue = (Decimal(now["revenue"] * 1000), Decimal(before["revenue"] * 1000))
    words: dict[str, object] = {
        key: Movement(Decimal(now[key] * 1000), Decimal(before[key] * 1000), revenue) for key in now if key in before
    }
    reported = (Decimal(f.selling(year) * 1000) for year in f.years[:2])
    return words | {"year": f.year, "prior": f.year - 1, "sga_reported": Movement(*reported, revenue)}


def blocks(f: Filing) -> dict[str, Block]:
    """The tables the script may name."""
    made = [
        notes.selected_data, notes.results, notes.discussion_taxes, notes.liquidity, notes.obligations, notes.segments,
        notes.geography, notes.quarters, notes.debt, notes.maturities, notes.taxes, notes.earnings_per_share,
        notes.reclassified, notes.parent_only, notes.free_cash_flow, notes.awards,
    ]  # fmt: skip
    split = partial(partial, notes.balances, f=f)
    return {block.__name__: partial(block, f=f) for block in made} | {
        "statements": partial(_statements, f=f),
        "hidden": partial(notes.hidden_sentence, f=f) if f.year == 2024 else _nothing,
        "inventories": split(
            total="Inventories",
            key="inventories",
            parts={"Raw materials and parts": "0.463", "Work in process": "0.154", "Finished goods": ""},
        ),
        "property": split(
            total="Property, plant and equipment, net",
            key="property",
            parts={"Land and buildings, net": "0.552", "Machinery and equipment, net": "0.381", "In progress": ""},
        ),
        "intangibles": split(
            total="Intangible assets, net",
            key="intangibles",
            parts={"Customer relationships": "0.577", "Technology": "0.348", "Trade names": ""},
        ),
    }


def _statements(book: Book, f: Filing) -> None:
    statements.add_income(book, f)
    statements.add_comprehensive(book, f)
    statements.add_balance(book, f)
    statements.add_equity(book, f)
    statements.add_cash_flow(book, f)


def _nothing(_book: Book) -> None:
    """A block that this year's report leaves out."""


def cover(year: int, canvas: Canvas) -> None:
    """The cover: a dark field with a trace of a chromatogram, then the form's facts."""
    width, height = canvas._pagesize
    canvas.saveState()
    canvas.setFillColor(HexColor("#14304F"))
    canvas.rect(0, height * 0.42, width, height * 0.58, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor("#5FA8D3"))
    canvas.setLineWidth(1.6)
    _trace(canvas, width, height * 0.47)
    canvas.setFillColor(white)
    draw_text(canvas, 64, height - 150, "Quillmere", "Times-Bold", 46)
    draw_text(canvas, 66, height - 182, "INSTRUMENTS, INC.", "Helvetica", 13)
    draw_text(canvas, 64, height - 260, f"Annual report {year}", "Times-Italic", 26)
    canvas.setFillColor(HexColor("#14304F"))
    facts = [
        ("Times-Bold", 15, "FORM 10-K"),
        ("Times-Roman", 11, "ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934"),
        ("Times-Roman", 11, f"For the fiscal year ended December 31, {year}"),
        ("Times-Roman", 11, "Common stock, $0.01 par value"),
        ("Times-Italic", 10, f"{NAME} does not exist. This report was written and typeset as a sample;"),
        ("Times-Italic", 10, "companies, products and figures are invented; any likeness to real ones is chance."),
    ]  # fmt: skip
    y = height * 0.36
    for font, size, text in facts:
        draw_text(canvas, 64, y, text, font, size)
        y -= 30 if font != "Times-Italic" else 15
    canvas.restoreState()


def _trace(canvas: Canvas, width: float, base: float) -> None:
    """A chromatogram: flat, with peaks."""
    pen = canvas.beginPath()
    pen.moveTo(0, base)
    for at, tall, half in ((90, 34, 9), (170, 96, 8), (252, 52, 12), (330, 168, 9), (420, 72, 12), (520, 112, 14)):
        pen.lineTo(at - 2.2 * half, base)
        pen.curveTo(at - half, base, at - half * 0.7, base + tall, at, base + tall)
        pen.curveTo(at + half * 0.7, base + tall, at + half, base, at + 2.2 * half, base)
    pen.lineTo(width, base)
    canvas.drawPath(pen, stroke=1, fill=0)
