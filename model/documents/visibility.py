"""Which characters a reader of the page cannot see: the channel for planted instructions and planted figures.

Every word's first character is looked at; only when one of them is suspicious is every character of the page. Pale or
outlined text is then checked against pictures of the page with and without it, because white headings on a dark band
are honest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import isfinite

from PIL import Image, ImageChops

from model.documents.contents import HiddenReason, HiddenText
from model.documents.pdfium import Page, fill_colors, render_modes, set_active
from model.documents.picture import drawn, frame
from model.documents.spelling import plain_text
from model.evidence import Box

_WORD = re.compile(r"\S+")
_NOTHING_DRAWN = frozenset({3, 7})
_FILLED = 0
_PALE = 230
"""Red, green and blue from here on count as nearly white."""
_FAINT = 26
"""Alpha (of 255) up to here counts as nearly transparent."""
_TINY = 2.0
"""Points; no character is read below this height."""
_CHANGES = 24
"""Grey levels (of 255) by which visible text changes its page somewhere."""
_CHECK_PIXELS = 900
_MAX_QUOTE = 200


def hidden_characters(page: Page) -> dict[int, HiddenReason]:
    """The hidden characters of a page by their index; empty for an ordinary page."""
    text = page.characters
    starts = [word.start() for word in _WORD.finditer(text)]
    if not _suspicious(page, starts):
        return {}
    indices = [index for index, character in enumerate(text) if not character.isspace()]
    return _hidden(page, indices)


def _suspicious(page: Page, starts: Sequence[int]) -> bool:
    objects = list(dict.fromkeys(page.text_objects(starts)))
    if any(mode != _FILLED for mode in render_modes(objects)):
        return True
    if any(_faint(color) for color in fill_colors(objects)):
        return True
    width, height = page.size
    return any(_tiny(box) or _off(box, width, height) for box in page.boxes(starts))


def _hidden(page: Page, indices: Sequence[int]) -> dict[int, HiddenReason]:
    drawers = page.text_objects(indices)
    boxes = page.boxes(indices)
    width, height = page.size
    reasons: dict[int, HiddenReason] = {}
    unseen = _unseen(page, drawers, boxes)
    for index, drawer, box in zip(indices, drawers, boxes, strict=True):
        if _off(box, width, height):
            reasons[index] = "off_page"
        elif _tiny(box):
            reasons[index] = "tiny"
        elif drawer in unseen:
            reasons[index] = unseen[drawer]
    return reasons


def _faint(color: tuple[int, int, int, int]) -> bool:
    return min(color[:3]) >= _PALE or color[3] <= _FAINT


def _tiny(box: Box) -> bool:
    """Characters added by PDFium are flat and never tiny."""
    return 0 < max(box[2] - box[0], box[3] - box[1]) < _TINY


def _off(box: Box, width: float, height: float) -> bool:
    """Whether the middle of a character lies outside the page, or nowhere."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return not (0 <= x <= width and 0 <= y <= height)


def _unseen(page: Page, drawers: Sequence[int], boxes: Sequence[Box]) -> dict[int, HiddenReason]:
    """Text objects that leave no trace on the page."""
    objects = [drawer for drawer in dict.fromkeys(drawers) if drawer]
    unseen: dict[int, HiddenReason] = {}
    doubtful: dict[int, HiddenReason] = {}
    for drawer, mode, color in zip(objects, render_modes(objects), fill_colors(objects), strict=True):
        if mode in _NOTHING_DRAWN:
            unseen[drawer] = "invisible"
        elif mode != _FILLED or _faint(color):
            doubtful[drawer] = "white" if color[3] > _FAINT else "invisible"
    if doubtful:
        places = [(drawer, box) for drawer, box in zip(drawers, boxes, strict=True) if drawer in doubtful]
        seen = _changing(page, places)
        unseen.update({drawer: reason for drawer, reason in doubtful.items() if drawer not in seen})
    return unseen


def _changing(page: Page, places: Iterable[tuple[int, Box]]) -> set[int]:
    """Those of the text objects without which the page looks different where they stand."""
    places = [(drawer, box) for drawer, box in places if all(map(isfinite, box))]
    objects = sorted({drawer for drawer, _ in places})
    part = frame(page, _CHECK_PIXELS)
    whole = drawn(page, part, grey=True)
    set_active(objects, False)
    without = drawn(page, part, grey=True)
    set_active(objects, True)
    difference = ImageChops.difference(whole, without)
    if difference.getbbox() is None:
        return set()
    seen: set[int] = set()
    for drawer, box in places:
        if drawer not in seen and _changed(difference, box, part.scale):
            seen.add(drawer)
    return seen


def _changed(difference: Image.Image, box: Box, scale: float) -> bool:
    left, top = int(box[0] * scale), int(box[1] * scale)
    right, bottom = int(box[2] * scale) + 1, int(box[3] * scale) + 1
    histogram = difference.crop((left, top, right, bottom)).histogram()
    return any(histogram[_CHANGES:])


def hidden_texts(page: Page, hidden: dict[int, HiddenReason]) -> list[HiddenText]:
    """What the hidden characters say, one entry a reason, spaces kept between words."""
    by_reason: dict[HiddenReason, list[str]] = {}
    last: dict[HiddenReason, int] = {}
    for index, reason in sorted(hidden.items()):
        parts = by_reason.setdefault(reason, [])
        if reason in last and index != last[reason] + 1:
            parts.append(" ")
        parts.append(page.characters[index])
        last[reason] = index
    found = ((reason, plain_text("".join(parts)).strip()[:_MAX_QUOTE]) for reason, parts in by_reason.items())
    return [HiddenText(page.number, text, reason) for reason, text in found if text]
