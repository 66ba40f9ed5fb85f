"""What the first pages say: the company, the fiscal year a Chinese report is for, and the shares outstanding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from model.documents import Word
from model.evidence import Evidence
from model.finance.figures import Figure
from model.finance.rows import box_around

_FIRST_PAGES = 8
_COVER = 3
_REGISTRANT = re.compile(r"\(\s*Exact\s+name\s+of\s+(?:the\s+)?registrant", re.IGNORECASE)
_CHINESE_COMPANY = re.compile(r"([\u4e00-\u9fff（）()]{2,30}?(?:股份有限公司|集团有限公司|有限责任公司|有限公司|银行))")
_CHINESE_YEAR = re.compile(r"(20[0-4]\d)\s*年\s*(?:年度)?\s*(?:年度报告|报告)")
_GIVEN_YEAR = re.compile(r"(?:fiscal\s+year\s+ended|year\s+ended|annual\s+report)\D{0,24}?(20[0-4]\d)", re.IGNORECASE)
_SHARES = (
    re.compile(r"(\d{1,3}(?:,\d{3}){2,})\s*(?:shares|ordinary shares|common shares)\b[^.]{0,220}?outstanding", re.IGNORECASE),
    re.compile(r"outstanding[^.\d]{0,200}(?:\d{1,2},\s*20\d\d)?[^.\d]{0,120}?(\d{1,3}(?:,\d{3}){2,})(?:\s*shares)?", re.IGNORECASE),
    re.compile(r"(\d{1,3}(?:,\d{3}){2,})\s*(?:shares)\b[^.]{0,160}?(?:common stock|ordinary)", re.IGNORECASE),
)
_NOT_A_NAME = re.compile(r"commission|file|number|\d{3}|washington|form 10|pursuant|transition|^_+$|^[\W_]+$", re.IGNORECASE)


def find_company(texts: Sequence[str], language: str) -> str | None:
    """The reporting company's name as printed on the first pages."""
    if language == "zh":
        for text in texts[:_FIRST_PAGES]:
            match = _CHINESE_COMPANY.search(re.sub(r"\s+", "", text))
            if match:
                return match[1].lstrip("（）()")
        return None
    for text in texts[:_FIRST_PAGES]:
        match = _REGISTRANT.search(text)
        if match:
            lines = [line.strip(" _") for line in text[: match.start()].splitlines()]
            name = next((line for line in reversed(lines) if line and not _NOT_A_NAME.search(line)), None)
            if name:
                return " ".join(name.split())
    return None


def find_fiscal_year(texts: Sequence[str], language: str) -> int | None:
    """The fiscal year the report is for, as its first pages name it."""
    pattern = _CHINESE_YEAR if language == "zh" else _GIVEN_YEAR
    for text in texts[:_FIRST_PAGES]:
        match = pattern.search(text)
        if match:
            return int(match[1])
    return None


def find_shares(texts: Sequence[str]) -> tuple[int, str] | None:
    """Page and printed number of the shares outstanding on the cover of an English filing."""
    for page, text in enumerate(texts[:_COVER], 1):
        flat = " ".join(text.split())
        for pattern in _SHARES:
            numbers = [
                match[1] for match in pattern.finditer(flat) if "$" not in flat[max(match.start(1) - 3, 0) : match.start(1)]
            ]
            if numbers:
                return page, numbers[0]
    return None


def shares_figure(source: str, year: int, page: int, printed: str, words: Sequence[Word]) -> Figure | None:
    """The number of shares with its place on the cover; None where the number is not among the page's words."""
    place = next((word for word in words if word.text.strip("().,;") == printed), None)
    if place is None:
        return None
    return Figure(
        name="shares_outstanding",
        year=year,
        value=Decimal(printed.replace(",", "")),
        currency=None,
        scale=1,
        label="Shares outstanding",
        evidence=Evidence(source=source, page=page, quote=printed, box=box_around([place])),
        confidence=0.5,
        method="printed",
    )
