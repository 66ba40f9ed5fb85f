"""What holds a score back: looked at before any score is given.

Sentences shuffled as wholes, a first half alone and an essay on a neighbouring task are mostly not seen; how much is,
stands in docs/decisions/0013-essay-gates.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from model.education.essay import Essay, Language
from model.education.gates.language import find_wrong_language
from model.education.gates.prose import find_not_an_essay
from model.education.gates.repetition import find_duplicated
from model.education.gates.task import find_off_task
from model.education.gates.topic import Topic, find_off_topic, learn_topic
from model.education.gates.word_order import find_shuffled
from model.education.rubric import Rubric
from model.evidence import Finding

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
SHORTEST = {"en": 40, "zh": 100}
"""Words, characters: an essay below is not marked, unless essays about as short were."""
_SHORTEST_OF_ALL = {"en": 10, "zh": 30}
_STRAY = 0.1
"""Share of the marked essays a language needs to be one of theirs."""
_FEWEST, _MANY = 5, 200
"""Essays of a language that say how long the marked ones are."""


@dataclass(frozen=True)
class Gatekeeper:
    """The gates of one set of essays."""

    rubric: Rubric
    topics: Mapping[Language, Topic] = field(default_factory=dict)
    shortest: Mapping[Language, int] = field(default_factory=dict)
    """Words or characters below which an essay is too short beside those that were marked."""

    languages: tuple[Language, ...] = ()
    """Those of the marked essays; empty stands for the rubric's."""

    def fit(self, essays: Sequence[Essay]) -> Gatekeeper:
        """Gates that also know the topic, the language and the length of essays that were marked."""
        groups = {language: [each for each in essays if each.language == language] for language in _LANGUAGES}
        topics = {language: topic for language, group in groups.items() if (topic := learn_topic(group))}
        shortest = {language: _shortest(group) for language, group in groups.items() if len(group) >= _FEWEST}
        languages = tuple(language for language, group in groups.items() if len(group) > _STRAY * len(essays))
        return replace(self, topics=topics, shortest=shortest, languages=languages)

    def check(self, essay: Essay, prompt: str | None = None) -> tuple[Finding, ...]:
        """The gates an essay does not pass, the most serious first; `prompt` is the task the teacher set."""
        other = find_wrong_language(essay, self.languages or self.rubric.languages)
        found = [other, None if other else find_not_an_essay(essay), find_duplicated(essay), find_shuffled(essay)]
        if (topic := self.topics.get(essay.language)) is not None:
            found.append(find_off_topic(essay, topic))
        elif prompt:
            found.append(find_off_task(essay, prompt))
        return tuple(finding for finding in (*found, self._too_short(essay)) if finding)

    def _too_short(self, essay: Essay) -> Finding | None:
        asked = self.rubric.shortest or self.shortest.get(essay.language, SHORTEST[essay.language])
        return Finding("too_short", essay.length, 1.0, (), "rule") if essay.length < asked else None


def _shortest(essays: Sequence[Essay]) -> int:
    """What nearly all marked essays are longer than: of many the length 0.5 % are below, of few three standard
    deviations below their mean, lengths taken by their logarithm."""
    lengths = np.log([max(essay.length, 1) for essay in essays])
    drawn = np.quantile(lengths, 0.005) if len(essays) >= _MANY else lengths.mean() - 3 * lengths.std(ddof=1)
    language = essays[0].language
    return min(SHORTEST[language], max(math.floor(math.exp(float(drawn))), _SHORTEST_OF_ALL[language]))
