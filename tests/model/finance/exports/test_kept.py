"""Exports of a kept result: pictures cut from the document's own pages, live scores, for its owner alone."""

from __future__ import annotations

import io
from base64 import b64decode
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from model import jobs
from model.errors import DocumentRefused, StoreError
from model.finance import serialize, service
from model.finance.correction.draft import Asked
from model.finance.correction.service import correct
from model.finance.exports import tear_sheet, workbook
from model.finance.exports.pictures import key_pictures
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.risk import market_value
from model.finance.terms import term
from tests.model.finance.exports.parsed import Page
from tests.model.finance.sample_report import sample_report

OWNER = "ana"


def kept(path: Path, owner: str = OWNER) -> tuple[str, Report]:
    """Result id and report of a document read for an owner."""
    store = jobs.current_store()
    document = store.add_document(path.name, path.read_bytes(), "application/pdf", owner)
    report = DocumentUnderstandingModel().analyze(path)
    return store.save_result(service.KIND, document.id, owner, serialize.to_dict(report), service.ENGINE), report


@pytest.mark.parametrize("sample", service.samples(), ids=lambda sample: sample.language)
def test_each_key_figure_of_a_sample_comes_with_its_picture(sample) -> None:
    result, _ = kept(sample.path)
    page = Page(tear_sheet(result, OWNER, sample.language))
    pictures = [Image.open(io.BytesIO(b64decode(source.partition(",")[2]))) for source in page.values("src")]
    assert len(pictures) == 6
    for picture in pictures:
        # Wide and low: some lines around the number, not the page.
        assert picture.width > 3 * picture.height
        # The mark is amber: red and green without blue.
        marked = sum(count for count, (r, g, b) in picture.convert("RGB").getcolors(1 << 24) if r > 200 > 170 > b < g)
        assert marked > 100
    assert term("risk_altman_z_double_prime", sample.language) in page.texts


def test_pictures_can_be_left_out() -> None:
    result, _ = kept(service.samples()[0].path)
    assert "img" not in Page(tear_sheet(result, OWNER, "en", pictures=False)).tags


def test_the_workbook_computes_the_scores_live() -> None:
    result, report = kept(service.samples()[0].path)
    market_value.enter_market_value(result, report, report.years[0], Decimal(10) ** 9, OWNER)
    book = openpyxl.load_workbook(io.BytesIO(workbook(result, OWNER, "en")))
    sheet = book[term("export_further", "en")]
    rows = {sheet.cell(row, 1).value: sheet.cell(row, 3).value for row in range(5, sheet.max_row + 1)}
    assert "Altman Z (1968)" in rows
    assert rows["Altman Z″ (1995)"].startswith("=")
    assert "6.56" in rows["Altman Z″ (1995)"]
    assert "Piotroski F (2000)" not in rows


def test_the_workbook_lists_the_owners_corrections() -> None:
    result, report = kept(service.samples()[0].path)
    year = report.years[0]
    correct(result, OWNER, Asked("value", "total_revenue", year, value=Decimal(123_000_000), note="see the errata"))
    book = openpyxl.load_workbook(io.BytesIO(workbook(result, OWNER, "en")))
    (row,) = list(book[term("export_corrections", "en")].iter_rows(min_row=5, values_only=True))
    assert row[:4] == ("Revenue", year, report.value("total_revenue", year), Decimal(123_000_000))
    assert row[5:8] == (term("correction_value", "en"), "see the errata", term("export_made_here", "en"))


def test_the_page_says_what_a_refused_score_lacks() -> None:
    result, _ = kept(service.samples()[0].path)
    page = Page(tear_sheet(result, OWNER, "en", pictures=False))
    assert "Altman Z (1968)" in page.texts
    assert any("arket value" in text for text in page.texts)


def test_somebody_elses_result_makes_no_page() -> None:
    result, report = kept(service.samples()[0].path)
    with pytest.raises(StoreError) as refusal:
        tear_sheet(result, "ben", "en")
    assert refusal.value.code == "record_missing"
    assert key_pictures(report, "ben") == {}


def test_a_page_that_cannot_be_drawn_is_left_out(monkeypatch) -> None:
    _, report = kept(service.samples()[0].path)

    def refuse(path, page, *_):
        raise DocumentRefused("document_damaged")

    monkeypatch.setattr("model.documents.render_page", refuse)
    assert key_pictures(report, OWNER) == {}


def test_a_document_that_is_gone_leaves_the_page_without_pictures() -> None:
    assert key_pictures(sample_report(), OWNER) == {}
