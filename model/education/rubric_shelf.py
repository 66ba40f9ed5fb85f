"""The rubrics an owner can choose from: those shipped and their own, kept, changed, deleted and brought back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from data.store import Annotation
from model.education.rubric import Rubric, shipped_rubrics
from model.education.rubric_checks import check
from model.errors import RubricRefused
from model.jobs import current_store
from model.safety import clean_text

KIND = "education.rubric"


@dataclass(frozen=True, slots=True)
class OwnRubric:
    """A rubric an owner keeps."""

    id: str
    rubric: Rubric


def rubrics(owner: str) -> Mapping[str, Rubric]:
    """Name → rubric: the shipped ones, then the owner's, oldest first. Raises StoreError."""
    return {**shipped_rubrics(), **{name: own.rubric for name, own in own_rubrics(owner).items()}}


def own_rubrics(owner: str) -> Mapping[str, OwnRubric]:
    """Name → the owner's rubric, oldest first. Raises StoreError."""
    kept = (_own(row) for row in current_store().annotations(owner, KIND))
    return {each.rubric.name: each for each in kept}


def save_rubric(rubric: Rubric, owner: str) -> str:
    """Keep a rubric, in place of the owner's of that name; returns its id.

    Raises RubricRefused("rubric_name_taken") where another has its name or title, and as `check` does; StoreError.
    """
    made = Rubric.from_record(rubric.record())
    _refuse_taken(made, owner)
    before = own_rubrics(owner).get(made.name)
    store = current_store()
    kept = store.annotate(owner, KIND, made.name, made.record()).id
    if before is not None:
        # What is kept is never changed: the new row stands in for the old one
        store.delete_annotation(before.id, owner)
    return kept


def copy_rubric(rubric: Rubric, title: str) -> Rubric:
    """The same rubric under a name of its own, not kept yet. Raises RubricRefused("rubric_unnamed")."""
    named = " ".join(clean_text(title).split())
    copied = replace(rubric, name=named, title={"en": named, "zh": named})
    check(copied)
    return copied


def new_rubric(title: str) -> Rubric:
    """A rubric to begin with, not kept yet: a scale of 100 without criteria. Raises RubricRefused("rubric_unnamed")."""
    return copy_rubric(Rubric.range(0, 100), title)


def add_rubric(rubric: Rubric, owner: str) -> str:
    """Keep a rubric beside those there are, never in place of one; returns its id. Raises as `save_rubric` does."""
    if rubric.name in own_rubrics(owner):
        raise RubricRefused("rubric_name_taken", name=rubric.name)
    return save_rubric(rubric, owner)


def delete_rubric(rubric_id: str, owner: str) -> None:
    """Take a rubric off the shelf; `restore_rubric` brings it back. Raises StoreError."""
    current_store().withdraw_annotation(rubric_id, owner)


def restore_rubric(rubric_id: str, owner: str) -> None:
    """Bring a deleted rubric back. Raises RubricRefused("rubric_name_taken"), where another took it; StoreError."""
    store = current_store()
    for row in store.annotations(owner, KIND, withdrawn=True):
        if row.id == rubric_id and row.withdrawn:
            deleted = _own(row).rubric
            if deleted.name in own_rubrics(owner):
                raise RubricRefused("rubric_name_taken", name=deleted.name)
            _refuse_taken(deleted, owner)
    store.withdraw_annotation(rubric_id, owner, withdrawn=False)


def to_json(rubric: Rubric) -> bytes:
    """The rubric as a JSON file that `read_rubric` reads back."""
    return (json.dumps(rubric.record(), ensure_ascii=False, indent=2) + "\n").encode()


def file_stem(rubric: Rubric) -> str:
    """The rubric's name, safe as a file name on every system."""
    return re.sub(r"[^\w.\- ]+", "_", rubric.name).strip(" .")[:80] or "rubric"


def _refuse_taken(rubric: Rubric, owner: str) -> None:
    """Names and titles tell rubrics apart in every list."""
    if rubric.name in shipped_rubrics():
        raise RubricRefused("rubric_name_taken", name=rubric.name)
    for name, other in rubrics(owner).items():
        for language, title in rubric.title.items():
            if name != rubric.name and other.title.get(language) == title:
                raise RubricRefused("rubric_name_taken", name=title)


def _own(row: Annotation) -> OwnRubric:
    return OwnRubric(row.id, Rubric.from_record(row.payload))
