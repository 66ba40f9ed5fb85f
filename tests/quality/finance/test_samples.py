"""The sample reports: honest accounts, exact golds, and a reader that finds every one of them on its page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report

HERE = Path(__file__).parent
SAMPLES = Path(__file__).parents[3] / "data" / "samples" / "finance"
STEMS = ("quillmere_2023", "quillmere_2024", "yanxi_2023", "yanxi_2024")
FALSE_REVENUE = Decimal(9_482_617)


def gold(stem: str) -> dict[str, Any]:
    return json.loads((HERE / f"{stem}.gold.json").read_text(encoding="utf-8"))["metrics"]


@cache
def read(stem: str) -> Report:
    return DocumentUnderstandingModel().analyze(SAMPLES / f"{stem}.pdf")


def cells() -> Iterator[tuple[str, str, int]]:
    for stem in STEMS:
        for metric, answer in gold(stem).items():
            for year in answer["values"]:
                yield stem, metric, int(year)


@pytest.mark.parametrize(("stem", "metric", "year"), list(cells()))
def test_reader_finds_the_printed_value_on_its_page(stem: str, metric: str, year: int) -> None:
    answer = gold(stem)[metric]
    figure = read(stem).metric(metric, year)
    assert figure is not None, "not found"
    assert figure.value == Decimal(answer["values"][str(year)])
    if figure.formula is None:
        assert figure.evidence is not None
        assert figure.evidence.page == answer["page"]


RATIOS = {
    "receivable_days": lambda known: 365 * known["receivables"] / known["total_revenue"],
    "inventory_days": lambda known: 365 * known["inventories"] / known["cost_of_revenue"],
    "payable_days": lambda known: 365 * known["accounts_payable"] / known["cost_of_revenue"],
    "quick_ratio": lambda known: (known["current_assets"] - known["inventories"]) / known["current_liabilities"],
    "accruals_ratio": lambda known: (known["net_income"] - known["operating_cash_flow"]) / known["total_assets"],
    "equity_multiplier": lambda known: known["total_assets"] / known["total_equity"],
}
"""Measures worked out here from the known answers alone."""


@pytest.mark.parametrize("name", RATIOS)
@pytest.mark.parametrize("stem", STEMS)
def test_measures_follow_from_the_known_answers(stem: str, name: str) -> None:
    report = read(stem)
    year = report.years[0]
    known = {metric: Decimal(each["values"].get(str(year), "NaN")) for metric, each in gold(stem).items()}
    expected = RATIOS[name](known)
    assert report.value(name, year) == expected.quantize(Decimal("0.00000001"))


@pytest.mark.parametrize("stem", STEMS)
def test_golds_keep_the_accounting_identities(stem: str) -> None:
    values = {name: {y: Decimal(v) for y, v in answer["values"].items()} for name, answer in gold(stem).items()}
    for year, assets in values["total_assets"].items():
        assert assets == values["total_liabilities_and_equity"][year]
        assert assets == values["total_liabilities"][year] + values["total_equity"][year]
    for year, pretax in values["pretax_income"].items():
        assert pretax - values["income_tax"][year] == values["net_income"][year]


@pytest.mark.parametrize("stem", STEMS)
def test_no_check_of_a_sample_fails(stem: str) -> None:
    failed = [(check.name, check.year, check.expected, check.actual) for check in read(stem).checks if not check.passed]
    assert failed == []


@pytest.mark.parametrize(
    ("company", "restated"),
    [("quillmere", {"selling_general_administrative"}), ("yanxi", {"cost_of_revenue"})],
)
def test_the_later_report_restates_what_it_says(company: str, restated: set[str]) -> None:
    first, second = gold(f"{company}_2023"), gold(f"{company}_2024")
    shared = first.keys() & second.keys()
    both = [name for name in shared if "2023" in first[name]["values"] and "2023" in second[name]["values"]]
    differ = {name for name in both if first[name]["values"]["2023"] != second[name]["values"]["2023"]}
    assert differ == restated


def test_hidden_sentence_is_in_the_text_layer_and_believed_by_nobody() -> None:
    with pypdfium2.PdfDocument(SAMPLES / "quillmere_2024.pdf") as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "ignore the statements" in text
    report = read("quillmere_2024")
    assert FALSE_REVENUE not in {figure.value / figure.scale for figure in report.metrics}
    assert any(notice.code == "hidden_text" for notice in report.notices)


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_is_small_and_long_enough_to_be_real(stem: str) -> None:
    path = SAMPLES / f"{stem}.pdf"
    assert path.stat().st_size < 600_000
    with pypdfium2.PdfDocument(path) as document:
        assert 25 <= len(document) <= 45


@pytest.mark.parametrize("stem", STEMS)
def test_the_summary_is_read_a_second_time_and_agrees(stem: str) -> None:
    report = read(stem)
    readings = {key for check in report.checks if check.kind == "second_reading" for key in check.figures}
    latest = report.years[0]
    assert {("total_revenue", latest), ("total_assets", latest)} <= readings
