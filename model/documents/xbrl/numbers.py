"""Numbers as XBRL writes them: plain in an instance, as printed with scale, sign and format in inline XBRL.

Inline XBRL 1.1, section 10 (nonFraction), with the number formats of its transformation registries.
"""

from __future__ import annotations

import re
from decimal import Decimal

_PLAIN = re.compile(r"[+-]?(?:\d{1,30}\.?\d{0,20}|\.\d{1,20})(?:[eE][+-]?\d{1,2})?", re.ASCII)
_DIGITS = re.compile(r"(?:\d{1,30}(?:\.\d{0,20})?|\.\d{1,20})", re.ASCII)
_BLANKS = re.compile(r"\s+")
_LARGEST_SCALE = 20
_ZERO = frozenset(("fixedzero", "zerodash", "numdash", "fixedempty"))
_NONE = frozenset(("no", "none", "nil", "zero"))
_THOUSANDS = {"dot": re.compile(r"[,' ’]"), "comma": re.compile(r"[.' ’]")}


def plain_number(text: str) -> Decimal | None:
    """The number of an instance, such as ``-4870000000`` or ``2.16``; None where it is none."""
    text = text.strip()
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def inline_number(text: str, number_format: str, scale: str, sign: str) -> Decimal | None:
    """The number an inline element states: ``4,870`` with scale 6 and sign ``-`` is -4870000000; None where it is none.

    `number_format` is the local name of its transformation, such as ``num-dot-decimal``, or empty.
    """
    value = _unsigned(_BLANKS.sub(" ", text).strip(), number_format.replace("-", "").lower())
    power = _power(scale)
    if value is None or power is None:
        return None
    return (-value if sign == "-" else value).scaleb(power)


def precision(decimals: str) -> int | None:
    """Digits after the point up to which a number is exact, negative for thousands and more; None for exact ones."""
    return int(decimals) if re.fullmatch(r"[+-]?\d{1,2}", decimals.strip(), re.ASCII) else None


def _unsigned(text: str, number_format: str) -> Decimal | None:
    if number_format in _ZERO or (number_format == "numwordsen" and text.lower() in _NONE):
        return Decimal(0)
    mark = "comma" if number_format.startswith("numcomma") else "dot"
    digits = _THOUSANDS[mark].sub("", text)
    digits = digits.replace(",", ".") if mark == "comma" else digits
    return Decimal(digits) if _DIGITS.fullmatch(digits) else None


def _power(scale: str) -> int | None:
    if not re.fullmatch(r"[+-]?\d{0,2}", scale.strip(), re.ASCII):
        return None
    power = int(scale.strip() or 0)
    return power if abs(power) <= _LARGEST_SCALE else None
