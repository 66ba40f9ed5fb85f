"""One essay marked: a text, a rubric and a task in; the score and the comments out. What the essay screen asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.education.comment import Comment
from model.education.essay import Essay, Language, read_essay
from model.education.feedback.comments import comment_on
from model.education.grader import EssayGrader
from model.education.rubric import Band, Criterion, Rubric, shipped_rubrics
from model.education.score import EssayScore
from model.evidence import Finding

DEFAULT_RUBRICS: Mapping[Language, str] = {"en": "holistic_6", "zh": "高考评分标准"}
"""Language of the text → the shipped rubric it is marked by where the teacher chose none."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An essay with its score and its comments."""

    essay: Essay
    score: EssayScore
    comments: tuple[Comment, ...]
    """In the order of the text."""

    @property
    def shown_total(self) -> float:
        """The total rounded to the rubric's step."""
        return self.score.rubric.rounded(self.score.total)

    @property
    def band(self) -> Band | None:
        """The rubric's band the shown total falls in, None where the rubric has none."""
        return next((band for band in self.score.rubric.bands if band.low <= self.shown_total), None)


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One line of the table of criteria."""

    criterion: Criterion
    finding: Finding
    band: Band | None
    """The band the points fall in, None where the criterion has none."""

    @property
    def points(self) -> float:
        """Points on the criterion's own scale, unrounded."""
        return float(str(self.finding.value))

    @property
    def heuristic(self) -> bool:
        """Whether no rater's marks stand behind these points."""
        return self.finding.confidence == 0

    def judged_by(self, language: Language) -> str:
        """The rubric's line these points answer to: the band's, else the criterion's own; "" where it has neither."""
        written = self.band.descriptor if self.band else {}
        return written.get(language) or self.criterion.descriptor.get(language, "")


def mark(text: str, rubric: Rubric | None = None, prompt: str = "", grader: EssayGrader | None = None) -> Marked:
    """Mark a text; without a rubric by that of its language, by `grader` where a class has a calibrated one.

    Raises EssayRefused: essay_empty, essay_too_long.
    """
    essay = read_essay(text)
    grader = grader or EssayGrader(rubric or default_rubric(essay.language))
    return Marked(essay, grader.score(essay, prompt.strip() or None), comment_on(essay))


def default_rubric(language: Language) -> Rubric:
    """The shipped rubric a text of that language is marked by where the teacher chose none."""
    return shipped_rubrics()[DEFAULT_RUBRICS[language]]


def criterion_lines(score: EssayScore) -> tuple[CriterionLine, ...]:
    """The criteria in the rubric's order; criteria the score has no points for are left out."""
    lines = []
    for criterion in score.rubric.criteria:
        if (finding := score.criteria.get(criterion.name)) is not None:
            lines.append(CriterionLine(criterion, finding, criterion.band(float(str(finding.value)))))
    return tuple(lines)
