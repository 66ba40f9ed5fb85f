"""Small pages drawn for these tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.typeset.fonts import chinese_face

WIDTH, HEIGHT = 612.0, 792.0
Draw = Callable[[Canvas], None]


def drawn(path: Path, *pages: Draw, rotation: int = 0, title: str = "") -> Path:
    """A PDF with one page a drawing."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.setTitle(title)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.setPageRotation(rotation)
        canvas.showPage()
    canvas.save()
    return path


def line(text: str, x: float = 72, y: float = 700, size: float = 10, font: str = "Helvetica") -> Draw:
    """One line of Latin text; y counts upwards."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)

    return draw


def chinese(text: str, x: float = 72, y: float = 700, size: float = 10) -> Draw:
    """One line in the Chinese face, digits and all."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(chinese_face(), size)
        canvas.drawString(x, y, text)

    return draw


def together(*drawings: Draw) -> Draw:
    """Several drawings on one page."""

    def draw(canvas: Canvas) -> None:
        for drawing in drawings:
            drawing(canvas)

    return draw
