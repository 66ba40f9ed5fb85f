"""How wide a text is where every column is as wide as a Latin letter."""

from __future__ import annotations

from unicodedata import east_asian_width


def text_width(text: str) -> int:
    """Width in columns of a terminal or a sheet; Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
