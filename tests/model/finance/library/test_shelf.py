from __future__ import annotations

from dataclasses import replace

import pytest

from model import jobs
from model.errors import StoreError
from model.finance import serialize, service
from model.finance.library import shelf
from model.finance.library.index import summary
from model.finance.report import Report
from tests.model.finance.sample_report import empty_report, sample_report

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


def keep(name: str, report: Report, engine: str = service.ENGINE, owner: str = OWNER) -> str:
    """Keep a reading made by hand; its document's id."""
    store = jobs.current_store()
    document = store.add_document(name, b"%PDF-" + name.encode(), "application/pdf", owner)
    store.save_result(service.KIND, document.id, owner, serialize.to_dict(report), engine, summary(report))
    return document.id


def companies() -> dict[str, str]:
    """Company key by file."""
    return {entry.name: entry.company_key for entry in shelf.entries(OWNER)}


def test_reports_assigned_to_a_company_join_it_however_it_is_spelled() -> None:
    keep("a.pdf", replace(sample_report(company="Meridian Instruments Inc."), identifiers=("sec:1-1",)))
    other = keep("b.pdf", sample_report(company="MIC"))
    shelf.assign_company([other], "  MERIDIAN\u200b instruments,  Inc ", OWNER)
    assert companies() == {"a.pdf": "sec:1-1", "b.pdf": "sec:1-1"}
    named = next(entry for entry in shelf.of_company("sec:1-1", OWNER) if entry.name == "b.pdf")
    assert (named.company, named.assigned) == ("MERIDIAN instruments, Inc", True)
    assert shelf.company_name(shelf.of_company("sec:1-1", OWNER)) == "MERIDIAN instruments, Inc"


def test_reports_assigned_to_a_new_company_are_one_company() -> None:
    documents = [keep("a.pdf", empty_report()), keep("b.pdf", sample_report(company="Something Else"))]
    shelf.assign_company(documents, "New Name Ltd", OWNER)
    assert set(companies().values()) == {"name:newname"}


def test_the_last_name_counts_and_an_empty_one_takes_it_back() -> None:
    document = keep("a.pdf", sample_report(company="Own Name"))
    for name in ("First", "Second"):
        shelf.assign_company([document], name, OWNER)
    assert companies() == {"a.pdf": "name:second"}
    shelf.assign_company([document], " ", OWNER)
    (entry,) = shelf.entries(OWNER)
    assert (entry.company, entry.company_key, entry.assigned) == ("Own Name", "name:ownname", False)


def test_a_name_without_letters_keeps_the_reports_own_company() -> None:
    document = keep("a.pdf", sample_report(company="Own Name"))
    shelf.assign_company([document], "???", OWNER)
    assert companies() == {"a.pdf": "name:ownname"}


def test_names_are_the_owners_own_and_go_with_the_document() -> None:
    document = keep("a.pdf", sample_report(company="Own Name"))
    keep("a.pdf", sample_report(company="Own Name"), owner="ben")
    shelf.assign_company([document], "Ana's Name", OWNER)
    assert [entry.company for entry in shelf.entries("ben")] == ["Own Name"]
    with pytest.raises(StoreError):
        shelf.assign_company(["ab" * 32], "x", OWNER)
    jobs.current_store().delete_document(document, OWNER)
    assert jobs.current_store().annotations(OWNER, shelf.COMPANY) == ()


def test_a_company_is_called_as_its_latest_report_does() -> None:
    keep("new.pdf", replace(sample_report(company="New"), identifiers=("x:1",), years=(2024, 2023)))
    keep("old.pdf", replace(sample_report(company="Old"), identifiers=("x:1",), years=(2020, 2019)))
    groups = shelf.by_company(shelf.entries(OWNER))
    assert [entry.name for entry in groups["x:1"]] == ["old.pdf", "new.pdf"]
    assert shelf.company_name(groups["x:1"]) == "New"


def test_companies_come_in_order_of_their_names() -> None:
    for name in ("beta", "Alpha", "Gamma"):
        keep(f"{name}.pdf", sample_report(company=name))
    assert list(shelf.by_company(shelf.entries(OWNER))) == ["name:alpha", "name:beta", "name:gamma"]


def test_readings_by_an_earlier_version_are_read_again_with_one_call() -> None:
    old = keep("old.pdf", sample_report(), engine="1")
    keep("both.pdf", sample_report(), engine="1")
    keep("both.pdf", sample_report())
    assert [entry.document_id for entry in shelf.shelf(OWNER).outdated] == [old]
    shelf.read_again([old], OWNER)
    (job,) = jobs.recent(OWNER)
    assert (job.document_id, job.engine, job.state) == (old, service.ENGINE, "queued")
