"""The custom figures an owner has kept: listed, renamed, deleted and brought back."""

from __future__ import annotations

from dataclasses import dataclass

from data.store import Annotation
from model.errors import AssayError
from model.finance.library.custom import Definition
from model.jobs import current_store
from model.safety import clean_text

KIND = "finance.custom_metric"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A custom figure under its owner's name for it."""

    id: str
    name: str
    definition: Definition


def kept_figures(owner: str) -> tuple[KeptFigure, ...]:
    """The owner's custom figures, oldest first. Raises StoreError."""
    return tuple(_kept(each) for each in current_store().annotations(owner, KIND))


def keep(name: str, definition: Definition, owner: str) -> str:
    """Keep a definition; its id. Raises AssayError: custom_name_empty; StoreError."""
    wanted = {"kind": definition.kind, "text": definition.text, "places": list(definition.places)}
    return current_store().annotate(owner, KIND, "", {"name": _name(name), **wanted}).id


def rename(figure: KeptFigure, name: str, owner: str) -> str:
    """The same figure under another name; its new id, since what is kept is never changed. Raises as `keep` does."""
    renamed = keep(name, figure.definition, owner)
    current_store().delete_annotation(figure.id, owner)
    return renamed


def delete(figure_id: str, owner: str) -> None:
    """Take a figure off the list; `restore` brings it back. Raises StoreError."""
    current_store().withdraw_annotation(figure_id, owner)


def restore(figure_id: str, owner: str) -> None:
    """Bring a deleted figure back. Raises StoreError."""
    current_store().withdraw_annotation(figure_id, owner, withdrawn=False)


def _name(name: str) -> str:
    cleaned = " ".join(clean_text(name).split())[:LONGEST_NAME]
    if not cleaned:
        raise AssayError("custom_name_empty")
    return cleaned


def _kept(annotation: Annotation) -> KeptFigure:
    payload = annotation.payload
    made = Definition(payload["kind"], str(payload["text"]), tuple(payload["places"]))
    return KeptFigure(annotation.id, str(payload["name"]), made)
