"""LibreOffice comes to the numbers the app shows, for every calculated figure of the samples."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.finance.exports import to_excel
from tests.model.finance.exports.libreoffice import installed, recomputed
from tests.model.finance.exports.test_excel import calculate, is_formula, workbook
from tests.model.finance.sample_report import sample_report
from tests.quality.finance.test_samples import STEMS, read
from tests.quality.finance.workbook import compare, compare_all, same, score_figures

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not installed(), reason="LibreOffice is not installed"),
]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_calculated_figure_of_the_samples_is_recomputed(language) -> None:
    counts, wrong = compare_all({stem: read(stem) for stem in STEMS}, language)
    assert wrong == []
    assert counts["figures"] == counts["equal figures"] > 150
    assert counts["verdicts"] == counts["equal verdicts"] > 100


def test_every_formula_comes_to_what_an_independent_reading_of_it_says(tmp_path) -> None:
    live = recomputed({"report": to_excel(sample_report(), "en", "http://127.0.0.1/report?result=1f")}, tmp_path)
    book = workbook()
    formulas = [(sheet.title, cell.coordinate) for sheet in book for row in sheet for cell in row if is_formula(cell)]
    assert len(formulas) > 100
    for sheet, cell in formulas:
        expected, actual = calculate(book, sheet, cell), live["report"][sheet][cell].value
        if isinstance(expected, Decimal):
            assert actual == pytest.approx(float(expected), rel=1e-9, abs=1e-9), (sheet, cell)
        else:
            assert (actual or "") == expected, (sheet, cell)


def test_a_figure_that_does_not_follow_from_its_inputs_is_reported(tmp_path) -> None:
    report = sample_report()
    wrong = tuple(
        replace(figure, value=figure.value + 1) if (figure.name, figure.year) == ("free_cash_flow", 2023) else figure
        for figure in report.metrics
    )
    live = recomputed({"report": to_excel(report, "en", extra=score_figures(report))}, tmp_path)["report"]
    counts, told = compare(replace(report, metrics=wrong), live, "en")
    assert counts["figures"] - counts["equal figures"] == 1
    assert "free_cash_flow 2023: 620000000 instead of 620000001" in told[0]


def test_numbers_are_the_same_within_what_is_kept_of_them() -> None:
    assert same(Decimal("0.123456789"), Decimal("0.12345679"))
    assert not same(Decimal("0.1234569"), Decimal("0.1234567"))
    assert same(Decimal("123456789012345.7"), Decimal("123456789012345.68"))
    assert not same(Decimal("1000000001"), Decimal("1000000000"))
