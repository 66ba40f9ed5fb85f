"""The classical risk scores of a report: Altman, Piotroski, Beneish, Zmijewski and Sloan.

A score refuses rather than guesses: without an input, for a bank or insurer, and where a figure cannot be right.
Weights, zones and sources are data (data/knowledge/finance/risk_scores.json). Balances are those of the year's end,
so that a score can be recomputed from one report; Beneish's accruals are taken from the cash flow statement.
"""

from __future__ import annotations

from decimal import Decimal

from model.evidence import Evidence
from model.finance.figures import Figure
from model.finance.formula import combine
from model.finance.report import Report
from model.finance.risk.inputs import Inputs
from model.finance.risk.knowledge import Ratio, Score, Signal, Term, ratios, scores
from model.finance.risk.results import Part, Reason, Risk

_HIGHEST_INDEX = Decimal(20)
_LARGEST_GAP = Decimal("0.25")
"""Share of total assets by which liabilities and equity may miss them: redeemable equity stands between the two."""
_METHOD = "score"


class _OutOfRangeError(ValueError):
    """A figure or ratio that no sound pair of statements has."""


def risks_of(report: Report, year: int, market_value: Figure | None = None) -> tuple[Risk, ...]:
    """Every score of a year; `market_value` (see `inputs.entered_market_value`) is for Altman's Z alone."""
    return tuple(_risk(report, score, year, market_value) for score in scores().values())


def is_financial(report: Report) -> bool:
    """Whether the report is a bank's or an insurer's, which none of the scores was made for."""
    return "not_applicable_financial" in report.missing.values()


def _risk(report: Report, score: Score, year: int, market_value: Figure | None) -> Risk:
    if is_financial(report):
        return _refused(score, year, "financial_company")
    inputs = Inputs(report, year, market_value)
    try:
        terms = [_term(inputs, term) for term in score.terms]
        parts = terms + [_signal(inputs, signal) for signal in score.signals]
        present = [part for part in parts if part is not None]
        if inputs.missing:
            return _refused(score, year, "missing_input", tuple(inputs.missing))
        _require_balance(report, year)
    except _OutOfRangeError:
        if inputs.missing:
            return _refused(score, year, "missing_input", tuple(inputs.missing))
        return _refused(score, year, "out_of_range")
    value = score.constant + sum((part.points for part in present), Decimal(0))
    leaves = [leaf for part in present for figure in part.figures for leaf in figure.leaves]
    return Risk(
        name=score.name,
        value=value,
        confidence=min(leaf.confidence for leaf in leaves),
        evidence=_places(leaves),
        method=_METHOD,
        year=year,
        zone=score.zone(value),
        constant=score.constant,
        parts=tuple(present),
    )


def _refused(score: Score, year: int, reason: Reason, missing: tuple[tuple[str, int], ...] = ()) -> Risk:
    return Risk(score.name, None, 0.0, (), _METHOD, year, None, reason, missing)


def _places(leaves: list[Figure]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(leaf.evidence for leaf in leaves if leaf.evidence is not None))


def _term(inputs: Inputs, term: Term) -> Part | None:
    now = _ratio(inputs, term.ratio, inputs.year)
    if term.index is None:
        return None if now is None else Part(term.ratio, term.weight, now.value, (now,))
    before = _ratio(inputs, term.ratio, inputs.year - 1)
    if now is None or before is None:
        return None
    index = _index(term, now, before)
    return Part(f"{term.ratio}_index", term.weight, index.value, (index,))


def _index(term: Term, now: Figure, before: Figure) -> Figure:
    if now.value <= 0 or before.value <= 0:
        raise _OutOfRangeError(term.ratio)  # an index over nothing, or from a loss, says nothing
    pair = (now, before) if term.index == "now_over_before" else (before, now)
    index = combine(f"{term.ratio}_index", now.year, "/", pair)
    if index.value > _HIGHEST_INDEX:
        raise _OutOfRangeError(term.ratio)
    return index


def _signal(inputs: Inputs, signal: Signal) -> Part | None:
    now = _ratio(inputs, signal.ratio, inputs.year)
    if signal.test in ("positive", "negative"):
        if now is None:
            return None
        given = now.value > 0 if signal.test == "positive" else now.value < 0
        return Part(signal.name, Decimal(1), Decimal(given), (now,))
    before = _ratio(inputs, signal.ratio, inputs.year - 1)
    if now is None or before is None:
        return None
    rises, falls = now.value > before.value, now.value < before.value
    given = {"rises": rises, "falls": falls, "not_more": not rises}[signal.test]
    return Part(signal.name, Decimal(1), Decimal(given), (now, before))


def _ratio(inputs: Inputs, name: str, year: int) -> Figure | None:
    ratio = ratios()[name]
    top = inputs.side(list(ratio.top), year)
    bottom = inputs.side(list(ratio.bottom), year) if ratio.bottom else None
    if top is None or (ratio.bottom and bottom is None):
        return None
    if bottom is None:
        return top
    if bottom.value <= 0:
        raise _OutOfRangeError(name)
    figure = combine(name, year, "/", (top, bottom))
    _require_range(ratio, figure)
    return figure


def _require_range(ratio: Ratio, figure: Figure) -> None:
    too_low = ratio.low is not None and figure.value < ratio.low
    if too_low or (ratio.high is not None and figure.value > ratio.high):
        raise _OutOfRangeError(figure.name)


def _require_balance(report: Report, year: int) -> None:
    """Liabilities and equity read from another table than the assets give absurd ratios."""
    names = ("total_assets", "total_liabilities", "total_equity")
    assets, liabilities, equity = (report.value(name, year) for name in names)
    if assets is None or liabilities is None or equity is None:
        return
    if abs(assets - liabilities - equity) > _LARGEST_GAP * assets:
        raise _OutOfRangeError("total_assets")
