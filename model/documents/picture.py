"""Pictures of pages: a PNG with marks for the reader's eye, grey pixels for checking what shows."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw
from pypdfium2 import raw

from model.documents.pdfium import Page
from model.evidence import Box

MIN_WIDTH, MAX_WIDTH = 64, 3000
_MAX_PIXELS = 12_000_000
_MAX_SCALE = 8.0
"""Pixels a point; more shows nothing new."""
_FILL, _OUTLINE = (255, 191, 0, 88), (178, 107, 0, 255)
_MARK_MARGIN = 1.5
"""Points around a marked box, so that the outline does not touch the characters."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of a page and its size in pixels."""

    box: Box
    scale: float
    """Pixels a point."""
    width: int
    height: int


def frame(page: Page, width: int, crop: Box | None = None) -> Frame:
    """The part of the page to draw, at most so many pixels wide and never more pixels than a screen can use."""
    page_width, page_height = page.size
    x0, y0, x1, y1 = crop or (0.0, 0.0, page_width, page_height)
    x0, x1 = _within(x0, x1, page_width)
    y0, y1 = _within(y0, y1, page_height)
    wide, high = x1 - x0, y1 - y0
    pixels = min(max(width, MIN_WIDTH), MAX_WIDTH)
    scale = min(pixels / wide, _MAX_SCALE, (_MAX_PIXELS / (wide * high)) ** 0.5)
    return Frame((x0, y0, x1, y1), scale, max(1, round(wide * scale)), max(1, round(high * scale)))


def _within(low: float, high: float, size: float) -> tuple[float, float]:
    """The part of an interval on the page, at least one point long; the whole page when none is."""
    low, high = max(0.0, min(low, high)), min(size, max(low, high))
    return (low, high) if high - low >= 1 else (0.0, max(size, 1.0))


def drawn(page: Page, part: Frame, grey: bool = False) -> Image.Image:
    """The page's pixels within the frame, on white."""
    bitmap = raw.FPDFBitmap_CreateEx(
        part.width, part.height, raw.FPDFBitmap_Gray if grey else raw.FPDFBitmap_BGRx, None, 0
    )
    if not bitmap:
        raise MemoryError
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, part.width, part.height, 0xFFFFFFFF)
        _render(page, part, bitmap)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * part.height)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    mode, layout = ("L", "L") if grey else ("RGB", "BGRX")
    return Image.frombytes(mode, (part.width, part.height), pixels, "raw", layout, stride)


def _render(page: Page, part: Frame, bitmap: object) -> None:
    page_width, page_height = page.size
    raw.FPDF_RenderPageBitmap(
        bitmap,
        page.handle,
        -round(part.box[0] * part.scale),
        -round(part.box[1] * part.scale),
        max(1, round(page_width * part.scale)),
        max(1, round(page_height * part.scale)),
        0,
        raw.FPDF_ANNOT | raw.FPDF_RENDER_LIMITEDIMAGECACHE,
    )


def png(page: Page, marks: Sequence[Box], width: int, crop: Box | None) -> bytes:
    """The page, or a part of it, with translucent marks."""
    part = frame(page, width, crop)
    image = drawn(page, part)
    if marks:
        pen = ImageDraw.Draw(image, "RGBA")
        for mark in marks:
            pen.rectangle(_on(part, mark), fill=_FILL, outline=_OUTLINE, width=max(1, round(part.scale)))
    out = BytesIO()
    image.save(out, "PNG", compress_level=4)
    return out.getvalue()


def _on(part: Frame, mark: Box) -> Box:
    """A box of the page in pixels of the frame, with a margin."""
    x0, y0, x1, y1 = mark
    left, top = part.box[0], part.box[1]
    return (
        (min(x0, x1) - _MARK_MARGIN - left) * part.scale,
        (min(y0, y1) - _MARK_MARGIN - top) * part.scale,
        (max(x0, x1) + _MARK_MARGIN - left) * part.scale,
        (max(y0, y1) + _MARK_MARGIN - top) * part.scale,
    )
