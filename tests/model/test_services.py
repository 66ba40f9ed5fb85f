from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from data.store import Store, StoreUnavailable
from model import documents, jobs, services
from model.documents import Word
from model.errors import DocumentRefused, StoreError
from model.jobs import JobInput, Progress, handlers
from model.settings import load_settings

PDF = b"%PDF-1.7\nbody"


@pytest.fixture(autouse=True)
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    def good(job: JobInput, progress: Progress) -> str:
        return job.store.save_result(job.kind, job.document_id, job.owner, {}, "1", {"company": "Assay"})

    def bad(job: JobInput, progress: Progress) -> str:
        raise DocumentRefused("document_not_pdf")

    monkeypatch.setattr(handlers, "_registered", {})
    jobs.register("toy.good", good)
    jobs.register("toy.bad", bad)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What was asked of the page renderer, which is replaced."""
    asked: list[tuple[object, ...]] = []

    def render_page(path: Path, page: int, marks: object = (), width: int = 0, crop: object = None) -> bytes:
        asked.append((path.name, page, marks, crop))
        return b"PNG"

    monkeypatch.setattr(documents, "render_page", render_page, raising=False)
    services._drawn.cache_clear()
    return asked


def test_store_is_the_one_of_the_settings(home: Path) -> None:
    services.store().set_preference("ann", "language", "zh")
    assert (home / "assay.sqlite").is_file()
    with pytest.raises(StoreError) as missing:
        services.store().document("f" * 64, "ann")
    assert missing.value.code == "record_missing"


def test_upload_is_kept() -> None:
    document = services.keep_upload("年报 2023.pdf", PDF, "ann")
    assert (document.name, document.size, document.media_type) == ("年报 2023.pdf", len(PDF), "application/pdf")
    assert services.store().documents("ann") == (document,)


def test_upload_over_the_limit_is_refused_unkept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "load_settings", lambda: dataclasses.replace(load_settings(), upload_megabytes=1))
    services.keep_upload("fits.pdf", PDF.ljust(1 << 20), "ann")
    with pytest.raises(DocumentRefused) as refused:
        services.keep_upload("large.pdf", PDF.ljust((1 << 20) + 1), "ann")
    assert refused.value.code == "document_too_large"
    assert "1 MB" in refused.value.message()
    assert len(services.store().documents("ann")) == 1


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>", b"%PDF", b" " * 1024 + b"%PDF-1.7"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentRefused):
        services.keep_upload("report.pdf", data, "ann")
    assert services.store().documents("ann") == ()


def test_pdf_header_may_follow_some_junk() -> None:
    assert services.keep_upload("report.pdf", b"\xef\xbb\xbf junk " + PDF, "ann").size == len(PDF) + 9


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\2023.pdf", "2023.pdf"),
        ("two\n lines\t.pdf", "two lines .pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("nul\0.pdf", "nul.pdf"),
        ("", "document.pdf"),
        ("dir/", "document.pdf"),
        ("x" * 300 + ".pdf", "x" * 115 + "….pdf"),
        ("x" * 300, "x" * 120),
    ],
)
def test_names_are_made_plain(given: str, kept: str) -> None:
    assert services.keep_upload(given, PDF, "ann").name == kept


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=some.text(max_size=300))
def test_any_name_is_kept_short_and_on_one_line(name: str) -> None:
    kept = services._plain_name(name)
    assert 0 < len(kept) <= services.LONGEST_NAME
    assert kept.splitlines() == [kept]
    assert "/" not in kept
    assert services._plain_name(kept) == kept


def test_page_is_drawn_once_with_its_marks(drawn: list[tuple[object, ...]]) -> None:
    document = services.keep_upload("a.pdf", PDF, "ann")
    box = (100.0, 200.0, 150.0, 210.0)
    for _ in range(2):
        assert services.page_image(document.id, 3, [box], "ann") == b"PNG"
    assert drawn == [(document.id, 3, (box,), None)]


def test_close_up_begins_where_the_rows_of_the_marks_do(
    drawn: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (
        Word("Revenue", 40, 300, 90, 310),
        Word("Page", 10, 700, 30, 710),
        Word("ghost", 1, 300, 5, 310, hidden=True),
    )
    monkeypatch.setattr("model.documents.crop.read_words", lambda path, pages: {1: words})
    document = services.keep_upload("a.pdf", PDF, "ann")
    services.page_image(document.id, 1, [(400.0, 300.0, 450.0, 310.0)], "ann", close_up=True)
    services.page_image(document.id, 1, [], "ann", close_up=True)
    left, top, right, bottom = drawn[0][3]
    assert 10 < left < 40
    assert top < 300
    assert right > 450
    assert bottom > 310
    assert drawn[1][3] is None


def test_page_of_somebody_else_is_refused_though_drawn_before(drawn: list[tuple[object, ...]]) -> None:
    document = services.keep_upload("a.pdf", PDF, "ann")
    services.page_image(document.id, 1, [], "ann")
    with pytest.raises(StoreError):
        services.page_image(document.id, 1, [], "bob")


def test_deleted_document_is_gone_from_everywhere(drawn: list[tuple[object, ...]], run_jobs: Callable[[], int]) -> None:
    document = services.keep_upload("a.pdf", PDF, "ann")
    jobs.submit("toy.good", document.id, "ann")
    run_jobs()
    services.page_image(document.id, 1, [], "ann")
    services.delete_document(document.id, "ann")
    assert services.history("ann") == ()
    with pytest.raises(StoreError):
        services.page_image(document.id, 1, [], "ann")
    with pytest.raises(StoreError):
        services.delete_document(document.id, "ann")
    again = services.keep_upload("a.pdf", PDF, "ann")
    services.page_image(again.id, 1, [], "ann")
    assert len(drawn) == 2, "a page drawn before the deletion was shown"


def test_history_shows_results_and_what_has_none(run_jobs: Callable[[], int]) -> None:
    names = {}
    for name, kind in (("good.pdf", "toy.good"), ("bad.pdf", "toy.bad")):
        document = services.keep_upload(name, PDF + name.encode(), "ann")
        names[name] = jobs.submit(kind, document.id, "ann")
    run_jobs()
    waiting = services.keep_upload("waits.pdf", PDF, "ann")
    jobs.submit("toy.good", waiting.id, "ann")
    lines = {entry.name: entry for entry in services.history("ann")}
    assert {name: entry.state for name, entry in lines.items()} == {
        "good.pdf": "done",
        "bad.pdf": "failed",
        "waits.pdf": "queued",
    }
    assert lines["good.pdf"].summary == {"company": "Assay"}
    assert lines["good.pdf"].result_id
    assert lines["bad.pdf"].error == "document_not_pdf"
    assert lines["bad.pdf"].job_id == names["bad.pdf"]
    times = [entry.when for entry in services.history("ann")]
    assert times == sorted(times, reverse=True)
    assert len(services.history("ann", limit=2)) == 2
    assert services.history("bob") == ()


def test_failure_made_good_leaves_the_history(run_jobs: Callable[[], int]) -> None:
    document = services.keep_upload("a.pdf", PDF, "ann")
    first = jobs.submit("toy.good", document.id, "ann")
    jobs.cancel(first, "ann")
    assert [entry.state for entry in services.history("ann")] == ["cancelled"]
    jobs.submit("toy.good", document.id, "ann")
    run_jobs()
    assert [entry.state for entry in services.history("ann")] == ["done"]


def test_work_done_again_shows_while_it_runs(run_jobs: Callable[[], int]) -> None:
    document = services.keep_upload("a.pdf", PDF, "ann")
    jobs.submit("toy.good", document.id, "ann")
    run_jobs()
    jobs.submit("toy.good", document.id, "ann", again=True)
    assert sorted(entry.state for entry in services.history("ann")) == ["done", "queued"]


def test_health_of_a_good_house() -> None:
    document = services.keep_upload("a.pdf", PDF, "ann")
    jobs.submit("toy.good", document.id, "ann")
    claim = None
    health = services.health()
    assert (health.database_ok, health.database, health.queued) == (True, "sqlite", 1)
    assert health.journal_mode in {"truncate", "wal"}
    assert health.disk_free > 0
    assert {"sqlite", "dbos", "SQLAlchemy"} <= health.versions.keys()
    assert not health.worker_alive
    assert not health.ok
    from model.jobs.places import executor_name, worker_claim

    claim = services.store().claim(worker_claim(executor_name(load_settings().home)))
    assert claim is not None
    assert services.health().ok
    claim.release()


def test_health_on_a_server(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    health = services.health()
    assert (health.database_ok, health.database, health.journal_mode) == (True, "postgresql", "postgresql")


def test_health_tells_a_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://assay@127.0.0.1:1/assay")
    health = services.health()
    assert (health.database_ok, health.ok, health.worker_alive) == (False, False, False)


def test_health_tells_a_database_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_store: Store) -> int:
        raise StoreUnavailable

    assert services.health().database_ok
    monkeypatch.setattr(Store, "queue_length", gone)
    assert not services.health().database_ok
