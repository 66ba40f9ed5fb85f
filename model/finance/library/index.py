"""What the library keeps at hand of each reading: enough to list, search and compare without opening it.

It travels as the summary of the kept result, so that a shelf of hundreds of reports is one query.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from data.store import ResultSummary
from model.finance.library.companies import company_key
from model.finance.report import Report
from model.finance.trust import LEVELS, Level, trust


@dataclass(frozen=True, slots=True)
class IndexedFigure:
    """A figure as the shelf knows it."""

    value: Decimal
    page: int | None
    level: Level
    corrected: bool = False


class KeptFigures(Mapping[tuple[str, int], IndexedFigure]):
    """Figures by (metric, year) as the summary keeps them; each is made when it is asked for.

    A shelf of a thousand reports holds over a hundred thousand of them, of which a screen shows a few.
    """

    __slots__ = ("_kept",)

    def __init__(self, kept: Mapping[str, Mapping[str, list[Any]]]) -> None:
        self._kept = kept

    def __getitem__(self, key: tuple[str, int]) -> IndexedFigure:
        name, year = key
        value, page, level, corrected = self._kept[name][str(year)]
        return IndexedFigure(Decimal(value), page, LEVELS[level], bool(corrected))

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return ((name, int(year)) for name, years in self._kept.items() for year in years)

    def __len__(self) -> int:
        return sum(len(years) for years in self._kept.values())

    def levels(self) -> Counter[Level]:
        """How many figures stand at each level of trust."""
        counted = Counter(kept[2] for years in self._kept.values() for kept in years.values())
        return Counter({LEVELS[level]: count for level, count in counted.items()})

    def written(self) -> Iterator[str]:
        """Every value as it is kept, without its sign, for searching."""
        return (kept[0].lstrip("-") for years in self._kept.values() for kept in years.values())


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One reading on the shelf."""

    result_id: str
    document_id: str
    name: str
    """File name."""
    when: datetime
    damaged: bool
    company: str
    company_key: str
    years: tuple[int, ...]
    language: str
    currency: str | None
    flags: tuple[str, ...]
    """Names of the text flags raised."""
    figures: KeptFigures = field(default_factory=lambda: KeptFigures({}))
    """By (metric, year)."""
    assigned: bool = False
    """The company was named by the owner."""

    @property
    def disputed(self) -> int:
        """How many of its figures failed a check."""
        return self.figures.levels()["disputed"]

    @property
    def fiscal_year(self) -> int | None:
        """The latest year of its statements."""
        return max(self.years, default=None)

    def value(self, name: str, year: int) -> Decimal | None:
        """The value of a metric in a year, or None."""
        figure = self.figures.get((name, year))
        return None if figure is None else figure.value


def summary(report: Report) -> dict[str, Any]:
    """What the store keeps in lists for a report."""
    figures: dict[str, dict[str, list[object]]] = {}
    for figure in report.metrics:
        page = figure.evidence.page if figure.evidence else None
        level = LEVELS.index(trust(report, figure).level)
        kept: list[object] = [str(figure.value), page, level, int(figure.method == "corrected")]
        figures.setdefault(figure.name, {})[str(figure.year)] = kept
    return {
        "company": report.company,
        "company_key": company_key(report),
        "years": list(report.years),
        "language": report.language,
        "currency": report.currency,
        "flags": [flag.name for flag in report.flags],
        "figures": figures,
    }


def entry(result: ResultSummary) -> LibraryEntry:
    """The shelf's entry for a kept result; one whose summary is damaged is empty but for its name."""
    kept = result.summary
    return LibraryEntry(
        result_id=result.id,
        document_id=result.document_id,
        name=result.name,
        when=result.created,
        damaged=result.damaged,
        company=str(kept.get("company") or result.name),
        company_key=str(kept.get("company_key") or f"document:{result.document_id}"),
        years=tuple(kept.get("years", ())),
        language=cast(str, kept.get("language", "en")),
        currency=kept.get("currency"),
        flags=tuple(kept.get("flags", ())),
        figures=KeptFigures(kept.get("figures", {})),
    )
