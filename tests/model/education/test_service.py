"""The sample classes and the way from files to a marked class."""

from __future__ import annotations

import pytest

from model import jobs
from model.education import service
from model.education.classes import keeping
from model.education.classes.marked import open_marked
from model.errors import EssayRefused
from tests.model.education.classes.small_class import OWNER, RUBRIC, essay


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_sample_class_is_kept_and_marked(language: str, run_jobs) -> None:
    job = service.start_sample(language, OWNER)
    run_jobs()
    status = jobs.status(job, OWNER)
    assert status.state == "done"
    classroom = keeping.open_class(status.document_id, OWNER)
    assert len(classroom.entries) == 12
    assert classroom.refused == ()
    found = open_marked(status.document_id, OWNER)
    assert found is not None
    flagged = [entry.pupil for entry in classroom.entries if "too_short" in found.essays[entry.id].flags]
    assert flagged == ["S-11"]


def test_files_become_a_class_and_bad_ones_are_named() -> None:
    job = service.start_class("C", [("a.txt", essay(1).encode()), ("b.bin", b"\0")], RUBRIC, "Task", OWNER)
    classroom = keeping.open_class(jobs.status(job, OWNER).document_id, OWNER)
    assert [each.file for each in classroom.refused] == ["b.bin"]
    assert len(classroom.entries) == 1


def test_files_without_an_essay_are_refused() -> None:
    with pytest.raises(EssayRefused) as refusal:
        service.start_class("C", [("b.bin", b"\0")], RUBRIC, "", OWNER)
    assert refusal.value.code == "class_empty"
    assert keeping.classes(OWNER) == ()
