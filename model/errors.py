"""The error tree: every refusal says what happened and what to do, in English and Chinese.

The sentences live in data/knowledge/errors.json, keyed by `code`; a test holds the two together.
"""

from __future__ import annotations

import json
from functools import cache

from data.knowledge import knowledge_path


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    catalogue: dict[str, dict[str, str]] = json.loads(knowledge_path("errors.json").read_text(encoding="utf-8"))
    return catalogue


class AssayError(Exception):
    """Base of everything Assay refuses to do. `code` names the sentence; `details` fill its blanks."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def message(self, language: str = "en") -> str:
        """One line for the reader: what happened and what to do. `language` is "en" or "zh"."""
        return describe(self.code, language, self.details)

    def __str__(self) -> str:
        return self.message()


class DocumentRefused(AssayError):
    """A document could not be read; `code` is one of the plain reasons for refusal."""


class NoteRefused(AssayError):
    """A patient's note cannot be read as given; `code` says what to do."""


class CaseRefused(AssayError):
    """A patient's case cannot be kept, changed or exchanged as asked; `code` says what to do."""


class EssayRefused(AssayError):
    """An essay, or a class of them, cannot be read or marked as given; `code` says what to do."""


class RubricRefused(AssayError):
    """A rubric does not exist or contradicts itself; `code` says what to change."""


class MetricNotFound(AssayError):
    """The report does not print this figure, or not in the asked form."""


class CorrectionRefused(AssayError):
    """A figure could not be corrected as asked; `code` says what to give instead."""


class StoreError(AssayError):
    """Something kept is missing or no longer matches its hash."""


class KnowledgeError(AssayError):
    """Knowledge the desks read is not installed, damaged or does not name what was asked."""


class JobError(AssayError):
    """A background job could not be submitted, found or finished."""


def describe(code: str, language: str = "en", details: dict[str, object] | None = None) -> str:
    """The sentence for an error code, with its blanks filled; raises KeyError for an unknown code."""
    return _catalogue()[code][language].format(**(details or {}))
