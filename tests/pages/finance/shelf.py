"""Fills a shelf with readings made by hand, so that the screens of many reports can be opened on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from model import jobs
from model.finance import serialize, service
from model.finance.library.index import summary
from model.finance.report import Report
from tests.model.finance.sample_report import sample_report
from tests.pages.screens import open_screen

OWNER = "local"
LIBRARY = "pages/finance/library.py"
COMPARE = "pages/finance/compare.py"
CHANGED = ("total_revenue", "net_income", "gross_margin", "current_ratio", "revenue_growth")


def report_of(company: str, *, factor: str = "1", currency: str = "USD", later: int = 0, **fields: object) -> Report:
    """The sample report of another company: some measures times `factor`, all years moved by `later`."""
    base = sample_report(f"{company}_{2023 + later}.pdf", company)
    figures = tuple(
        replace(
            figure,
            year=figure.year + later,
            value=figure.value * Decimal(factor) if figure.name in CHANGED else figure.value,
            currency=currency,
        )
        for figure in base.metrics
    )
    years = tuple(year + later for year in base.years)
    checks = tuple(
        replace(check, year=check.year + later, figures=tuple((name, year + later) for name, year in check.figures))
        for check in base.checks
    )
    return replace(base, metrics=figures, years=years, checks=checks, currency=currency, **fields)


def whole(report: Report) -> Report:
    """The same report with nothing disputed."""
    return replace(report, checks=tuple(check for check in report.checks if check.passed))


def put(*reports: Report, owner: str = OWNER, engine: str = service.ENGINE) -> list[str]:
    """Keep finished readings with their summaries; returns the results' ids."""
    store, kept = jobs.current_store(), []
    for report in reports:
        document = store.add_document(report.name, b"%PDF-1.4 " + report.name.encode(), "application/pdf", owner)
        content = serialize.to_dict(replace(report, source=document.id))
        kept.append(store.save_result(service.KIND, document.id, owner, content, engine, summary(report)))
    return kept


def open_library(language: str = "en"):
    return open_screen(LIBRARY, language)


def tick(test, *rows: int):
    """Tick rows of the table."""
    test.session_state[test.dataframe[0].key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return test.run()


def cells(test, place: int = 0):
    """A table on the screen, counted from 0."""
    return test.dataframe[place].value


def links(test) -> dict[str, str]:
    """Label to query string of every page link."""
    return {link.proto.label: link.proto.query_string for link in test.get("page_link")}
