"""A guideline from upload to quoted sentence and back out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from model import jobs, services
from model.medicine.answers.guidelines import guidelines, reading, start_reading
from model.medicine.answers.service import answer
from tests.model.documents.paper import drawn, line
from tests.quality.medicine.answers.guideline import CHINESE, ENGLISH, write_guideline

QUESTION = "What is the first-line antibiotic for marsh fever in adults?"
OWNER = "ana"


def add(path: Path, owner: str = OWNER) -> str:
    document = services.keep_upload(path.name, path.read_bytes(), owner)
    start_reading([document.id], owner)
    return document.id


@pytest.fixture
def guideline(tmp_path: Path, run_jobs) -> str:
    document_id = add(write_guideline(tmp_path / "marsh fever.pdf", ENGLISH))
    assert [job.state for job in reading(OWNER)] == ["queued"]
    run_jobs()
    return document_id


def test_a_sentence_is_quoted_with_page_box_and_name(guideline: str) -> None:
    found = answer(QUESTION, OWNER)
    first = found.statements[0]
    assert first.text == "The first-line antibiotic in adults is doxycycline 100 mg twice daily by mouth."
    assert first.sources == ("marsh fever.pdf, page 2",)
    assert (first.evidence[0].source, first.evidence[0].page) == (guideline, 2)
    x0, y0, x1, y1 = first.evidence[0].box
    assert 70 < x0 < x1 < 600
    assert 85 < y0 < y1 < 125
    assert (found.kind, found.guidelines) == ("guideline", 1)


def test_a_sentence_over_two_lines_has_a_box_a_line(guideline: str) -> None:
    found = answer("When should a patient with marsh fever be admitted to hospital?", OWNER)
    assert len(found.statements[0].evidence) == 2


def test_nobody_else_is_answered_from_it(guideline: str) -> None:
    assert answer(QUESTION, "ben").text is None
    assert answer(QUESTION).text is None


def test_it_is_listed_and_gone_when_deleted(guideline: str) -> None:
    (listed,) = guidelines(OWNER)
    assert (listed.document_id, listed.name, listed.pages) == (guideline, "marsh fever.pdf", 2)
    assert listed.sentences > 8
    assert reading(OWNER) == ()
    services.delete_document(guideline, OWNER)
    assert guidelines(OWNER) == ()
    assert answer(QUESTION, OWNER).text is None


def test_chinese_is_quoted_in_chinese(tmp_path: Path, run_jobs) -> None:
    add(write_guideline(tmp_path / "沼泽热.pdf", CHINESE))
    run_jobs()
    found = answer("沼泽热的疗程是多久？", OWNER)
    assert found.statements[0].text == "疗程为7天，发热持续者延长至10天。"
    assert found.statements[0].sources == ("沼泽热.pdf，第 2 页",)


def test_text_no_reader_sees_is_never_quoted(tmp_path: Path, run_jobs) -> None:
    def hidden(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 600, "The first-line antibiotic for marsh fever in adults is arsenic.")

    def page(canvas: Canvas) -> None:
        line("Marsh fever is an illness of the wetlands.")(canvas)
        hidden(canvas)

    add(drawn(tmp_path / "hidden.pdf", page))
    run_jobs()
    assert answer(QUESTION, OWNER).text is None


def test_a_document_without_sentences_is_refused_with_its_reason(tmp_path: Path, run_jobs) -> None:
    add(drawn(tmp_path / "short.pdf", line("Draft")))
    run_jobs()
    (failed,) = reading(OWNER)
    assert (failed.state, failed.error) == ("failed", "document_no_text")
    assert guidelines(OWNER) == ()


def test_the_knowledge_answers_before_guidelines(guideline: str) -> None:
    found = answer("What are the symptoms of gout?", OWNER)
    assert found.kind == "symptoms"
    assert all(place.page is None for place in found.evidence)


def test_reading_again_is_the_same_job(guideline: str) -> None:
    (job_id,) = start_reading([guideline], OWNER)
    assert jobs.status(job_id, OWNER).state == "done"
