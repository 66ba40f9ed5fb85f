"""Names short enough to stand in a picture; the hover and the table beside it have them whole."""

from __future__ import annotations

from unicodedata import east_asian_width


def shortened(name: str, width: int) -> str:
    """At most `width` columns of a name, a Chinese character taking two, with an ellipsis where some is left out."""
    if columns(name) <= width:
        return name
    kept = ""
    for character in name:
        if columns(kept + character) > width - 1:
            break
        kept += character
    return kept.rstrip(" ,，、;；(（") + "…"


def columns(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
