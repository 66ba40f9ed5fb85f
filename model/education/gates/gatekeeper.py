"""What holds a score back: looked at before any score is given."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from model.education.essay import Essay, Language
from model.education.gates.repetition import find_duplicated
from model.education.gates.topic import Topic, find_off_topic, learn_topic
from model.education.gates.word_order import find_shuffled
from model.education.rubric import Rubric
from model.evidence import Finding

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
SHORTEST = {"en": 40, "zh": 100}
"""Words, characters: an essay below is not marked, unless essays about as short were."""
_SHORTEST_OF_ALL = {"en": 10, "zh": 30}
_FEWEST = 5
"""Essays of a language that say how long the marked ones are."""


@dataclass(frozen=True)
class Gatekeeper:
    """The gates of one set of essays."""

    rubric: Rubric
    topics: Mapping[Language, Topic] = field(default_factory=dict)
    shortest: Mapping[Language, int] = field(default_factory=dict)
    """Words or characters below which an essay is too short beside those that were marked."""

    def fit(self, essays: Sequence[Essay]) -> Gatekeeper:
        """Gates that also know the topic, the language and the length of essays that were marked."""
        groups = {language: [each for each in essays if each.language == language] for language in _LANGUAGES}
        topics = {language: topic for language, group in groups.items() if (topic := learn_topic(group))}
        shortest = {language: _shortest(group) for language, group in groups.items() if len(group) >= _FEWEST}
        return replace(self, topics=topics, shortest=shortest)

    def check(self, essay: Essay, prompt: str | None = None) -> tuple[Finding, ...]:
        """The gates an essay does not pass, the most serious first; `prompt` is the task the teacher set."""
        found = [self._too_short(essay), find_duplicated(essay), find_shuffled(essay)]
        if (topic := self.topics.get(essay.language)) is not None:
            found.append(find_off_topic(essay, topic))
        return tuple(finding for finding in found if finding)

    def _too_short(self, essay: Essay) -> Finding | None:
        asked = self.rubric.shortest or self.shortest.get(essay.language, SHORTEST[essay.language])
        return Finding("too_short", essay.length, 1.0, (), "rule") if essay.length < asked else None


def _shortest(essays: Sequence[Essay]) -> int:
    """Three standard deviations below the mean length of marked essays, lengths taken by their logarithm."""
    lengths = np.log([max(essay.length, 1) for essay in essays])
    drawn = math.floor(math.exp(float(lengths.mean() - 3 * lengths.std(ddof=1))))
    language = essays[0].language
    return min(SHORTEST[language], max(drawn, _SHORTEST_OF_ALL[language]))
