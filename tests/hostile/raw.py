"""PDF files put together byte by byte, so that any part of them can lie."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

FIGURE = "1,234,567"
"""The figure that every readable hostile file prints."""
VISIBLE = f"BT /F1 12 Tf 72 700 Td (Total revenue {FIGURE}) Tj ET\n".encode()
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
LETTER = b"[0 0 612 792]"

CATALOGUE, PAGES, PAGE, TYPEFACE, CONTENT = 1, 2, 3, 4, 5
FREE = 6
"""First object number that `one_page` leaves free."""
Objects = Mapping[int, bytes]


def stream(data: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """A stream object; `length` may lie."""
    size = len(data) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (size, entries, data)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream object."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + entries)


def document(objects: Objects, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A file with a correct cross-reference table."""
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    size = len(parts[0])
    places: dict[int, int] = {}
    for number, body in objects.items():
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        places[number] = size
        size += len(part)
        parts.append(part)
    last = max(objects)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1))
    parts += [
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        for number in range(1, last + 1)
    ]
    parts.append(b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, trailer, size))
    return b"".join(parts)


def one_page(
    content: bytes = VISIBLE,
    *,
    content_object: bytes | None = None,
    catalogue: bytes = b"",
    page: bytes = b"",
    media_box: bytes = LETTER,
    resources: bytes = b"",
    more: Objects | None = None,
    trailer: bytes = b"",
) -> bytes:
    """A file of one page; every part can be added to or replaced."""
    objects = {
        CATALOGUE: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> %s >> %s >>" % (media_box, resources, page),
        TYPEFACE: FONT,
        CONTENT: content_object if content_object is not None else stream(content),
        **(more or {}),
    }
    return document(objects, b"/Root 1 0 R " + trailer)


def many_pages(contents: Sequence[bytes]) -> bytes:
    """A file of real pages."""
    first = FREE
    numbers = range(first, first + 2 * len(contents), 2)
    objects = {
        CATALOGUE: b"<< /Type /Catalog /Pages 2 0 R >>",
        PAGES: b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(contents), b" ".join(b"%d 0 R" % number for number in numbers)),
        TYPEFACE: FONT,
    }
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
            % (LETTER, number + 1)
        )
        objects[number + 1] = stream(content)
    return document(objects)
