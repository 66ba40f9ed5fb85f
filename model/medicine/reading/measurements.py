"""Vital signs and laboratory values of a note, in either language, beside their reference ranges.

Names, units, ranges with their sources and the findings they show: data/knowledge/medicine/measurements.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.knowledge import knowledge_path
from model.medicine.observations import Language, Level, Measurement, Observation, Sex
from model.medicine.ontology.ontology import ontology

_NUMBER = r"(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_LINK = (
    r"(?:\s*\((?:serum|plasma|blood|venous|arterial)\))?\s*(?:is|was|of|at|to|about|around|为|是|达到?|至|约|升至|降至|高达|低至|测得)?"
    r"\s*[:=：＝]?\s*(?:约|about|~|～)?[<>＜＞≤≥]?\s*"
)
_PRESSURE = re.compile(
    r"(?<![A-Za-z])(?:BP|blood pressure|血压|Bp)"
    + _LINK
    + r"(?P<systolic>\d{2,3}(?:\.\d)?)\s*/\s*(?P<diastolic>\d{2,3}(?:\.\d)?)\s*"
    r"(?P<unit>mm ?Hg|kPa)?",
    re.IGNORECASE,
)
_FOLDED = str.maketrans("μµ×²³⁹⁶／％℃℉", "uux2396/%cf")


@dataclass(frozen=True, slots=True)
class Measured:
    """A value read in a note and what it says."""

    measurement: Measurement
    start: int
    end: int
    observations: tuple[Observation, ...]
    """The findings it shows: present out of range, absent where a normal value rules them out."""


@cache
def quantities() -> dict[str, dict[str, Any]]:
    """The table of quantities by name."""
    rows = json.loads(knowledge_path("medicine/measurements.json").read_text(encoding="utf-8"))
    return {row["name"]: row for row in rows}


@cache
def _patterns(language: Language) -> re.Pattern[str]:
    """One pattern of every name; the group tells nothing, `_named` does."""
    names = sorted(_named(language), key=len, reverse=True)
    return re.compile(
        rf"(?<![A-Za-z0-9-])(?P<name>{'|'.join(map(re.escape, names))})(?![A-Za-z]){_LINK}{_NUMBER}(?![\d/.]*\d)\s*"
    )


_OTHER_UNIT = re.compile(
    r"\s*(?:[ckm]?m|[km]?g|[dm]?l|(?:centi|milli)?met(?:er|re)s?|(?:kilo)?grams?|hours?|days?|weeks?|months?|years?"
    r"|厘米|毫米|公斤|千克|毫升|岁|小时|天|周|个月|年)(?![A-Za-z])",
    re.IGNORECASE,
)
"""Lengths, weights, volumes and times: "T 39 mm" is no temperature."""


@cache
def _named(language: Language) -> dict[str, str]:
    """Written name → quantity; long names also as sentences begin and as headings write them."""
    found: dict[str, str] = {}
    for name, row in quantities().items():
        for written in (*row["en"], *(row["zh"] if language == "zh" else ())):
            for form in (written, written[:1].upper() + written[1:], written.title() if len(written) > 4 else written):
                found.setdefault(form, name)
            if len(written) > 1:
                found.setdefault(written.upper(), name)
    return found


def measured(text: str, language: Language, age: float | None, sex: Sex | None) -> tuple[Measured, ...]:
    """Every value of a known quantity in the text, in its order.

    Values whose unit is another's, that no body can have, or for which no range fits the age are left out.
    """
    found = []
    for match in _patterns(language).finditer(text):
        row = quantities()[_named(language)[match["name"]]]
        written, end = _unit(text, match.end(), row)
        value = _converted(float(match["value"].replace(",", "")), written, row)
        if value is not None and (written or not _OTHER_UNIT.match(text, match.end("value"))):
            found += _judged(
                text, row, value, (match.start(), end if written else match.end("value")), language, age, sex
            )
    for match in _PRESSURE.finditer(text):
        for part in ("systolic", "diastolic"):
            row = quantities()[f"{part}_pressure"]
            value = _converted(float(match[part]), _folded(match["unit"] or ""), row)
            if value is not None:
                span = match.start(), match.end() if match["unit"] else match.end("diastolic")
                found += _judged(text, row, value, span, language, age, sex)
    return tuple(sorted(found, key=lambda each: each.start))


def _folded(unit: str) -> str:
    return unit.lower().translate(_FOLDED).replace(" ", "").replace("*", "x").removeprefix("x")


@cache
def _factors(name: str) -> dict[str, tuple[float, float]]:
    """Folded unit → factor and offset to the quantity's own unit."""
    return {
        _folded(written): (unit["factor"], unit.get("offset", 0.0))
        for unit in quantities()[name]["units"]
        for written in unit["written"]
    }


def _unit(text: str, begin: int, row: Mapping[str, Any]) -> tuple[str, int]:
    """The longest unit of the quantity that stands at a place, folded, and where it ends; "" where none does."""
    for length in range(24, 0, -1):
        piece = text[begin : begin + length]
        after = text[begin + length : begin + length + 1]
        if (
            len(piece) == length
            and _folded(piece) in _factors(row["name"])
            and not (after.isascii() and after.isalnum())
        ):
            return _folded(piece), begin + length
    return "", begin


def _converted(value: float, unit: str, row: Mapping[str, Any]) -> float | None:
    """The value in the quantity's own unit; without a unit, in the first of its units in which a body can have it."""
    factors = _factors(row["name"])
    low, high = row["plausible"]
    for factor, offset in [factors[unit]] if unit else dict.fromkeys([*factors.values()] or [(1.0, 0.0)]):
        converted = round(value * factor + offset, 3)
        if low <= converted <= high:
            return converted
    return None


def _range(row: Mapping[str, Any], age: float | None, sex: Sex | None) -> Mapping[str, Any] | None:
    """The first range for that age and sex; without an age, an adult's."""
    years = 30.0 if age is None else age
    for each in row["ranges"]:
        if each.get("from", 0) <= years < each.get("to", 200) and each.get("sex") in (None, sex):
            chosen: Mapping[str, Any] = each
            return chosen
    return None


def _judged(
    text: str,
    row: Mapping[str, Any],
    value: float,
    span: tuple[int, int],
    language: Language,
    age: float | None,
    sex: Sex | None,
) -> list[Measured]:
    bounds = _range(row, age, sex)
    if bounds is None:
        return []
    low, high = bounds["low"], bounds["high"]
    level: Level = (
        "low" if low is not None and value < low else "high" if high is not None and value > high else "normal"
    )
    measurement = Measurement(row["name"], value, row["unit"], low, high, level)
    shown = row["rules_out"] if level == "normal" else [level] if row.get(level) else []
    observations = tuple(
        Observation(
            concept=row[side]["concept"],
            label=row[side]["zh"] if language == "zh" else ontology().name(row[side]["concept"]),
            quote=text[span[0] : span[1]],
            start=span[0],
            end=span[1],
            status="absent" if level == "normal" else "present",
            measurement=measurement,
        )
        for side in shown
    )
    return [Measured(measurement, *span, observations)]
