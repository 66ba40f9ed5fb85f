"""How alike essays are: by their words, by their letters and by their measures.

Each kernel is scaled so that two essays of the fitted set differ by 1 on average, whatever it counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from model.education.essay import Essay, Language

Matrix = NDArray[np.float64]
_MOST_TERMS = 60_000
_TOPICS = 60
_LEAST_TELLING = 0.05

_TERMS: Mapping[Language, Mapping[str, Mapping[str, object]]] = {
    "en": {
        "words": {"ngram_range": (1, 2), "min_df": 2, "token_pattern": r"[a-z@']+"},
        "letters": {"analyzer": "char_wb", "ngram_range": (3, 5), "min_df": 3, "max_features": _MOST_TERMS},
    },
    "zh": {
        "words": {"ngram_range": (1, 2), "min_df": 2, "token_pattern": r"\S+"},
        "letters": {"analyzer": "char", "ngram_range": (1, 2), "min_df": 2, "max_features": _MOST_TERMS},
    },
}

_SHARED: Mapping[Language, Mapping[str, object]] = {
    "en": {"analyzer": "char_wb", "ngram_range": (3, 6), "min_df": 3, "max_features": 80_000},
    "zh": {"analyzer": "char", "ngram_range": (1, 3), "min_df": 3, "max_features": 80_000},
}


@dataclass(frozen=True)
class TermKernel:
    """Cosine of TF-IDF vectors; keeps the vectors of the fitted essays."""

    vectorizer: TfidfVectorizer
    vectors: csr_matrix

    @classmethod
    def fit(cls, texts: Sequence[str], settings: Mapping[str, object]) -> TermKernel:
        """The kernel over the terms of those texts."""
        vectorizer = TfidfVectorizer(sublinear_tf=True, lowercase=False, dtype=np.float32, **settings)
        return cls(vectorizer, vectorizer.fit_transform(texts))

    def between(self, texts: Sequence[str]) -> Matrix:
        """Similarity of texts to the fitted ones, shape (texts, fitted)."""
        return np.asarray((self.vectorizer.transform(texts) @ self.vectors.T).toarray(), dtype=np.float64)

    def within(self) -> Matrix:
        """Similarity of the fitted texts to each other, shape (fitted, fitted)."""
        return np.asarray((self.vectors @ self.vectors.T).toarray(), dtype=np.float64)


@dataclass(frozen=True)
class SharedTermKernel:
    """Share of the terms of two texts that both have (Jaccard 1912), however often; lengths count by themselves.

    Over letter sequences this is close to the string kernels of Cozma, Butnaru & Ionescu (ACL 2018).
    """

    vectorizer: CountVectorizer
    vectors: csr_matrix
    sizes: Matrix

    @classmethod
    def fit(cls, texts: Sequence[str], settings: Mapping[str, object]) -> SharedTermKernel:
        """The kernel over the terms of those texts."""
        vectorizer = CountVectorizer(binary=True, lowercase=False, dtype=np.float32, **settings)
        vectors = vectorizer.fit_transform(texts)
        return cls(vectorizer, vectors, np.asarray(vectors.sum(axis=1), dtype=np.float64).ravel())

    def between(self, texts: Sequence[str]) -> Matrix:
        """Similarity of texts to the fitted ones, shape (texts, fitted)."""
        return self._shared(self.vectorizer.transform(texts))

    def within(self) -> Matrix:
        """Similarity of the fitted texts to each other, shape (fitted, fitted)."""
        return self._shared(self.vectors)

    def _shared(self, vectors: csr_matrix) -> Matrix:
        both = np.asarray((vectors @ self.vectors.T).toarray(), dtype=np.float64)
        sizes = np.asarray(vectors.sum(axis=1), dtype=np.float64).reshape(-1, 1)
        return np.asarray(both / np.maximum(sizes + self.sizes[None] - both, 1.0), dtype=np.float64)


@dataclass(frozen=True)
class MeasureKernel:
    """Linear or Gaussian kernel over standardised measures."""

    fitted: Matrix
    """Shape (fitted, measures), weighted."""
    gaussian: bool
    weights: Matrix | float = 1.0
    """How much each measure counts, shape (measures,)."""

    @classmethod
    def telling(cls, standardised: Matrix, targets: Matrix) -> MeasureKernel:
        """A Gaussian kernel in which a measure counts by its correlation with the marks."""
        with np.errstate(invalid="ignore", divide="ignore"):
            correlations = np.abs(np.corrcoef(standardised.T, targets)[-1, :-1])
        weights = np.maximum(np.nan_to_num(correlations), _LEAST_TELLING)
        weights = weights / np.sqrt((weights**2).mean() * 2)
        return cls(standardised * weights, gaussian=True, weights=weights)

    def between(self, rows: Matrix) -> Matrix:
        """Similarity of rows of measures to the fitted ones, shape (rows, fitted)."""
        rows = rows * self.weights
        inner = rows @ self.fitted.T
        count = self.fitted.shape[1]
        if not self.gaussian:
            return np.asarray(inner / count, dtype=np.float64)
        squares = (rows**2).sum(axis=1)[:, None] + (self.fitted**2).sum(axis=1)[None] - 2 * inner
        return np.asarray(np.exp(-squares / count), dtype=np.float64)


class Kernels:
    """All kernels over one set of fitted essays."""

    def __init__(self, essays: Sequence[Essay], standardised: Matrix, targets: Matrix, *, words: bool) -> None:
        """`standardised`: the essays' measures, shape (essays, measures); `targets`: their marks, standardised;
        `words`: whether texts are compared too.
        """
        language = essays[0].language
        self._terms: dict[str, TermKernel | SharedTermKernel] = {}
        if words:
            texts = [terms_text(essay) for essay in essays]
            self._terms = {name: TermKernel.fit(texts, settings) for name, settings in _TERMS[language].items()}
            self._terms["shared"] = SharedTermKernel.fit(texts, _SHARED[language])
        self._standardised, self._targets = standardised, targets
        self._measures = {
            "near": MeasureKernel(standardised, gaussian=True),
            "telling": MeasureKernel.telling(standardised, targets),
            "linear": MeasureKernel(standardised, gaussian=False),
        }
        raw = {name: kernel.within() for name, kernel in self._terms.items()}
        raw |= {name: kernel.between(standardised) for name, kernel in self._measures.items()}
        self._scale = {name: float(np.diag(matrix).mean() - matrix.mean()) or 1.0 for name, matrix in raw.items()}
        self.within = {name: matrix / self._scale[name] for name, matrix in raw.items()}
        """Kernel → similarity of the fitted essays to each other."""

    def telling_without(self, unseen: NDArray[np.bool_]) -> Matrix:
        """The kernel ``telling`` had the marks of those essays not been known, shape (fitted, fitted)."""
        kernel = MeasureKernel.telling(self._standardised[~unseen], self._targets[~unseen])
        return (
            replace(kernel, fitted=self._standardised * kernel.weights).between(self._standardised)
            / self._scale["telling"]
        )

    def own(self, standardised: Matrix, names: Sequence[str]) -> dict[str, float]:
        """Kernel → similarity of an essay to itself; `standardised` shape (measures,)."""
        linear = float(standardised @ standardised) / len(standardised)
        return {name: (linear if name == "linear" else 1.0) / self._scale[name] for name in names}

    def between(self, essay: Essay, standardised: Matrix, names: Sequence[str]) -> dict[str, Matrix]:
        """Kernel → similarity of one essay to the fitted ones, shape (fitted,); `standardised` shape (measures,)."""
        text = terms_text(essay)
        found: dict[str, Matrix] = {}
        for name in names:
            row = (
                self._terms[name].between([text])
                if name in self._terms
                else self._measures[name].between(standardised[None])
            )
            found[name] = row[0] / self._scale[name]
        return found


class Topics:
    """What essays are about, as directions of their words (latent semantic analysis, Deerwester et al. 1990)."""

    def __init__(self, essays: Sequence[Essay]) -> None:
        texts = [terms_text(essay) for essay in essays]
        self._vectorizer = TfidfVectorizer(
            sublinear_tf=True, lowercase=False, dtype=np.float32, **_TERMS[essays[0].language]["words"]
        )
        self._directions = TruncatedSVD(_TOPICS, random_state=0)
        self.rows: Matrix = np.asarray(
            self._directions.fit_transform(self._vectorizer.fit_transform(texts)), dtype=np.float64
        )
        """Shape (essays, topics)."""

    def of(self, essay: Essay) -> Matrix:
        """One essay's topics, shape (topics,)."""
        found = self._directions.transform(self._vectorizer.transform([terms_text(essay)]))
        return np.asarray(found[0], dtype=np.float64)


def terms_text(essay: Essay) -> str:
    """The text terms are counted in: English in lower case, Chinese with its words apart."""
    return " ".join(word.text for word in essay.words) if essay.language == "zh" else essay.text.lower()
