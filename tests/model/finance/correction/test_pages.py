"""Which page a statement begins on by a reader's word, in its document and in the company's others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.finance.correction.pages import pages_named, stands_on, statement_title, titled_page
from tests.model.finance.correction.case import HERE, THERE, correction, report

TITLE = "Consolidated Statements of Operations"
TABLE = "\n".join(f"Row {n} 1,{n}00 2,{n}00" for n in range(1, 7))
TEXTS = ("Contents", f"{TITLE} 3", f"{TITLE}\nsee below", f"{TITLE.upper()}\n{TABLE}", f"{TITLE}\n{TABLE}")


def page(number: int, on: str = HERE, title: str = TITLE, kind: str = "income"):
    return correction("page", "total_revenue", on=on, page=number, statement=kind, title=title)


def test_its_own_document_begins_where_its_reader_says() -> None:
    assert pages_named(report(), TEXTS, [page(5)]) == {"income": 5}


def test_another_document_begins_on_the_page_of_the_same_title() -> None:
    assert pages_named(report(THERE), TEXTS, [page(9)]) == {"income": 4}


def test_a_statement_that_bears_the_title_already_stays() -> None:
    there = report(THERE)
    first = replace(there.statements[0], title=TITLE.upper())
    assert pages_named(replace(there, statements=(first, *there.statements[1:])), TEXTS, [page(9)]) == {}


@pytest.mark.parametrize("title", ["", "Statements of Something Else"])
def test_without_the_title_nothing_is_named(title) -> None:
    assert pages_named(report(THERE), TEXTS, [page(9, title=title)]) == {}


def test_later_wins_own_wins_and_what_was_taken_back_is_silent() -> None:
    assert pages_named(report(), TEXTS, [page(5), page(3)]) == {"income": 3}
    assert pages_named(report(), TEXTS, [page(5), page(9, on=THERE)]) == {"income": 5}
    assert pages_named(report(), TEXTS, [replace(page(5), withdrawn=True)]) == {}
    assert pages_named(report(), TEXTS, [page(5), page(7, kind="balance")]) == {"income": 5, "balance": 7}


def test_other_kinds_name_no_page() -> None:
    assert pages_named(report(), TEXTS, [correction("value", "cash", page=3, statement="balance")]) == {}
    assert pages_named(report(), TEXTS, [correction("page", "cash", page=None, statement="balance")]) == {}


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        (f"ACME Corp\n{TITLE}\nin millions", "income", TITLE),
        ("合并利润表\n2024 年度", "income", "合并利润表"),
        ("四、合并资产负债表\n项目", "balance", "四、合并资产负债表"),
        (f"{TITLE}\nin millions", "balance", ""),
        ("Nothing of the kind", "income", ""),
    ],
)
def test_the_title_is_a_line_of_the_page(text, kind, title) -> None:
    assert statement_title(text, kind) == title


def test_a_list_of_contents_is_no_statement() -> None:
    assert titled_page(TEXTS, TITLE) == 4
    assert titled_page(TEXTS[:3], TITLE) is None


def test_a_statement_stands_where_it_begins() -> None:
    assert stands_on(report(), {"income": 41, "balance": 43})
    assert stands_on(report(), {})
    assert not stands_on(report(), {"income": 42})
    assert not stands_on(replace(report(), statements=()), {"income": 41})
