"""How a Chinese essay is built: its title, its paragraphs, its opening and its ending."""

from __future__ import annotations

import re

from model.education.essay import Essay, Piece

LONGEST_TITLE = 25
"""Characters."""

_ENDS_A_SENTENCE = re.compile(r"[。；，：、;,:][”’」』）》]*$")


def title_of(essay: Essay) -> Piece | None:
    """The first line where it reads as a title: short, no sentence, and something follows it."""
    first, *others = essay.paragraphs
    if not others or len(first.text) > LONGEST_TITLE or _ENDS_A_SENTENCE.search(first.text) or "。" in first.text:
        return None
    return first


def has_title(essay: Essay) -> bool:
    """Whether the essay begins with a title."""
    return title_of(essay) is not None


def body_of(essay: Essay) -> tuple[Piece, ...]:
    """The paragraphs below the title."""
    return essay.paragraphs[1:] if has_title(essay) else essay.paragraphs
