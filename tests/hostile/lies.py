"""Files that lie about themselves: wrong types, loops, false maps, active content, other formats."""

from __future__ import annotations

import random
import zipfile
import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from tests.hostile.raw import FREE, VISIBLE, document, flate, one_page, stream

_PAGE_KIDS = b"/Kids [3 0 R] /Count 1"


def page_count_lie() -> bytes:
    """Two billion pages over one."""
    return one_page().replace(_PAGE_KIDS, b"/Kids [3 0 R] /Count 2000000000", 1)


def page_tree_loop() -> bytes:
    """A page tree that contains itself."""
    return one_page().replace(_PAGE_KIDS, b"/Kids [2 0 R 3 0 R] /Count 2", 1)


def form_loop() -> bytes:
    """A form that draws itself."""
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    return one_page(VISIBLE + b"/X Do", resources=b"/XObject << /X 6 0 R >>", more={FREE: stream(b"/X Do", entries)})


def outline_loop() -> bytes:
    """Bookmarks that follow each other in a ring."""
    item = b"<< /Title (x) /Parent 6 0 R /Next %d 0 R /Dest [3 0 R /Fit] >>"
    more = {FREE: b"<< /Type /Outlines /First 7 0 R /Last 8 0 R /Count 2 >>", 7: item % 8, 8: item % 7}
    return one_page(catalogue=b"/Outlines 6 0 R", more=more)


def stream_length(length: int) -> bytes:
    """A content stream that gives a false length."""
    return one_page(content_object=stream(VISIBLE, length=length))


def wrong_type(what: str) -> bytes:
    """A number or a string where a dictionary, an array or a stream must stand."""
    good = one_page()
    return {
        "root": good.replace(b"/Root 1 0 R", b"/Root 4 0 R", 1),
        "pages": good.replace(b"/Pages 2 0 R", b"/Pages (two)", 1),
        "kids": good.replace(_PAGE_KIDS, b"/Kids 3 /Count 1", 1),
        "contents": good.replace(b"/Contents 5 0 R", b"/Contents 5.5", 1),
        "font": good.replace(b"/F1 4 0 R", b"/F1 [1 2 3]", 1),
    }[what]


def no_pages() -> bytes:
    """A document without a page."""
    return document({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"})


def no_text() -> bytes:
    """A page with a picture and no text, as a scanner makes it."""
    entries = b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    return one_page(
        b"q 500 0 0 700 50 50 cm /I Do Q",
        resources=b"/XObject << /I 6 0 R >>",
        more={FREE: flate(bytes(range(64)), entries)},
    )


def boxes(media_box: bytes) -> bytes:
    """A page with a strange size."""
    return one_page(media_box=media_box)


def foreign_font() -> bytes:
    """Chinese text in a font that is named but not embedded."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>"
    )
    text = "营业总收入".encode("utf-16-be").hex().encode()
    content = VISIBLE + b"BT /F2 12 Tf 72 600 Td <" + text + b"> Tj ET"
    return one_page(content, more={FREE: font}).replace(b"/F1 4 0 R", b"/F1 4 0 R /F2 6 0 R", 1)


def false_unicode_map() -> bytes:
    """Letters on the page that the file spells as controls, bidirectional marks and halves of characters."""
    pairs = b"<41> <0000> <42> <202E> <43> <D800> <44> <200B> <45> <FFFE>"
    cmap = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 5 beginbfchar " + pairs + b" endbfchar endcmap"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    content = VISIBLE + b"BT /F2 12 Tf 72 600 Td (ABCDE) Tj ET"
    return one_page(content, more={FREE: font, 7: flate(cmap)}).replace(b"/F1 4 0 R", b"/F1 4 0 R /F2 6 0 R", 1)


def dirty_title() -> bytes:
    """A title with a null, a right-to-left override and a lone surrogate."""
    title = "Annual\x00 \u202ereport".encode("utf-16-be") + b"\xd8\x00"
    return one_page(more={FREE: b"<< /Title <feff%s> >>" % title.hex().encode()}, trailer=b"/Info 6 0 R")


def embedded_file() -> bytes:
    """Another file inside."""
    more = {
        FREE: stream(b"MZ" + bytes(64), b"/Type /EmbeddedFile"),
        7: b"<< /Type /Filespec /F (setup.exe) /EF << /F 6 0 R >> >>",
    }
    return one_page(catalogue=b"/Names << /EmbeddedFiles << /Names [(setup.exe) 7 0 R] >> >>", more=more)


def action(dictionary: bytes) -> bytes:
    """Something to do when the file opens."""
    return one_page(catalogue=b"/OpenAction << /Type /Action %s >>" % dictionary)


def entity_form() -> bytes:
    """An XFA form whose XML multiplies itself a billion times."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e9;</x>'
    more = {FREE: flate(xml.encode())}
    return one_page(catalogue=b"/AcroForm << /Fields [] /XFA [(template) 6 0 R] >>", more=more)


def encrypted(method: str, user: str) -> bytes:
    """A good page under a password; an empty user password asks nothing of the reader."""
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(one_page())))
    writer.encrypt(user_password=user, owner_password="owner", algorithm=method)  # noqa: S106 - a test file's own
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def broken_encryption() -> bytes:
    """An encryption dictionary that means nothing."""
    return one_page(
        more={FREE: b"<< /Filter /Standard /V 9 /R 77 /O (x) /U (y) /P (z) >>"},
        trailer=b"/Encrypt 6 0 R /ID [<00> <00>]",
    )


def polyglot() -> bytes:
    """A PDF and a ZIP archive at once."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(zipfile.ZipInfo("inside.txt"), "not a report")
    return one_page() + archive.getvalue()


def archive_only() -> bytes:
    """A ZIP archive with a PDF's name."""
    return polyglot()[len(one_page()) :]


def png_image() -> bytes:
    """A picture with a PDF's name."""
    return b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(1000))


def noise() -> bytes:
    """Five megabytes without meaning behind a PDF's first line."""
    return b"%PDF-1.7\n" + random.Random(1).randbytes(5 << 20)


def cut(count: int) -> bytes:
    """A good file that ends after so many bytes."""
    return one_page()[:count]
