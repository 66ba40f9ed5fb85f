"""The report's figures beside those of its XBRL, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.documents.xbrl.facts import Fact
from model.finance.figures import Figure
from model.finance.report import Report
from model.finance.second_source.periods import NAMINGS, year_name
from model.finance.second_source.tags import tags
from model.finance.terms import metric

Verdict = Literal["differ", "agree", "xbrl_only", "pdf_only"]
VERDICTS: tuple[Verdict, ...] = ("differ", "agree", "xbrl_only", "pdf_only")
"""In the order a reader wants to see them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One metric in one year in both sources, or in the one that has it."""

    metric: str
    year: int
    figure: Figure | None
    """Of the PDF."""
    fact: Fact | None
    """Of the XBRL."""

    @property
    def difference(self) -> Decimal | None:
        """XBRL less PDF; None where one of them is missing."""
        return None if self.figure is None or self.fact is None else self.fact.value - self.figure.value

    @property
    def verdict(self) -> Verdict:
        """Whether both say the same within what they are rounded to."""
        if self.figure is None:
            return "xbrl_only"
        if self.fact is None:
            return "pdf_only"
        return "agree" if agree(self.figure, self.fact) else "differ"


def agree(figure: Figure, fact: Fact) -> bool:
    """Whether the two differ by no more than half a unit of the coarser one's last digit."""
    printed = Decimal(figure.scale) if metric(figure.name).kind == "money" else Decimal(0)
    return abs(fact.value - figure.value) <= max(printed, fact.rounding) / 2


def compare(report: Report, facts: Iterable[Fact]) -> tuple[Pair, ...]:
    """Every metric with a tag in every year of the report that one source has; differing ones first.

    Of a metric's alternative tags the first that agrees is shown, else the first there is. Fiscal years are called as
    in the report: of the ways to name them, that under which most figures agree.
    """
    known = tuple(facts)
    readings = [_pairs(report, known, naming) for naming in NAMINGS]
    best = max(readings, key=lambda pairs: sum(pair.verdict == "agree" for pair in pairs))
    return tuple(sorted(best, key=lambda pair: VERDICTS.index(pair.verdict)))


def _pairs(report: Report, facts: tuple[Fact, ...], naming: int) -> list[Pair]:
    exact = _most_exact(facts, naming)
    pairs = []
    for name, alternatives in tags().items():
        for year in report.years:
            figure = report.metric(name, year)
            found = [exact[tag, year] for tag in alternatives if (tag, year) in exact]
            fitting = [fact for fact in found if _unit_fits(name, report.currency, fact.unit)]
            same = (fact for fact in fitting if figure is not None and agree(figure, fact))
            fact = next(same, fitting[0] if fitting else None)
            if figure is not None or fact is not None:
                pairs.append(Pair(name, year, figure, fact))
    return pairs


def _most_exact(facts: Iterable[Fact], naming: int) -> Mapping[tuple[str, int], Fact]:
    """The most exact fact of a tag in a year; of equally exact ones the first."""
    exact: dict[tuple[str, int], Fact] = {}
    for fact in facts:
        key = (fact.tag, year_name(fact.end, naming))
        if key not in exact or fact.rounding < exact[key].rounding:
            exact[key] = fact
    return exact


def _unit_fits(name: str, currency: str | None, unit: str) -> bool:
    """Whether the fact is in the report's currency, or in any of the three-letter codes where it names none."""
    money, _, per = unit.partition("/")
    fits = money == currency if currency else len(money) == 3
    return fits and per == ("shares" if metric(name).kind == "per_share" else "")
