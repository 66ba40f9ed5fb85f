"""PDFium's documents and pages as plain numbers: characters, boxes, and the page as displayed.

Only the worker process uses this: a hostile file can abort the process that hosts PDFium.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import repeat
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument, PdfiumError, raw

from model.documents.limits import MAX_PAGES
from model.documents.mending import mended
from model.errors import DocumentRefused
from model.evidence import Box

_Address = ctypes.c_void_p

Columns = tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]
"""Four numbers a character, as four columns."""
_MAX_TITLE_BYTES = 10_000


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function taking addresses as plain integers: three times as fast as with typed pointers."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _Address).value or 0)


_text_object = _bound(raw.FPDFText_GetTextObject, _Address, _Address, ctypes.c_int)
_render_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _Address)
_fill_color = _bound(raw.FPDFPageObj_GetFillColor, ctypes.c_int, _Address, _Address, _Address, _Address, _Address)
_set_active = _bound(raw.FPDFPageObj_SetIsActive, ctypes.c_int, _Address, ctypes.c_int)
_loose_box = _bound(raw.FPDFText_GetLooseCharBox, ctypes.c_int, _Address, ctypes.c_int, _Address)
_angle = _bound(raw.FPDFText_GetCharAngle, ctypes.c_float, _Address, ctypes.c_int)


class Page:
    """One loaded page. Boxes are points with the origin at the top left of the page as displayed."""

    def __init__(self, handle: Any, number: int) -> None:
        self.handle = handle
        self.number = number
        """1-based."""
        self.rotation: int = raw.FPDFPage_GetRotation(handle)
        """Quarter turns clockwise."""
        bounds = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(handle, bounds)
        self.bounds: Box = (bounds.left, bounds.bottom, bounds.right, bounds.top)
        """Left, bottom, right, top of the visible page in its own axes."""
        self._text = raw.FPDFText_LoadPage(handle)
        self._address = ctypes.cast(self._text, _Address).value

    def close(self) -> None:
        """Give the page's memory back."""
        raw.FPDFText_ClosePage(self._text)
        raw.FPDF_ClosePage(self.handle)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        left, bottom, right, top = self.bounds
        width, height = right - left, top - bottom
        return (height, width) if self.rotation % 2 else (width, height)

    @property
    def draws(self) -> bool:
        """Whether anything is drawn on it."""
        return bool(raw.FPDFPage_CountObjects(self.handle) > 0)

    @cached_property
    def characters(self) -> str:
        """The text, one character an index, with the spaces and line ends that PDFium adds."""
        if not self._address:
            return ""
        count = max(0, raw.FPDFText_CountChars(self._text))
        units = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._text, 0, count, units)
        text = bytes(units)[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
        codes = (raw.FPDFText_GetUnicode(self._text, index) for index in range(count))
        return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)

    def edges(self, indices: Sequence[int]) -> Columns:
        """Left, top, right and bottom edges of characters in the page's own axes, upwards and unturned.

        They are loose: advance width by ascent and descent. Spaces that PDFium adds are flat.
        """
        edges = array("f", bytes(16 * len(indices)))
        start = edges.buffer_info()[0]
        _all_called(_loose_box, repeat(self._address), indices, range(start, start + 16 * len(indices), 16))
        return edges[0::4], edges[1::4], edges[2::4], edges[3::4]

    def displayed(self, edges: Columns) -> Columns:
        """Columns x0, y0, x1, y1 of edges on the page as displayed."""
        lefts, tops, rights, bottoms = edges
        left, bottom, right, top = self.bounds
        if self.rotation == 0:
            across, down = _ahead(lefts, rights, left), _behind(bottoms, tops, top)
        elif self.rotation == 1:
            across, down = _ahead(bottoms, tops, bottom), _ahead(lefts, rights, left)
        elif self.rotation == 2:
            across, down = _behind(lefts, rights, right), _ahead(bottoms, tops, bottom)
        else:
            across, down = _behind(bottoms, tops, top), _behind(lefts, rights, right)
        return across[0], down[0], across[1], down[1]

    def angle(self, index: int) -> float:
        """Radians by which a character is turned against the page's own axes."""
        return float(_angle(self._address, index))

    def text_objects(self, indices: Sequence[int]) -> list[int | None]:
        """The address of the text object that draws each character; None for what PDFium adds."""
        return list(map(_text_object, repeat(self._address), indices))


def _ahead(low: Sequence[float], high: Sequence[float], edge: float) -> tuple[list[float], list[float]]:
    return [value - edge for value in low], [value - edge for value in high]


def _behind(low: Sequence[float], high: Sequence[float], edge: float) -> tuple[list[float], list[float]]:
    return [edge - value for value in high], [edge - value for value in low]


def _all_called(function: Any, *columns: Any) -> None:
    """Call with each row of the columns, in C."""
    for _ in map(function, *columns):
        pass


def render_modes(objects: Sequence[int]) -> list[int]:
    """PDF text rendering mode of each text object: 0 fill, 1 stroke, 3 and 7 nothing to see."""
    return list(map(_render_mode, objects))


def fill_colors(objects: Sequence[int]) -> tuple[array[int], array[int], array[int], array[int]]:
    """Columns red, green, blue, alpha (0 to 255) of text objects; opaque black where PDFium knows none (a pattern)."""
    colors = array("I", [0, 0, 0, 255]) * len(objects)
    start = colors.buffer_info()[0]
    stop = start + 16 * len(objects)
    _all_called(_fill_color, objects, *(range(start + offset, stop + offset, 16) for offset in (0, 4, 8, 12)))
    return colors[0::4], colors[1::4], colors[2::4], colors[3::4]


def set_active(objects: Sequence[int], active: bool) -> None:
    """Draw these text objects, or leave them out of pictures of their page."""
    _all_called(_set_active, objects, repeat(int(active)))


class Document:
    """An opened PDF."""

    def __init__(self, pdf: PdfDocument) -> None:
        self._pdf = pdf
        self.page_count: int = raw.FPDF_GetPageCount(pdf.raw)

    @property
    def title(self) -> str:
        """Title from the metadata, as written there, with what is no character replaced."""
        size = raw.FPDF_GetMetaText(self._pdf.raw, b"Title", None, 0)
        if not 2 < size <= _MAX_TITLE_BYTES:
            return ""
        units = ctypes.create_string_buffer(size)
        raw.FPDF_GetMetaText(self._pdf.raw, b"Title", units, size)
        return units.raw[: size - 2].decode("utf-16-le", "replace")

    @contextmanager
    def page(self, number: int) -> Iterator[Page | None]:
        """A page by its 1-based number; None when the file holds none there that can be read."""
        handle = raw.FPDF_LoadPage(self._pdf.raw, number - 1)
        if not handle:
            yield None
            return
        page = Page(handle, number)
        try:
            yield page
        finally:
            page.close()


@contextmanager
def opened(path: Path) -> Iterator[Document]:
    """Open a PDF, rebuilding it when PDFium cannot. Raises DocumentRefused.

    A document encrypted for its owner only opens with the empty password, as the standard means it to.
    """
    pdf = _opened(path)
    try:
        document = Document(pdf)
        if document.page_count < 1:
            raise DocumentRefused("document_no_pages")
        if document.page_count > MAX_PAGES:
            raise DocumentRefused("document_too_many_pages", pages=document.page_count, limit=MAX_PAGES)
        yield document
    finally:
        pdf.close()


def _opened(path: Path) -> PdfDocument:
    try:
        return PdfDocument(path)
    except PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise DocumentRefused("document_password") from None
    try:
        return PdfDocument(mended(path))
    except PdfiumError:
        raise DocumentRefused("document_damaged") from None
