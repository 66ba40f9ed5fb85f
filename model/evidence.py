"""Where a claim was read: the one shape every desk's results share."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in PDF points, origin at the top left of the page."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a source that a reader can open. What does not apply is None."""

    source: str
    """Document id (sha256) or citation."""
    page: int | None = None
    """1-based page number, None for sources without pages."""
    quote: str | None = None
    """The words at that place, as printed."""
    box: Box | None = None
    span: tuple[int, int] | None = None
    """Start and end offsets in the text."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim with what it rests on."""

    name: str
    value: object
    confidence: float
    """0 to 1."""
    evidence: tuple[Evidence, ...]
    method: str
    """How it was obtained; each desk keeps a short fixed list."""
