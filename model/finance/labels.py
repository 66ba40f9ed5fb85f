"""Labels: printed words to accounts."""

from __future__ import annotations

from collections.abc import Iterable

from model.finance.figures import Line


def same_account(label: str, lines: Iterable[Line]) -> list[Line]:
    """Lines whose printed label, or the account it stands for, is `label`."""
    return [line for line in lines if line.label == label]
