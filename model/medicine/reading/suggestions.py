"""What a note may name that was not read, and the nearest names for such words: offered, never taken by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from model.medicine.observations import Observation
from model.medicine.ontology.ontology import ontology
from model.medicine.reading.words import english_knowledge, lay_names

_GRAM = 3
_FEATURES = 1 << 16
_STRETCH = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_LONGEST = 5
"""Words of a stretch that may be one finding."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """Names as rows of character trigrams of length 1."""

    names: tuple[tuple[str, str], ...]
    """(Concept, name)."""
    rows: csr_matrix


@lru_cache(maxsize=1)
def _nearest() -> Nearest:
    terms = ontology()
    names = [(terms.ids[number], terms.names[number]) for number in np.flatnonzero(terms.phenotypes).tolist()]
    names += [
        (concept, each.text) for concept, _ in list(names) for each in terms.synonyms(concept) if each.scope == "EXACT"
    ]
    names += [(concept, name) for concept, all_names in lay_names().items() for name in all_names]
    return Nearest(tuple(names), _trigrams([name for _, name in names]))


def _trigrams(texts: list[str]) -> csr_matrix:
    """Counts of trigrams, one row a text, scaled to length 1; shape (texts, features)."""
    row: list[int] = []
    column: list[int] = []
    for number, text in enumerate(texts):
        padded = f"  {text.lower()} "
        for place in range(len(padded) - _GRAM + 1):
            row.append(number)
            column.append(_feature(padded[place : place + _GRAM]))
    counts = csr_matrix((np.ones(len(row)), (row, column)), shape=(len(texts), _FEATURES))
    length = np.sqrt(counts.multiply(counts).sum(axis=1)).A1
    return csr_matrix(counts.multiply(1 / np.maximum(length, 1e-9)[:, None]))


@lru_cache(maxsize=100_000)
def _feature(gram: str) -> int:
    number = 0
    for character in gram:
        number = (number * 1_000_003 + ord(character)) % 2_147_483_647
    return number % _FEATURES


def suggest(words: str, limit: int = 5) -> tuple[tuple[str, str, float], ...]:
    """The concepts with the nearest names: (concept, label, similarity from 0 to 1), best first."""
    nearest = _nearest()
    similarity: NDArray[np.float64] = (nearest.rows @ _trigrams([words]).T).toarray()[:, 0]
    best: dict[str, float] = {}
    for place in np.argsort(-similarity, kind="stable")[: 20 * limit].tolist():
        if similarity[place] > 0:
            best.setdefault(nearest.names[place][0], float(similarity[place]))
    return tuple((concept, ontology().name(concept), round(near, 4)) for concept, near in list(best.items())[:limit])


def unread(text: str, observations: tuple[Observation, ...]) -> tuple[tuple[int, int], ...]:
    """Places of stretches of English words that no observation covers and that may name a finding.

    Words of grammar and of note-taking end a stretch; what remains has one to five words.
    """
    read = np.zeros(len(text) + 1, dtype=np.bool_)
    for each in observations:
        read[each.start : each.end] = True
    plain = {*english_knowledge()["functional"], *english_knowledge()["not_findings"]}
    places: list[tuple[int, int]] = []
    for stretch in _STRETCH.finditer(text):
        begin = end = -1
        words = [*re.finditer(r"[^\W\d_]+", stretch[0]), None]
        for word in words:
            start = stretch.start() + word.start() if word else -1
            if word and word[0].lower() not in plain and not read[start]:
                begin, end = (start if begin < 0 else begin), stretch.start() + word.end()
            elif begin >= 0:
                if len(text[begin:end].split()) <= _LONGEST:
                    places.append((begin, end))
                begin = -1
    return tuple(places)
