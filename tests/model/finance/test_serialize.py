"""Report to JSON and back: exact for whatever a report may hold, and a clear refusal for anything else."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import StoreError
from model.evidence import Evidence
from model.finance.figures import Cell, Check, Figure, Formula, Line, Notice
from model.finance.report import Report
from model.finance.serialize import SCHEMA, from_dict, to_dict
from tests.model.finance.sample_report import empty_report, sample_report

texts = st.text(max_size=12)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
years = st.integers(1900, 2100)
floats = st.floats(allow_nan=False, allow_infinity=False)
evidences = st.builds(
    Evidence,
    source=texts,
    page=st.none() | st.integers(1, 999),
    quote=st.none() | texts,
    box=st.none() | st.tuples(floats, floats, floats, floats),
    span=st.none() | st.tuples(st.integers(), st.integers()),
    url=st.none() | texts,
)
printed = st.builds(
    Figure,
    name=texts,
    year=years,
    value=decimals,
    currency=st.none() | texts,
    scale=st.sampled_from([1, 1_000, 10_000]),
    label=texts,
    evidence=st.none() | evidences,
    confidence=st.floats(0, 1),
    method=st.sampled_from(["printed", "summed", "selected_data"]),
    statement=st.sampled_from([None, "income", "balance", "cash_flow"]),
)


def derived(inputs: st.SearchStrategy[Figure]) -> st.SearchStrategy[Figure]:
    formulas = st.builds(
        Formula, operator=st.sampled_from(["+", "-", "/"]), inputs=st.lists(inputs, min_size=1, max_size=3).map(tuple)
    )
    return st.builds(replace, printed, formula=formulas, method=st.just("derived"))


figures = st.recursive(printed, derived, max_leaves=6)
lines = st.builds(
    Line,
    statement=st.sampled_from(["income", "balance", "cash_flow"]),
    label=texts,
    cells=st.lists(st.builds(Cell, year=years, value=decimals, evidence=evidences), max_size=2).map(tuple),
    section=texts,
    metric=st.none() | texts,
)
checks = st.builds(
    Check,
    kind=st.sampled_from(["identity", "sign"]),
    name=texts,
    year=years,
    passed=st.booleans(),
    expected=decimals,
    actual=decimals,
    figures=st.lists(st.tuples(texts, years), max_size=3).map(tuple),
    evidence=st.lists(evidences, max_size=2).map(tuple),
)
reports = st.builds(
    replace,
    st.just(empty_report()),
    company=st.none() | texts,
    years=st.lists(years, max_size=3).map(tuple),
    lines=st.lists(lines, max_size=2).map(tuple),
    metrics=st.lists(figures, max_size=3).map(tuple),
    checks=st.lists(checks, max_size=2).map(tuple),
    notices=st.lists(st.builds(Notice, texts, st.none() | years, texts), max_size=2).map(tuple),
    missing=st.dictionaries(texts, texts, max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(reports)
def test_any_report_comes_back_as_it_was(report: Report) -> None:
    back = from_dict(json.loads(json.dumps(to_dict(report))))
    assert back == report
    # Equal decimals may be printed differently: 3.30 is not 3.3 to a reader.
    assert [str(figure.value) for figure in back.metrics] == [str(figure.value) for figure in report.metrics]


def test_the_sample_comes_back_with_its_formulas() -> None:
    back = from_dict(json.loads(json.dumps(to_dict(sample_report()))))
    days = back.metric("inventory_days", 2023)
    assert days is not None
    assert [leaf.name for leaf in days.leaves] == ["inventories", "cost_of_revenue", "days_in_year"]


def changed(*path: str | int, value: object) -> dict[str, object]:
    """The sample's payload with one value replaced; a path ending in an unknown key adds it."""
    payload = copy.deepcopy(to_dict(sample_report()))
    place = payload
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return payload


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"schema": SCHEMA},
        {"schema": SCHEMA + 1, "report": to_dict(sample_report())["report"]},
        {"schema": SCHEMA, "report": []},
        changed("report", "metrics", 0, "value", value="NaN"),
        changed("report", "metrics", 0, "value", value="twelve"),
        changed("report", "metrics", 0, "value", value=12),
        changed("report", "metrics", 0, "year", value="2023"),
        changed("report", "metrics", 0, "year", value=True),
        changed("report", "metrics", 0, "method", value="guessed"),
        changed("report", "metrics", 0, "confidence", value="high"),
        changed("schema", value=None),
        changed("report", "metrics", 0, "evidence", "box", value=[1, 2, 3]),
        changed("report", "metrics", value={}),
        changed("report", "checks", 0, "passed", value=1),
        changed("report", "missing", value={"cash": 3}),
        changed("report", "added", value=1),
        changed("report", "name", value=None),
    ],
)
def test_anything_else_is_refused(payload) -> None:
    with pytest.raises(StoreError) as refusal:
        from_dict(payload)
    assert refusal.value.code == "result_unreadable"


def test_a_formula_without_an_end_is_refused() -> None:
    payload = to_dict(sample_report())
    figure = next(each for each in payload["report"]["metrics"] if each["formula"])
    figure["formula"]["inputs"] = [figure]
    with pytest.raises(StoreError):
        from_dict(payload)


def test_values_are_kept_in_full() -> None:
    long = Decimal("123456789012345678901234567890.10")
    figure = Figure("cash", 2023, long, "CNY", 1, "货币资金", None, 0.1, "printed")
    report = replace(empty_report(), metrics=(figure,))
    assert from_dict(to_dict(report)).metrics[0].value == long
