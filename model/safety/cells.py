"""Cells as they may leave: a spreadsheet must never run what a document says.

The leading characters are those of OWASP ASVS 5.0, 1.2.10 (CSV and formula injection), with their full-width forms.
"""

from __future__ import annotations

import re
from typing import TypeVar

Value = TypeVar("Value")

_FORMULA = re.compile(r"[\t\r\n]|[\s\x00-\x1f\u200b\ufeff]*[=+\-@＝＋－＠−﹢﹣﹦﹫]")
"""Spreadsheets skip blanks before a formula, and some skip controls."""
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?<=\d)(?:[eE][+-]?\d{1,3})?%?", re.ASCII)


def safe_cell(value: Value) -> Value | str:
    """The value as it may stand in a CSV or Excel cell.

    Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers, and text that is a plain number
    such as "-12.5", stay as they are.
    """
    if not isinstance(value, str) or not _FORMULA.match(value) or _NUMBER.fullmatch(value):
        return value
    return "'" + value
