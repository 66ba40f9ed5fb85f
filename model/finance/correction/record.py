"""A correction as it is kept: an annotation beside the result, its texts cleaned, its decimals as strings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from data.store import Annotation, Store
from model.errors import StoreError
from model.finance.figures import StatementKind
from model.finance.trust import Level
from model.safety import clean_text

KIND = "finance.correction"
"""The kind of annotation; its subject is the company's key."""

CorrectionKind = Literal["value", "row", "page", "scale", "confirmed"]

LONGEST_TEXT = 500
"""Characters of a note, label, heading or title that are kept."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader says about one figure of one report.

    value: the figure is this number; row: it is read from the row with this label; page: its statement begins on this
    page; scale: it was printed in another unit; confirmed: it is right as it was read.
    """

    kind: CorrectionKind
    metric: str
    year: int
    original: Decimal | None
    """The figure as it was read, None where it was not found."""
    level: Level | None
    """How far the figure as read was confirmed by checks; None where it was not found."""
    document_name: str
    """File name of the report it was said of."""
    value: Decimal | None = None
    """What the figure of that year becomes; None for a page, which is known once it is read."""
    statement: StatementKind | None = None
    label: str = ""
    """The right row's label as printed."""
    section: str = ""
    """The heading the right row stands under."""
    page: int | None = None
    """Where the right figure, or the statement, stands; 1-based."""
    title: str = ""
    """The statement's title as printed on the right page."""
    printed_scale: int | None = None
    """What one printed unit was taken to be worth, for a correction of scale."""
    scale: int | None = None
    """What one printed unit is worth."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was said, with who keeps it where."""

    id: str
    said: Said
    document_id: str
    """The document it was made on; it is deleted with it."""
    created: datetime
    withdrawn: bool = False

    @property
    def kind(self) -> CorrectionKind:
        """In which of the five ways the figure was judged."""
        return self.said.kind

    @property
    def metric(self) -> str:
        """The metric it is about."""
        return self.said.metric

    @property
    def year(self) -> int:
        """The fiscal year of the figure it was made on."""
        return self.said.year

    @property
    def key(self) -> tuple[str, str, int]:
        """The figure it was made on: document, metric and year."""
        return self.document_id, self.said.metric, self.said.year


def keep(store: Store, owner: str, company: str, document_id: str, said: Said) -> Correction:
    """Keep what was said; raises StoreError when the document is not the owner's."""
    return _correction(store.annotate(owner, KIND, company, _payload(said), document_id))


def kept(store: Store, owner: str, company: str | None = None, *, withdrawn: bool = False) -> tuple[Correction, ...]:
    """The owner's corrections of a company, or of all, oldest first; those taken back only when asked for."""
    return tuple(_correction(each) for each in store.annotations(owner, KIND, company, withdrawn=withdrawn))


def companies_of(store: Store, owner: str, document_id: str | None = None) -> Mapping[str, str]:
    """The company's key of each of the owner's corrections by its id, of one document where asked for."""
    rows = store.annotations(owner, KIND, withdrawn=True)
    return {row.id: row.subject for row in rows if document_id in (None, row.document_id)}


def _payload(said: Said) -> dict[str, Any]:
    return {
        "kind": said.kind,
        "metric": said.metric,
        "year": said.year,
        "original": _text(said.original),
        "level": said.level,
        "document_name": _cleaned(said.document_name),
        "value": _text(said.value),
        "statement": said.statement,
        "label": _cleaned(said.label),
        "section": _cleaned(said.section),
        "page": said.page,
        "title": _cleaned(said.title),
        "printed_scale": said.printed_scale,
        "scale": said.scale,
        "note": _cleaned(said.note),
    }


def _correction(row: Annotation) -> Correction:
    if row.document_id is None:
        raise StoreError("record_damaged")
    fields = row.payload | {name: _decimal(row.payload[name]) for name in ("original", "value")}
    return Correction(row.id, Said(**fields), row.document_id, row.created, row.withdrawn)


def _cleaned(text: str) -> str:
    return " ".join(clean_text(text).split())[:LONGEST_TEXT]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
