"""Faces, and text that mixes Latin and Chinese on one line.

Latin uses the standard Times and Helvetica; Chinese embeds a subset of Droid Sans Fallback (Apache-2.0, Debian package
fonts-droid-fallback). Without that font the standard STSong-Light is named but not embedded: the text of such a
document reads the same, its page images may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

DROID = Path("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf")
_LATIN_MARKS = frozenset("—–“”‘’…•€£\u00a0")


@cache
def chinese_face() -> str:
    """The registered name of the Chinese face."""
    if DROID.is_file():
        pdfmetrics.registerFont(TTFont("Droid", str(DROID)))
        return "Droid"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


@dataclass(frozen=True, slots=True)
class Face:
    """The fonts of one family."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


SERIF = Face("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic")
SANS = Face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique")


def is_latin(character: str) -> bool:
    """Whether a character is set in the Latin face."""
    return ord(character) < 0x250 or character in _LATIN_MARKS


def runs(text: str, latin: str) -> list[tuple[str, str]]:
    """(font, text) pieces of a line, one per change of script."""
    return [(latin if key else chinese_face(), "".join(group)) for key, group in groupby(text, is_latin)]


def markup(text: str, latin: str) -> str:
    """Paragraph markup that names the Latin face where the script changes."""
    pieces = [f'<font name="{font}">{escape(piece)}</font>' for font, piece in runs(text, latin)]
    return "".join(pieces)


def pieces_of(text: str) -> list[tuple[str, bool]]:
    """(text, raised) pieces: what stands between two ``^`` is a superscript."""
    return [(piece, index % 2 == 1) for index, piece in enumerate(text.split("^")) if piece]


def text_width(text: str, latin: str, size: float) -> float:
    """Width in points, superscripts included."""
    total = 0.0
    for piece, raised in pieces_of(text):
        for font, run in runs(piece, latin):
            total += pdfmetrics.stringWidth(run, font, size * (0.65 if raised else 1))
    return total


def draw_text(canvas: Canvas, x: float, y: float, text: str, latin: str, size: float) -> float:
    """Draws one line from `x`, baseline at `y`; Chinese under a bold face is thickened. Returns the x behind it."""
    for piece, raised in pieces_of(text):
        for font, run in runs(piece, latin):
            height = size * (0.65 if raised else 1)
            thick = font != latin and "Bold" in latin
            canvas.saveState()
            canvas.setLineWidth(size * 0.026)
            pen = canvas.beginText(x, y + (size * 0.35 if raised else 0))
            pen.setFont(font, height)
            pen.setTextRenderMode(2 if thick else 0)
            pen.textOut(run)
            canvas.drawText(pen)
            canvas.restoreState()
            x += pdfmetrics.stringWidth(run, font, height)
    return x


def broken(text: str, latin: str, size: float, width: float) -> list[str]:
    """The lines a text takes in a given width: Latin breaks at spaces, Chinese between any two characters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _words(paragraph):
            if line and text_width(line + word.rstrip(" "), latin, size) > width:
                lines.append(line.rstrip(" "))
                line = word.lstrip(" ")
            else:
                line += word
        lines.append(line.rstrip(" "))
    return lines


def _words(text: str) -> list[str]:
    words: list[str] = []
    word = ""
    for character in text:
        if is_latin(character):
            word += character
            if character == " ":
                words.append(word)
                word = ""
        elif character in "、,。;:)》”" and (word or words):
            if word:
                words.append(word + character)
                word = ""
            else:
                words[-1] += character
        else:
            if word:
                words.append(word)
            word = ""
            words.append(character)
    return [*words, word] if word else words
