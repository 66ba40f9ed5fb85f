"""Whether an essay repeats itself word for word: pasted twice, a paragraph copied, a sentence over and over."""

from __future__ import annotations

from model.education.essay import Essay
from model.evidence import Evidence, Finding

RUN = {"en": 8, "zh": 10}
"""Words in a row that nobody writes twice by chance."""
HIGHEST = 0.2
"""Share of an essay's words that may stand in a run that was there before."""
_PLACES = 5


def find_duplicated(essay: Essay) -> Finding | None:
    """The finding that too much of an essay stands in it before; its value is that share, its evidence the places."""
    spans = repeated(essay)
    count = len(essay.words)
    again = sum(last - first for first, last in spans)
    if not count or again / count <= HIGHEST:
        return None
    places = sorted(spans, key=lambda span: span[0] - span[1])[:_PLACES]
    evidence = tuple(_evidence(essay, *span) for span in sorted(places))
    return Finding("duplicated", round(again / count, 3), 1.0, evidence, "rule")


def repeated(essay: Essay) -> list[tuple[int, int]]:
    """Spans of words, first and behind the last, that stand in the essay before."""
    run = RUN[essay.language]
    words = [word.text.lower() for word in essay.words]
    seen: set[tuple[str, ...]] = set()
    spans: list[tuple[int, int]] = []
    for start in range(len(words) - run + 1):
        gram = tuple(words[start : start + run])
        if gram not in seen:
            seen.add(gram)
        elif spans and spans[-1][1] >= start:
            spans[-1] = (spans[-1][0], start + run)
        else:
            spans.append((start, start + run))
    return spans


def _evidence(essay: Essay, first: int, last: int) -> Evidence:
    start, end = essay.words[first].start, essay.words[last - 1].end
    return Evidence("essay", quote=essay.text[start:end], span=(start, end))
