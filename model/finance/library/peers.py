"""Companies side by side: the same measures of each, and where each stands among all companies of the shelf.

The percentile rank of a value is the mean rank: the share of companies below it plus half the share equal to it, itself
included (``kind="mean"`` of scipy.stats.percentileofscore). Equal values share a rank, and one company alone stands at
50. Quartiles are interpolated between the values, ends included (Hyndman and Fan's type 7).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from statistics import quantiles
from typing import Literal, cast

from data.knowledge import knowledge_path
from model.finance.library.index import IndexedFigure, LibraryEntry
from model.finance.library.shelf import by_company, company_name
from model.finance.terms import metric

FEWEST = 2
"""Companies it takes to compare."""

Reading = Literal["high", "low", "depends"]
"""Which values analysts usually look for. A convention, not a verdict."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure companies are compared by."""

    name: str
    group: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Peer:
    """A company in the fiscal year compared, and the reading its figures are taken from."""

    company_key: str
    company: str
    year: int
    entry: LibraryEntry

    def figure(self, name: str) -> IndexedFigure | None:
        """A measure of that year, or None where the report does not give it."""
        return self.entry.figures.get((name, self.year))


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Of the values of all companies of the shelf that give a measure."""

    lower: Decimal
    median: Decimal
    upper: Decimal
    companies: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One company's value of a measure, and its rank among the companies of the shelf."""

    peer: Peer
    figure: IndexedFigure
    percentile: float
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A measure of all companies of the shelf that give it."""

    name: str
    standings: tuple[Standing, ...]
    """Largest value first."""
    quartiles: Quartiles | None
    """None below two companies."""

    def of(self, company_key: str) -> Standing | None:
        """Where a company stands; None where its report does not give the measure."""
        return next((standing for standing in self.standings if standing.peer.company_key == company_key), None)


@cache
def measures() -> tuple[Measure, ...]:
    """What companies can be compared by, in groups."""
    kept = json.loads(knowledge_path("finance/peer_measures.json").read_text(encoding="utf-8"))
    return tuple(
        Measure(name, group, cast(Reading, reading)) for group, names in kept.items() for name, reading in names.items()
    )


def peers(shelved: Iterable[LibraryEntry], year: int | None = None) -> tuple[Peer, ...]:
    """Every company of the shelf in a fiscal year, or each in its latest; those without the year are left out.

    The figures of a year come from the report for that year; where there is none, from the next later one that shows
    the year beside its own.
    """
    found = []
    for key, group in by_company(shelved).items():
        entry = _latest(group) if year is None else _for_year(group, year)
        asked = year if year is not None or entry is None else entry.fiscal_year
        if entry is not None and asked is not None:
            found.append(Peer(key, company_name(group), asked, entry))
    return tuple(found)


def years(shelved: Iterable[LibraryEntry]) -> tuple[int, ...]:
    """Fiscal years at least two companies can be compared in, latest first."""
    companies: dict[int, set[str]] = {}
    for each in shelved:
        for year in each.years:
            companies.setdefault(year, set()).add(each.company_key)
    return tuple(sorted((year for year, keys in companies.items() if len(keys) >= FEWEST), reverse=True))


def compare(name: str, shelf: Iterable[Peer], currency: str | None = None) -> Comparison:
    """A measure of all companies of the shelf, ranked; an amount only of those that report in `currency`."""
    if is_amount(name):
        shelf = [peer for peer in shelf if currency is not None and peer.entry.currency == currency]
    given = [(peer, figure) for peer in shelf if (figure := peer.figure(name)) is not None]
    values = [figure.value for _, figure in given]
    standings = [Standing(peer, figure, percentile_rank(figure.value, values)) for peer, figure in given]
    ordered = sorted(standings, key=lambda standing: standing.figure.value, reverse=True)
    return Comparison(name, tuple(ordered), quartiles_of(values))


def percentile_rank(value: Decimal, values: Sequence[Decimal]) -> float:
    """Mean rank of one of the values among all of them, 0 to 100. Raises ValueError where it is none of them."""
    below, equal = sum(other < value for other in values), sum(other == value for other in values)
    if not equal:
        raise ValueError("the value is not among those it is ranked with")
    return 100 * (below + equal / 2) / len(values)


def quartiles_of(values: Sequence[Decimal]) -> Quartiles | None:
    """Lower quartile, median and upper quartile; None for fewer than two values."""
    if len(values) < FEWEST:
        return None
    lower, median, upper = quantiles(values, n=4, method="inclusive")
    return Quartiles(lower, median, upper, len(values))


def common_currency(compared: Iterable[Peer]) -> str | None:
    """The one currency all companies report in; None where they differ or one does not name it."""
    currencies = {peer.entry.currency for peer in compared}
    return currencies.pop() if len(currencies) == 1 else None


def is_amount(name: str) -> bool:
    """Whether a measure is money, which can be compared in one currency only."""
    return metric(name).kind in ("money", "per_share")


def _latest(group: Sequence[LibraryEntry]) -> LibraryEntry | None:
    return next((each for each in reversed(group) if each.fiscal_year is not None), None)


def _for_year(group: Sequence[LibraryEntry], year: int) -> LibraryEntry | None:
    showing = [each for each in group if year in each.years]
    nearest = min((each.fiscal_year or 0 for each in showing), default=0)
    return next((each for each in reversed(showing) if each.fiscal_year == nearest), None)
