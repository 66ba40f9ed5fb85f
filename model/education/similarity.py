"""Passages two essays of a class have alike, side by side. That they are similar is all that is said of them.

Every run of so many words (characters of Chinese) is looked up in an index of the class; runs that follow each other in
both essays are one passage. What the task itself says, and what many of the class have, such as a quotation all of them
were given, is left out. The share of a pair is how much of the shorter essay stands in passages; beside it stands the
cosine of TF-IDF vectors of character 5-grams, which also sees wording that was lightly changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from model.education.essay import Essay, Language, Piece

RUN: Mapping[Language, int] = {"en": 8, "zh": 20}
"""Words, characters a passage has at least."""
COSINE = 0.6
"""Cosine from which a pair is similar without one passage in common."""
SHARE = 0.15
"""Share of the shorter essay's text in passages from which a pair is similar."""
MANY_HAVE, _FEWEST_HAVE = 0.1, 5
"""A run that more than this share of the class has, and more than so many essays, is common to the class."""
_GRAMS = 50_000
"""Most frequent n-grams that count."""
_BLOCK = 200
"""Essays compared with all others at once."""

Span = tuple[int, int]
"""Start and end offsets in an essay's text."""
Pair = tuple[int, int]
"""Places of two essays in the class, the smaller first."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two essays."""

    first: Span
    second: Span


@dataclass(frozen=True, slots=True)
class SimilarPair:
    """Two essays of a class with similar passages."""

    first: int
    """Place of the essay in the class; smaller than `second`."""
    second: int
    cosine: float
    share: float
    """Of the text of the shorter essay, what stands in passages; 0 to 1."""
    passages: tuple[Passage, ...]
    """In the order of the first essay; empty where the wording is alike but no run of words is the same."""


def similar_pairs(essays: Sequence[Essay], prompt: str = "") -> tuple[SimilarPair, ...]:
    """The pairs of a class with similar passages, those with the most first; `prompt` is the task that was set."""
    units = [_units(essay) for essay in essays]
    passages = _passages(essays, units, prompt)
    shares = {(one, two): _share(shared, essays[one], essays[two]) for (one, two), shared in passages.items()}
    cosines = _cosines(essays, [pair for pair, share in shares.items() if share >= SHARE])
    found = [
        SimilarPair(*pair, cosine, shares.get(pair, 0.0), passages.get(pair, ())) for pair, cosine in cosines.items()
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.share, -pair.cosine, pair.first, pair.second)))


def _units(essay: Essay) -> list[Piece]:
    """Words of English; letters and digits of Chinese, one by one, so that no punctuation tells passages apart."""
    if essay.language == "en":
        return list(essay.words)
    return [Piece(each, place, place + 1) for place, each in enumerate(essay.text) if each.isalnum()]


def _runs(units: Sequence[Piece], length: int) -> list[str]:
    texts = [unit.text.lower() for unit in units]
    return [" ".join(texts[start : start + length]) for start in range(len(texts) - length + 1)]


def _passages(
    essays: Sequence[Essay], units: Sequence[Sequence[Piece]], prompt: str
) -> dict[Pair, tuple[Passage, ...]]:
    """Pair → its passages."""
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for essay, (read, pieces) in enumerate(zip(essays, units, strict=True)):
        for place, run in enumerate(_runs(pieces, RUN[read.language])):
            if not (index[run] and index[run][-1][0] == essay):
                index[run].append((essay, place))
    said = {run for language in RUN for run in _runs(_units(Essay(prompt, language)), RUN[language])}
    most = max(_FEWEST_HAVE, MANY_HAVE * len(essays))
    places: dict[Pair, list[tuple[int, int]]] = defaultdict(list)
    for run, having in index.items():
        if 1 < len(having) <= most and run not in said:
            for rank, (first, start) in enumerate(having):
                for second, other in having[rank + 1 :]:
                    places[first, second].append((start, other))
    return {
        (first, second): tuple(_joined(starts, units[first], units[second], RUN[essays[first].language]))
        for (first, second), starts in places.items()
    }


def _joined(
    starts: Sequence[tuple[int, int]], first: Sequence[Piece], second: Sequence[Piece], run: int
) -> Iterator[Passage]:
    """Runs that follow each other in both essays as one passage, in the order of the first."""
    open_start: tuple[int, int] | None = None
    last = (0, 0)
    for start in sorted(starts):
        if open_start is not None and start != (last[0] + 1, last[1] + 1):
            yield _passage(open_start, last, first, second, run)
            open_start = None
        open_start, last = open_start or start, start
    if open_start is not None:
        yield _passage(open_start, last, first, second, run)


def _passage(
    start: tuple[int, int], last: tuple[int, int], first: Sequence[Piece], second: Sequence[Piece], run: int
) -> Passage:
    return Passage(
        (first[start[0]].start, first[last[0] + run - 1].end), (second[start[1]].start, second[last[1] + run - 1].end)
    )


def _share(passages: Sequence[Passage], first: Essay, second: Essay) -> float:
    """Share of the characters of the shorter essay that stand in passages, those in several counted once."""
    spans = [passage.first if len(first.text) <= len(second.text) else passage.second for passage in passages]
    covered, end = 0, 0
    for start, stop in sorted(spans):
        covered += max(0, stop - max(start, end))
        end = max(end, stop)
    return covered / max(min(len(first.text), len(second.text)), 1)


def _cosines(essays: Sequence[Essay], pairs: Collection[Pair]) -> dict[Pair, float]:
    """Cosine of those pairs and of all others that have at least `COSINE`.

    TF-IDF of character 5-grams inside words, of Chinese 3-grams; essays of two languages have none.
    """
    found: dict[Pair, float] = {}
    for language, analyzer, length in (("en", "char_wb", 5), ("zh", "char", 3)):
        members = [place for place, essay in enumerate(essays) if essay.language == language]
        if len(members) < 2:
            continue
        vectorizer = TfidfVectorizer(
            analyzer=analyzer, ngram_range=(length, length), sublinear_tf=True, dtype=np.float32, max_features=_GRAMS
        )
        rows: csr_matrix = vectorizer.fit_transform([essays[place].text for place in members])
        row_of = {place: row for row, place in enumerate(members)}
        near = {(row_of[first], row_of[second]) for first, second in pairs if first in row_of and second in row_of}
        near.update(_near(rows))
        for first, second in near:
            found[members[first], members[second]] = min(1.0, float((rows[first] @ rows[second].T).sum()))
    return found


def _near(rows: csr_matrix) -> Iterator[Pair]:
    """Rows of length 1 whose cosine is at least `COSINE`, the smaller first."""
    for start in range(0, rows.shape[0], _BLOCK):
        cosines = (rows[start : start + _BLOCK] @ rows.T).toarray()
        for row, column in np.argwhere(cosines >= COSINE):
            if start + row < column:
                yield start + int(row), int(column)
