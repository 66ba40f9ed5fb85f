"""What the store hands out: one frozen record a noun."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

JobState = Literal["queued", "running", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file somebody gave; `id` is the sha256 of its bytes."""

    id: str
    name: str
    size: int
    """Bytes."""
    media_type: str
    owner: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Result:
    """What an engine made of a document; its payload matched its hash when read."""

    id: str
    kind: str
    document_id: str
    payload: dict[str, Any]
    engine: str
    created: datetime


@dataclass(frozen=True, slots=True)
class ResultSummary:
    """A line of the history: a result without its payload."""

    id: str
    kind: str
    document_id: str
    name: str
    """Name of the document."""
    summary: dict[str, Any]
    """A few facts the engine chose to show in lists; empty when damaged."""
    engine: str
    created: datetime
    damaged: bool
    """The summary no longer matches its hash."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of background work as its row stands."""

    id: str
    kind: str
    owner: str
    document_id: str
    name: str
    """Name of the document."""
    engine: str
    options: Mapping[str, Any]
    state: JobState
    done: int
    total: int
    message: str
    """A key of the interface words, e.g. "reading_tables"; empty before the first progress."""
    error: str | None
    """An error code, where the job failed."""
    error_details: Mapping[str, Any]
    result_id: str | None
    attempts: int
    """How often a worker has started it."""
    created: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an owner put beside the results: a correction, a pinned row, a metric of their own, a market value."""

    id: str
    kind: str
    subject: str
    """What it is about, in the desk's own terms, e.g. a company's key; "" where it is about everything."""
    document_id: str | None
    """The document it was made on; it is deleted with it."""
    payload: dict[str, Any]
    withdrawn: bool
    """Taken back by its owner; kept so that it can be put in force again."""
    created: datetime


@dataclass(frozen=True, slots=True)
class NewJob:
    """What is asked for; two requests with the same `key` are the same work."""

    kind: str
    document_id: str
    owner: str
    engine: str
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """sha256 over everything that makes this work what it is."""
        return seal(self.owner, self.kind, self.document_id, self.engine, canonical_json(self.options))


def canonical_json(value: Mapping[str, Any]) -> str:
    """The one text of a JSON value: sorted keys, no spaces, UTF-8, no NaN. Raises TypeError or ValueError."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def seal(*parts: str) -> str:
    """sha256 over texts, with their borders."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def now() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def moment(milliseconds: int) -> datetime:
    """The time a row keeps as milliseconds, in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC)
