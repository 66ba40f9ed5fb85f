"""Whether an essay is about the task that was set, as far as the task's own words tell.

For a class nobody marked yet: marked essays say more of a topic than its task does (`gates.topic`). An essay that uses
hardly a word of the task is held back where, in English, it is also far from it in meaning (cosine of sentence vectors,
looked at only for those few, for it takes a tenth of a second). A short task says too little to judge by.

Much is not seen: of essays on another task a fifth to three fifths are held back, of genuine ones none to three in a
hundred, which write of a thing without its name.
"""

from __future__ import annotations

import math

from model.education.essay import Essay, Language, language_of
from model.education.gates.topic import chance, roots_of, times
from model.evidence import Evidence, Finding
from model.runtime.embedding import embedder

LOWEST = {"en": 0.06, "zh": 0.05}
"""Share of the task, by the weight of its words, that an essay uses at least."""
NEAREST = 0.1
"""Cosine from which an English essay is near enough to its task whatever words it uses."""
FEWEST_WORDS = {"en": 10, "zh": 2}
"""Different words with meaning a task has to have."""
_LENGTH = 100
"""Words of a text in which a word that stands by chance in a third of them has no meaning."""
_HIGHEST = 4.0
_READ = 110
"""First words of an essay whose meaning is compared."""


def find_off_task(essay: Essay, prompt: str) -> Finding | None:
    """The finding that an essay hardly speaks of its task; its value is the share of the task's words it uses."""
    if language_of(prompt) != essay.language:
        return None
    weights = _weights(prompt, essay.language)
    if len(weights) < FEWEST_WORDS[essay.language]:
        return None
    roots = roots_of(essay)
    used = sum(weight * min(times(roots[root]), 2.0) for root, weight in weights.items() if root in roots)
    share = used / sum(weights.values())
    lowest = LOWEST[essay.language]
    if share >= lowest or (essay.language == "en" and _nearness(essay, prompt) >= NEAREST):
        return None
    return Finding("off_topic", round(share, 3), 1 - share / lowest, (Evidence("task", quote=prompt),), "measured")


def _weights(prompt: str, language: Language) -> dict[str, float]:
    """Root → squared log of how rare it is, of the words of a task that are not in every other text."""
    found = roots_of(Essay(prompt, language))
    rarity = {root: min(-math.log(chance(language, root, _LENGTH)), _HIGHEST) for root in found}
    return {root: rare**2 * times(found[root]) for root, rare in rarity.items() if rare > 1}


def _nearness(essay: Essay, prompt: str) -> float:
    """Cosine of the opening of an essay and its task; 1 where the model cannot read them."""
    opening = " ".join(word.text for word in essay.words[:_READ])
    vectors = embedder().embed([opening, prompt])
    return 1.0 if vectors is None else float(vectors[0] @ vectors[1])
