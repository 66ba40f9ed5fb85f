"""The public face of the desk: an essay and a rubric in, a score with its evidence out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from model.education.criteria import judged
from model.education.deductions import taken_off
from model.education.essay import Essay, read_essay
from model.education.gates.gatekeeper import Gatekeeper
from model.education.rubric import Rubric, find_rubric
from model.education.score import EssayScore
from model.education.scoring.scorer import Scorer
from model.errors import EssayRefused

FEWEST_MARKS = 5
_LONGEST_PATH = 400


class EssayGrader:
    """Marks essays by one rubric. Immutable: `calibrate` returns a new grader."""

    def __init__(
        self, rubric: str | Path | Rubric, scorer: Scorer | None = None, gatekeeper: Gatekeeper | None = None
    ) -> None:
        """A shipped rubric's name, the path of one, or a Rubric. Raises RubricRefused."""
        self.rubric = rubric if isinstance(rubric, Rubric) else find_rubric(str(rubric))
        self._scorer = scorer or Scorer(self.rubric)
        self._gatekeeper = gatekeeper or Gatekeeper(self.rubric)

    @property
    def marks(self) -> int:
        """Teacher's marks this grader was fitted to."""
        return self._scorer.marks

    def evaluate(self, source: str | Path, prompt: str | None = None) -> EssayScore:
        """Mark a text, or the plain text file a path names; `prompt` is the task that was set.

        Raises EssayRefused: essay_empty, essay_too_long, essay_not_text, essay_file_missing.
        """
        return self.score(read_essay(_text_of(source)), prompt)

    def score(self, essay: Essay, prompt: str | None = None) -> EssayScore:
        """Mark an essay that was read."""
        prediction = self._scorer.predict(essay)
        deductions = taken_off(essay, self.rubric)
        if not self.marks:
            # A teacher's marks have the deductions in them
            prediction = prediction.less(sum(float(str(each.value)) for each in deductions), self.rubric.low)
        criteria, aspects = judged(essay, self.rubric, prediction)
        return EssayScore(
            rubric=self.rubric,
            total=prediction.total,
            interval=prediction.interval,
            criteria=criteria,
            aspects=aspects,
            gates=self._gatekeeper.check(essay, prompt),
            deductions=deductions,
            marks=self._scorer.marks,
            spread=prediction.spread,
        )

    def among(self, essays: Sequence[Essay]) -> EssayGrader:
        """A grader that, as long as it has no marks, ranks inside this class instead of the general population."""
        return EssayGrader(self.rubric, self._scorer.among(essays), self._gatekeeper)

    def calibrate(self, marked: Iterable[tuple[str | Essay, float]]) -> EssayGrader:
        """A new grader fitted to a teacher's marks, from 5 to thousands.

        Raises EssayRefused: marks_too_few, mark_outside_scale.
        """
        pairs = [(essay if isinstance(essay, Essay) else read_essay(essay), float(mark)) for essay, mark in marked]
        for _, mark in pairs:
            if not self.rubric.low <= mark <= self.rubric.high:
                raise EssayRefused("mark_outside_scale", mark=mark, low=self.rubric.low, high=self.rubric.high)
        if len(pairs) < FEWEST_MARKS:
            raise EssayRefused("marks_too_few", fewest=FEWEST_MARKS, marks=len(pairs))
        essays: Sequence[Essay] = [essay for essay, _ in pairs]
        fitted = self._scorer.fit(essays, [mark for _, mark in pairs])
        return EssayGrader(self.rubric, fitted, self._gatekeeper.fit(essays))


def _text_of(source: str | Path) -> str:
    """The text, or what the file holds where a short string names one."""
    if isinstance(source, str) and (len(source) > _LONGEST_PATH or "\n" in source or not source.endswith(".txt")):
        return source
    path = Path(source)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise EssayRefused("essay_file_missing", name=path.name) from fault
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EssayRefused("essay_not_text", name=path.name)
