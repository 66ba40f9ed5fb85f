"""What the first pages say: the company, the fiscal year a Chinese report is for, and the shares outstanding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from model.documents import Word
from model.evidence import Evidence
from model.finance.figures import Figure
from model.finance.rows import box_around

_FIRST_PAGES = 8
_COVER = 3
_REGISTRANT = re.compile(r"\(?\s*Exact\s+name\s+of\s+(?:the\s+)?registrant", re.IGNORECASE)
_FILE_NUMBER = re.compile(
    r"(?:\b\d{1,3}\s?[-–]\s?\d{3,6}(?:-\d+)?|\bNumber:?|\bNo\.|_{3,}|\b10-K\b|\b19\d\d\b|\b20\d\d\b)"
)
_SUFFIX = (
    r"(?:Incorporated|INCORPORATED|Inc\.?|INC\.?|Corporation|CORPORATION|Corp\.?|Company|COMPANY|Co\.|CO\.|Limited|LIMITED|Ltd\.?|plc|PLC|"
    r"p\.l\.c\.|N\.V\.|S\.A\.|AG|SE|LLC|L\.P\.|Group|GROUP|Holdings|HOLDINGS)"
)
_ENGLISH_COMPANY = re.compile(
    rf"^((?:[A-Z0-9][\w&.,'’\-]*\s+(?:(?:and|of|the|&)\s+){{0,2}}){{1,6}}{_SUFFIX}(?:,?\s{_SUFFIX})?)(?=\W|$)"
)
_CHINESE_COMPANY = re.compile(
    r"((?!股份|集团|有限|公司)(?!.{0,12}指)[\u4e00-\u9fff（）()]{2,30}?(?:股份有限公司|集团有限公司|有限责任公司|有限公司|银行))"
)
_OTHER = re.compile("exchange|nasdaq|^documents", re.IGNORECASE)
_PREPARED_BY = re.compile(r"编制单位[:：]([\u4e00-\u9fff（）()]{4,30}?(?:股份有限公司|有限责任公司|有限公司|银行))")
_CHINESE_YEAR = re.compile(r"(20[0-4]\d)\s*(?:年\s*年度|年度|年)\s*报告")
_NUMERALS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_GROUPED = re.compile(r"(?<![\d.,$])(?<!\$ )\d{1,3}(?:,\d{3}){2,}(?![\d.]\d)")
_COMMISSION_FILE = re.compile(
    r"commission\s+file\s+n(?:umber|o)s?\b.{0,320}?(?<![\d-])(\d{1,3})-(\d{3,6})\b", re.IGNORECASE
)
_STOCK_CODE = re.compile(r"(?:公司|股票|证券|A\s?股)代码\s?[:：]?\s?(\d{6})(?!\d)")
_REACH, _BACK = 260, 130
"""Characters after and before the word "outstanding" in which the number of shares stands."""


def find_company(texts: Sequence[str], language: str) -> str | None:
    """The reporting company's name as printed on the first pages that have text."""
    pages = [text for text in texts if text.strip()][:_FIRST_PAGES]
    if language == "zh":
        prepared = Counter(match[1] for text in texts for match in _PREPARED_BY.finditer("".join(text.split())))
        if prepared:
            return prepared.most_common(1)[0][0]
    for text in pages:
        flat = " ".join(text.split())
        match = _REGISTRANT.search(flat)
        if match and language == "en":
            name = _FILE_NUMBER.split(flat[: match.start()])[-1].strip(" _-–(:;")
            if 3 <= len(name) <= 80:
                return name
    pattern = _CHINESE_COMPANY if language == "zh" else _ENGLISH_COMPANY
    between = "" if language == "zh" else " "
    lines = (between.join(line.split()) for text in pages for line in text.splitlines() if len(line) < 90)
    named = Counter(match[1].lstrip("（）()") for line in lines if (match := pattern.search(line)))
    # The company names itself first and on every page; others are named once or twice.
    return max((name for name in named if not _OTHER.search(name)), key=named.__getitem__, default=None)


def find_identifiers(texts: Sequence[str]) -> tuple[str, ...]:
    """The registration number on the cover: ``sec:1-12345`` of a US filing, ``cn:603339`` of a mainland company.

    Of several registrants in one filing the first named is meant.
    """
    for text in texts[:_COVER]:
        flat = " ".join(text.split())
        if match := _COMMISSION_FILE.search(flat):
            return (f"sec:{int(match[1])}-{int(match[2])}",)
        if match := _STOCK_CODE.search(flat):
            return (f"cn:{match[1]}",)
    return ()


def find_fiscal_year(texts: Sequence[str]) -> int | None:
    """The fiscal year that the title of a Chinese report names, in figures or in Chinese numerals."""
    for text in texts[:_FIRST_PAGES]:
        match = _CHINESE_YEAR.search(text.translate(_NUMERALS))
        if match:
            return int(match[1])
    return None


def find_shares(texts: Sequence[str]) -> tuple[int, str] | None:
    """Page and printed number of the shares outstanding on the cover of an English filing.

    Of several classes of shares only a printed total is taken; without one the number is ambiguous and None.
    """
    for page, text in enumerate(texts[:_COVER], 1):
        flat = " ".join(text.split())
        for match in re.finditer(r"outstanding", flat, re.IGNORECASE):
            after = flat[match.end() : match.end() + _REACH].split("DOCUMENTS INCORPORATED")[0]
            before = flat[: match.start()]
            numbers = _GROUPED.findall(after) or _GROUPED.findall(before[-_BACK:])[-1:]
            if numbers:
                return (page, total) if (total := _total(numbers)) else None
    return None


def _total(numbers: Sequence[str]) -> str | None:
    values = [int(number.replace(",", "")) for number in numbers]
    for index in range(len(values) - 1, 1, -1):
        if values[index] == sum(values[:index]):
            return numbers[index]
    return numbers[0] if len(numbers) == 1 else None


def shares_figure(source: str, year: int, page: int, printed: str, words: Sequence[Word]) -> Figure | None:
    """The number of shares with its place on the cover; None where the number is not among the page's words."""
    place = next((word for word in words if word.text.strip("().,;:") == printed), None)
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
