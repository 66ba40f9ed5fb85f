"""Ages as ISO 8601 durations, such as ``P3Y6M``."""

from __future__ import annotations

import re

_DURATION = re.compile(
    r"P(?=[\dT])(?:(?P<years>\d{1,3}(?:\.\d{1,6})?)Y)?(?:(?P<months>\d{1,4}(?:\.\d{1,6})?)M)?"
    r"(?:(?P<weeks>\d{1,4}(?:\.\d{1,6})?)W)?(?:(?P<days>\d{1,5}(?:\.\d{1,6})?)D)?(?:T[\dHMS.]{1,40})?"
)
_DAYS = 365.25
OLDEST = 150.0


def to_duration(years: float) -> str:
    """Years as whole years, months and days."""
    whole = int(years)
    months = int((years - whole) * 12 + 1e-9)
    days = round((years - whole - months / 12) * _DAYS)
    parts = [f"{number}{unit}" for number, unit in ((whole, "Y"), (months, "M"), (max(days, 0), "D")) if number > 0]
    return "P" + ("".join(parts) or "0D")


def from_duration(text: str) -> float | None:
    """Years of a duration; None where it is none, or longer than a life."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        return None
    number = {name: float(value or 0) for name, value in match.groupdict().items()}
    years = number["years"] + number["months"] / 12 + (number["weeks"] * 7 + number["days"]) / _DAYS
    return years if years <= OLDEST else None
