"""What each disease looks like: how often it shows each finding, its own and every broader one.

Rows of the annotations that speak of the same finding are pooled: counts are added, a stated frequency without counts
is worth `STATED` patients, and `PRIOR` patients with frequency `UNKNOWN` keep small counts from claiming certainty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from model.medicine.compiled import Compiled, annotation_file, compiled
from model.medicine.ontology.ontology import Ontology, ontology
from model.medicine.rare.annotations import Annotations, rare_annotations

UNKNOWN = 0.8
"""Frequency of a finding that is listed without one: what is listed is usually typical."""
PRIOR, STATED = 1.0, 5.0
_COMPILER = "1"

Numbers = NDArray[np.int64]
Shares = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """Findings of some diseases, as sparse matrices of diseases × terms."""

    diseases: Numbers
    """Number in the annotations of each row."""
    listed: sparse.csr_matrix
    """Pooled frequency of the findings the disease itself lists."""
    implied: sparse.csc_matrix
    """Frequency of those and of everything broader: the highest of what lies below."""
    publications: Numbers
    """How many publications with a PubMed id each disease cites."""


@lru_cache(maxsize=1)
def rare_profiles() -> Profiles:
    """The profiles of all diseases of the installed annotations, made once a process."""
    terms, rows = ontology(), rare_annotations()
    made = compiled(
        "profiles",
        f"{_COMPILER} {terms.version} {UNKNOWN} {PRIOR} {STATED}",
        annotation_file("phenotype.hpoa"),
        lambda _: _compile(terms, rows),
    )
    return _load(made, (len(rows.diseases), len(terms)))


def profiles_of(terms: Ontology, rows: Annotations, chosen: Numbers, diseases: Numbers) -> Profiles:
    """Profiles of `diseases` (ascending) from the `chosen` rows alone, which speak of no other disease."""
    place = np.searchsorted(diseases, rows.disease[chosen])
    shape = (len(diseases), len(terms))
    disease, term, share = _pooled(rows, chosen, place, len(terms))
    listed = sparse.csr_matrix((share, (disease, term)), shape=shape)
    implied = sparse.csc_matrix(_broadened(terms, disease, term, share), shape=shape)
    return Profiles(diseases, listed, implied, _publications(rows, chosen, place, len(diseases)))


def without(terms: Ontology, rows: Annotations, left_out: Sequence[str]) -> Profiles | None:
    """The profiles that change when publications are left out, made without them; None where none does.

    A row that cites several publications is left out when all of them are: what remains still attests it. Its counts
    are then those printed, the publications' own shares are not known.
    """
    if not left_out:
        return None
    gone = np.flatnonzero([set(cited.split(";")) <= set(left_out) for cited in rows.references])
    dropped = np.isin(rows.reference, gone)
    touched = np.unique(rows.disease[dropped]).astype(np.int64)
    if not len(touched):
        return None
    chosen = np.concatenate([np.arange(rows.begins[each], rows.begins[each + 1]) for each in touched])
    return profiles_of(terms, rows, chosen[~dropped[chosen]], touched)


def _pooled(rows: Annotations, chosen: Numbers, place: Numbers, width: int) -> tuple[Numbers, Numbers, Shares]:
    """Disease, term and pooled frequency, each pair once; findings nobody showed are dropped."""
    kept = ~rows.negated[chosen]
    chosen, place = chosen[kept], place[kept]
    pair, of = np.unique(place * width + rows.term[chosen], return_inverse=True)
    examined, share = rows.examined[chosen], rows.frequency[chosen]
    stated = (examined == 0) & (share >= 0)
    affected = np.bincount(of, rows.affected[chosen] + np.where(stated, STATED * share, 0), len(pair))
    patients = np.bincount(of, examined + np.where(stated, STATED, 0), len(pair))
    pooled = (affected + PRIOR * UNKNOWN) / (patients + PRIOR)
    shown = (patients == 0) | (affected > 0)
    return pair[shown] // width, pair[shown] % width, pooled[shown].astype(np.float32)


def _broadened(
    terms: Ontology, disease: Numbers, term: Numbers, share: Shares
) -> tuple[Shares, tuple[Numbers, Numbers]]:
    """The same for every broader term, with the highest frequency of what lies below it."""
    above = [terms.ancestors(int(each)) for each in term]
    size = np.array([len(each) for each in above], dtype=np.int64)
    broader = np.concatenate(above) if above else np.zeros(0, np.int64)
    pair, spread = np.repeat(disease, size) * len(terms) + broader, np.repeat(share, size)
    order = np.lexsort((spread, pair))
    pair, spread = pair[order], spread[order]
    highest = np.append(pair[1:] != pair[:-1], True)[: len(pair)]
    return spread[highest], (pair[highest] // len(terms), pair[highest] % len(terms))


def _publications(rows: Annotations, chosen: Numbers, place: Numbers, diseases: int) -> Numbers:
    cited = np.array([reference.startswith("PMID:") for reference in rows.references])
    pairs = np.unique(np.stack([place, rows.reference[chosen]]), axis=1)
    return np.bincount(pairs[0][cited[pairs[1]]], minlength=diseases)


def _compile(terms: Ontology, rows: Annotations) -> Compiled:
    made = profiles_of(terms, rows, np.arange(len(rows.disease)), np.arange(len(rows.diseases)))
    arrays = {"publications": made.publications}
    for name, matrix in (("listed", made.listed), ("implied", made.implied)):
        arrays |= {
            f"{name}_{part}": getattr(matrix, part).astype(kind)
            for part, kind in (("data", np.float32), ("indices", np.int32), ("indptr", np.int32))
        }
    return Compiled(arrays, {})


def _load(made: Compiled, shape: tuple[int, int]) -> Profiles:
    def parts(name: str) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.int32]]:
        return made.arrays[f"{name}_data"], made.arrays[f"{name}_indices"], made.arrays[f"{name}_indptr"]

    return Profiles(
        np.arange(shape[0]),
        sparse.csr_matrix(parts("listed"), shape=shape),
        sparse.csc_matrix(parts("implied"), shape=shape),
        made.arrays["publications"],
    )
