"""Which sentences of the guidelines answer a question, or none.

Ranked by BM25 (bm25s) over stemmed words and pairs of Chinese characters and, for English, by the cosine of sentence
embeddings; the two orders are fused by their reciprocal ranks (Cormack et al. 2009, k = 60). A sentence is given only
where it and its heading hold most of what is asked, each term counting by how rare it is: rank alone finds a best
sentence for every question, and so do cosines, which were as high for questions that nothing answers.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import bm25s
import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from model.medicine.answers.asking import without_fillers
from model.medicine.answers.lexicon import stems
from model.medicine.answers.passages import Passage, language_of
from model.medicine.reading.words import stem

COVERED = 0.72
"""Share of the question's terms, by their rarity, that a sentence with its heading holds at least; tests/quality."""
_CLOSE = 0.85
"""Share of the best sentence's cover that a further sentence has at least."""
_MOST = 3
_FROM_ABOVE = 0.8
"""What a term counts that only the title or the heading holds."""
_K = 60
_LEADING = 30
_RUN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that answers."""

    passage: Passage
    covered: float
    """0 to 1."""


def find(
    question: str,
    passages: Sequence[Passage],
    titles: dict[str, str],
    similarity: NDArray[np.float32] | None = None,
) -> tuple[Hit, ...]:
    """The sentences that answer the question, best first.

    `titles` names each document; `similarity` is the cosine of the question to each passage, where it is known.
    """
    asked = terms(without_fillers(question, language_of(question)))
    if not asked or not passages:
        return ()
    bags = [set(terms(passage.text)) for passage in passages]
    above = [{*terms(each.heading), *terms(titles.get(each.document, ""))} for each in passages]
    weights = _weights(_segments(asked, bags), bags)
    order = _ranked(asked, passages, similarity)
    cover = {place: _covered(weights, bags[place], above[place]) for place in order}
    best = max(cover.values())
    if best < COVERED:
        return ()
    kept = [place for place in order if cover[place] >= max(COVERED, _CLOSE * best)]
    return tuple(Hit(passages[place], cover[place]) for place in kept[:_MOST])


def terms(text: str) -> list[str]:
    """Stems of the Latin words and pairs of neighbouring Chinese characters, in the order of the text."""
    found = [_bare(word) for word in stems(text)]
    for run in _RUN.findall(text):
        found += [run] if len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]
    return found


def _bare(word: str) -> str:
    root = stem(word)
    # "admitted", "planning": the letter was doubled for the ending
    return root[:-1] if root != word and root[-1] == root[-2] else root


def _segments(asked: Iterable[str], bags: Sequence[set[str]]) -> list[str]:
    """The terms without the chance pairs across the border of two Chinese words.

    A pair nobody printed beside one that is printed shares a character with it and is such a border; a stretch of two
    or more such pairs is a word that the guidelines lack.
    """
    listed = list(dict.fromkeys(asked))
    known = set().union(*bags)
    kept = []
    for place, term in enumerate(listed):
        pair = bool(_RUN.fullmatch(term)) and len(term) == 2
        before = listed[place - 1] if place else ""
        after = listed[place + 1] if place + 1 < len(listed) else ""
        beside = (before in known and before[-1:] == term[:1]) or (after in known and after[:1] == term[-1:])
        alone = bool(_RUN.fullmatch(term)) and len(term) == 1
        if not alone and not (pair and term not in known and beside):
            kept.append(term)
    return kept


def _weights(asked: Iterable[str], bags: Sequence[set[str]]) -> dict[str, float]:
    """Term → its inverse document frequency as BM25 has it; one never printed weighs most."""
    count = Counter(term for bag in bags for term in bag)
    return {term: math.log(1 + (len(bags) - count[term] + 0.5) / (count[term] + 0.5)) for term in asked}


def _covered(weights: dict[str, float], here: set[str], above: set[str]) -> float:
    total = sum(weights.values())
    held = sum(
        weight * (1.0 if term in here else _FROM_ABOVE if term in above else 0.0) for term, weight in weights.items()
    )
    return held / total if total else 0.0


def _ranked(asked: list[str], passages: Sequence[Passage], similarity: NDArray[np.float32] | None) -> list[int]:
    index = bm25s.BM25()
    index.index([terms(f"{passage.heading} {passage.text}") or [""] for passage in passages], show_progress=False)
    scores = [index.get_scores(asked), *([] if similarity is None else [similarity])]
    # What scores alike ranks alike, or the order of printing would outvote the meaning
    fused = sum(1 / (_K + rankdata(-each, method="min")) for each in scores)
    order: list[int] = np.argsort(-np.asarray(fused), kind="stable")[:_LEADING].tolist()
    return order
