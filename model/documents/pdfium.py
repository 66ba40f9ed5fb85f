"""PDFium's pages as plain numbers: text, character boxes and page geometry.

Only the worker process uses this: a hostile file can abort the process that hosts PDFium. The functions called once a
character are bound again with plain addresses for arguments, which makes a page about three times as fast as with the
typed pointers of the generated bindings.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw
from pypdfium2 import PdfDocument, PdfiumError

from model.documents.limits import MAX_PAGES
from model.documents.mending import mended
from model.errors import DocumentRefused
from model.evidence import Box

_Address = ctypes.c_void_p
_Int = ctypes.c_int


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function taking addresses as plain integers."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _Address).value)


text_object = _bound(raw.FPDFText_GetTextObject, _Address, _Address, _Int)
render_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, _Int, _Address)
_fill_color = _bound(raw.FPDFPageObj_GetFillColor, _Int, _Address, _Address, _Address, _Address, _Address)
_loose_box = _bound(raw.FPDFText_GetLooseCharBox, _Int, _Address, _Int, _Address)
set_active = _bound(raw.FPDFPageObj_SetIsActive, _Int, _Address, _Int)


def fill_colors(objects: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Red, green, blue and alpha (0 to 255) a text object; opaque black where PDFium knows none (a pattern)."""
    colors = array("I", [0, 0, 0, 255] * len(objects))
    start = colors.buffer_info()[0]
    stop = start + 16 * len(objects)
    channels = (range(start + 4 * channel, stop + 4 * channel, 16) for channel in range(4))
    all(map(_fill_color, objects, *channels)) or [_fill_color(*call) for call in ()]
    return list(zip(colors[0::4], colors[1::4], colors[2::4], colors[3::4], strict=True))
