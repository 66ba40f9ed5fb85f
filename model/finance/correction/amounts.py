"""Amounts as a reader types them, in either language: ``5,240``, ``(310)``, ``1.2 million``, ``３.5亿元``."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from model.errors import CorrectionRefused
from model.finance.display import SCALES
from model.finance.numbers import DASHES, is_percentage, parse_number
from model.finance.terms import term
from model.safety import clean_text

LARGEST = Decimal(10) ** 17
"""No company's figure in any currency comes near it."""
_LONGEST = 60
_SHORT = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000}
_CURRENCY = re.compile(r"^(?:[A-Z]{3}|人民币) ?(?=[\d(.-])")
_PARTS = re.compile(
    r"^(?P<open>\(?)(?P<number>[^A-Za-z\u4e00-\u9fff()]+?)(?P<close>\)?) ?(?P<unit>[A-Za-z\u4e00-\u9fff ]*)\)?$"
)
_GROUPED_BY_SPACE = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def parse_amount(text: str, scale: int) -> Decimal:
    """The amount in absolute units; `scale` is the unit it is typed in where it names none of its own.

    Full-width characters, currency signs and spaces between thousands are taken; parentheses or a minus sign make it
    negative. Raises CorrectionRefused: correction_value_unreadable, correction_value_too_large.
    """
    flat = " ".join(unicodedata.normalize("NFKC", clean_text(text)).split())[:_LONGEST]
    match = _PARTS.match(_CURRENCY.sub("", _GROUPED_BY_SPACE.sub("", flat)))
    unit = None if match is None else _unit(match["unit"], scale)
    printed = "" if match is None else f"{match['open']}{match['number'].strip()}{match['close']}"
    value = None if printed in DASHES or is_percentage(printed) else parse_number(printed)
    if value is None or unit is None:
        raise CorrectionRefused("correction_value_unreadable", text=flat)
    if abs(value) * unit > LARGEST:
        raise CorrectionRefused("correction_value_too_large", text=flat)
    return value * unit


def _unit(words: str, scale: int) -> int | None:
    """What a unit word is worth; `scale` where there is none, None for a word that is no unit."""
    word = words.strip().lower()
    if not word:
        return scale
    return 1 if word == "元" else _units().get(word.removesuffix("元"))


@cache
def _units() -> dict[str, int]:
    """Unit words of both languages, as screens write them, with and without the plural."""
    names = {
        term(f"scale_{scale}", language): scale for language, scales in SCALES.items() for scale in scales if scale > 1
    }
    return _SHORT | names | {name.removesuffix("s"): scale for name, scale in names.items()}
