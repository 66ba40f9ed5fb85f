"""The start page: new, in use, and when parts of the system are down."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from components import catalogue
from model import services
from model.services import HistoryEntry
from tests.pages.screens import open_app, texts

RESULT = HistoryEntry(
    kind="finance.report",
    document_id="d1",
    name="Annual_report*2024*.pdf",
    state="done",
    when=datetime(2026, 11, 24, 10, 5, tzinfo=UTC),
    result_id="r1",
    summary={"company": "Example Instruments", "years": [2024, 2023, 2022]},
)
FAILED = HistoryEntry(
    kind="finance.report",
    document_id="d2",
    name="scan.pdf",
    state="failed",
    when=datetime(2026, 11, 23, 10, 5, tzinfo=UTC),
    job_id="j2",
    error="document_too_large",
    error_details={"megabytes": 60},
)


def links(test) -> dict[str, str]:
    """Label to query string of every page link."""
    return {link.proto.label: link.proto.query_string for link in test.get("page_link")}


@pytest.mark.parametrize(("language", "word"), [("en", "Try with a sample"), ("zh", "用示例试试")])
def test_new_visitor_sees_the_desks_and_an_invitation(language, word) -> None:
    test = open_app(language)
    assert not test.exception
    assert not test.error
    for desk in catalogue.DESKS:
        assert test.button(key=f"sample_{desk.name}_{language}").label == word
    assert {"en": "Nothing yet", "zh": "暂无记录"}[language] in texts(test)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_primary_button(language) -> None:
    kinds = [button.proto.type for button in open_app(language).button]
    assert kinds.count("primary") == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_sample_in_either_language_starts_and_leads_to_its_progress(monkeypatch, language) -> None:
    started: list[tuple[str, str]] = []

    def start_sample(desk, sample: str, owner: str) -> str:
        started.append((sample, owner))
        return "unknown-job"

    monkeypatch.setattr(catalogue.Desk, "start_sample", start_sample)
    test = open_app()
    test.button(key=f"sample_finance_{language}").click().run()
    assert not test.exception
    assert started == [(language, "local")]
    assert test.query_params["job"] == "unknown-job"


def test_recent_work_links_to_result_and_job(monkeypatch) -> None:
    monkeypatch.setattr(services, "history", lambda *_: (RESULT, FAILED))
    test = open_app()
    assert not test.exception
    found = links(test)
    assert found[r"Annual\_report\*2024\*.pdf"] == "result=r1"
    assert found["scan.pdf"] == "job=j2"
    shown = texts(test)
    assert "Example Instruments 2022–2024" in shown.replace("\\", "")
    assert "larger than 60 MB" in shown
    assert "Done" in shown
    assert "Failed" in shown


def test_a_damaged_result_says_so(monkeypatch) -> None:
    damaged = replace(RESULT, damaged=True, summary={})
    monkeypatch.setattr(services, "history", lambda *_: (damaged,))
    assert "校验值不符" in texts(open_app("zh"))


def test_one_year_is_one_year(monkeypatch) -> None:
    single = replace(RESULT, summary={"years": [2024]})
    monkeypatch.setattr(services, "history", lambda *_: (single,))
    assert "2024 · 2026-11-24" in texts(open_app()).replace("\\", "")


@pytest.mark.parametrize(
    ("well", "word"), [(True, "check_circle"), (False, "warning")], ids=["all is well", "worker stopped"]
)
def test_readiness_in_icon_and_word(monkeypatch, well, word) -> None:
    health = replace(services.health(), worker_alive=well)
    monkeypatch.setattr(services, "health", lambda: health)
    line = open_app().caption[-1].value
    assert word in line
    assert ("worker running" in line) is well
