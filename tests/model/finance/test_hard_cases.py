"""The reader on the hard cases: every printed value exact, on its page, and nothing invented."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from tests.model.finance.hard_cases import CASES
from tests.model.finance.hard_cases.case import Case

BY_NAME = {case.name: case for case in CASES}
ANSWERS = {name: case.expected() for name, case in BY_NAME.items()}
CELLS = [
    (name, metric, year, value)
    for name, answers in ANSWERS.items()
    for metric, values in answers.items()
    for year, value in values.items()
]


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("hard_cases")

    @cache
    def read_case(name: str) -> tuple[Report, dict[str, int]]:
        case: Case = BY_NAME[name]
        path = folder / f"{name}.pdf"
        pages = case.build(path)
        return DocumentUnderstandingModel().analyze(path), pages

    return read_case


@pytest.mark.parametrize(
    ("name", "metric", "year", "value"), CELLS, ids=[f"{name}-{metric}-{year}" for name, metric, year, _ in CELLS]
)
def test_every_answer(read, name: str, metric: str, year: int, value: Decimal | None) -> None:
    report, pages = read(name)
    figure = report.metric(metric, year)
    if value is None:
        assert figure is None, f"invented {figure}"
        return
    assert figure is not None, "not found"
    assert figure.value == value
    if figure.formula is None:
        assert figure.evidence is not None
        assert figure.evidence.page == pages[metric]


@pytest.mark.parametrize("name", BY_NAME)
def test_a_case_balances(name: str) -> None:
    answers = ANSWERS[name]
    for year, assets in answers["total_assets"].items():
        assert answers["total_liabilities_and_equity"][year] == assets
