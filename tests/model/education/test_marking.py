"""One essay marked: default rubrics, lines of the criteria, and the JSON it leaves as."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from model.education import marking
from model.education.grader import EssayGrader
from model.education.marking import criterion_lines, mark
from model.education.marking_record import to_json
from model.education.rubric import Band, Criterion, Rubric
from model.education.service import samples
from model.errors import EssayRefused
from tests.model.education.comments_on import comment_of

QUOTE = "a bench lets us have one"
TEXT = f"A screen shows us other lives; {QUOTE}. Our town should build benches along the river, where people walk."


@pytest.mark.parametrize(("language", "rubric"), [("en", "holistic_6"), ("zh", "高考评分标准")])
def test_rubric_follows_the_language_of_the_text(language: str, rubric: str) -> None:
    assert mark(samples(language)[0].text).score.rubric.name == rubric


def test_chosen_rubric_outranks_the_language() -> None:
    assert mark(TEXT, Rubric.range(0, 20)).score.rubric.high == 20


def test_nothing_is_refused() -> None:
    with pytest.raises(EssayRefused, match="no text"):
        mark(" \n ")


def test_blank_task_is_no_task(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    score = EssayGrader.score
    monkeypatch.setattr(EssayGrader, "score", lambda self, essay, prompt: asked.append(prompt) or score(self, essay))
    mark(TEXT, prompt="  ")
    mark(TEXT, prompt=" benches ")
    assert asked == [None, "benches"]


def test_grader_of_a_class_is_used() -> None:
    grader = EssayGrader(Rubric.range(0, 9)).calibrate([(sample.text, sample.quality) for sample in samples("en")] * 2)
    assert mark(TEXT, grader=grader).score.marks == 6


def test_total_is_shown_in_the_steps_of_the_rubric() -> None:
    marked = mark(TEXT, Rubric.range(0, 9, 0.5))
    assert replace(marked, score=replace(marked.score, total=6.26)).shown_total == 6.5


def test_band_is_that_of_the_shown_total() -> None:
    bands = (Band(5, 10, {"en": "Upper"}, {}), Band(0, 5, {"en": "Lower"}, {}))
    marked = mark(TEXT, replace(Rubric.range(0, 10), bands=bands))
    names = [replace(marked, score=replace(marked.score, total=total)).band for total in (4.4, 4.6)]
    assert [band.name["en"] for band in names if band] == ["Lower", "Upper"]
    assert mark(TEXT, Rubric.range(0, 10)).band is None


def test_lines_answer_to_the_band_their_points_fall_in() -> None:
    bands = (
        Band(5, 10, {"en": "Upper"}, {"en": "Says much."}),
        Band(0, 5, {"en": "Lower"}, {"en": "Says little."}),
    )
    criteria = (
        Criterion("banded", {"en": "B"}, "content", 0, 10, bands=bands, validated=True),
        Criterion("plain", {"en": "P"}, "language", 0, 10, descriptor={"en": "Words."}),
    )
    rubric = replace(Rubric.range(0, 20), criteria=criteria)
    score = mark(TEXT, rubric).score
    given = {name: replace(finding, value=4.9) for name, finding in score.criteria.items()}
    banded, plain = criterion_lines(replace(score, criteria=given))
    assert (banded.points, banded.judged_by("en"), banded.heuristic) == (4.9, "Says little.", False)
    assert (plain.judged_by("en"), plain.judged_by("zh"), plain.heuristic) == ("Words.", "", True)
    assert criterion_lines(replace(score, criteria={"plain": given["plain"]})) == (plain,)


def test_record_carries_comments_with_offsets_that_quote_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    comment = comment_of(TEXT, QUOTE, "rhetoric", praise=True)
    monkeypatch.setattr(marking, "comment_on", lambda _: (comment,))
    marked = mark(TEXT)
    record = json.loads(to_json(marked))
    assert (record["total"], record["interval"]) == (marked.score.total, list(marked.score.interval))
    assert record["rubric"] == "holistic_6"
    assert set(record["criteria"]) == set(marked.score.criteria)
    (said,) = record["comments"]
    assert record["text"][said["start"] : said["end"]] == said["quote"] == QUOTE
    assert said["advice"] == {"en": "", "zh": ""}
