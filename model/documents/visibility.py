"""Which characters a reader of the page cannot see: the channel for planted instructions and planted figures.

A quick look at how the characters are drawn and placed decides whether the page is searched. Pale or outlined text is
then checked against pictures of the page with and without it, because white headings on a dark band are honest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import isfinite
from operator import sub

from PIL import Image, ImageChops

from model.documents.contents import HiddenReason, HiddenText
from model.documents.pdfium import Columns, Page, fill_colors, render_modes, set_active
from model.documents.picture import drawn, frame
from model.documents.spelling import plain_text
from model.evidence import Box

_SAMPLED = re.compile(r"\S{1,8}")
"""Its starts are the first character of each word and every eighth of what has no spaces, such as Chinese."""
_NOTHING_DRAWN = frozenset({3, 7})
_FILLED = frozenset({0, 2, 4, 6})
_PALE = 230
"""Red, green and blue from here on count as nearly white."""
_FAINT = 26
"""Alpha (of 255) up to here counts as nearly transparent."""
_TINY = 2.0
"""Points; no character is read below this height."""
_CHANGES = 24
"""Grey levels (of 255) by which a visible character changes its page somewhere."""
_MOSTLY = 0.6
"""Share of its characters that must be visible for a text to count as visible."""
_CHECK_PIXELS = 900
_MAX_QUOTE = 200


def hidden_characters(page: Page, checked: Sequence[int], edges: Columns) -> dict[int, HiddenReason]:
    """The hidden characters of a page by their index; empty for an ordinary page.

    `checked` are the characters that decide whether the page is searched, with their edges.
    """
    if not (_drawn_oddly(page.text_objects(checked)) or _placed_oddly(page, checked, edges)):
        return {}
    return _hidden(page, [index for index, character in enumerate(page.characters) if not character.isspace()])


def hidden_in_text(page: Page) -> dict[int, HiddenReason]:
    """The same, deciding by a sample of the characters: enough for text that nobody calculates with."""
    checked = [word.start() for word in _SAMPLED.finditer(page.characters)]
    return hidden_characters(page, checked, page.edges(checked)) if checked else {}


def _drawn_oddly(drawers: Iterable[int | None]) -> bool:
    """Whole columns at once, because every page pays for this."""
    objects = [drawer for drawer in set(drawers) if drawer]
    if not objects:
        return True
    if not _FILLED.issuperset(render_modes(objects)):
        return True
    reds, greens, blues, alphas = fill_colors(objects)
    return max(map(min, reds, greens, blues)) >= _PALE or min(alphas) <= _FAINT


def _placed_oddly(page: Page, checked: Sequence[int], edges: Columns) -> bool:
    lefts, tops, rights, bottoms = edges
    if min(filter(None, map(sub, tops, bottoms)), default=_TINY) < _TINY or not isfinite(
        sum(lefts) + sum(tops) + sum(rights) + sum(bottoms)
    ):
        return True
    left, bottom, right, top = page.bounds
    if left <= min(rights) and max(lefts) <= right and bottom <= min(tops) and max(bottoms) <= top:
        return False
    # Spaces often run over the edge of the page
    return any(
        not (left <= x1 and x0 <= right and bottom <= y1 and y0 <= top) and not page.characters[index].isspace()
        for index, x0, y1, x1, y0 in zip(checked, *edges, strict=True)
    )


def _hidden(page: Page, indices: Sequence[int]) -> dict[int, HiddenReason]:
    drawers = page.text_objects(indices)
    boxes = list(zip(*page.displayed(page.edges(indices)), strict=True))
    width, height = page.size
    reasons: dict[int, HiddenReason] = {}
    unseen = _unseen(page, drawers, boxes)
    for index, drawer, box in zip(indices, drawers, boxes, strict=True):
        if _off(box, width, height):
            reasons[index] = "off_page"
        elif _tiny(box):
            reasons[index] = "tiny"
        elif drawer is not None and drawer in unseen:
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


def _unseen(page: Page, drawers: Sequence[int | None], boxes: Sequence[Box]) -> dict[int, HiddenReason]:
    """Text objects that leave no trace on the page."""
    objects = [drawer for drawer in dict.fromkeys(drawers) if drawer]
    unseen: dict[int, HiddenReason] = {}
    doubtful: dict[int, HiddenReason] = {}
    colors = zip(*fill_colors(objects), strict=True)
    for drawer, mode, color in zip(objects, render_modes(objects), colors, strict=True):
        if mode in _NOTHING_DRAWN:
            unseen[drawer] = "invisible"
        elif mode not in _FILLED or _faint(color):
            doubtful[drawer] = "white" if color[3] > _FAINT else "invisible"
    if doubtful:
        places = [(drawer, box) for drawer, box in zip(drawers, boxes, strict=True) if drawer and drawer in doubtful]
        seen = _changing(page, places)
        unseen.update({drawer: reason for drawer, reason in doubtful.items() if drawer not in seen})
    return unseen


def _changing(page: Page, places: Iterable[tuple[int, Box]]) -> set[int]:
    """Those of the text objects without which most of their places on the page look different."""
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
    # White letters that touch black ones change a few places; letters to be read change most of theirs
    total = Counter(drawer for drawer, _ in places)
    changed = Counter(drawer for drawer, box in places if _changed(difference, box, part.scale))
    return {drawer for drawer, count in changed.items() if count >= _MOSTLY * total[drawer]}


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
