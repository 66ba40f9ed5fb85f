"""Readings of one company on the shelf, with the texts of their pages."""

from __future__ import annotations

import json
from dataclasses import replace

from model import jobs
from model.finance import serialize
from model.finance import service as finance
from model.finance.library.index import summary
from model.finance.report import Report
from tests.model.finance.risk.statements import YEAR, make_report

OWNER = "local"


def of_year(year: int) -> Report:
    """The report as another fiscal year's."""
    report = make_report()
    shift = year - YEAR
    metrics = tuple(replace(figure, year=figure.year + shift) for figure in report.metrics)
    return replace(report, name=f"tarn_{year}.pdf", years=(year, year - 1), metrics=metrics)


def keep(report: Report, texts: list[str] | None = None, owner: str = OWNER) -> tuple[str, str]:
    """A finished reading on the shelf, with its pages' texts; the ids of its result and document."""
    store = jobs.current_store()
    document = store.add_document(report.name, b"%PDF-1.4 " + report.name.encode(), "application/pdf", owner)
    store.keep_derived(document.id, finance.TEXTS, json.dumps(texts or ["nothing"]).encode())
    flags = tuple(
        replace(flag, evidence=tuple(replace(place, source=document.id) for place in flag.evidence))
        for flag in report.flags
    )
    payload = serialize.to_dict(replace(report, source=document.id, flags=flags))
    result = store.save_result(finance.KIND, document.id, owner, payload, finance.ENGINE, summary(report))
    return result, document.id
