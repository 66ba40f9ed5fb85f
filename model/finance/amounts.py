"""Amounts in running text: a number and the unit word behind it, e.g. ``$829.6 million``, ``240.06万元``, ``25%``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS: tuple[tuple[str, int], ...] = (
    ("trillion|万亿", 1_000_000_000_000),
    ("billion|bn|十亿", 1_000_000_000),
    ("亿", 100_000_000),
    ("千万", 10_000_000),
    ("million|mn|百万", 1_000_000),
    ("thousand", 1_000),
    ("千(?=元|股|台|吨)", 1_000),
    ("万", 10_000),
)
_PERCENT = "%|％|per ?cent|个百分点|percentage points"
_UNIT_WORDS = "|".join(f"(?:{word})s?" for word, _ in _UNITS)
_MONEY = r"(?:US\$|HK\$|RMB|人民币|[$€£¥￥])"
_AMOUNT = re.compile(
    rf"(?<![A-Za-z0-9_.,]){_MONEY}?(?P<open>[(（])?\s?(?P<minus>[-−–])?\s?{_MONEY}?\s?(?P<minus2>[-−–])?"
    r"(?P<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?![\d]|[,，.]\d|-\w)"
    rf"(?P<close>[)）])?\s?(?P<unit>{_UNIT_WORDS}|{_PERCENT})?(?P<close2>\s?[)）])?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?\s*$|(?:note|item|page|section|fiscal|fy|part|第)\s*$",
    re.IGNORECASE,
)
"""What stands before a number that counts days, notes or items."""
_NOT_AFTER = re.compile(r"\s?(?:年|月|日|页|条|章|节)|(?:st|nd|rd|th)\b")
REACH = 120
"""Characters within which the amount of a match must begin."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number found in text."""

    value: Decimal
    """In full: ``$1.2 million`` is 1200000; a percentage as printed."""
    printed: str
    span: tuple[int, int]
    has_unit: bool
    """Whether a unit word scaled it; without one the number stands as printed."""
    percent: bool = False


def find_amount(text: str, start: int = 0, reach: int = REACH) -> Amount | None:
    """The first amount that begins within `reach` characters of `start`; years, dates and numbers of notes are none."""
    for match in _AMOUNT.finditer(text, start):
        if match.start("digits") > start + reach:
            return None
        if not _is_date(text, match) and not _is_mark(match):
            return _amount(match)
    return None


def _is_date(text: str, match: re.Match[str]) -> bool:
    if match["unit"]:
        return False
    year = _YEAR.fullmatch(match["digits"]) and not re.search(rf"{_MONEY}\s?$", text[: match.start("digits")])
    before = text[max(0, match.start("digits") - 12) : match.start("digits")]
    return bool(year or _MONTH.search(before) or _NOT_AFTER.match(text, match.end("digits")))


def _is_mark(match: re.Match[str]) -> bool:
    """Whether it is a note's mark such as (1)."""
    return _bracketed(match) and len(match["digits"]) < 3 and not match["unit"]


def _bracketed(match: re.Match[str]) -> bool:
    return bool(match["open"] and (match["close"] or match["close2"]))


def _amount(match: re.Match[str]) -> Amount:
    value = Decimal(match["digits"].replace(",", "").replace("，", ""))
    unit = match["unit"] or ""
    factor = next((size for word, size in _UNITS if re.match(word, f"{unit}元", re.IGNORECASE)), 1) if unit else 1
    percent = bool(unit) and re.fullmatch(_PERCENT, unit, re.IGNORECASE) is not None
    negative = match["minus"] or match["minus2"] or _bracketed(match)
    value = value * (1 if percent else factor) * (-1 if negative else 1)
    return Amount(value, match[0].strip(), match.span(), factor != 1, percent)
