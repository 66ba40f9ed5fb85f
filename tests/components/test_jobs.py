"""Progress of a job: every state, every button, and the way from the address to the result."""

from __future__ import annotations

import types
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from components import jobs as progress
from model.errors import JobError


def script() -> None:
    import streamlit as st

    from components import jobs

    if jobs.JOB in st.query_params:
        jobs.show_job(st.query_params[jobs.JOB], "ann")
    st.write("address " + str(st.query_params.to_dict()))


class Bench:
    """A stand-in for model.jobs with one job whose state the test sets."""

    def __init__(self) -> None:
        self.job: dict[str, object] = {
            "id": "j1", "kind": "finance.report", "document_id": "d1", "name": "A*B*.pdf", "options": {"x": 1},
            "state": "running", "done": 2, "total": 4, "message": "cancel", "error": None, "error_details": {},
            "result_id": None, "created": datetime.now(UTC), "updated": datetime.now(UTC),
        }  # fmt: skip
        self.cancelled: list[tuple[str, str]] = []
        self.submitted: list[tuple[object, ...]] = []

    def status(self, job_id: str, owner: str):
        if (job_id, owner) != (self.job["id"], "ann"):
            raise JobError("job_not_found")
        return types.SimpleNamespace(**self.job)

    def cancel(self, job_id: str, owner: str) -> None:
        self.cancelled.append((job_id, owner))
        self.job["state"] = "cancelled"

    def submit(self, kind, document_id, owner, options, *, again=False) -> str:
        self.submitted.append((kind, document_id, owner, options, again))
        self.job |= {"id": "j2", "state": "queued", "message": "", "done": 0, "total": 0}
        return "j2"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    bench = Bench()
    monkeypatch.setattr(progress, "jobs", bench)
    return bench


def app(job_id: str = "j1", language: str = "en") -> AppTest:
    test = AppTest.from_function(script, default_timeout=30)
    test.session_state["language"] = language
    test.query_params["job"] = job_id
    return test.run()


def address(test: AppTest) -> str:
    return test.markdown[-1].value


@pytest.mark.parametrize(("language", "text"), [("en", "Cancel · 2 of 4"), ("zh", "取消 · 2 / 4")])
def test_running_shows_how_far_in_words(bench, language, text) -> None:
    test = app(language=language)
    assert not test.exception
    bar = test.get("progress")[0].proto
    assert (bar.value, bar.text) == (50, text)
    assert test.markdown[0].value == r"**A\*B\*.pdf**"


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, 0, 0), (0, 9, 0), (9, 9, 100), (12, 9, 100)], ids=["unknown", "0", "all", "more"]
)
def test_progress_never_leaves_its_bar(bench, done, total, percent) -> None:
    bench.job |= {"done": done, "total": total}
    assert app().get("progress")[0].proto.value == percent


def test_queued_waits_in_words(bench) -> None:
    bench.job |= {"state": "queued", "message": "", "done": 0, "total": 0}
    assert app().get("progress")[0].proto.text == "Waiting"


def test_done_turns_the_address_into_the_results(bench) -> None:
    bench.job |= {"state": "done", "result_id": "r9"}
    assert address(app()) == "address {'result': 'r9'}"


def test_cancel_stops_the_job_and_offers_another_try(bench) -> None:
    test = app()
    test.button(key="job_cancel").click().run()
    assert bench.cancelled == [("j1", "ann")]
    assert not test.get("progress")
    assert "cancelled" in test.info[0].value
    assert test.button(key="job_again")


@pytest.mark.parametrize(("language", "word"), [("en", "larger than 60 MB"), ("zh", "超过 60 MB")])
def test_failed_says_why(bench, language, word) -> None:
    bench.job |= {"state": "failed", "error": "document_too_large", "error_details": {"megabytes": 60}}
    test = app(language=language)
    assert word in test.error[0].value
    assert not test.get("progress")


def test_failed_without_a_reason_still_has_a_line(bench) -> None:
    bench.job |= {"state": "failed", "error": None}
    assert len(app().error) == 1


def test_try_again_asks_for_the_same_work_anew(bench) -> None:
    bench.job |= {"state": "failed", "error": "job_failed"}
    test = app()
    test.button(key="job_again").click().run()
    assert bench.submitted == [("finance.report", "d1", "ann", {"x": 1}, True)]
    assert address(test) == "address {'job': 'j2'}"
    assert test.get("progress")


def test_start_over_clears_the_address(bench) -> None:
    bench.job |= {"state": "failed", "error": "job_failed"}
    test = app()
    test.button(key="job_start_over").click().run()
    assert address(test) == "address {}"


@pytest.mark.parametrize("job_id", ["unknown", "", "../../x", "' OR 1=1 --"])
def test_an_unknown_job_is_a_line_and_a_way_out(bench, job_id) -> None:
    test = app(job_id)
    assert not test.exception
    assert "no such job" in test.error[0].value
    test.button(key="job_start_over").click().run()
    assert address(test) == "address {}"


def test_a_job_lost_while_watched_is_a_line_too(bench, monkeypatch) -> None:
    """Its document may be deleted from another tab between two looks."""
    looks = iter([types.SimpleNamespace(**bench.job)])

    def status(job_id: str, owner: str):
        try:
            return next(looks)
        except StopIteration:
            raise JobError("job_not_found") from None

    monkeypatch.setattr(bench, "status", status)
    test = app()
    assert not test.exception
    assert len(test.error) == 1


@pytest.mark.parametrize("state", ["queued", "running", "done", "failed", "cancelled"])
def test_every_state_has_icon_word_and_colour(state) -> None:
    def badge(state: str) -> None:
        from components import jobs

        jobs.state_badge(state)

    test = AppTest.from_function(badge, kwargs={"state": state}, default_timeout=30).run()
    assert not test.exception
    text = test.markdown[0].value
    assert "-badge[" in text
    assert ":material/" in text
    assert state in text.lower() or state == "queued"
