"""What a concept is called: Chinese by the project's own names or the official ones where imported, else English.

The Chinese names were written for this project (data/knowledge/medicine/names_zh.json). The official Chinese labels of
the ontology are not carried along; a file of them in the babelon format is checked and kept under the settings' home.
Format: https://github.com/monarch-initiative/babelon
"""

from __future__ import annotations

import csv
import json
import os
import re
import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from data.knowledge import knowledge_path
from model.errors import KnowledgeError
from model.medicine.observations import Language
from model.medicine.ontology.ontology import ontology
from model.safety.text import clean_text
from model.settings import load_settings

_NEEDED = ("subject_id", "predicate_id", "translation_language", "translation_value", "translation_status")
_LABEL, _OFFICIAL = "rdfs:label", "OFFICIAL"
_CHINESE = re.compile("[\u3400-\u9fff]")
_LONGEST_NAME = 120
_LARGEST_FILE = 64 << 20


def name_of(concept: str, language: Language) -> str:
    """What the concept is called; the id itself for a concept the ontology does not have."""
    if language == "zh":
        chinese = official_names().get(concept) or own_names().get(concept) or _mode_names().get(concept)
        if chinese:
            return chinese
    terms = ontology()
    return terms.name(concept) if concept in terms.index else concept


@cache
def own_names() -> dict[str, str]:
    """Ontology id → the project's Chinese name."""
    written: dict[str, str] = json.loads(knowledge_path("medicine/names_zh.json").read_text(encoding="utf-8"))
    return written


@cache
def _mode_names() -> dict[str, str]:
    """The same for modes of inheritance and ages of onset, which are no findings."""
    written: dict[str, str] = json.loads(knowledge_path("medicine/modes_zh.json").read_text(encoding="utf-8"))
    return written


def official_names() -> dict[str, str]:
    """Ontology id → official Chinese label; empty where none were imported."""
    return _read_kept(_kept(), imported_at())


def imported_at() -> int:
    """When the official names were imported, in nanoseconds of the file's time; 0 where none were."""
    try:
        return _kept().stat().st_mtime_ns
    except OSError:
        return 0


def import_names(path: Path) -> int:
    """Check a babelon file of official Chinese labels and keep it; the number of labels taken.

    Labels of ids the installed release does not have are left out. Raises KnowledgeError: "names_unreadable" for a
    file that is not such a table or is too large, "names_empty" for one without Chinese labels of this release.
    """
    names = _official(path)
    if not names:
        raise KnowledgeError("names_empty", name=path.name)
    kept = _kept()
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=kept.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(names, file, ensure_ascii=False)
    Path(beside).replace(kept)
    return len(names)


def _official(path: Path) -> dict[str, str]:
    terms, names = ontology(), {}
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise KnowledgeError("names_unreadable", name=path.name)
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if not set(_NEEDED) <= set(rows.fieldnames or ()):
                raise KnowledgeError("names_unreadable", name=path.name)
            for row in rows:
                name = _label(row)
                if name and row["subject_id"] in terms.index:
                    names[row["subject_id"]] = name
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError("names_unreadable", name=path.name) from error
    return names


def _label(row: dict[str, str | None]) -> str | None:
    """The official Chinese label of a row, None where the row is not one."""
    if row["predicate_id"] != _LABEL or row["translation_status"] != _OFFICIAL:
        return None
    if not (row["translation_language"] or "").lower().startswith("zh"):
        return None
    name = " ".join(clean_text(row["translation_value"] or "").split())
    return name if len(name) <= _LONGEST_NAME and _CHINESE.search(name) else None


def _kept() -> Path:
    return load_settings().home / "medicine" / "official_names_zh.json"


@lru_cache(maxsize=2)
def _read_kept(path: Path, changed: int) -> dict[str, str]:  # a newer file is another key
    try:
        return cast(dict[str, str], json.loads(path.read_text(encoding="utf-8"))) if changed else {}
    except (OSError, ValueError):
        return {}
