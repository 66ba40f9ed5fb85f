"""Printed numbers: what a cell of a statement says, as a Decimal."""

from __future__ import annotations

import re
from decimal import Decimal

DASHES = frozenset({"—", "–", "-", "−", "--", "——", "－", "nil", "Nil", "NIL"})
"""Cells that print "nothing", i.e. zero."""

_CURRENCY = r"(?:US\$|HK\$|C\$|A\$|RMB|\$|€|£|¥|￥)"
_NUMBER = re.compile(
    rf"^{_CURRENCY}?(?P<open>[(（])?{_CURRENCY}?(?P<minus>[-−–－])?{_CURRENCY}?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<close>[)）])?$"
)
_OPENS = re.compile(rf"^{_CURRENCY}?[(（]$")
_PERCENT = re.compile(r"(?:[%％]|百分点|(?<![a-z])pts)[)）]?$")


def parse_number(printed: str) -> Decimal | None:
    """The value of a printed cell, None when it is not a number.

    Parentheses, also one whose other half strayed into another word, or a leading minus make it negative; a dash is
    zero; percentages are not amounts and give None.
    Group separators must stand in threes, so dates and lists of notes ("7,12") are not taken for numbers.
    """
    text = printed.strip().replace("，", ",")
    if text in DASHES or text.strip("$€£¥ ") in DASHES:
        return Decimal(0)
    match = _NUMBER.match(text)
    if match is None:
        return None
    value = Decimal(match["digits"].replace(",", ""))
    negative = match["minus"] or match["open"] or match["close"]
    return -value if negative else value


def is_percentage(printed: str) -> bool:
    """Whether the cell prints a percentage or percentage points."""
    return _PERCENT.search(printed.strip()) is not None


def closes_bracket(printed: str) -> bool:
    """Whether a bracket opened in an earlier word ends here, as in ``(1,234`` ``)``."""
    return printed in {")", "）"}


def opens_bracket(printed: str) -> bool:
    """Whether a word is only the opening bracket of a negative number, perhaps behind a currency sign."""
    return _OPENS.match(printed) is not None
