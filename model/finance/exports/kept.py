"""Exports of a kept result as its owner sees it: with scores, the market value they entered, and their corrections."""

from __future__ import annotations

from model.finance import service
from model.finance.correction.apply import Corrected
from model.finance.exports.corrections import CorrectionRow
from model.finance.exports.excel import to_excel
from model.finance.exports.html import to_html
from model.finance.exports.html_tables import FindingRow
from model.finance.exports.pictures import key_pictures
from model.finance.report import Report
from model.finance.risk.formula import as_figure
from model.finance.risk.knowledge import scores
from model.finance.risk.market_value import market_values
from model.finance.risk.results import Risk
from model.finance.risk.scores import risks_of
from model.finance.risk.summary import missing_figures, score_text
from model.finance.terms import term


def workbook(result_id: str, owner: str, language: str, link: str | None = None) -> bytes:
    """The workbook of a kept result in "en" or "zh". Raises StoreError for a result not the owner's."""
    corrected = service.corrected(result_id, owner)
    report = corrected.report
    trees = (as_figure(risk) for year in report.years for risk in _risks(report, year, owner))
    extra = [tree for tree in trees if tree is not None]
    return to_excel(report, language, link, extra=extra, corrections=correction_rows(corrected, language))


def correction_rows(corrected: Corrected, language: str) -> list[CorrectionRow]:
    """What the owner's corrections changed, in words."""
    return [
        CorrectionRow(
            metric=change.after.name,
            year=change.after.year,
            original=change.original,
            corrected=change.after.value,
            how=term(f"correction_{change.correction.kind}", language),
            note=change.correction.said.note,
            replayed=change.replayed,
            when=change.correction.created,
        )
        for change in corrected.changes
    ]


def tear_sheet(result_id: str, owner: str, language: str, *, pictures: bool = True) -> bytes:
    """The page to print of a kept result in "en" or "zh".

    A place whose page cannot be drawn is left without a picture. Raises StoreError for a result not the owner's.
    """
    report = service.report(result_id, owner)
    shown = key_pictures(report, owner) if pictures else {}
    risks = _risks(report, report.years[0], owner) if report.years else ()
    return to_html(report, language, pictures=shown, findings=[_row(risk, language) for risk in risks])


def _risks(report: Report, year: int, owner: str) -> tuple[Risk, ...]:
    return risks_of(report, year, market_values(report, owner).get(year))


def _row(risk: Risk, language: str) -> FindingRow:
    name = term(f"risk_{risk.name}", language)
    if risk.score is None:
        reason = term(f"refused_{risk.reason}", language, figures=missing_figures(risk.missing, language))
        return FindingRow(name, "–", "", reason)
    zone = term(f"zone_{risk.zone}", language)
    return FindingRow(name, score_text(risk.name, risk.score), zone, scores()[risk.name].source)
