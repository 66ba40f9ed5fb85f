"""The organ systems of the ontology: the terms directly below phenotypic abnormality."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.medicine.ontology.ontology import PHENOTYPIC_ABNORMALITY, ontology


def system_ids() -> tuple[str, ...]:
    """The ids of the systems, in the order of the columns of `within`."""
    terms = ontology()
    return tuple(terms.ids[number] for number in terms.children(terms.index[PHENOTYPIC_ABNORMALITY]))


@lru_cache(maxsize=1)
def within() -> NDArray[np.bool_]:
    """Terms x systems: whether a term lies in a system; one may lie in several."""
    terms = ontology()
    systems = terms.children(terms.index[PHENOTYPIC_ABNORMALITY])
    lies = np.zeros((len(terms), len(systems)), dtype=np.bool_)
    for number in range(len(terms)):
        lies[number] = np.isin(systems, terms.ancestors(number))
    return lies
