"""A report with its reader's corrections: pure, so that taking one back is leaving it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.finance.correction.recompute import recompute
from model.finance.correction.record import Correction
from model.finance.correction.rules import corrected_figures, right_row
from model.finance.figures import Figure, Line
from model.finance.metrics import Figures
from model.finance.report import Report

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that a correction made other than it was read."""

    correction: Correction
    before: Figure | None
    """As it was read; None where it was not found."""
    after: Figure
    replayed: bool
    """Whether the correction was made on another report of the company."""

    @property
    def original(self) -> Decimal | None:
        """The value that was read."""
        return None if self.before is None else self.before.value


@dataclass(frozen=True, slots=True)
class Corrected:
    """A report as its reader sees it, and how it came to differ from the reading."""

    report: Report
    changes: tuple[Change, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """All of the company, also those taken back or without effect here, oldest first."""

    def change(self, name: str, year: int) -> Change | None:
        """The change behind a figure, None where it stands as it was read."""
        return next((each for each in self.changes if (each.after.name, each.after.year) == (name, year)), None)

    def confirmation(self, name: str, year: int) -> Correction | None:
        """The reader's word that this figure of this report is right as it was read."""
        key = (self.report.source, name, year)
        confirmed = (each for each in self.corrections if each.kind == "confirmed" and not each.withdrawn)
        return next((each for each in confirmed if each.key == key), None)


def apply(report: Report, corrections: Sequence[Correction]) -> Corrected:
    """The report with the company's corrections, given oldest first, in force.

    A correction made on the report itself wins over a replayed one, a later over an earlier one, and a figure its
    reader confirmed is not touched by replays. Derived figures, checks and confidences follow; the confidence of a
    corrected figure is what it is for every figure, the share of checks it passes.
    """
    read: Figures = {(figure.name, figure.year): figure for figure in report.metrics}
    standing, by = _standing(report, read, corrections)
    changed = {key for key in by if standing[key] != read.get(key)}
    if not changed:
        return Corrected(report, (), tuple(corrections))
    marked = replace(report, lines=_marked(report, by.values()))
    result = recompute(marked, standing, changed)
    changes = (
        Change(by[key], read.get(key), after, by[key].document_id != report.source)
        for key in sorted(changed, key=lambda key: (key[0], -key[1]))
        if (after := result.metric(*key)) is not None
    )
    return Corrected(result, tuple(changes), tuple(corrections))


def _standing(
    report: Report, read: Figures, corrections: Sequence[Correction]
) -> tuple[Figures, dict[Key, Correction]]:
    """The figures once every correction has spoken, and which had the last word on which."""
    valid = [each for each in corrections if not each.withdrawn]
    own = [each for each in valid if each.document_id == report.source]
    confirmed = {(each.metric, each.year) for each in own if each.kind == "confirmed"}
    standing, by = dict(read), dict[Key, Correction]()
    for correction in (*(each for each in valid if each.document_id != report.source), *own):
        replayed = correction.document_id != report.source
        for key, figure in corrected_figures(correction, report, standing).items():
            if replayed and key in confirmed:
                continue
            standing[key] = _as_read(read.get(key), figure, replayed)
            by[key] = correction
    return standing, by


def _as_read(read: Figure | None, figure: Figure, replayed: bool) -> Figure:
    """The figure as read where it already is what the correction asks for."""
    same = read is not None and read.value == figure.value and (replayed or read.evidence == figure.evidence)
    return read if same and read is not None else figure


def _marked(report: Report, corrections: Iterable[Correction]) -> tuple[Line, ...]:
    """The lines, each right row bearing its metric and the row it was taken for before none."""
    rows = {each.metric: right_row(each, report) for each in corrections if each.kind == "row"}
    names = {id(line): name for name, line in rows.items() if line is not None}

    def mark(line: Line) -> str | None:
        if id(line) in names:
            return line.metric or names[id(line)]
        return None if line.metric in names.values() else line.metric

    return tuple(replace(line, metric=mark(line)) for line in report.lines)
