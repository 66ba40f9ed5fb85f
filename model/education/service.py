"""What the education screens ask for: shipped samples, and the marking of a class as a job."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.education.essay import Language

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
