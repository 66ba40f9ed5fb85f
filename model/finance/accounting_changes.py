"""Where a report says that earlier years' figures are shown otherwise than first reported, and why."""

from __future__ import annotations

from collections.abc import Sequence

from model.finance.figures import AccountingChange


def find_changes(texts: Sequence[str], source: str) -> tuple[AccountingChange, ...]:  # noqa: ARG001
    """The passages that give a reason, one a topic, the plainest first. `texts` are the pages' texts in order."""
    return ()
