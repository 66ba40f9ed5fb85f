"""A company's filings joined into one series: each figure as first and as latest reported, and why they differ.

Consecutive filings print the same fiscal years twice, so every difference is either a restatement or a misreading. It
is called a restatement only where the later filing gives the reason or prints both amounts; any other difference is
shown as unexplained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from model.evidence import Evidence
from model.finance.accounting_changes import is_vague, reason_for
from model.finance.figures import AccountingChange, Figure
from model.finance.library.companies import company_key
from model.finance.reconciled import both_printed
from model.finance.report import Report
from model.finance.trust import trust
from model.finance.wording import label_key

Reason = Literal["reconciled", "stated", "another_line", "unexplained"]
REASONS: tuple[Reason, ...] = ("reconciled", "stated", "another_line", "unexplained")
"""reconciled: the later filing prints both amounts; stated: it says that such figures of earlier years were changed;
another_line: it no longer prints the earlier line and the figure is read from one of another name; unexplained: none
of these, so one of the two readings may be wrong."""

TOLERANCE = Decimal("0.0005")
"""Share of the earlier amount up to which two readings are the same figure."""

_MOST_RECLASSIFIED = Decimal("0.1")
"""Share of the earlier amount up to which the vague reason that something was reclassified is taken for the reason."""

Texts = Callable[[Report], Sequence[str]]
"""The texts of a report's pages, in order."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as one filing prints it."""

    report: Report
    figure: Figure

    @property
    def filed_for(self) -> int:
        """The fiscal year of the filing."""
        return max(self.report.years)


@dataclass(frozen=True, slots=True)
class Restatement:
    """Two filings that print one figure differently."""

    before: Reading
    after: Reading
    reason: Reason
    change: AccountingChange | None
    """The stated reason, where there is one."""
    evidence: tuple[Evidence, ...]
    """Where the later filing prints both amounts, or says why."""

    @property
    def explained(self) -> bool:
        """Whether the later filing shows why the figure differs."""
        return self.reason != "unexplained"

    @property
    def amount(self) -> Decimal:
        """By how much the figure was changed."""
        return self.after.figure.value - self.before.figure.value


@dataclass(frozen=True, slots=True)
class Point:
    """One metric in one fiscal year over all filings that print it."""

    name: str
    year: int
    readings: tuple[Reading, ...]
    """In the order of filing."""
    restatements: tuple[Restatement, ...]
    """Between one filing and the next that prints the figure; empty where all agree."""

    @property
    def first(self) -> Figure:
        """As first reported."""
        return self.readings[0].figure

    @property
    def latest(self) -> Figure:
        """As latest reported."""
        return self.readings[-1].figure


@dataclass(frozen=True, slots=True)
class Series:
    """One company over the years."""

    company: str
    """As its latest filing spells it."""
    company_key: str
    reports: tuple[Report, ...]
    """By fiscal year, oldest first."""
    points: Mapping[tuple[str, int], Point]

    @property
    def years(self) -> tuple[int, ...]:
        """All fiscal years, latest first."""
        return tuple(sorted({year for _, year in self.points}, reverse=True))

    @property
    def currency(self) -> str | None:
        """Of the latest filing."""
        return self.reports[-1].currency

    @property
    def restatements(self) -> tuple[Restatement, ...]:
        """All of them, unexplained ones first, then by year."""
        found = (restatement for point in self.points.values() for restatement in point.restatements)
        return tuple(sorted(found, key=lambda each: (-REASONS.index(each.reason), -each.after.figure.year)))


def series(reports: Iterable[Report], texts: Texts) -> Series:
    """Join filings of one company; those without statements are left out.

    Of two filings for the same fiscal year the one given last counts. Filings in another currency than the latest are
    left out. Raises ValueError where no filing has a statement.
    """
    by_year = {max(report.years): report for report in reports if report.years}
    filings = [by_year[year] for year in sorted(by_year)]
    if not filings:
        raise ValueError("no filing with statements")
    kept = tuple(report for report in filings if report.currency == filings[-1].currency)
    readings: dict[tuple[str, int], list[Reading]] = {}
    for report in kept:
        for figure in report.metrics:
            readings.setdefault((figure.name, figure.year), []).append(Reading(report, figure))
    points = {
        (name, year): Point(name, year, tuple(found), _restatements(found, texts))
        for (name, year), found in readings.items()
    }
    return Series(kept[-1].company or kept[-1].name, company_key(kept[-1]), kept, points)


def _restatements(readings: Sequence[Reading], texts: Texts) -> tuple[Restatement, ...]:
    return tuple(
        restatement(before, after, texts)
        for before, after in pairwise(readings)
        if differs(before.figure, after.figure)
    )


def differs(one: Figure, other: Figure) -> bool:
    """Whether two readings are different figures; rounding to fewer digits is no difference."""
    return abs(one.value - other.value) > abs(one.value) * TOLERANCE


def restatement(before: Reading, after: Reading, texts: Texts) -> Restatement:
    """Why the later filing prints another figure."""
    changed = _changed_inputs(before, after)
    if len(changed) == 1 and changed[0][0].figure is before.figure:
        return _of_printed(before, after, texts)
    parts = [_of_printed(one, other, texts) for one, other in changed]
    # A formula is explained by its inputs, and no better than the least explained of them
    worst = max(parts, key=lambda part: REASONS.index(part.reason), default=None)
    if worst is None:
        return Restatement(before, after, "another_line", None, ())
    return Restatement(before, after, worst.reason, worst.change, worst.evidence)


def _changed_inputs(before: Reading, after: Reading) -> list[tuple[Reading, Reading]]:
    """The printed figures under two readings that differ, pairwise; the readings themselves where they are printed."""
    later = {(leaf.name, leaf.year): leaf for leaf in after.figure.leaves}
    # However little an input moved, it moved the result
    pairs = [
        (Reading(before.report, leaf), Reading(after.report, later[leaf.name, leaf.year]))
        for leaf in before.figure.leaves
        if (leaf.name, leaf.year) in later and leaf.value != later[leaf.name, leaf.year].value
    ]
    printed = before.figure.formula is None or after.figure.formula is None
    return [(before, after)] if printed and not pairs else pairs


def _of_printed(before: Reading, after: Reading, texts: Texts) -> Restatement:
    change = reason_for(after.figure.name, after.report.changes)
    both = _in_own_summary(before, after) or both_printed(before.figure, after.figure, texts(after.report))
    if both:
        return Restatement(before, after, "reconciled", change, both)
    if "disputed" in (_level(before), _level(after)) or _still_printed(before, after):
        return Restatement(before, after, "unexplained", None, ())
    vague = change is None or is_vague(change)
    if vague and _another_line(before, after):
        places = tuple(each.figure.evidence for each in (before, after) if each.figure.evidence is not None)
        return Restatement(before, after, "another_line", None, places)
    if change is None or (vague and _relative(before, after) > _MOST_RECLASSIFIED):
        return Restatement(before, after, "unexplained", None, ())
    return Restatement(before, after, "stated", change, (change.evidence,))


def _relative(before: Reading, after: Reading) -> Decimal:
    """The change as a share of the earlier amount."""
    earlier = abs(before.figure.value)
    return abs(after.figure.value - before.figure.value) / earlier if earlier else Decimal("Infinity")


def _in_own_summary(before: Reading, after: Reading) -> tuple[Evidence, ...]:
    """Where the later filing's own summary still prints the earlier amount beside the new one in its statement."""
    for check in after.report.checks:
        if check.kind != "second_reading" or check.passed:
            continue
        about = (after.figure.name, after.figure.year) in check.figures
        if about and abs(check.expected - before.figure.value) <= abs(before.figure.value) * TOLERANCE:
            return check.evidence
    return ()


def _level(reading: Reading) -> str:
    return trust(reading.report, reading.figure).level


def _still_printed(before: Reading, after: Reading) -> bool:
    """Whether the later filing still prints the earlier line and amount, so that one reading took the wrong row."""
    wanted, year = label_key(before.figure.label), before.figure.year
    cells = [line.cell(year) for line in after.report.lines if label_key(line.label) == wanted]
    return any(cell is not None and abs(cell.value) == abs(before.figure.value) for cell in cells)


def _another_line(before: Reading, after: Reading) -> bool:
    """Whether the later filing prints the figure under another label and no longer the earlier one."""
    wanted = label_key(before.figure.label)
    own = [line for line in after.report.lines if line.statement == before.figure.statement]
    return label_key(after.figure.label) != wanted and all(label_key(line.label) != wanted for line in own)
