"""The questions one may ask of a report."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.errors import AssayError, MetricNotFound
from model.finance.figures import Figure, Line
from model.finance.report import Report
from tests.model.finance.sample_report import YEARS, empty_report, sample_report
from tests.model.finance.words import MILLION, figure, line

SAMPLE = sample_report()


def report_of(*figures: Figure, lines: Sequence[Line] = ()) -> Report:
    return replace(empty_report(), years=(2023,), metrics=figures, lines=tuple(lines))


def test_a_metric_of_a_year_with_its_evidence() -> None:
    found = SAMPLE.metric("total_revenue", 2022)
    assert found is not None
    assert (found.name, found.year, found.value) == ("total_revenue", 2022, 4_870 * MILLION)
    assert found.evidence is not None
    assert found.evidence.page == 41


def test_a_value_is_in_absolute_units() -> None:
    assert SAMPLE.value("total_revenue", 2023) == 5_240 * MILLION
    assert SAMPLE.value("eps_diluted", 2023) == Decimal("3.30")


@pytest.mark.parametrize(("name", "year"), [("goodwill", 2023), ("total_revenue", 1999), ("cash", 2021), ("", 2023)])
def test_what_is_not_printed_is_none(name: str, year: int) -> None:
    assert SAMPLE.metric(name, year) is None
    assert SAMPLE.value(name, year) is None


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Net sales", 5_240),
        ("NET SALES", 5_240),
        ("Net sales (Note 2)", 5_240),
        ("Total revenues", 5_240),
        ("营业收入", 5_240),
        ("Restructuring charges", 35),
        ("Other income (expense), net", -45),
        ("Goodwill", None),
        ("", None),
    ],
)
def test_any_line_is_found_by_its_label_or_its_account(label: str, value: int | None) -> None:
    assert SAMPLE.find(label, 2023) == (None if value is None else value * MILLION)


def test_a_line_that_does_not_print_the_year_gives_way_to_one_that_does() -> None:
    rows = [line("Net sales", {2022: 5}), line("Net sales", {2023: 7})]
    assert report_of(lines=rows).find("Net sales", 2023) == 7
    assert report_of(lines=rows).find("Net sales", 2021) is None


@given(some.integers(-(10**12), 10**12), some.sampled_from([1, 1_000, 10_000, MILLION, 100_000_000]))
def test_a_figure_is_extracted_as_it_was_printed(value: int, scale: int) -> None:
    report = report_of(figure("net_income", value, scale=scale))
    assert report.extract("net_income") == f"{value}.00"
    assert report.extract("net_income", r"-?\d+") == str(value)


def test_the_latest_year_is_meant_unless_one_is_named() -> None:
    assert SAMPLE.extract("total_revenue") == "5240.00"
    assert SAMPLE.extract("total_revenue", year=2021) == "4410.00"


@pytest.mark.parametrize(("value", "printed"), [("2.675", "2.68"), ("-2.675", "-2.68"), ("0.004", "0.00")])
def test_an_extracted_figure_has_two_decimals(value: str, printed: str) -> None:
    assert report_of(figure("eps_basic", value)).extract("eps_basic") == printed


def test_a_figure_that_is_not_there_says_so_in_both_languages() -> None:
    with pytest.raises(MetricNotFound) as refused:
        SAMPLE.extract("goodwill", year=2022)
    assert refused.value.code == "metric_not_found"
    assert isinstance(refused.value, AssayError)
    for language, words in (("en", "does not print goodwill for 2022"), ("zh", "没有列示 2022 年的 goodwill")):
        assert words in refused.value.message(language)


@pytest.mark.parametrize("pattern", ["^9{12}$", "(unfinished"])
def test_a_figure_that_does_not_fit_says_so_in_both_languages(pattern: str) -> None:
    with pytest.raises(MetricNotFound) as refused:
        SAMPLE.extract("net_income", pattern)
    assert refused.value.code == "pattern_not_found"
    for language, words in (("en", f"does not fit the pattern {pattern}"), ("zh", f"不符合表达式 {pattern}")):
        assert words in refused.value.message(language)


def test_nothing_can_be_extracted_from_an_empty_report() -> None:
    with pytest.raises(MetricNotFound):
        empty_report().extract("total_revenue")


def test_the_frame_has_a_row_a_metric_and_a_column_a_year() -> None:
    frame = SAMPLE.to_frame()
    assert list(frame.columns) == list(YEARS)
    assert list(frame.index) == list(dict.fromkeys(known.name for known in SAMPLE.metrics))
    assert frame.index.name == "metric"
    assert frame.loc["total_revenue", 2022] == 4_870 * MILLION
    assert frame.loc["cash", 2021] is None


def test_the_frame_keeps_every_value_exact() -> None:
    frame = SAMPLE.to_frame()
    for known in SAMPLE.metrics:
        value = frame.loc[known.name, known.year]
        assert isinstance(value, Decimal)
        assert value == known.value


def test_the_frame_of_an_empty_report_is_empty() -> None:
    assert empty_report().to_frame().empty


HEAVY = ("torch", "pandas", "pypdfium2", "streamlit", "sqlalchemy", "openpyxl")


def loaded_by(statement: str) -> list[str]:
    """Heavy packages that a fresh interpreter has loaded after a statement."""
    script = f"{statement}\nimport sys\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize(
    "statement", ["import model", "from model import Report, MetricNotFound", "import model.finance.figures"]
)
def test_importing_the_library_loads_nothing_heavy(statement: str) -> None:
    assert loaded_by(statement) == []


def test_importing_the_reader_loads_no_parser() -> None:
    assert loaded_by("from model import DocumentUnderstandingModel") == []


def test_an_unknown_name_of_the_library_is_an_attribute_error() -> None:
    import model

    with pytest.raises(AttributeError, match="no_such_name"):
        model.no_such_name  # noqa: B018 - asked for on purpose
