"""What the medicine screens ask for: a shipped sample, a kept case, the differential of what was entered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model import jobs
from model.errors import StoreError
from model.medicine.observations import Language

KIND = "medicine.case"
ENGINE = "1"
"""Version of what a reading makes; raised when the same note would now give other findings."""

_SAMPLES = Path(__file__).resolve().parents[2] / "data/samples/medicine"


@dataclass(frozen=True, slots=True)
class Sample:
    """A synthetic note shipped to try the desk with."""

    language: Language
    path: Path

    @property
    def text(self) -> str:
        """The note."""
        return self.path.read_text(encoding="utf-8")


def samples() -> tuple[Sample, ...]:
    """The shipped notes, one a language."""
    return (Sample("en", _SAMPLES / "note_en.txt"), Sample("zh", _SAMPLES / "note_zh.txt"))


def start_sample(language: Language, owner: str) -> str:
    """Keep the shipped note in that language as the owner's case; returns the job's id."""
    path = {sample.language: sample.path for sample in samples()}[language]
    with jobs.store_faults():
        document = jobs.current_store().add_document(path.name, path.read_bytes(), "text/plain", owner)
    return jobs.submit(KIND, document.id, owner)


def note(result_id: str, owner: str) -> str:
    """The note of a kept case. Raises StoreError("record_missing"), also for somebody else's."""
    result = jobs.current_store().result(result_id, owner)
    if result.kind != KIND:
        raise StoreError("record_missing")
    return str(result.payload["text"])


def run(job: jobs.JobInput, progress: jobs.Progress) -> str:
    """The job's handler: keep the case, return the result's id."""
    progress(0, 1, "progress_reading_note")
    text = job.store.document_path(job.document_id).read_text(encoding="utf-8")
    return job.store.save_result(KIND, job.document_id, job.owner, {"text": text}, ENGINE, {})
