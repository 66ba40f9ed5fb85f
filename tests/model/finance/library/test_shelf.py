from __future__ import annotations

import pytest

from model import jobs
from model.errors import StoreError
from model.finance import serialize, service
from model.finance.library import shelf
from model.finance.library.index import summary
from tests.model.finance.sample_report import sample_report

OWNER = "local"


@pytest.fixture
def sample(run_jobs) -> str:
    """The English sample, read by a job; its document's id."""
    service.start_sample("en", OWNER)
    run_jobs()
    (entry,) = shelf.entries(OWNER)
    return entry.document_id


def test_a_reading_comes_onto_the_shelf(sample: str) -> None:
    (entry,) = shelf.entries(OWNER)
    assert entry.company.startswith("Quillmere")
    assert entry.value("total_revenue", 2024) is not None
    assert shelf.of_company(entry.company_key, OWNER) == (entry,)
    assert shelf.entries("somebody") == ()


def test_texts_of_its_pages_are_kept(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.documents.read_text", lambda *_: pytest.fail("parsed again"))
    texts = shelf.page_texts(sample, OWNER)
    assert any("Quillmere" in text for text in texts)
    with pytest.raises(StoreError):
        shelf.page_texts(sample, "somebody")


def test_texts_that_were_lost_or_altered_are_read_anew(sample: str) -> None:
    before = shelf.page_texts(sample, OWNER)
    path = jobs.current_store().document_path(sample)
    kept = path.with_name(f"{path.name}.{service.TEXTS}")
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert shelf.page_texts(sample, OWNER) == before
    kept.unlink()
    assert shelf.page_texts(sample, OWNER) == before


def test_texts_go_with_their_document(sample: str) -> None:
    store = jobs.current_store()
    folder = store.document_path(sample).parent
    store.delete_document(sample, OWNER)
    assert list(folder.iterdir()) == []


def test_readings_of_an_older_engine_are_not_shown() -> None:
    store = jobs.current_store()
    document = store.add_document("old.pdf", b"%PDF-old", "application/pdf", OWNER)
    report = sample_report()
    store.save_result(service.KIND, document.id, OWNER, serialize.to_dict(report), "1", summary(report))
    assert shelf.entries(OWNER) == ()
