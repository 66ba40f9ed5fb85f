"""A marked essay as it goes back to its pupil: plain records that every form of export is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.desk_words import desk_word
from model.education.comment import Comment
from model.education.essay import Language
from model.education.marks.mark import Mark
from model.education.rubric import Criterion, Rubric
from model.education.score import EssayScore
from model.evidence import Finding


@dataclass(frozen=True, slots=True)
class ReturnedCriterion:
    """One line of the rubric with its points, in the reader's language."""

    name: str
    title: str
    points: float
    low: float
    high: float
    quote: str = ""
    """What in the essay the points rest on."""
    line: str = ""
    """What the rubric says of an essay with so many points."""


@dataclass(frozen=True, slots=True)
class ReturnedComment:
    """One comment in the reader's language; `start` and `end` count in the essay's text, equal for the whole essay."""

    start: int
    end: int
    kind: str
    """What it is about, such as spelling."""
    why: str
    advice: str = ""
    praise: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedEssay:
    """One essay with its score, the teacher's mark and the comments."""

    id: str
    """Unique in the class; marks come back under it."""
    pupil: str
    title: str
    text: str
    rubric: Rubric
    total: float
    """The machine's, on the rubric's scale, unrounded."""
    interval: tuple[float, float]
    """Nominal 80 %."""
    criteria: tuple[ReturnedCriterion, ...] = ()
    comments: tuple[ReturnedComment, ...] = ()
    mark: Mark | None = None
    flags: tuple[str, ...] = ()
    """What holds the score back, as words."""
    needs_review: bool = False
    platform_id: str = ""
    """Number of the pupil on the learning platform the file came from, "" where it tells none."""

    @property
    def score(self) -> float:
        """The machine's total, rounded to the rubric's step."""
        return self.rubric.rounded(self.total)

    @property
    def given(self) -> float:
        """What the essay is worth: the teacher's mark, else the machine's score."""
        return self.score if self.mark is None else self.mark.total

    def quote(self, comment: ReturnedComment) -> str:
        """The words a comment is about."""
        return self.text[comment.start : comment.end]


def returned_criteria(score: EssayScore, language: Language) -> tuple[ReturnedCriterion, ...]:
    """The criteria of a score in the order of its rubric."""
    return tuple(
        _criterion(each, score.criteria[each.name], language)
        for each in score.rubric.criteria
        if each.name in score.criteria
    )


def returned_comments(comments: Sequence[Comment], language: Language) -> tuple[ReturnedComment, ...]:
    """Comments in the reader's language, in the order of the text."""
    return tuple(
        ReturnedComment(
            each.start,
            each.end,
            desk_word("education", f"export_area_{each.area}", language),
            each.why(language),
            each.advice(language),
            each.praise,
        )
        for each in sorted(comments, key=lambda each: (each.start, each.end))
    )


def returned_criterion(criterion: Criterion, points: float, quote: str, language: Language) -> ReturnedCriterion:
    """One criterion with the line of the rubric its points answer to."""
    band = criterion.band(points)
    says = band.descriptor if band is not None else criterion.descriptor
    title = criterion.title.get(language, criterion.name)
    return ReturnedCriterion(
        criterion.name, title, points, criterion.low, criterion.high, quote, says.get(language, "")
    )


def returned_flags(flags: Sequence[str], language: Language) -> tuple[str, ...]:
    """What holds a score back, as words."""
    return tuple(desk_word("education", f"gate_{flag}", language) for flag in flags)


def _criterion(criterion: Criterion, finding: Finding, language: Language) -> ReturnedCriterion:
    quote = next((each.quote for each in finding.evidence if each.quote), "")
    return returned_criterion(criterion, float(str(finding.value)), quote, language)
