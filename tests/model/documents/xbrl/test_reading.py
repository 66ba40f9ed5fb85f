"""XBRL through the worker: the same facts, and limits that hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.documents import read_xbrl
from model.documents.xbrl.facts import Fact, from_row, to_row
from model.documents.xbrl.instance import read_facts
from model.errors import DocumentRefused
from model.settings import load_settings
from tests.model.documents.xbrl.filings import fact, instance, number, package, page

REVENUE = fact("us-gaap:Revenues", "5240000000")
DAYS = st.dates(date(1, 1, 1))
FACTS = st.builds(
    Fact,
    tag=st.text(min_size=1),
    start=st.none() | DAYS,
    end=DAYS,
    unit=st.text(),
    value=st.decimals(allow_nan=False, allow_infinity=False),
    decimals=st.none() | st.integers(-20, 20),
)


def refused(path: Path, **limits: int) -> str:
    with pytest.raises(DocumentRefused) as refusal:
        read_xbrl(path, replace(load_settings(), **limits))
    return refusal.value.code


@pytest.mark.parametrize(
    "data",
    [
        instance(REVENUE, fact("us-gaap:Assets", "1.5", "end", decimals="INF")),
        page(number("us-gaap:Revenues", "5,240", 'scale="6"')),
        package({"a.xml": instance(REVENUE)}),
    ],
    ids=["instance", "inline", "package"],
)
def test_the_worker_reads_what_the_reader_does(tmp_path, data) -> None:
    path = tmp_path / "filing"
    path.write_bytes(data)
    assert read_xbrl(path) == read_facts(data) != ()


def test_a_refusal_comes_back_with_its_reason(tmp_path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear shareholders")
    assert refused(path) == "xbrl_unreadable"
    path.write_bytes(b"<a>" * 999)
    assert refused(path) == "xbrl_unsafe"


def test_a_file_that_would_take_forever_is_stopped(tmp_path) -> None:
    path = tmp_path / "attributes.xml"
    path.write_bytes(b"<a " + b" ".join(b"a%d='1'" % index for index in range(900_000)) + b"/>")
    assert refused(path, worker_cpu_seconds=1) == "xbrl_unsafe"


def test_a_file_that_would_take_all_memory_is_stopped(tmp_path) -> None:
    path = tmp_path / "text.xml"
    path.write_bytes(instance("x" * (30 << 20)))
    assert refused(path, worker_memory_bytes=96 << 20) == "xbrl_unsafe"


@given(FACTS)
def test_a_fact_comes_back_from_its_row(each) -> None:
    assert from_row(to_row(each)) == each


def test_a_row_is_plain() -> None:
    each = Fact("us-gaap:Assets", None, date(2023, 12, 31), "USD", Decimal("1.50"), -3)
    assert to_row(each) == ["us-gaap:Assets", None, "2023-12-31", "USD", "1.50", -3]
