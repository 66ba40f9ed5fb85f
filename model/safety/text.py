"""Text as it may enter: composed, without what a screen cannot show or a reader cannot see."""

from __future__ import annotations

import re
import unicodedata

_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except tab and line feed
    "\u00ad"  # soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # direction marks, embeddings, overrides, isolates
    "\u200b-\u200d\u2060-\u2065\ufeff\u180e\u115f\u1160\u3164\uffa0"  # zero width, fillers
    "\ufff9-\ufffb\ufffe\uffff"  # annotation anchors, not characters
    "\ud800-\udfff"  # surrogates without a partner
    "\U000e0000-\U000e0fff"  # tags: invisible copies of ASCII, and variation selectors beyond the first 16
    "]"
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def clean_text(text: str) -> str:
    """Text in NFC without controls (tab and line feed stay), lone surrogates, direction controls or zero-width marks.

    Every kind of line end becomes a line feed. Cleaning twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
