"""A report's ratios beside those of other companies on the same owner's shelf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles

from model.finance.figures import Figure
from model.finance.library import shelf
from model.finance.library.companies import company_key
from model.finance.library.index import IndexedFigure, LibraryEntry
from model.finance.report import Report

FEWEST_PEERS = 3
"""Fewer other companies have no quartiles worth showing."""

PEER_RATIOS = (
    "revenue_growth",
    "gross_margin",
    "operating_margin",
    "net_margin",
    "return_on_equity",
    "return_on_assets",
    "asset_turnover",
    "equity_multiplier",
    "debt_to_assets",
    "current_ratio",
    "quick_ratio",
    "cash_conversion",
    "receivable_days",
    "inventory_days",
)
"""In the order shown."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another company's figure."""

    company: str
    year: int
    value: Decimal
    page: int | None
    """The page of its first printed input, in that company's own report."""
    report_name: str
    """File name of the report it was read in."""


@dataclass(frozen=True, slots=True)
class PeerRatio:
    """One ratio of the report among its peers'."""

    own: Figure
    peers: tuple[Peer, ...]
    """Smallest value first."""
    quartiles: tuple[Decimal, Decimal, Decimal]
    """First quartile, median and third quartile of the peers (linear interpolation between them)."""

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The smallest and the largest of the report's own value and its peers', without outliers among these.

        Outliers lie more than 1.5 times the range between the quartiles beyond them (Tukey 1977).
        """
        first, _, third = self.quartiles
        reach = (third - first) * 3 / 2
        usual = [peer.value for peer in self.peers if first - reach <= peer.value <= third + reach]
        return min(self.own.value, *usual), max(self.own.value, *usual)

    def position(self, value: Decimal) -> float:
        """Where a value lies between the ends, 0 to 1, outliers at the nearer end; 0.5 where all are the same."""
        low, high = self.ends
        if low == high:
            return 0.5 if value == low else float(value > high)
        return min(max(float((value - low) / (high - low)), 0.0), 1.0)

    def beyond(self, value: Decimal) -> int:
        """-1 for an outlier below the ends, 1 for one above them, else 0."""
        low, high = self.ends
        return (value > high) - (value < low)

    @property
    def rank(self) -> int:
        """The place of the report's value among all of them, 1 for the largest."""
        return 1 + sum(peer.value > self.own.value for peer in self.peers)


@dataclass(frozen=True, slots=True)
class PeerComparison:
    """How a report stands among the other companies of a shelf."""

    companies: tuple[str, ...]
    """The other companies, by name."""
    ratios: tuple[PeerRatio, ...]
    """Those that enough of them have."""


def against_peers(report: Report, owner: str) -> PeerComparison:
    """The latest year's ratios among those of the owner's other companies. Raises StoreError."""
    own = company_key(report)
    others: dict[str, list[LibraryEntry]] = {}
    for entry in shelf.entries(owner):
        if entry.company_key != own and not entry.damaged:
            others.setdefault(entry.company_key, []).append(entry)
    names = tuple(sorted(entries[0].company for entries in others.values()))
    if len(others) < FEWEST_PEERS or not report.years:
        return PeerComparison(names, ())
    year = report.years[0]
    own_figures = (report.metric(name, year) for name in PEER_RATIOS)
    ratios = (_ratio(figure, others.values()) for figure in own_figures if figure is not None)
    return PeerComparison(names, tuple(ratio for ratio in ratios if ratio is not None))


def _ratio(own: Figure, companies: Iterable[Sequence[LibraryEntry]]) -> PeerRatio | None:
    found = [peer for entries in companies if (peer := _peer(entries, own.name, own.year)) is not None]
    if len(found) < FEWEST_PEERS:
        return None
    peers = tuple(sorted(found, key=lambda peer: (peer.value, peer.company)))
    first, median, third = quantiles([peer.value for peer in peers], n=4, method="inclusive")
    return PeerRatio(own, peers, (first, median, third))


def _peer(entries: Sequence[LibraryEntry], name: str, year: int) -> Peer | None:
    """A company's figure for the same fiscal year where a reading has one, else for the latest it has."""
    known: list[tuple[int, int, IndexedFigure, LibraryEntry]] = [
        (known_year, entry.fiscal_year or 0, figure, entry)
        for entry in entries
        for (metric, known_year), figure in entry.figures.items()
        if metric == name
    ]
    if not known:
        return None
    # Of two reports that print the same year the later one has it as restated.
    chosen, _, figure, entry = max(known, key=lambda each: (each[0] == year, each[0], each[1]))
    return Peer(entry.company, chosen, figure.value, figure.page, entry.name)
