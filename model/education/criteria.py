"""Points for each criterion with the place they were read, and points taken off by rule.

What a criterion gets follows the total, moved by how the measures of its aspect differ from the others: two essays of
one total may differ in their criteria. Raters' own criteria go with their total at a kappa of .78 to .94 (Chinese
argumentative essays, notes of its annotators), so the total is the best single guess and the move is kept small.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from model.education.essay import Essay, Piece
from model.education.rubric import ASPECTS, Aspect, Criterion, Rubric
from model.education.scoring.scorer import Prediction
from model.evidence import Evidence, Finding

_MOVE = 0.5
"""Points of a criterion, in the rubric's expected deviations, for one deviation of its aspect."""
_SHORTEST_QUOTE = 12
"""Characters."""


def judged(essay: Essay, rubric: Rubric, prediction: Prediction) -> tuple[Mapping[str, Finding], Mapping[str, float]]:
    """Criterion → points with a quote; aspect → points on the scale of the criterion that judges it."""
    points = _points(rubric, prediction)
    criteria = {
        each.name: Finding(
            each.name, points[each.name], float(each.validated), (_quote(essay, each, prediction),), "features"
        )
        for each in rubric.criteria
    }
    aspects: dict[str, float] = {}
    for aspect in ASPECTS:
        criterion = rubric.criterion_of(aspect)
        aspects[aspect] = points[criterion.name] if criterion else _moved(rubric, prediction, aspect)
    return criteria, aspects


def _points(rubric: Rubric, prediction: Prediction) -> dict[str, float]:
    """Criterion → points; of a rubric whose criteria add up they add up to the total."""
    shares = {each.name: _share(rubric, prediction, each.aspect) for each in rubric.criteria}
    points = {each.name: each.low + shares[each.name] * (each.high - each.low) for each in rubric.criteria}
    if rubric.combination != "sum":
        return points
    missing = prediction.total - sum(points.values())
    room = {
        each.name: (each.high - points[each.name]) if missing > 0 else (points[each.name] - each.low)
        for each in rubric.criteria
    }
    # The room left in all criteria is at least what is missing, since their ends add up to the rubric's
    whole = sum(room.values()) or 1.0
    return {name: value + missing * room[name] / whole for name, value in points.items()}


def _share(rubric: Rubric, prediction: Prediction, aspect: Aspect) -> float:
    """Points of an aspect as a share of its scale."""
    return (_moved(rubric, prediction, aspect) - rubric.low) / (rubric.high - rubric.low)


def _moved(rubric: Rubric, prediction: Prediction, aspect: Aspect) -> float:
    """The total moved by how the aspect differs from the mean of all, inside the rubric's scale."""
    usual = sum(prediction.aspects.values()) / len(prediction.aspects)
    difference = prediction.aspects.get(aspect, usual) - usual
    return min(rubric.high, max(rubric.low, prediction.total + _MOVE * rubric.deviation * difference))


def _quote(essay: Essay, criterion: Criterion, prediction: Prediction) -> Evidence:
    """The sentence that shows best what the criterion looks at: the best one of a good essay, else the weakest."""
    best = prediction.aspects.get(criterion.aspect, 0.0) >= 0
    # Titles, greetings and exclamations show nothing
    sentences = [each for each in essay.sentences if len(each.text) >= _SHORTEST_QUOTE] or essay.sentences
    values = _RANKS[criterion.aspect](essay, sentences)
    chosen = max(range(len(values)), key=lambda place: values[place] if best else -values[place])
    sentence = sentences[chosen]
    return Evidence("essay", quote=sentence.text, span=(sentence.start, sentence.end))


def _central(essay: Essay, sentences: Sequence[Piece]) -> list[float]:
    """How many of its words a sentence shares with the rest of the essay."""
    bags = [_words_in(essay, sentence) for sentence in sentences]
    return [sum(sum(word in other for other in bags) - 1 for word in bag) / (len(bag) ** 0.5 or 1.0) for bag in bags]


def _opens_paragraph(essay: Essay, sentences: Sequence[Piece]) -> list[float]:
    """Later paragraphs' first sentences, where the building of an essay shows."""
    starts = {paragraph.start: place for place, paragraph in enumerate(essay.paragraphs)}
    return [float(starts.get(sentence.start, -1)) for sentence in sentences]


def _rich(essay: Essay, sentences: Sequence[Piece]) -> list[float]:
    """Length of the distinct words of a sentence, against its length."""
    return [
        sum(map(len, bag)) / (len(sentence.text) ** 0.5)
        for sentence in sentences
        for bag in (_words_in(essay, sentence),)
    ]


def _words_in(essay: Essay, sentence: Piece) -> set[str]:
    shortest = 2 if essay.language == "zh" else 4
    inside = (word for word in essay.words if sentence.start <= word.start < sentence.end)
    return {word.text.lower() for word in inside if len(word.text) >= shortest}


_RANKS: Mapping[Aspect, Callable[[Essay, Sequence[Piece]], list[float]]] = {
    "content": _central,
    "structure": _opens_paragraph,
    "language": _rich,
    "development": _rich,
}
