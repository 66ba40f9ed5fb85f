"""PDF characters to plain ones: spaces, ligatures, hyphens and Chinese radicals as a keyboard writes them."""

from __future__ import annotations

import unicodedata

from model.safety import clean_text

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_END_HYPHENS = "\x02\ufffe"
"""PDFium's marks for a hyphen that ends a line."""

_SIMPLIFIED_RADICALS = zip(
    "⻅⻆⻉⻋⻓⻔⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳", "见角贝车长门页风飞食马骨鬼鱼鸟麦黄齐齿龙龟", strict=True
)
"""Radicals as some fonts spell these characters; Unicode gives them no equivalent, and 长期 would never be found."""


def _compatible(first: int, last: int) -> dict[int, str]:
    return {code: unicodedata.normalize("NFKC", chr(code)) for code in range(first, last + 1)}


_PLAIN: dict[int, str] = {
    **{ord(space): " " for space in _SPACES},
    **{ord(mark): "-" for mark in _LINE_END_HYPHENS},
    **_compatible(0xFB00, 0xFB06),  # ligatures: ﬁ, ﬂ …
    **{ord(radical): character for radical, character in _SIMPLIFIED_RADICALS},
    **_compatible(0x2F00, 0x2FD5),  # Kangxi radicals
}


def plain_text(text: str) -> str:
    """Text as typed: every space a space, ligatures spelt out, radicals as characters, then cleaned."""
    return text if text.isascii() and text.isprintable() else clean_text(text.translate(_PLAIN))
