"""Rows of tables pinned in one report and followed through the others of its company."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.errors import StoreError
from model.finance import service
from model.finance.library import pins
from model.finance.library.pins import Followed, Gap, row_name
from tests.model.finance.library.samples import OWNER, read_sample, shelve


def table(report, topic: str, page: int | None = None):
    return next(each for each in report.tables if each.topic == topic and page in (None, each.page))


def index(found, label: str, section: str = "") -> int:
    return next(i for i, row in enumerate(found.rows) if row.label == label and row.section.startswith(section))


def followed_of(name: str, topic: str, label: str, section: str = "", page: int | None = None) -> list[Followed]:
    """Pin a row of a sample, and follow it through everything on the shelf of its company."""
    filings = shelve("quillmere_2023", "quillmere_2024", "yanxi_2023", "yanxi_2024")
    report = read_sample(name)[0]
    company = filings[name].company_key
    found = table(report, topic, page)
    pins.pin_rows(OWNER, company, found, (index(found, label, section),), report.years[0])
    (pin,) = pins.pins_of(OWNER, company)
    own = [each for each in filings.values() if each.company_key == company]
    return pins.follow(pin, sorted(own, key=lambda each: each.fiscal_year or 0), OWNER)


def test_a_row_of_2024_is_followed_into_2023() -> None:
    (followed,) = followed_of("quillmere_2024", "segments", "Laboratory Instruments", "Net revenue")
    assert [(point.year, point.reading.value, point.reading.filing.name) for point in followed.points] == [
        (2021, Decimal(407_828_000), "quillmere_2023.pdf"),
        (2022, Decimal(449_389_000), "quillmere_2024.pdf"),
        (2023, Decimal(471_768_000), "quillmere_2024.pdf"),
        (2024, Decimal(509_385_000), "quillmere_2024.pdf"),
    ]
    assert [point.reading.page for point in followed.points] == [26, 26, 26, 26]
    assert followed.gaps == ()


def test_a_chinese_row_has_a_series_a_column() -> None:
    followed = followed_of("yanxi_2024", "segments", "营业利润", page=28)
    names = [row_name(each.row, "zh") for each in followed]
    assert names == ["营业利润 · 泵业务分部", "营业利润 · 阀业务分部", "营业利润 · 分部间抵销", "营业利润 · 合计"]
    assert [point.year for point in followed[0].points] == [2023, 2024]
    assert followed[0].points[0].reading.value == Decimal("155730223.43")


def test_steps_of_maturities_are_followed_by_when_they_fall_due() -> None:
    (followed,) = followed_of("quillmere_2024", "debt_maturity", "2025")
    assert [(point.year, point.reading.quote[:4]) for point in followed.points] == [(2023, "2024"), (2024, "2025")]
    assert (row_name(followed.row, "en"), row_name(followed.row, "zh")) == ("Due in year +1", "第 +1 年到期")


def test_what_filings_print_differently_is_kept_beside_the_latest() -> None:
    filings = shelve("quillmere_2023", "quillmere_2024")
    report = read_sample("quillmere_2024")[0]
    found = table(report, "segments")
    at = index(found, "Laboratory Instruments", "Net revenue")
    company = filings["quillmere_2024"].company_key
    pins.pin_rows(OWNER, company, found, (at,), 2024)
    (pin,) = pins.pins_of(OWNER, company)
    row = found.rows[at]
    changed = tuple(replace(cell, value=cell.value + 1) for cell in row.cells)
    restated = replace(report, tables=(replace(found, rows=(replace(row, cells=changed),)),))
    reports = {filings["quillmere_2023"].result_id: read_sample("quillmere_2023")[0]}

    def open_report(result: str, _owner: str):
        return reports.get(result, restated)

    (followed,) = pins.follow(pin, list(filings.values()), OWNER, open_report)
    by_year = {point.year: point for point in followed.points}
    assert by_year[2023].reading.value - by_year[2023].differing[0].value == 1
    assert by_year[2023].differing[0].filing.name == "quillmere_2023.pdf"
    assert by_year[2024].differing == ()


def test_gaps_say_why() -> None:
    filings = shelve("quillmere_2023", "quillmere_2024")
    report = read_sample("quillmere_2024")[0]
    found = table(report, "segments")
    company = filings["quillmere_2024"].company_key
    pins.pin_rows(OWNER, company, found, (0,), 2024)
    (pin,) = pins.pins_of(OWNER, company)
    without = replace(read_sample("quillmere_2023")[0], tables=())
    other = replace(without, tables=(replace(found, rows=(replace(found.rows[0], label="Elsewhere"),)),))
    only = replace(report, tables=(replace(found, rows=(replace(found.rows[0], cells=found.rows[0].cells[:1]),)),))
    own = sorted(filings.values(), key=lambda each: each.fiscal_year or 0)
    for earlier, reason in ((without, "no_table"), (other, "no_row")):
        reports = dict(zip((each.result_id for each in own), (earlier, only), strict=True))
        (followed,) = pins.follow(pin, own, OWNER, lambda result, _owner, known=reports: known[result])
        assert followed.gaps == (Gap(2023, "quillmere_2023.pdf", reason),)


def test_a_row_under_another_heading_is_the_same_only_where_there_is_one() -> None:
    report = read_sample("quillmere_2024")[0]
    found = table(report, "segments")
    (pinned, *_) = [pins._pinned(each) for each in pins.observations(found, 2024) if each.section == "Net revenue"]
    renamed = replace(pinned, key=replace(pinned.key, section="sales"))
    assert pins._matching(renamed, list(pins.observations(found, 2024))) == []
    geography = table(report, "geography")
    (region, *_) = [pins._pinned(each) for each in pins.observations(geography, 2024)]
    moved = replace(region, key=replace(region.key, section="sales"))
    assert len(pins._matching(moved, list(pins.observations(geography, 2024)))) == 3


def test_years_no_filing_prints_are_gaps() -> None:
    (followed,) = followed_of("quillmere_2024", "geography", "Americas")
    holed = pins._followed(followed.row, (followed.points[0], followed.points[-1]), ())
    assert [(gap.year, gap.reason) for gap in holed.gaps] == [(2022, "no_filing"), (2023, "no_filing")]


def test_any_table_of_a_page_can_be_followed() -> None:
    filings = shelve("quillmere_2023", "quillmere_2024")
    report = read_sample("quillmere_2024")[0]
    (properties,) = [each for each in pins.page_tables(report, 24, OWNER) if "Land" in each.rows[0].label]
    assert properties.topic == pins.OTHER
    company = filings["quillmere_2024"].company_key
    pins.pin_rows(OWNER, company, properties, (0, 1), 2024)
    (pin,) = pins.pins_of(OWNER, company)
    followed = pins.follow(pin, list(filings.values()), OWNER)
    assert [[point.year for point in each.points] for each in followed] == [[2022, 2023, 2024]] * 2
    assert followed[0].points[0].reading.filing.name == "quillmere_2023.pdf"


def test_a_page_beyond_the_document_has_no_tables() -> None:
    shelve("quillmere_2024")
    report = read_sample("quillmere_2024")[0]
    assert pins.page_tables(report, 99, OWNER) == ()
    assert pins.page_tables(report, 0, OWNER) == ()


def test_pins_are_taken_back_and_put_again_and_are_ones_own() -> None:
    filings = shelve("quillmere_2024")
    company = filings["quillmere_2024"].company_key
    found = table(read_sample("quillmere_2024")[0], "geography")
    pin = pins.pin_rows(OWNER, company, found, range(len(found.rows)), 2024)
    assert [len(each.rows) for each in pins.pins_of(OWNER, company)] == [4]
    assert pins.pins_of("somebody", company) == ()
    with pytest.raises(StoreError):
        pins.unpin(pin, "somebody")
    pins.unpin(pin, OWNER)
    assert pins.pins_of(OWNER, company) == ()
    pins.pin_again(pin, OWNER)
    assert [each.id for each in pins.pins_of(OWNER, company)] == [pin]


def test_following_opens_only_ones_own_reports() -> None:
    filings = shelve("quillmere_2024")
    company = filings["quillmere_2024"].company_key
    found = table(read_sample("quillmere_2024")[0], "geography")
    pins.pin_rows(OWNER, company, found, (0,), 2024)
    (pin,) = pins.pins_of(OWNER, company)
    with pytest.raises(StoreError):
        pins.follow(pin, list(filings.values()), "somebody", service.report)
