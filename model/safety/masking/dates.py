"""Dates in the forms notes use, and the same date some days later in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from model.safety.masking.spans import PersonalSpan

_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
_MONTHS += ("August", "September", "October", "November", "December")
_NUMERALS = "〇一二三四五六七八九"
_MONTH = (
    r"(?P<name>" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS if month != "May") + r"|Sept|May)\.?"
)
_MONTH_CAPITAL = rf"(?:{_MONTH})"
_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_ORDINAL = r"(?P<th>st|nd|rd|th)?"
_YEAR = r"(?P<y>(?:18|19|20|21)\d{2})"
_NOT_IN_NUMBER = r"(?<![\d/-])(?<!\d[.,:])(?<![A-Za-z]\d)"
_UNIT = r"(?! ?(?:mg|mcg|μg|ug|g|kg|ml|mL|mmHg|mmol|cm|mm|%|x ?10|×)(?![A-Za-z]))"
_ENDS = r"(?![\d/]|[.,:-]\d)" + _UNIT
_CN_DAY = r"(?P<cd>[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_CN_MONTH = r"(?P<cm>十[一二]?|[一二三四五六七八九])"

_PATTERNS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?<!\d){_YEAR} ?年 ?{_M} ?月(?: ?{_DAY} ?[日号])?",
        rf"(?P<cy>[一二][〇零○一二三四五六七八九]{{3}})年{_CN_MONTH}月(?:{_CN_DAY}[日号])?",
        rf"(?<!\d)(?P<y2>\d{{2}}) ?年 ?{_M} ?月(?: ?{_DAY} ?[日号])?",
        rf"(?<![\d个]){_M} ?月 ?{_DAY} ?[日号](?![线楼床])",
        rf"(?<![一二三四五六七八九十年个]){_CN_MONTH}月{_CN_DAY}[日号]",
        rf"{_NOT_IN_NUMBER}{_YEAR}(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?=T\d|\D"
        rf"|$){_UNIT}",
        rf"(?<![\w:.-]){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\w-]|\.\d)",
        rf"{_NOT_IN_NUMBER}(?P<a>\d{{1,2}})(?P<s>[-/.])(?P<b>\d{{1,2}})(?P=s){_YEAR}{_ENDS}",
        rf"{_NOT_IN_NUMBER}(?P<a>\d{{1,2}})(?P<s>/)(?P<b>\d{{1,2}})(?P=s)(?P<y2>\d{{2}}){_ENDS}",
        rf"{_NOT_IN_NUMBER}(?P<a>\d{{2}})(?P<s>-)(?P<b>\d{{2}})(?P=s)(?P<y2>\d{{2}}){_ENDS}",
        rf"{_NOT_IN_NUMBER}(?P<y2>[012]\d)\.{_M}\.(?P<d>3[01]|[12]\d|0?[1-9]){_ENDS}",
        rf"(?<![\w-]){_MONTH_CAPITAL} ?{_DAY}{_ORDINAL},? ?(?:'?{_YEAR}(?!\d)|'(?P<y2>\d{{2}})(?!\d))",
        rf"(?<![\d.,/-]){_DAY}{_ORDINAL}(?: of)?[ /-]?(?:the )?{_MONTH_CAPITAL}[ ,/-]{{0,2}}(?:{_YEAR}|'?"
        rf"(?P<y2>\d{{2}}))(?![\d%]|\.\d)" + _UNIT,
        rf"(?<![\w-]){_MONTH_CAPITAL},? {_YEAR}(?!\d)",
        rf"(?<![\w-]){_MONTH_CAPITAL} {_DAY}{_ORDINAL}(?![\w%]|\.\d|/\d|-year){_UNIT}",
        rf"(?<![\d.,/-]){_DAY}{_ORDINAL}(?: of)?[ -](?:the )?{_MONTH_CAPITAL}(?![A-Za-z])",
        r"(?i:(?<=on )|(?<=since )|(?<=dated )|(?<=until )|(?<=admitted )|(?<=discharged )|(?<=date: )|(?<=DOB: ))"
        rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?!\d*/|\d|\.\d){_UNIT}",
    )
)
_ARTICLE = re.compile(r"(?:PMID|OMIM|ORPHA|MONDO|HP|NCT|PMC|DOI|doi)[:# ]*$")


def find_dates(text: str, folded_text: str) -> Iterator[PersonalSpan]:
    """Every date with at least a month beside a day or a year; a year or a month alone is no date."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded_text):
            fields = match.groupdict()
            if "a" in fields and not _day_and_month(fields):
                continue
            if _ARTICLE.search(folded_text, max(0, match.start() - 10), match.start()):
                continue
            yield PersonalSpan(match.start(), match.end(), "date", text[match.start() : match.end()])


def day_first(folded_text: str) -> bool:
    """Whether the text writes 05/03/2024 for the fifth of March: some date in it can be read no other way."""
    return any(
        int(match["a"]) > 12 for match in re.finditer(r"\b(?P<a>\d{1,2})[-/.]\d{1,2}[-/.]\d{2,4}\b", folded_text)
    )


def shifted_date(quote: str, days: int, *, day_before_month: bool = False) -> str | None:
    """The date some days later in the form of `quote`; None where it is no day of the calendar.

    A date without a year is counted in a year of 365 days, one without a day from the 15th.
    """
    for pattern in _PATTERNS:
        match = pattern.search(_after_cue(quote))
        if match and match.end() - match.start() == len(quote):
            return _moved(quote, match, days, day_before_month)
    return None


def _after_cue(quote: str) -> str:
    """Patterns that look at the word before are given one."""
    return f"on {quote}" if re.fullmatch(r"\d{1,2}/\d{1,2}", quote) else quote


def _moved(quote: str, match: re.Match[str], days: int, day_before_month: bool) -> str | None:
    roles = {key: key for key in match.groupdict()}
    if "a" in roles:
        first_is_day = int(match["a"]) > 12 or (day_before_month and int(match["b"]) <= 12)
        roles |= {"a": "d", "b": "m"} if first_is_day else {"a": "m", "b": "d"}
    fields = {roles[key]: value for key, value in match.groupdict().items() if value is not None}
    try:
        moved = date(_year(fields), _month(fields), _day(fields)) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    padded = _is_padded(fields, quote)
    begin, pieces, place = match.start(), [], 0
    for key, start, end in _places(match):
        pieces += [quote[place : start - begin], _written(roles[key], match[key], moved, padded)]
        place = end - begin
    return "".join(pieces) + quote[place:]


def _is_padded(fields: dict[str, str], quote: str) -> bool:
    """Whether the form writes the fifth as 05: it does so, or has no sign between its fields, or may be either."""
    numbers = [fields[key] for key in ("m", "d") if key in fields]
    return any(number.startswith("0") for number in numbers) or (
        len(numbers) == 2 and all(len(number) == 2 for number in numbers) and "月" not in quote
    )


def _places(match: re.Match[str]) -> list[tuple[str, int, int]]:
    found = [(key, *match.span(key)) for key in match.groupdict() if key != "s" and match[key] is not None]
    return sorted(found, key=lambda place: place[1])


def _year(fields: dict[str, str]) -> int:
    if "y" in fields:
        return int(fields["y"])
    if "y2" in fields:
        return int(fields["y2"]) + (2000 if int(fields["y2"]) <= 40 else 1900)
    if "cy" in fields:
        return int("".join(str("〇一二三四五六七八九".index(_zero(digit))) for digit in fields["cy"]))
    return 2023


def _zero(digit: str) -> str:
    return "〇" if digit in "零○" else digit


def _month(fields: dict[str, str]) -> int:
    if "m" in fields:
        return int(fields["m"])
    if "cm" in fields:
        return _chinese(fields["cm"])
    return next(place for place, month in enumerate(_MONTHS, 1) if month[:3] == fields["name"][:3])


def _day(fields: dict[str, str]) -> int:
    return int(fields["d"]) if "d" in fields else _chinese(fields["cd"]) if "cd" in fields else 15


def _chinese(numeral: str) -> int:
    """A Chinese numeral below 100, such as 廿三 or 十二."""
    tens, ten, ones = numeral.replace("廿", "二十").rpartition("十")
    return (_NUMERALS.index(tens or "一") * 10 if ten else 0) + (_NUMERALS.index(ones) if ones else 0)


def _written(field: str, old: str, moved: date, padded: bool) -> str:
    """One field of the moved date as the old one was written."""
    if field == "name":
        month = _MONTHS[moved.month - 1]
        return month if len(old) > 4 or (old == "May" and len(month) < 5) else month[:3]
    if field == "th":
        teen = 10 <= moved.day <= 20
        return "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(moved.day % 10, "th")
    if field == "cy":
        return "".join(_NUMERALS[int(digit)] for digit in str(moved.year))
    if field in ("cm", "cd"):
        number = moved.month if field == "cm" else moved.day
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else _NUMERALS[tens]) + ("十" if tens else "") + (_NUMERALS[ones] if ones else "")
    number = {"y": moved.year, "y2": moved.year % 100, "m": moved.month, "d": moved.day}[field]
    return f"{number:02d}" if padded or field == "y2" else str(number)


def _day_and_month(fields: dict[str, str | None]) -> bool:
    first, second = int(fields["a"] or 0), int(fields["b"] or 0)
    return min(first, second) >= 1 and min(first, second) <= 12 and max(first, second) <= 31
