"""What the education screens ask for: shipped samples, and the marking of a class as a job."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model import jobs
from model.desk_words import desk_word
from model.education.classes.classroom import ENGINE, KIND
from model.education.classes.intake import Progress, take_in
from model.education.classes.keeping import keep_class
from model.education.classes.marking import mark_class, start_marking
from model.education.essay import Language
from model.education.marking import default_rubric
from model.education.rubric import Rubric

__all__ = ["ENGINE", "KIND", "Sample", "latest_job", "run", "samples", "start_class", "start_sample"]

_SAMPLES = Path(__file__).resolve().parents[2] / "data/samples/education"


@dataclass(frozen=True, slots=True)
class Sample:
    """An essay written by the project to try the desk with."""

    language: Language
    quality: int
    """1 weak, 2 middling, 3 strong."""
    path: Path

    @property
    def text(self) -> str:
        """The essay."""
        return self.path.read_text(encoding="utf-8")


def samples(language: Language) -> tuple[Sample, ...]:
    """The three shipped essays of a language, the strongest first."""
    return tuple(Sample(language, quality, _SAMPLES / f"essay_{language}_{quality}.txt") for quality in (3, 2, 1))


def start_class(
    title: str,
    files: list[tuple[str, bytes]],
    rubric: Rubric,
    prompt: str,
    owner: str,
    progress: Progress | None = None,
) -> str:
    """Take files in, keep them as a class and mark it; returns the job's id. `progress` is told of the reading.

    Raises EssayRefused: class_title_empty, class_empty; StoreError.
    """
    intake = take_in(files, progress)
    document_id = keep_class(title, intake.submissions, intake.refused, rubric, prompt, owner)
    return start_marking(document_id, owner)


def start_sample(language: Language, owner: str) -> str:
    """Keep the shipped class in that language as the owner's and mark it; returns the job's id."""
    files = [(path.name, path.read_bytes()) for path in sorted((_SAMPLES / f"class_{language}").glob("*.txt"))]
    title, prompt = (desk_word("education", key, language) for key in ("class_sample_title", "class_sample_prompt"))
    return start_class(title, files, default_rubric(language), prompt, owner)


def latest_job(document_id: str, owner: str) -> jobs.JobStatus | None:
    """The last marking asked for of a class, as it stands; None where it is none of the owner's last two hundred."""
    asked = (job for job in jobs.recent(owner, 200) if job.kind == KIND and job.document_id == document_id)
    return next(asked, None)


def run(job: jobs.JobInput, progress: jobs.Progress) -> str:
    """The job's handler: mark the class; returns the result's id."""
    return mark_class(job, progress)
