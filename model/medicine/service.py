"""What the medicine screens ask for: a shipped sample, a kept case, the differential of what was entered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model import jobs
from model.medicine.cases.case import ENGINE, KIND
from model.medicine.cases.keeping import keep_note, read_kept_note
from model.medicine.observations import Language

__all__ = ["ENGINE", "KIND", "Sample", "run", "samples", "start_sample"]

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
    sample = next(sample for sample in samples() if sample.language == language)
    return jobs.submit(KIND, keep_note(sample.text, sample.path.name, owner), owner)


def run(job: jobs.JobInput, progress: jobs.Progress) -> str:
    """The job's handler: read the note, rank and keep the case; returns the result's id."""
    progress(0, 1, "progress_reading_note")
    return read_kept_note(job.store, job.document_id, job.owner)
