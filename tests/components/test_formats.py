"""Moments and sizes as readers write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import formats


@pytest.fixture
def zone(monkeypatch):
    def set_zone(name: str | None) -> None:
        monkeypatch.setattr(formats.st, "context", type("Context", (), {"timezone": name}))

    return set_zone


MOMENT = datetime(2026, 11, 24, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Asia/Shanghai", "2026-11-25 04:05"),
        ("America/New_York", "2026-11-24 15:05"),
        (None, "2026-11-24 20:05"),
        ("Nowhere/Atlantis", "2026-11-24 20:05"),
        ("../../etc/passwd", "2026-11-24 20:05"),
    ],
)
def test_time_is_the_readers(zone, name, shown) -> None:
    zone(name)
    assert formats.local_time(MOMENT) == shown


def test_any_offset_names_the_same_moment(zone) -> None:
    zone("Asia/Shanghai")
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=-7)))
    assert formats.local_time(elsewhere) == formats.local_time(MOMENT.replace(tzinfo=None)) == "2026-11-25 04:05"


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1.0 KB"),
        (3_565_158, "3.4 MB"),
        (1 << 30, "1.0 GB"),
        (5 << 40, "5120.0 GB"),
    ],
)
def test_size(size, shown) -> None:
    assert formats.file_size(size) == shown


@given(st.integers(0, 1 << 50))
def test_size_is_within_rounding(size: int) -> None:
    number, unit = formats.file_size(size).split()
    scale = {"B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}[unit]
    assert abs(float(number) * scale - size) <= 0.05 * scale + 1
