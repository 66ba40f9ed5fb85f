"""Corrections made by hand on the small report of `sample_report`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

from model.finance.correction.record import Correction, CorrectionKind, Said
from model.finance.report import Report
from tests.model.finance.sample_report import MILLION, sample_report

HERE, THERE = "a1" * 32, "b2" * 32
"""Two documents of one company."""

_numbers = count()
_START = datetime(2026, 1, 5, tzinfo=UTC)


def report(source: str = HERE, **changed: object) -> Report:
    """The sample report as the reading of a document."""
    return replace(sample_report(name=f"{source[:2]}.pdf"), source=source, **changed)


def correction(
    kind: CorrectionKind,
    metric: str,
    year: int = 2023,
    *,
    on: str = HERE,
    withdrawn: bool = False,
    made_on: Report | None = None,
    **said: object,
) -> Correction:
    """A correction; each is younger than the one before. What was read comes from the report it is made on."""
    number = next(_numbers)
    read = (made_on or report(on)).metric(metric, year)
    given = {"original": read.value if read else None, "level": "verified" if read else None, **said}
    return Correction(
        id=f"c{number}",
        said=Said(kind=kind, metric=metric, year=year, document_name=f"{on[:2]}.pdf", **given),
        document_id=on,
        created=_START + timedelta(minutes=number),
        withdrawn=withdrawn,
    )


def value(metric: str, millions: object, year: int = 2023, **said: object) -> Correction:
    """A typed value, in millions."""
    statement = said.pop("statement", "income")
    return correction("value", metric, year, value=Decimal(str(millions)) * MILLION, statement=statement, **said)


def row(metric: str, label: str, section: str = "", statement: str = "income", **said: object) -> Correction:
    """Another row."""
    return correction("row", metric, label=label, section=section, statement=statement, **said)


def scale(metric: str, wrong: int, right: int, **said: object) -> Correction:
    """Another unit; `said` may name the year and the value it becomes."""
    made_on = said.pop("made_on", None) or report(said.get("on", HERE))
    read = made_on.metric(metric, said.get("year", 2023))
    becomes = read.value * right / wrong if read else None
    return correction("scale", metric, value=becomes, printed_scale=wrong, scale=right, made_on=made_on, **said)


def without(source: Report, *names: str) -> Report:
    """The report without some metrics."""
    return replace(
        source,
        metrics=tuple(figure for figure in source.metrics if figure.name not in names),
        missing={**source.missing, **dict.fromkeys(names, "not_printed")},
    )


def changed_to(source: Report, name: str, year: int, millions: int) -> Report:
    """The report with one figure read otherwise."""
    return replace(
        source,
        metrics=tuple(
            replace(figure, value=Decimal(millions) * MILLION) if (figure.name, figure.year) == (name, year) else figure
            for figure in source.metrics
        ),
    )
