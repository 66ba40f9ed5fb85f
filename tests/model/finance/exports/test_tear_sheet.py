"""Pictures for the page to print: cut from the document's own pages, for its owner alone."""

from __future__ import annotations

import io
from base64 import b64decode
from pathlib import Path

import pytest
from PIL import Image

from model import jobs
from model.errors import DocumentRefused, StoreError
from model.finance import serialize, service
from model.finance.exports import tear_sheet
from model.finance.exports.html_tables import FindingRow
from model.finance.exports.tear_sheet import key_pictures
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
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
    page = Page(tear_sheet(result, OWNER, sample.language, findings=(FindingRow("Score", "1", "low", ""),)))
    pictures = [Image.open(io.BytesIO(b64decode(source.partition(",")[2]))) for source in page.values("src")]
    assert len(pictures) == 6
    for picture in pictures:
        # Wide and low: some lines around the number, not the page.
        assert picture.width > 3 * picture.height
        # The mark is amber: red and green without blue.
        marked = sum(count for count, (r, g, b) in picture.convert("RGB").getcolors(1 << 24) if r > 200 > 170 > b < g)
        assert marked > 100
    assert "Score" in page.texts


def test_pictures_can_be_left_out() -> None:
    result, _ = kept(service.samples()[0].path)
    assert "img" not in Page(tear_sheet(result, OWNER, "en", pictures=False)).tags


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
