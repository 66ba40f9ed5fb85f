"""Risk warnings in words, for a terminal or a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from model.finance.display import write
from model.finance.report import Report
from model.finance.risk.results import Risk
from model.finance.risk.scores import risks_of
from model.finance.terms import metric, term


def risk_lines(report: Report, language: str) -> list[str]:
    """One line a text flag with the pages that raise it, then one a score of the latest year; none without figures."""
    lines = [
        f"{term(f'flag_{flag.name}', language)} · {term('export_page', language)} "
        + ", ".join(map(str, dict.fromkeys(place.page for place in flag.evidence)))
        for flag in report.flags
    ]
    lines = lines or [term("risk_no_flags", language)]
    scores = risks_of(report, report.years[0]) if report.years else ()
    return lines + [f"{term(f'risk_{risk.name}', language)} · {verdict(risk, language)}" for risk in scores]


def verdict(risk: Risk, language: str) -> str:
    """A score's value and zone, or why there is none."""
    if risk.score is None:
        return term(f"refused_{risk.reason}", language, figures=missing_figures(risk.missing, language))
    return f"{score_text(risk.name, risk.score)} · {term(f'zone_{risk.zone}', language)}"


def score_text(name: str, value: Decimal) -> str:
    """A score as it is usually written: points, a share of assets, or two decimals with a minus sign."""
    if name == "sloan_accruals":
        return write(value, "percent", 1, 1)
    if name == "piotroski_f":
        return f"{value:.0f}/9"
    return f"{value:.2f}".replace("-", "−")


def missing_figures(missing: Sequence[tuple[str, int]], language: str) -> str:
    """The (metric, year) pairs a score lacks: each metric by name with its years."""
    years: dict[str, list[str]] = {}
    for name, year in dict.fromkeys(missing):
        years.setdefault(name, []).append(str(year))
    names = [f"{metric(name).label(language)} {'/'.join(listed)}" for name, listed in years.items()]
    return ("、" if language == "zh" else ", ").join(names)
