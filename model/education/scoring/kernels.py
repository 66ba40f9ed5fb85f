"""How alike essays are: by their words, by their letters and by their measures.

Each kernel is scaled so that two essays of the fitted set differ by 1 on average, whatever it counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from model.education.essay import Essay, Language

Matrix = NDArray[np.float64]
_MOST_TERMS = 60_000

_TERMS: Mapping[Language, Mapping[str, Mapping[str, object]]] = {
    "en": {
        "words": {"ngram_range": (1, 2), "min_df": 2, "token_pattern": r"[a-z@']+"},
        "letters": {"analyzer": "char_wb", "ngram_range": (3, 5), "min_df": 3, "max_features": _MOST_TERMS},
    },
    "zh": {
        "words": {"ngram_range": (1, 2), "min_df": 2, "token_pattern": r"\S+"},
        "letters": {"analyzer": "char", "ngram_range": (1, 3), "min_df": 3, "max_features": _MOST_TERMS},
    },
}


@dataclass(frozen=True)
class TermKernel:
    """Cosine of TF-IDF vectors; keeps the vectors of the fitted essays."""

    vectorizer: TfidfVectorizer
    vectors: csr_matrix

    @classmethod
    def fit(cls, texts: Sequence[str], settings: Mapping[str, object]) -> TermKernel:
        """The kernel over the terms of those texts."""
        smallest = {"min_df": 1} if len(texts) < 50 else {}
        vectorizer = TfidfVectorizer(sublinear_tf=True, lowercase=False, dtype=np.float32, **{**settings, **smallest})
        return cls(vectorizer, vectorizer.fit_transform(texts))

    def between(self, texts: Sequence[str]) -> Matrix:
        """Similarity of texts to the fitted ones, shape (texts, fitted)."""
        return np.asarray((self.vectorizer.transform(texts) @ self.vectors.T).toarray(), dtype=np.float64)

    def within(self) -> Matrix:
        """Similarity of the fitted texts to each other, shape (fitted, fitted)."""
        return np.asarray((self.vectors @ self.vectors.T).toarray(), dtype=np.float64)


@dataclass(frozen=True)
class MeasureKernel:
    """Linear or Gaussian kernel over standardised measures."""

    fitted: Matrix
    """Shape (fitted, measures)."""
    gaussian: bool

    def between(self, rows: Matrix) -> Matrix:
        """Similarity of rows of measures to the fitted ones, shape (rows, fitted)."""
        inner = rows @ self.fitted.T
        count = self.fitted.shape[1]
        if not self.gaussian:
            return np.asarray(inner / count, dtype=np.float64)
        squares = (rows**2).sum(axis=1)[:, None] + (self.fitted**2).sum(axis=1)[None] - 2 * inner
        return np.asarray(np.exp(-squares / count), dtype=np.float64)


class Kernels:
    """All kernels over one set of fitted essays."""

    def __init__(self, essays: Sequence[Essay], standardised: Matrix) -> None:
        """`standardised`: the essays' measures, shape (essays, measures)."""
        texts = [terms_text(essay) for essay in essays]
        language = essays[0].language
        self._terms = {name: TermKernel.fit(texts, settings) for name, settings in _TERMS[language].items()}
        self._measures = {
            "near": MeasureKernel(standardised, gaussian=True),
            "linear": MeasureKernel(standardised, gaussian=False),
        }
        raw = {name: kernel.within() for name, kernel in self._terms.items()}
        raw |= {name: kernel.between(standardised) for name, kernel in self._measures.items()}
        self._scale = {name: float(np.diag(matrix).mean() - matrix.mean()) or 1.0 for name, matrix in raw.items()}
        self.within = {name: matrix / self._scale[name] for name, matrix in raw.items()}
        """Kernel → similarity of the fitted essays to each other."""

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


def terms_text(essay: Essay) -> str:
    """The text terms are counted in: English in lower case, Chinese with its words apart."""
    return " ".join(word.text for word in essay.words) if essay.language == "zh" else essay.text.lower()
