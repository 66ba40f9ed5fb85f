"""Where a filing prints an earlier and a restated amount side by side, as a reconciliation of the two does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from model.evidence import Evidence
from model.finance.figures import Figure

_RECONCILES = re.compile(
    r"(previously|originally)\s+(reported|stated)|as\s+(reported|restated|adjusted|revised|recast|filed)|"
    r"(effect|impact)\s+of\s+(the\s+)?(adoption|change|restatement)|重述|追溯调整|调整前|调整后|原列报",
    re.IGNORECASE,
)
_SHORTEST = 3
"""Digits an amount must have: shorter ones stand beside each other by chance."""
_NEAR = 3
"""Lines over which a row of a reconciliation may be broken."""


def both_printed(before: Figure, after: Figure, texts: Sequence[str]) -> tuple[Evidence, ...]:
    """The row of a reconciliation in `texts` (pages in order) that prints both amounts; empty where there is none."""
    if after.evidence is None:
        return ()
    old, new = _printed(before.value, after.scale), _printed(after.value, after.scale)
    if min(sum(character.isdigit() for character in amount) for amount in (old, new)) < _SHORTEST or old == new:
        return ()
    patterns = [
        re.compile(rf"(?<![\d.,]){re.escape(amount)}{'0*' if '.' in amount else ''}(?![\d,]|\.\d)")
        for amount in (old, new)
    ]
    for page, text in enumerate(texts, 1):
        if old not in text or new not in text or not _RECONCILES.search(text):
            continue
        lines = _lines(text)
        for index in range(len(lines)):
            row = " ".join(lines[index : index + _NEAR])
            if patterns[0].search(lines[index]) and patterns[1].search(row):
                return (Evidence(after.evidence.source, page, row[:300]),)
    return ()


def _printed(value: Decimal, scale: int) -> str:
    """The digits of an amount as a table in that scale prints them, without its sign and closing zeros."""
    amount = abs(value) / scale
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}" if whole else f"{amount.normalize():,f}"


@lru_cache(maxsize=64)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
