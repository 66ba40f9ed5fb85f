"""Scale and currency as a statement's head announces them."""

from __future__ import annotations

import re

_MONEY = r"(?:[$€£¥]|US\$|HK\$|RMB|EUR|USD|GBP|CHF)"
_QUOTE = r"(?:'|’|‘)"
_SCALES: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile("|".join(patterns), re.IGNORECASE), scale)
    for scale, patterns in (
        (100_000_000, (r"单位[:：]?\s*(?:人民币)?\s*亿元", "人民币亿元", r"[（(]亿元[)）]")),
        (1_000_000, ("百万元",)),
        (10_000, (r"单位[:：]?\s*(?:人民币)?\s*万元", "人民币万元", r"[（(]万元[)）]")),
        (1_000, ("千元",)),
        (1, (r"单位[:：]?\s*(?:人民币)?\s*元", "人民币元")),
        (1_000_000_000, (r"\bin\s*billions\b", r"\(billions")),
        (
            1_000_000,
            (
                r"\bin\s*mill\s*ions\b",
                r"\(\s*mill\s*ions",
                rf"{_MONEY}\s*(?:millions?|m\b|mn\b)",
                r"\bmillions?\b",
            ),
        ),
        (
            1_000,
            (
                r"\bin\s*thou\s*sands?\b",
                rf"{_MONEY}\s*{_QUOTE}?000s?\b",
                rf"{_QUOTE}000\b",
                rf"\b000{_QUOTE}?s\b",
                r"\bthousands?\b",
            ),
        ),
    )
)

_CURRENCIES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"HK\$|港元|港币|Hong Kong dollars", "HKD"),
        (r"RMB|人民币|CNY|Renminbi|单位[:：]\s*[千万百亿]*元", "CNY"),
        (r"US\$|U\.S\. dollars|USD|美元", "USD"),
        (r"C\$|\bCAD\b|Canadian dollars", "CAD"),
        (r"A\$|\bAUD\b|Australian dollars", "AUD"),
        (r"€|\bEUR\b|[Ee]uros?\b", "EUR"),
        (r"£|GBP|pounds? sterling", "GBP"),
        (r"CHF|Swiss francs", "CHF"),
        (r"JPY|¥ ?in|\b[Yy]en\b|日元", "JPY"),
        (r"\$|[Dd]ollars", "USD"),
    )
)


def find_scale(head: str) -> int | None:
    """What one printed unit is worth, None when the text names no unit. What follows "except" is ignored."""
    text = re.sub(r"(?i)(?<![(（])except[^)\n]*", "", head)
    positions = [(match.start(), scale) for pattern, scale in _SCALES if (match := pattern.search(text))]
    return min(positions)[1] if positions else None


def find_currency(text: str) -> str | None:
    """ISO 4217 code of the first currency sign or name that the text shows, by order of distinctness."""
    return next((code for pattern, code in _CURRENCIES if pattern.search(text)), None)
