"""What an English note may name that was not read: the words a proposal can be made for."""

from __future__ import annotations

import re

import numpy as np

from model.medicine.observations import Observation
from model.medicine.reading.words import english_knowledge

_STRETCH = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_LONGEST = 5
"""Words of a stretch that may be one finding."""


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
