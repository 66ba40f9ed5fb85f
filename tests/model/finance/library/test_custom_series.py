"""The hits of a custom figure as series a company, and as CSV."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from model.finance.library.custom import Hit, Place, Search
from model.finance.library.custom_series import Ambiguous, company_series, series_csv
from tests.model.finance.library.test_followed import filing


def hit(year: int, value: int, of: int, company: str = "Meridian", place: Place = "text", quote: str = "said") -> Hit:
    return Hit(filing(of, company), place, year, Decimal(value), str(value), 9, quote, (0, 4))


def series(*hits: Hit):
    return company_series(Search(hits, tuple(each.filing for each in hits)))


def test_one_series_a_company_by_name_the_latest_filing_holding() -> None:
    made = series(hit(2022, 5, 2022), hit(2022, 6, 2023), hit(2023, 7, 2023), hit(2023, 1, 2023, "Aster"))
    assert [each.company for each in made] == ["Aster", "Meridian"]
    assert [(p.year, p.reading.value, len(p.differing)) for p in made[1].points] == [(2022, 6, 1), (2023, 7, 0)]


def test_values_that_disagree_within_a_report_enter_no_series() -> None:
    (made,) = series(hit(2023, 7, 2023), hit(2023, 8, 2023), hit(2022, 5, 2022))
    assert [point.year for point in made.points] == [2022]
    assert made.ambiguous == (Ambiguous("Meridian_2023.pdf", 2023, 2),)


def test_the_same_value_twice_is_not_ambiguous_and_is_read_in_the_statement_first() -> None:
    (made,) = series(hit(2023, 7, 2023, quote="text"), hit(2023, 7, 2023, place="lines", quote="line"))
    assert made.points[0].reading.quote == "line"
    assert made.ambiguous == ()


def test_csv_holds_values_differences_and_ambiguities_and_runs_nothing() -> None:
    made = series(
        hit(2022, 5, 2022, quote="=cmd|' /C calc'!A0"), hit(2022, 6, 2023), hit(2023, 7, 2023), hit(2023, 8, 2023)
    )
    data = series_csv("=Orders", made)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["figure", "company", "year", "value", "status", "file", "page", "quote"]
    assert rows[1] == ["'=Orders", "Meridian", "2022", "6", "holds", "Meridian_2023.pdf", "9", "said"]
    assert rows[2][3:5] == ["5", "printed otherwise"]
    assert rows[2][7].startswith("'=")
    assert rows[3][2:6] == ["2023", "", "ambiguous: 2 values", "Meridian_2023.pdf"]


def test_nothing_found_is_a_file_with_its_head() -> None:
    assert company_series(Search()) == ()
    assert len(series_csv("Orders", ()).decode("utf-8-sig").splitlines()) == 1
