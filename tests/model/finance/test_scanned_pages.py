"""Which pictures of pages are worth reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.documents import Glance
from model.finance import scanned_pages
from model.finance.scanned_pages import MOST_PAGES, choose_pages, pick_pages, titled_kinds

COVER = (1, 2)
INCOME, BALANCE, CASH = (
    f"Meridian Inc.\nCONSOLIDATED {title}\n(in millions)\n2023 2022"
    for title in ("STATEMENTS OF INCOME", "BALANCE SHEETS", "STATEMENTS OF CASH FLOWS")
)
NOTE = "Note 7. Leases\nThe maturities are as follows"


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        (INCOME, {"income"}),
        (BALANCE, {"balance"}),
        (CASH, {"cash_flow"}),
        ("某某股份有限公司2024年年度报告\n合并资产负债表\n2024年12月31日", {"balance"}),
        ("某某股份有限公司2024年年度报告\n母公司资产负债表", set()),
        ("Schedule I\nCondensed balance sheets", set()),
        (NOTE, set()),
        ("", set()),
    ],
)
def test_statements_that_a_title_announces(title, kinds) -> None:
    assert titled_kinds(title) == kinds


def report(length: int = 150, first: int = 80) -> tuple[dict[int, int], dict[int, str]]:
    """A long report: tables on every third page, statements from page `first` on."""
    rows = {page: 12 if page % 3 == 0 else 0 for page in range(1, length + 1)}
    rows |= dict.fromkeys(range(first, first + 7), 30)
    titles = {page: NOTE for page in rows if rows[page]}
    titles |= {first: INCOME, first + 2: BALANCE, first + 4: CASH}
    return rows, titles


def test_the_statements_of_a_long_report_are_among_few_pages() -> None:
    rows, titles = report()
    chosen = pick_pages(rows, titles, COVER)
    assert {1, 2, 80, 81, 82, 83, 84, 85} <= chosen
    assert len(chosen) <= MOST_PAGES


def test_the_place_with_most_statements_is_read_first() -> None:
    rows, titles = report(600, 500)
    titles |= dict.fromkeys(range(30, 300, 30), BALANCE)
    assert {500, 502, 504} <= pick_pages(rows, titles, COVER)


def test_statements_that_begin_in_the_middle_of_a_page_are_among_those_behind_the_titled_one() -> None:
    rows = {page: 12 if page % 3 == 0 else 0 for page in range(1, 157)} | dict.fromkeys(range(59, 71), 30)
    titles = dict.fromkeys(rows, "某某股份有限公司2024年年度报告") | {59: "合并资产负债表\n2024年12月31日"}
    assert set(range(59, 69)) <= pick_pages(rows, titles, COVER)


def test_the_summary_is_read() -> None:
    rows, titles = report()
    titles[36] = "Item 6. Selected Financial Data\n2023 2022 2021"
    assert 36 in pick_pages(rows, titles, COVER)
    assert {3, 6} <= pick_pages(rows, titles, COVER), "the summary is one of the first tables"


def test_without_a_title_the_pages_with_most_table_are_read() -> None:
    rows, titles = report()
    titles = dict.fromkeys(titles, "")
    assert set(range(80, 87)) <= pick_pages(rows, titles, COVER)


class Eyes:
    """Stands in for looking at pages and counts the looks."""

    def __init__(self, rows: dict[int, int], titles: dict[int, str], dark: float = 0.05) -> None:
        self.rows, self.titles, self.dark = rows, titles, dark
        self.glances: list[int] = []
        self.read: list[int] = []

    def glance(self, _path: Path, page: int) -> Glance:
        self.glances.append(page)
        return Glance(page, self.rows[page], self.dark)

    def read_title(self, _path: Path, page: int) -> str:
        self.read.append(page)
        return self.titles.get(page, "")


def looking(monkeypatch, rows, titles, dark=0.05) -> Eyes:
    eyes = Eyes(rows, titles, dark)
    monkeypatch.setattr(scanned_pages, "glance", eyes.glance)
    monkeypatch.setattr(scanned_pages, "read_title", eyes.read_title)
    return eyes


def test_of_few_tables_all_are_read_and_no_title(monkeypatch) -> None:
    eyes = looking(monkeypatch, {1: 0, 2: 0, 3: 0, 4: 9, 5: 30}, {})
    seen = []
    assert choose_pages(Path("x"), [1, 2, 3, 4, 5], lambda *step: seen.append(step)) == [1, 2, 4, 5]
    assert eyes.read == []
    assert seen == [(done, 5, "looking_at_pictures") for done in range(5)]


def test_only_pictures_are_looked_at(monkeypatch) -> None:
    eyes = looking(monkeypatch, {7: 20, 9: 20}, {})
    assert choose_pages(Path("x"), [7, 9], lambda *_: None) == [7, 9]
    assert eyes.glances == [7, 9]


def test_photographs_are_no_tables(monkeypatch) -> None:
    looking(monkeypatch, {7: 20, 9: 20}, {}, dark=0.7)
    assert choose_pages(Path("x"), [7, 9], lambda *_: None) == []


def test_the_titles_of_a_long_report_are_told_as_progress(monkeypatch) -> None:
    rows, titles = report()
    eyes = looking(monkeypatch, rows, titles)
    seen = []
    chosen = choose_pages(Path("x"), sorted(rows), lambda *step: seen.append(step))
    assert {80, 82, 84} <= set(chosen)
    assert chosen == sorted(chosen)
    assert eyes.read == sorted(titles)
    assert seen[-1] == (len(titles) - 1, len(titles), "reading_titles")


def test_a_file_of_thousands_of_pictures_costs_no_more_than_a_report(monkeypatch) -> None:
    eyes = looking(monkeypatch, dict.fromkeys(range(1, 3001), 40), {})
    assert len(choose_pages(Path("x"), range(1, 3001), lambda *_: None)) == MOST_PAGES
    assert len(eyes.glances) == 600
    assert len(eyes.read) == 120


def test_looking_ends_when_its_time_is_up(monkeypatch) -> None:
    rows, titles = report()
    eyes = looking(monkeypatch, rows, titles)
    moments = iter(range(0, 100_000, 10))
    monkeypatch.setattr(scanned_pages.time, "monotonic", lambda: next(moments))
    assert choose_pages(Path("x"), sorted(rows), lambda *_: None)
    assert len(eyes.glances) == 31
    assert len(eyes.read) <= 1
