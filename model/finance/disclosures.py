"""Tables of the notes that analysts follow: segments, geography and debt maturities."""

from __future__ import annotations

from collections.abc import Sequence

from model.finance.figures import DisclosureTable
from model.finance.statement import PageWords


def read_disclosures(
    texts: Sequence[str],  # noqa: ARG001
    words: PageWords,  # noqa: ARG001
    source: str,  # noqa: ARG001
    scale: int,  # noqa: ARG001
) -> tuple[DisclosureTable, ...]:
    """The tables found, in the order of the document. `scale` is the statements', used where a table names none."""
    return ()
