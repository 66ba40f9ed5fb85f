"""Whose note it is: age and sex."""

from __future__ import annotations

import re

from model.medicine.observations import Language, Sex
from model.medicine.reading.chinese_patient import chinese_age, chinese_sex

_YEARS = {
    "year": 1.0,
    "yr": 1.0,
    "y": 1.0,
    "month": 1 / 12,
    "mo": 1 / 12,
    "m": 1 / 12,
    "week": 7 / 365.25,
    "wk": 7 / 365.25,
}
_YEARS |= {"day": 1 / 365.25, "d": 1 / 365.25}
_OLDEST = 125.0
_AGES = (
    re.compile(
        r"\b(?P<value>\d{1,3}(?:\.\d)?)[ -]?(?P<unit>year|yr|y|month|mo|m|week|wk|day|d)s?[ -]*(?:old|of age|/?o\b)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:aged?|age:)[ :]*(?P<value>\d{1,3})(?:[ -]?(?P<unit>year|yr|month|week|day)s?)?\b", re.IGNORECASE),
    re.compile(r"\b(?P<value>\d{1,3}) ?(?:F|M)\b(?![ /%])(?P<unit>)|\b(?:F|M) ?/ ?(?P<other>\d{1,3})\b"),
)
_NEWBORN = re.compile(r"\b(?:newborn|neonate)\b(?! screening)", re.IGNORECASE)
_SHORT = r"\b\d{1,3} ?(?:yo?|y/o)? ?SEX\b|\bSEX ?/ ?\d{1,3}\b|\b[Ss]ex: ?SEX\b"
_PERSONS: tuple[tuple[Sex, re.Pattern[str]], ...] = (
    ("female", re.compile(r"\b(?i:woman|girl|lady|female)\b|" + _SHORT.replace("SEX", "F"))),
    ("male", re.compile(r"\b(?i:man|boy|gentleman|male)\b|" + _SHORT.replace("SEX", "M"))),
)
_PRONOUNS: tuple[tuple[Sex, re.Pattern[str]], ...] = (
    ("female", re.compile(r"\b(?:she|her)\b", re.IGNORECASE)),
    ("male", re.compile(r"\b(?:he|his)\b", re.IGNORECASE)),
)


def patient(text: str, language: Language) -> tuple[float | None, Sex | None]:
    """Age in years and sex, None where the note does not say."""
    if language == "zh":
        return chinese_age(text), chinese_sex(text)
    return _age(text), _sex(text)


def _age(text: str) -> float | None:
    """The age written first; a newborn is 0 years old."""
    for pattern in _AGES:
        for found in pattern.finditer(text):
            words = found.groupdict()
            written = words["value"] or words.get("other")
            years = float(written or 0) * _YEARS[(words.get("unit") or "year").lower()]
            if written and years <= _OLDEST:
                return round(years, 3)
    return 0.0 if _NEWBORN.search(text) else None


def _sex(text: str) -> Sex | None:
    """The word written first of those that name a person; pronouns only where no such word is written."""
    for words in (_PERSONS, _PRONOUNS):
        places = [(found.start(), sex) for sex, pattern in words if (found := pattern.search(text))]
        if places:
            return min(places)[1]
    return None
