"""The risk scores as data: ratios with the range they can have, weights, signals, zones and sources."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from data.knowledge import knowledge_path


@dataclass(frozen=True, slots=True)
class Ratio:
    """What stands above and below the line, each as metrics joined by one sign, and the range it can have."""

    top: tuple[str, ...]
    bottom: tuple[str, ...]
    """Empty where the figure itself is meant."""
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Term:
    """A weighted ratio of a score, or its index on the year before."""

    ratio: str
    weight: Decimal
    index: str | None
    """now_over_before, before_over_now, or None for the ratio itself."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A question about a ratio that gives a point when its answer is yes."""

    name: str
    ratio: str
    test: str
    """positive, negative, rises, falls or not_more."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A range of a score; the first whose border fits is the score's."""

    name: str
    below: Decimal | None
    above: Decimal | None

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies in it, given that it lies in none before it."""
        return (self.below is None or value < self.below) and (self.above is None or value > self.above)


@dataclass(frozen=True, slots=True)
class Score:
    """One published score."""

    name: str
    constant: Decimal
    terms: tuple[Term, ...]
    signals: tuple[Signal, ...]
    zones: tuple[Zone, ...]
    source: str

    def zone(self, value: Decimal) -> str:
        """The name of the zone a value lies in."""
        return next(zone.name for zone in self.zones if zone.holds(value))


@cache
def ratios() -> dict[str, Ratio]:
    """Every ratio by its name."""
    return {
        name: Ratio(tuple(entry["top"]), tuple(entry["bottom"]), _number(entry.get("low")), _number(entry.get("high")))
        for name, entry in _file()["ratios"].items()
    }


@cache
def scores() -> dict[str, Score]:
    """Every score by its name, in the order of display."""
    return {entry["name"]: _score(entry) for entry in _file()["scores"]}


def _score(entry: dict[str, Any]) -> Score:
    return Score(
        name=entry["name"],
        constant=Decimal(entry.get("constant", "0")),
        terms=tuple(Term(part["ratio"], Decimal(part["weight"]), part.get("index")) for part in entry.get("parts", ())),
        signals=tuple(Signal(each["signal"], each["ratio"], each["test"]) for each in entry.get("signals", ())),
        zones=tuple(
            Zone(zone["zone"], _number(zone.get("below")), _number(zone.get("above"))) for zone in entry["zones"]
        ),
        source=entry["source"],
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(knowledge_path("finance/risk_scores.json").read_text(encoding="utf-8"))
    return content
