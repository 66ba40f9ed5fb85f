"""Files of a class as pupils hand them in, made here; every word of them was written for these tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from docx import Document
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

ENGLISH = "The library near my house opens at nine. I go there every Saturday because it is quiet and warm."
CHINESE = "我家门前有一条小河。春天来了，河边的柳树发芽了，我和妹妹常去那里放风筝。"


def docx(*paragraphs: str, header: str = "", rows: Iterable[Iterable[str]] = ()) -> bytes:
    """A Word document with paragraphs, then a table."""
    document = Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for text in paragraphs:
        document.add_paragraph(text)
    lines = [list(row) for row in rows]
    if lines:
        table = document.add_table(len(lines), len(lines[0]))
        for row, cells in enumerate(lines):
            for column, cell in enumerate(cells):
                table.cell(row, column).text = cell
    return _saved(document)


def xlsx(*rows: Iterable[object], title: str = "Sheet") -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    return _saved(book)


def pdf(*pages: Iterable[str], size: float = 11) -> bytes:
    """A PDF with so many pages of lines, from the top."""
    content = io.BytesIO()
    canvas = Canvas(content, invariant=True)
    for lines in pages:
        canvas.setFont("Helvetica", size)
        for number, line in enumerate(lines):
            canvas.drawString(72, 760 - 1.4 * size * number, line)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def photo(*lines: str, form: str = "PNG", shade: int = 255) -> bytes:
    """A picture of lines of text, as a camera straight above the page takes it."""
    picture = Image.new("RGB", (760, 60 + 44 * max(1, len(lines))), (shade, shade, shade))
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        pen.text((30, 25 + 44 * number), line, fill=(20, 20, 20), font=ImageFont.load_default(28))
    content = io.BytesIO()
    picture.save(content, form)
    return content.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return content.getvalue()


def packed_in(encoding: str, name: str, data: bytes) -> bytes:
    """A ZIP whose one name is written in an encoding that it does not declare, as older programs do."""
    raw = name.encode(encoding)
    stand_in = "x" * len(raw)
    return packed({stand_in: data}).replace(stand_in.encode(), raw)


def _saved(document: object) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
