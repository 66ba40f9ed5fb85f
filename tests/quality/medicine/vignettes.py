"""The common-disease ranking over the sixty vignettes: ``python -m tests.quality.medicine.vignettes [even|odd]``.

Prints by language in how many cases the right condition is among the first 1, 3 and 5, by group as well, in how many
of the cases to be seen today and of the others a sign of danger is raised, and every case whose condition is not among
the first three. Cases of even number were used to choose the constants of the ranking, those of odd number were not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from model.medicine.diagnosis import DiagnosisModel
from model.medicine.differential import Diagnosis
from model.medicine.observations import Language

VIGNETTES = Path(__file__).with_name("vignettes.json")
LANGUAGES: tuple[Language, ...] = ("en", "zh")
Half = Literal["even", "odd"]


@dataclass(frozen=True)
class Outcome:
    """One case in one language."""

    case: dict[str, Any]
    language: Language
    place: int
    """Of the right condition, 1 being the first; 0 where it is not listed."""
    diagnosis: Diagnosis

    @property
    def half(self) -> Half:
        """Even cases were tuned on."""
        return "odd" if int(self.case["id"][1:]) % 2 else "even"

    @property
    def flagged(self) -> bool:
        """Whether a sign of danger is raised."""
        return bool(self.diagnosis.red_flags)


@lru_cache(maxsize=1)
def outcomes() -> tuple[Outcome, ...]:
    """Every case in both languages, read and ranked."""
    cases = json.loads(VIGNETTES.read_text(encoding="utf-8"))["cases"]
    return tuple(_outcome(case, language) for language in LANGUAGES for case in cases)


def _outcome(case: dict[str, Any], language: Language) -> Outcome:
    diagnosis = DiagnosisModel().diagnose(case[language], scope="common")
    right = {case["condition"], *case["also"]}
    places = [place for place, each in enumerate(diagnosis.candidates, 1) if each.disease in right]
    return Outcome(case, language, min(places, default=0), diagnosis)


def share_within(found: Sequence[Outcome], first: int) -> float:
    """Share of cases whose condition is among the first so many."""
    return sum(0 < each.place <= first for each in found) / len(found)


def share_flagged(found: Sequence[Outcome], *, today: bool) -> float:
    """Share of the cases to be seen today (or of the others) in which a sign of danger is raised."""
    asked = [each for each in found if each.case["red_flag"] is today]
    return sum(each.flagged for each in asked) / len(asked)


def main(half: str | None = None) -> None:
    found = [each for each in outcomes() if half in (None, each.half)]
    for language in LANGUAGES:
        mine = [each for each in found if each.language == language]
        for group in (None, "common", "cannot_miss"):
            _print(f"{language} {group or 'all'}", [each for each in mine if group in (None, each.case["group"])])
        print(f"{language} flagged: to be seen today {share_flagged(mine, today=True):.0%}, ", end="")
        print(f"others {share_flagged(mine, today=False):.0%}")
    for each in found:
        _print_miss(each)


def _print(name: str, found: Sequence[Outcome]) -> None:
    figures = "  ".join(f"top-{first} {share_within(found, first):.1%}" for first in (1, 3, 5))
    print(f"{name:16} {len(found)} cases  {figures}")


def _print_miss(each: Outcome) -> None:
    name = f"{each.case['id']} {each.language} {each.case['condition']}"
    if not 0 < each.place <= 3:
        first = ", ".join(candidate.disease for candidate in each.diagnosis.candidates[:3])
        print(f"{name}: place {each.place or '-'}; first are {first}")
    if each.flagged is not each.case["red_flag"]:
        print(f"{name}: {'flag too many: ' if each.flagged else 'no flag'}", end="")
        print("; ".join(str(flag.value) for flag in each.diagnosis.red_flags))


if __name__ == "__main__":
    main(*sys.argv[1:2])
