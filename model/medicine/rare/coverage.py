"""What the annotations of rare disease cover, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.medicine.ontology.systems import system_ids, within
from model.medicine.rare.annotations import UNSTATED, rare_annotations


@dataclass(frozen=True, slots=True)
class RareCoverage:
    """The annotations in numbers."""

    version: str
    diseases: Mapping[str, int]
    """Database (OMIM, ORPHA, DECIPHER) → diseases."""
    rows: int
    """Statements that a disease has, or lacks, a finding."""
    with_frequency: int
    counted: int
    """Rows that count n of m patients."""
    negated: int
    from_publication: int
    """Rows that name a publication (PMID)."""
    publications: int
    by_system: Mapping[str, int]
    """Organ system of the ontology (HP id) → diseases with a finding in it, most first."""


@lru_cache(maxsize=1)
def rare_coverage() -> RareCoverage:
    """Count the installed annotations."""
    rows = rare_annotations()
    published = np.array(["PMID:" in written for written in rows.references])
    works = {each for written in rows.references for each in written.split(";")}
    lies = within()[rows.term] & ~rows.negated[:, None]
    by_system = {system: len(np.unique(rows.disease[lies[:, column]])) for column, system in enumerate(system_ids())}
    return RareCoverage(
        version=rows.version,
        diseases=dict(Counter(disease.id.partition(":")[0] for disease in rows.diseases).most_common()),
        rows=len(rows.term),
        with_frequency=int((rows.frequency != UNSTATED).sum()),
        counted=int((rows.examined > 0).sum()),
        negated=int(rows.negated.sum()),
        from_publication=int(published[rows.reference].sum()),
        publications=sum(work.startswith("PMID:") for work in works),
        by_system=dict(sorted(by_system.items(), key=lambda pair: -pair[1])),
    )
