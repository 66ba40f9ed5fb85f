from __future__ import annotations

from dataclasses import replace

import pytest

from model.finance.library.index import KeptFigures
from model.finance.library.search import Wanted, needs_look, search
from tests.model.finance.library.entries import entry_of

ALPHA = entry_of("Alpha Pumps", 2023, total_revenue=5_240_000_000, gross_margin="0.39312977", eps_diluted="3.30")
BETA = entry_of("贝塔阀门", 2021, total_revenue="1234567.89", currency="CNY", language="zh", flags=("going_concern",))
LOSS = entry_of("Gamma", 2022, net_income=-81_000_000)
SHELF = (ALPHA, BETA, LOSS)


def companies(**wanted: object) -> list[str]:
    return [each.company for each in search(SHELF, Wanted(**wanted))]


def test_nothing_asked_for_is_everything() -> None:
    assert search(SHELF, Wanted()) == SHELF


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("alpha", ["Alpha Pumps"]),
        ("PUMPS alpha", ["Alpha Pumps"]),
        ("阀门", ["贝塔阀门"]),
        ("2021", ["贝塔阀门", "Gamma"]),  # a year shown beside its own counts
        ("cny", ["贝塔阀门"]),
        ("going", ["贝塔阀门"]),
        ("gamma 2022.pdf", ["Gamma"]),
        ("alpha 2021", []),
        ("no such", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert companies(text=text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5,240", ["Alpha Pumps"]),
        ("5240000", ["Alpha Pumps"]),
        ("5.24", ["Alpha Pumps"]),
        ("52.4", ["Alpha Pumps"]),  # 亿
        ("524", []),  # no unit makes it 5,240 million
        ("3.3", ["Alpha Pumps"]),
        ("1,234,567.89", ["贝塔阀门"]),
        ("123.456789", ["贝塔阀门"]),  # 万
        ("81", ["Gamma"]),
        ("(81)", ["Gamma"]),
        ("-81", ["Gamma"]),
        ("81.00", ["Gamma"]),
        ("0.00", []),
    ],
)
def test_a_number_in_whichever_unit_it_was_written(text: str, found: list[str]) -> None:
    assert companies(text=text) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"companies": ["name:gamma"]}, ["Gamma"]),
        ({"years": [2021, 2022]}, ["贝塔阀门", "Gamma"]),
        ({"languages": ["zh"]}, ["贝塔阀门"]),
        ({"flags": ["going_concern", "litigation"]}, ["贝塔阀门"]),
        ({"years": [2023], "languages": ["zh"]}, []),
        ({"needs_look": True}, []),
    ],
)
def test_filters(wanted: dict[str, object], found: list[str]) -> None:
    assert companies(**wanted) == found


def test_disputed_and_damaged_readings_need_a_look() -> None:
    disputed = replace(ALPHA, figures=KeptFigures({"cash": {"2023": ["1", 4, 3, 0]}}))
    damaged = replace(LOSS, damaged=True)
    assert (needs_look(disputed), needs_look(damaged), needs_look(ALPHA)) == (True, True, False)
    assert search((ALPHA, disputed, damaged), Wanted(needs_look=True)) == (disputed, damaged)
