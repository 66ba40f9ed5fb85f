"""Findings that words which no name matches may mean: proposals for the reader to accept, never taken by themselves.

English by the cosine of sentence embeddings over the names of all findings that a disease is annotated with, once that
index is made (`begin_index`, about a minute in a process of its own); until then, and for Chinese always, by the cosine
of TF-IDF weights of the pieces of words.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from data.knowledge import knowledge_path
from model.medicine.compiled import Compiled, already_compiled, annotation_file, compiled
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.naming import finding_name
from model.medicine.observations import Language, NoteReading
from model.medicine.ontology.names import name_of
from model.medicine.ontology.ontology import ontology
from model.medicine.rare.annotations import rare_annotations
from model.medicine.reading.unread import unread
from model.runtime.embedding import embedder
from model.safety import clean_text

NEAR = {"meaning": 0.5, "en": 0.3, "zh": 0.5}
"""Cosine from which a finding is proposed: by embeddings, and by pieces of words in each language."""
TELLING = 0.6
"""Cosine from which words nobody asked about are worth a proposal."""
_COMPILER = "1"
_INDEX = "term_vectors"
_PIECES: dict[Language, tuple[int, int]] = {"en": (3, 4), "zh": (1, 2)}
"""Characters of a piece of a word."""
_building: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A finding the words may mean."""

    concept: str
    label: str
    """In the reader's language."""
    similarity: float
    """Cosine of the words and the finding's nearest name; 1 is the same."""


def suggest_terms(phrase: str, language: Language, limit: int = 5) -> tuple[Suggestion, ...]:
    """The findings whose names come nearest to a phrase, nearest first; none where nothing comes near."""
    asked = " ".join(clean_text(phrase).casefold().split())
    if not asked:
        return ()
    vectors = _vectors() if language == "en" else None
    vector = embedder().embed([asked]) if vectors is not None else None
    if vectors is not None and vector is not None:
        return _nearest(_names("en"), vectors @ vector[0], NEAR["meaning"], language, limit)
    pieces = _pieces(language)
    cosine = (pieces.weights @ pieces.vectorizer.transform([asked]).T).toarray().ravel()
    return _nearest(_names(language), cosine, NEAR[language], language, limit)


@dataclass(frozen=True, slots=True)
class NoteSuggestion:
    """Words of a note that were not read, and the finding nearest to them."""

    quote: str
    suggestion: Suggestion


def note_suggestions(note: NoteReading, limit: int = 6) -> tuple[NoteSuggestion, ...]:
    """What the unread words of a note may mean, nearest first, each finding once; English notes only."""
    nearest = [
        NoteSuggestion(note.text[begin:end], found)
        for begin, end in unread(note.text, note.observations)
        for found in suggest_terms(note.text[begin:end], note.language, 1)
        if found.similarity >= TELLING
    ]
    best: dict[str, NoteSuggestion] = {}
    for each in sorted(nearest, key=lambda each: -each.suggestion.similarity):
        best.setdefault(each.suggestion.concept, each)
    return tuple(best.values())[:limit]


def index_is_made() -> bool:
    """Whether English phrases are compared by meaning already."""
    return _vectors() is not None


def begin_index() -> None:
    """Make the index of English names in a process of its own, unless it is there or being made by this one."""
    if not index_is_made() and not any(process.poll() is None for process in _building):
        command = [sys.executable, "-m", "model.medicine.term_suggestions"]
        _building.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL))


def make_index() -> None:
    """Embed every English name and keep the vectors under the settings' home. Raises KnowledgeError."""
    compiled(_INDEX, _version(), annotation_file("hp.obo"), lambda _path: _embedded())


def _embedded() -> Compiled:
    rows = embedder().embed([name for name, _ in _names("en")])
    assert rows is not None  # noqa: S101 - all names are English
    return Compiled({"vectors": rows.astype(np.float16)}, {})


def _vectors() -> NDArray[np.float32] | None:
    if not _loaded:
        made = already_compiled(_INDEX, _version(), annotation_file("hp.obo"))
        if made is None:
            return None
        _loaded.append(made.arrays["vectors"].astype(np.float32))
    return _loaded[0]


_loaded: list[NDArray[np.float32]] = []
"""The index once it is there; it never changes within a process."""


def _version() -> str:
    return f"{_COMPILER} {rare_annotations().version} {KnowledgeGraph.load().version}"


def _nearest(
    names: Sequence[tuple[str, str]], cosine: NDArray[np.float32], least: float, language: Language, limit: int
) -> tuple[Suggestion, ...]:
    best: dict[str, float] = {}
    for place in np.argsort(-cosine, kind="stable").tolist():
        if len(best) == limit or cosine[place] < least:
            break
        best.setdefault(names[place][1], min(float(cosine[place]), 1.0))
    return tuple(Suggestion(concept, finding_name(concept, language), near) for concept, near in best.items())


@dataclass(frozen=True, slots=True)
class _Pieces:
    vectorizer: TfidfVectorizer
    weights: csr_matrix
    """A row a name, of length 1."""


@lru_cache(maxsize=2)
def _pieces(language: Language) -> _Pieces:
    analyzer = "char_wb" if language == "en" else "char"
    vectorizer = TfidfVectorizer(analyzer=analyzer, ngram_range=_PIECES[language], sublinear_tf=True, dtype=np.float32)
    return _Pieces(vectorizer, csr_matrix(vectorizer.fit_transform([name for name, _ in _names(language)])))


@lru_cache(maxsize=2)
def _names(language: Language) -> tuple[tuple[str, str], ...]:
    """Names with their concepts: of findings of the graph and of terms that a disease is annotated with."""
    terms = ontology()
    names: list[tuple[str, str]] = []
    for number in np.unique(rare_annotations().term).tolist():
        concept = terms.ids[number]
        if language == "en":
            synonyms = (each.text for each in terms.synonyms(concept) if each.scope == "EXACT")
            names += ((name.casefold(), concept) for name in (terms.names[number], *synonyms))
        elif (chinese := name_of(concept, "zh")) != terms.names[number]:
            names.append((chinese.casefold(), concept))
    if language == "zh":
        lay: dict[str, list[str]] = json.loads(knowledge_path("medicine/lay_names_zh.json").read_text(encoding="utf-8"))
        names += ((name, concept) for concept, said in lay.items() for name in said)
    for concept, own in KnowledgeGraph.load().findings.items():
        said = (own.en, *own.names_en) if language == "en" else (own.zh, *own.names_zh)
        names += ((name.casefold(), concept) for name in said)
    return tuple(dict.fromkeys(names))


if __name__ == "__main__":
    make_index()
