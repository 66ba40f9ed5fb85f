"""A teacher's mark of one essay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """What the teacher says an essay is worth; outranks the machine's score and calibrates it."""

    total: float
    criteria: Mapping[str, float] = field(default_factory=dict)
    """Criterion → points, of those the teacher set."""
    note: str = ""
    """The teacher's words to the pupil, masked."""
    locked: bool = False
    """Final: neither a new calibration nor an edit changes it until it is unlocked."""
