"""Why a measure has no figure: which of its inputs the report does not print, or which one makes it meaningless."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.finance.derive import inputs_of, is_ratio
from model.finance.report import Report


@dataclass(frozen=True, slots=True)
class Absence:
    """What a measure lacks in a year."""

    name: str
    year: int
    reason: Literal["not_printed", "not_positive"]
    inputs: tuple[str, ...]
    """The metrics that are not printed, or the denominator that is zero or less."""


def why_absent(report: Report, name: str, year: int) -> Absence | None:
    """What keeps a metric or measure from having a figure in a year; None where it has one."""
    if report.metric(name, year) is not None:
        return None
    needed = inputs_of(name)
    for absent in (why_absent(report, other, year) for other in needed):
        if absent is not None and absent.reason == "not_positive":
            return Absence(name, year, "not_positive", absent.inputs)
    unprinted = [other for each in needed for other in _unprinted(report, each, year)]
    if not unprinted and is_ratio(name):
        return Absence(name, year, "not_positive", needed[-1:])
    return Absence(name, year, "not_printed", tuple(dict.fromkeys(unprinted)) or (name,))


def _unprinted(report: Report, name: str, year: int) -> tuple[str, ...]:
    """The printed metrics that are wanting for this one, which may rest on others itself."""
    absent = why_absent(report, name, year)
    return () if absent is None or absent.reason == "not_positive" else absent.inputs
