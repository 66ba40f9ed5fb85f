"""Whether an essay is about what the marked essays are about.

A word of the topic is one that far more of the marked essays use than a text of their length would by chance
(wordfreq's frequencies). An essay is given the squared log-ratios of those it uses, and held back when it has less
than nearly all marked essays have, each of them judged without itself. Essays that answer different tasks share no
topic: then nothing is held back. An essay that uses the words of the topic to say nothing about it is not seen.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from wordfreq import get_frequency_dict

from model.education.essay import Essay, Language
from model.evidence import Evidence, Finding

FEWEST = 12
"""Marked essays a topic is learnt from."""
_ROOT = 6
"""First letters of an English word that count, so that laughed, laughing and most misspellings are nearly one word."""
_PRIOR = 2.0
"""Essays of chance added to those that were marked."""
_RAREST = 1e-7
_LOWEST, _HIGHEST = 0.3, 3.0
"""Log-ratio of a word of the topic, and the highest that counts."""
_EXPONENT = 0.7
"""How the measure is set against the number of different words."""
_FOREMOST = 5
SHARED = 6.5
"""What the foremost words must come to, each its share of the essays times its log-ratio, to be called a topic: essays
of one task have 7 to 36, of mixed tasks 3 to 5.5."""
_PLACEHOLDER = "@[〔"
_MANY, _SHARE_BELOW, _FEW_BELOW = 100, 0.02, 0.42
_OFF_TOPIC = 3.5
"""Measure that 98 % of essays on another task are below, whatever the topic."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What marked essays of one language share."""

    weights: Mapping[str, float]
    """Root → squared log-ratio."""
    typical: float
    """Median measure of the marked essays."""
    threshold: float
    """Measure below which an essay is held back."""
    words: tuple[str, ...]
    """The words that say most of what the topic is."""

    def measure(self, roots: Mapping[str, int]) -> float:
        """How much an essay says of the topic."""
        return _scale(sum(self.weights.get(root, 0.0) * times(count) for root, count in roots.items()), len(roots))


def learn_topic(essays: Sequence[Essay]) -> Topic | None:
    """The topic of marked essays of one language; None where they are too few or share none."""
    if len(essays) < FEWEST:
        return None
    language = essays[0].language
    counted = [roots_of(essay) for essay in essays]
    found = Counter(root for roots in counted for root in roots)
    length = float(np.median([sum(roots.values()) for roots in counted]))
    ratios = {
        root: (count, *_ratios(count, len(essays), chance(language, root, length))) for root, count in found.items()
    }
    shares = sorted(
        ((count / len(essays) * without, root) for root, (count, _, without) in ratios.items()), reverse=True
    )
    if sum(share for share, _ in shares[:_FOREMOST]) < SHARED:
        return None
    unseen = Topic({root: _weight(without) for root, (_, _, without) in ratios.items()}, 1.0, 0.0, ())
    measures = np.array([unseen.measure(roots) for roots in counted])
    typical = float(np.median(measures))
    return Topic(
        {root: weight for root, (_, ratio, _) in ratios.items() if (weight := _weight(ratio))},
        typical,
        _threshold(measures, typical),
        _words(essays, [root for _, root in shares[:_FOREMOST]]),
    )


def find_off_topic(essay: Essay, topic: Topic) -> Finding | None:
    """The finding that an essay has less of the topic than nearly all marked ones; its value: a share of the median."""
    measure = topic.measure(roots_of(essay))
    if measure >= topic.threshold:
        return None
    evidence = (Evidence("marked essays", quote=", ".join(topic.words)),)
    return Finding("off_topic", round(measure / topic.typical, 3), 1 - measure / topic.threshold, evidence, "measured")


def roots_of(essay: Essay) -> dict[str, int]:
    """Root of each word → times used; a placeholder such as [NAME-1] or @PERSON1 is not a word."""
    words = (word.text for word in essay.words if word.start == 0 or essay.text[word.start - 1] not in _PLACEHOLDER)
    return dict(Counter(map(_root, words)))


def _root(word: str) -> str:
    return word.lower()[:_ROOT]


def times(count: int) -> float:
    """What a word used so many times counts for."""
    return math.log2(1 + count)


def _scale(total: float, different: int) -> float:
    return float(total / max(different, 1) ** _EXPONENT)


def _weight(ratio: float) -> float:
    return min(ratio, _HIGHEST) ** 2 if ratio > _LOWEST else 0.0


def _ratios(count: int, essays: int, chance: float) -> tuple[float, float]:
    """Log-ratio of a root over all essays, and over all but one that uses it."""
    return (
        math.log((count + _PRIOR * chance) / (essays + _PRIOR) / chance),
        math.log((count - 1 + _PRIOR * chance) / (essays - 1 + _PRIOR) / chance),
    )


def chance(language: Language, root: str, length: float) -> float:
    """Share of texts of that many words that use a root, were words drawn by their frequency."""
    return float(1 - (1 - max(_frequencies(language).get(root, 0.0), _RAREST)) ** max(length, 1.0))


def _threshold(measures: NDArray[np.float64], typical: float) -> float:
    """From many marked essays the measure `_SHARE_BELOW` of them are below, from few a share of their median."""
    drawn = float(np.quantile(measures, _SHARE_BELOW)) if len(measures) >= _MANY else _FEW_BELOW * typical
    return min(drawn, _OFF_TOPIC)


def _words(essays: Sequence[Essay], roots: Sequence[str]) -> tuple[str, ...]:
    """The most frequent form of each root."""
    forms: dict[str, Counter[str]] = {root: Counter() for root in roots}
    for essay in essays:
        for word in essay.words:
            if (root := _root(word.text)) in forms:
                forms[root][word.text.lower()] += 1
    return tuple(forms[root].most_common(1)[0][0] for root in roots)


@cache
def _frequencies(language: Language) -> Mapping[str, float]:
    """Root → frequency of all words that begin with it."""
    summed: dict[str, float] = defaultdict(float)
    for word, frequency in get_frequency_dict(language, "small").items():
        summed[_root(word)] += frequency
    return dict(summed)
