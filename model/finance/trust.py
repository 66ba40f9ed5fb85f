"""What a figure's confidence rests on: the checks it, or the printed figures under it, took part in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from model.finance.figures import Check, Figure
from model.finance.report import Report

Level = Literal["verified", "partly", "unchecked", "disputed"]
LEVELS: tuple[Level, ...] = ("verified", "partly", "unchecked", "disputed")

_JUDGED_OTHERWISE = ("scale_jump", "sign")


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a figure was confirmed, in a word and by its checks."""

    level: Level
    """verified: every printed figure under it passed every check; partly: some of them had no check; disputed: a check
    failed. A figure recognised in a picture needs checks that compare its digits: it is verified or unchecked."""
    confidence: float
    checks: tuple[Check, ...]
    """Failed ones first."""

    @property
    def passed(self) -> int:
        """How many of the checks were passed."""
        return sum(check.passed for check in self.checks)


def trust(report: Report, figure: Figure) -> Trust:
    """The checks behind a figure of the report."""
    printed = {(leaf.name, leaf.year) for leaf in figure.leaves if leaf.evidence is not None}
    asked = {(figure.name, figure.year)} | printed
    checks = worst_first(check for check in report.checks if asked & set(check.figures))
    scanned = any(leaf.method == "scanned" for leaf in figure.leaves)
    checked = {pair for check in checks if compares(check) or not scanned for pair in check.figures}
    level: Level
    if not checks:
        level = "unchecked"
    elif not checks[0].passed:
        level = "disputed"
    elif (figure.name, figure.year) in checked or printed <= checked:
        level = "verified"
    else:
        # One misread digit under a figure makes it wrong, however many of the others were confirmed
        level = "unchecked" if scanned else "partly"
    return Trust(level, figure.confidence, tuple(checks))


def compares(check: Check) -> bool:
    """Whether a check sets two sides equal, so that their difference decides; a jump of scale, say, does not."""
    return check.kind not in _JUDGED_OTHERWISE


def worst_first(checks: Iterable[Check]) -> list[Check]:
    """Failed checks, then those that set two sides equal, then the others; else in the order given."""
    return sorted(checks, key=lambda check: (check.passed, not compares(check)))


def count_levels(report: Report) -> Counter[Level]:
    """How many of the report's figures stand at each level."""
    return Counter(trust(report, figure).level for figure in report.metrics)
