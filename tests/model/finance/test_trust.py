"""How far a figure was confirmed, and by which checks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.documents import ScannedPage
from model.documents.turn import Turn
from model.finance.formula import constant
from model.finance.scanned import Scan, mark_scanned
from model.finance.trust import compares, count_levels, trust, worst_first
from tests.model.finance.sample_report import calculated, sample_report


@pytest.mark.parametrize(
    ("name", "year", "level", "passed", "count"),
    [
        ("gross_profit", 2021, "verified", 1, 1),
        ("total_revenue", 2023, "verified", 2, 2),
        ("total_assets", 2022, "disputed", 0, 1),
        ("cash", 2023, "unchecked", 0, 0),
        ("gross_margin", 2023, "verified", 2, 2),
        ("current_ratio", 2023, "unchecked", 0, 0),
        ("inventory_days", 2023, "partly", 1, 1),
    ],
)
def test_level(name, year, level, passed, count) -> None:
    report = sample_report()
    figure = report.metric(name, year)
    found = trust(report, figure)
    assert (found.level, found.passed, len(found.checks)) == (level, passed, count)
    assert found.confidence == figure.confidence


def test_a_failed_check_under_a_derived_figure_disputes_it() -> None:
    report = sample_report()
    assets, cash = report.metric("total_assets", 2022), report.metric("cash", 2022)
    assert trust(report, calculated("other", "/", cash, assets)).level == "disputed"


def test_a_constant_of_a_formula_needs_no_check() -> None:
    report = sample_report()
    yearly = calculated("yearly", "*", report.metric("total_revenue", 2023), constant(365, 2023))
    assert trust(report, yearly).level == "verified"


def test_failed_checks_come_first_and_those_without_a_difference_last() -> None:
    passed, failed = (replace(sample_report().checks[0], passed=value) for value in (True, False))
    jump = replace(passed, kind="scale_jump")
    assert worst_first([jump, passed, failed]) == [failed, passed, jump]
    assert [compares(check) for check in (passed, jump, replace(passed, kind="sign"))] == [True, False, False]


def test_levels_count_every_figure_once() -> None:
    report = sample_report()
    counts = count_levels(report)
    assert counts.total() == len(report.metrics)
    assert counts["disputed"] == 2


@pytest.mark.parametrize(
    ("kind", "name", "level"),
    [
        ("identity", "total_revenue", "verified"),
        ("second_reading", "total_revenue", "verified"),
        ("scale_jump", "total_revenue", "unchecked"),
        ("sign", "total_revenue", "unchecked"),
        # of two figures under it one was compared, the other not
        ("identity", "gross_margin", "unchecked"),
    ],
)
def test_a_recognised_figure_is_as_sure_as_the_checks_that_compare_it(kind, name, level) -> None:
    report = sample_report()
    figures = {(figure.name, figure.year): figure for figure in report.metrics}
    scan = Scan({41: ScannedPage(41, (), Turn(0.0, (1.0, 1.0), (1.0, 1.0)))}, (41,))
    check = replace(report.checks[0], kind=kind, passed=True, figures=(("total_revenue", 2023),))
    scanned = replace(report, metrics=tuple(mark_scanned(figures, scan).values()), checks=(check,))
    assert trust(scanned, scanned.metric(name, 2023)).level == level
    failed = replace(scanned, checks=(replace(check, passed=False),))
    assert trust(failed, failed.metric(name, 2023)).level == "disputed"
