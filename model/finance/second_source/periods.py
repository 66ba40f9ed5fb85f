"""Fiscal years of an XBRL document: which facts are of a whole year or its end, and how that year is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from model.documents.xbrl.facts import Fact

_WHOLE_YEAR = range(340, 381)
"""Days; a year of 52 or 53 weeks lies within."""
_DRIFT = 8.0
"""Days by which ends of fiscal years move that are set by weeks."""
_YEAR = 365.25

NAMINGS = (0, 7, 182)
"""Days before its end in which a fiscal year lies that gives it its name.

0: the year it ends in. 7: years of 52 or 53 weeks that may end in the first days of January. 182: the year most of it
lies in, as retailers name theirs.
"""


def fiscal_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts of whole fiscal years, and of moments at their ends; () where no fact covers a year."""
    known = tuple(facts)
    ends = Counter(fact.end for fact in known if _covers_a_year(fact))
    if not ends:
        return ()
    reference = ends.most_common(1)[0][0]
    return tuple(
        fact for fact in known if (fact.start is None or _covers_a_year(fact)) and _is_anniversary(fact.end, reference)
    )


def year_name(end: date, naming: int) -> int:
    """What the fiscal year that ends on that day is called under one of the namings."""
    return (end - timedelta(days=min(naming, end.toordinal() - 1))).year


def _covers_a_year(fact: Fact) -> bool:
    return fact.start is not None and (fact.end - fact.start).days + 1 in _WHOLE_YEAR


def _is_anniversary(day: date, reference: date) -> bool:
    apart = (day - reference).days
    return abs(apart - round(apart / _YEAR) * _YEAR) <= _DRIFT
