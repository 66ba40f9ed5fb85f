"""The shelf gives a report its earlier years; words are found on their page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.documents import Word, reader
from model.errors import StoreError
from model.evidence import Evidence
from model.finance.risk.market_value import enter_market_value
from model.finance.risk.service import compare_readings, earlier_readings, locate_words, scores_by_year
from tests.model.finance.risk.filings import LONG, MORE, pages, risk
from tests.model.finance.risk.kept import OWNER, keep, of_year
from tests.model.finance.risk.statements import YEAR, make_report


def test_earlier_readings_are_the_companys_latest_first_and_one_a_year() -> None:
    for year in (2020, 2022, 2021, 2024):
        keep(of_year(year))
    keep(replace(of_year(2022), name="again.pdf"))
    keep(replace(of_year(2021), company="Holm Ltd", name="holm.pdf"))
    keep(of_year(2019), owner="ben")
    found = earlier_readings(of_year(2023), OWNER)
    assert [entry.fiscal_year for entry in found] == [2022, 2021, 2020]
    assert found[0].name == "again.pdf"
    assert earlier_readings(of_year(2020), OWNER) == ()


def test_scores_over_the_years_come_from_the_report_that_gives_most() -> None:
    by_year = scores_by_year([of_year(2023), of_year(2022)], OWNER)
    assert list(by_year) == [2023, 2022, 2021]
    given = {year: sum(risk.value is not None for risk in risks) for year, risks in by_year.items()}
    assert given == {2023: 6, 2022: 6, 2021: 3}
    assert all(risk.year == year for year, risks in by_year.items() for risk in risks)


def test_the_latest_year_is_there_even_when_nothing_can_be_scored() -> None:
    bank = replace(make_report(), missing={"current_assets": "not_applicable_financial"})
    assert list(scores_by_year([bank], OWNER)) == [YEAR]
    assert scores_by_year([replace(bank, years=())], OWNER) == {}


def test_a_market_value_entered_scores_its_year() -> None:
    report = make_report()
    result, _ = keep(report)
    enter_market_value(result, report, YEAR - 1, Decimal(600), OWNER)
    by_year = scores_by_year([report], OWNER)
    scored = {year: risks[0].value is not None for year, risks in by_year.items()}
    assert scored == {YEAR: False, YEAR - 1: True}


def test_the_risk_factors_of_two_years() -> None:
    keep(of_year(2022), pages(LONG, MORE))
    _, document = keep(of_year(2023), pages(LONG, risk("robots")))
    report = of_year(2023)
    compared = compare_readings(report, document, earlier_readings(report, OWNER)[0], OWNER)
    assert compared.sections == (True, True)
    assert 0.01 < compared.redline.new_share < 0.1
    assert any("robots" in piece.text for passage in compared.redline.passages for piece in passage.pieces)
    assert compared.flag is None


def test_a_section_that_is_all_new_raises_the_flag_on_the_document() -> None:
    other = "\n".join(
        f"Quite another danger waits in sector {word}, unlike any told before." for word in LONG.split()[::4]
    )
    keep(of_year(2022), pages(LONG, MORE))
    _, document = keep(of_year(2023), pages(other, "It is all new."))
    report = of_year(2023)
    flag = compare_readings(report, document, earlier_readings(report, OWNER)[0], OWNER).flag
    assert flag is not None
    assert {place.source for place in flag.evidence} == {document}


def test_a_missing_section_is_no_change() -> None:
    keep(of_year(2022), ["nothing of the kind"])
    _, document = keep(of_year(2023), pages(LONG, MORE))
    report = of_year(2023)
    compared = compare_readings(report, document, earlier_readings(report, OWNER)[0], OWNER)
    assert compared.sections == (True, False)
    assert compared.flag is None


PRINTED = (
    ("These", 10, 100), ("matters", 40, 100), ("raise", 90, 100), ("substantial", 10, 112), ("doubt.", 70, 112),
    ("Sales", 110, 112), ("rose.", 10, 124),
)  # fmt: skip


@pytest.fixture
def page_words(monkeypatch) -> None:
    words = tuple(Word(text, x, y, x + 6.0 * len(text), y + 9.0) for text, x, y in PRINTED)
    hidden = Word("raise", 0.0, 0.0, 5.0, 5.0, hidden=True)
    monkeypatch.setattr(reader, "read_words", lambda _path, _pages: {3: (hidden, *words)})


def test_words_are_boxed_line_by_line(page_words) -> None:
    _, document = keep(make_report())
    place = Evidence(document, page=3, quote="…matters raise substantial doubt.…", span=(0, 5))
    assert [found.box for found in locate_words(document, place, OWNER)] == [
        (40, 100, 120.0, 109.0),
        (10, 112, 106.0, 121.0),
    ]


@pytest.mark.parametrize("quote", ["These words are elsewhere", "…", "", None])
def test_words_that_are_not_on_the_page_have_no_box(page_words, quote) -> None:
    _, document = keep(make_report())
    place = Evidence(document, page=3, quote=quote)
    assert locate_words(document, place, OWNER) == (place,)


def test_nobody_looks_into_anothers_document(page_words) -> None:
    _, document = keep(make_report(), owner="ana")
    with pytest.raises(StoreError):
        locate_words(document, Evidence(document, page=3, quote="raise"), OWNER)
