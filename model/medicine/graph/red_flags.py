"""Signs of danger whatever the disease: rules over findings and measured values, each with who says so.

The rules are data/knowledge/medicine/red_flags.json; its fields are described in SOURCE.md there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from data.knowledge import knowledge_path
from model.evidence import Finding
from model.medicine.graph.knowledge_graph import Source
from model.medicine.observations import Language, Measurement, Sex


@dataclass(frozen=True, slots=True)
class Bound:
    """A measured value beyond a limit, in the unit of measurements.json."""

    measured: str
    below: float | None
    above: float | None

    def met(self, measurement: Measurement) -> bool:
        """Whether this value is beyond the limit."""
        if measurement.name != self.measured:
            return False
        low = self.below is not None and measurement.value < self.below
        return low or (self.above is not None and measurement.value > self.above)


@dataclass(frozen=True, slots=True)
class Rule:
    """What together means danger: of each group at least one."""

    name: str
    groups: tuple[tuple[str | Bound, ...], ...]
    """Findings, or values beyond a limit."""
    youngest: float
    oldest: float
    """Years, the upper bound excluded; whoever gives no age is taken to be of that age only where there is no bound."""
    sex: Sex | None
    en: str
    zh: str
    sources: tuple[Source, ...]

    def holds(
        self, known: frozenset[str], measurements: Sequence[Measurement], age: float | None, sex: Sex | None
    ) -> bool:
        """Whether it applies to this patient; `known` are the findings with everything they imply."""
        if self.sex and sex and self.sex != sex:
            return False
        bounded = self.youngest > 0 or self.oldest < _EVER
        if bounded and (age is None or not self.youngest <= age < self.oldest):
            return False
        return all(any(_there(one, known, measurements) for one in group) for group in self.groups)


_EVER = 200.0


def general_red_flags(
    known: frozenset[str],
    measurements: Sequence[Measurement],
    language: Language,
    *,
    age: float | None = None,
    sex: Sex | None = None,
) -> list[Finding]:
    """The signs of danger of this patient, in the order of the rules; `name` is the rule's, `value` what to do."""
    return [
        Finding(
            rule.name,
            rule.zh if language == "zh" else rule.en,
            1.0,
            tuple(source.evidence() for source in rule.sources),
            "red_flag",
        )
        for rule in rules()
        if rule.holds(known, measurements, age, sex)
    ]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    content = json.loads(knowledge_path("medicine/red_flags.json").read_text(encoding="utf-8"))
    sources = {key: Source(key=key, **each) for key, each in content["sources"].items()}
    return tuple(_rule(each, sources) for each in content["rules"])


def _rule(each: Mapping[str, Any], sources: Mapping[str, Source]) -> Rule:
    age = each.get("age", {})
    return Rule(
        name=each["name"],
        groups=tuple(tuple(_one(one) for one in group) for group in each["all"]),
        youngest=float(age.get("from", 0)),
        oldest=float(age.get("under", _EVER)),
        sex=each.get("sex"),
        en=each["en"],
        zh=each["zh"],
        sources=tuple(sources[key] for key in each["source"]),
    )


def _one(one: str | Mapping[str, Any]) -> str | Bound:
    return one if isinstance(one, str) else Bound(one["measured"], one.get("below"), one.get("above"))


def _there(one: str | Bound, known: frozenset[str], measurements: Sequence[Measurement]) -> bool:
    return any(one.met(value) for value in measurements) if isinstance(one, Bound) else one in known
