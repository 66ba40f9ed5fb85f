"""The public face of the desk: texts and files in, scores with their evidence out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import EssayGrader, Rubric
from model.education.essay import language_of, read_essay
from model.education.rubric import shipped_rubrics
from model.education.service import samples
from model.errors import EssayRefused, RubricRefused
from tests.model.education.scoring.essays import made_class, made_essay

GAOKAO = "高考评分标准"


def test_the_file_of_a_pupil_is_marked_by_the_gaokao_rubric(tmp_path: Path) -> None:
    path = tmp_path / "学生作文.txt"
    path.write_bytes(samples("zh")[0].text.encode("gb18030"))
    score = EssayGrader(rubric=GAOKAO).evaluate(str(path))
    assert 0 <= score.interval[0] <= score.total <= score.interval[1] <= 60
    assert set(score.criteria) == {"content", "expression", "development"}
    assert score.content == score.criteria["content"].value
    assert score.structure == score.criteria["expression"].value
    assert not score.flags
    assert score.needs_review


@pytest.mark.parametrize("name", sorted(shipped_rubrics()))
def test_every_criterion_quotes_what_stands_in_the_text(name: str) -> None:
    rubric = shipped_rubrics()[name]
    sample = samples(rubric.languages[0])[1]
    essay = read_essay(sample.text)
    score = EssayGrader(rubric).score(essay)
    for criterion in rubric.criteria:
        finding = score.criteria[criterion.name]
        assert criterion.low <= float(str(finding.value)) <= criterion.high
        (evidence,) = finding.evidence
        assert evidence.span is not None
        assert essay.text[slice(*evidence.span)] == evidence.quote
    if rubric.combination == "sum":
        points = sum(float(str(finding.value)) for finding in score.criteria.values())
        assert points == pytest.approx(score.total)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_better_samples_get_more(language) -> None:
    grader = EssayGrader("holistic_6")
    totals = [grader.evaluate(sample.text).total for sample in samples(language)]
    assert totals == sorted(totals, reverse=True)


def test_a_bare_scale_has_its_aspects_too() -> None:
    score = EssayGrader(Rubric.range(0, 100)).score(made_essay(0.6, 1))
    assert all(0 <= points <= 100 for points in (score.content, score.structure, score.language))
    assert not score.criteria


def test_points_are_taken_off_until_a_teacher_has_marked() -> None:
    text = (
        "青春\n"
        + "我们热爱读书，因为读书使人明理，也使人勇敢。\n" * 3
        + "既使失败，也要坚持到底，决不放弃自己的理想。" * 4
    )
    score = EssayGrader(GAOKAO).evaluate(text)
    taken = {each.name: each.value for each in score.deductions}
    assert taken["wrong_character"] == 1
    assert taken["too_short"] == -(-(800 - read_essay(text).length) // 50)
    assert "no_title" not in taken
    untitled = EssayGrader(GAOKAO).evaluate("我们热爱读书，因为读书使人明理，也使人勇敢，所以每天都要读书。" * 12)
    assert "no_title" in {each.name for each in untitled.deductions}


def test_a_new_grader_follows_the_marks_and_the_old_one_stays() -> None:
    essays, marks = made_class(30)
    grader = EssayGrader(Rubric.range(1, 6))
    fitted = grader.calibrate([(essay.text, mark) for essay, mark in zip(essays[:20], marks, strict=False)])
    assert (grader.marks, fitted.marks) == (0, 20)
    assert fitted.score(essays[25]).calibrated
    assert not grader.score(essays[25]).calibrated


def test_bad_input_is_refused_with_its_reason(tmp_path: Path) -> None:
    grader = EssayGrader(Rubric.range(1, 6))
    with pytest.raises(EssayRefused) as few:
        grader.calibrate([(made_essay(0.5, 1).text, 3.0)] * 4)
    assert few.value.code == "marks_too_few"
    with pytest.raises(EssayRefused) as outside:
        grader.calibrate([(made_essay(0.5, 1).text, 9.0)] * 5)
    assert outside.value.code == "mark_outside_scale"
    with pytest.raises(EssayRefused) as missing:
        grader.evaluate(tmp_path / "none.txt")
    assert missing.value.code == "essay_file_missing"
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe\x00\xff\x80")
    with pytest.raises(EssayRefused) as binary:
        grader.evaluate(tmp_path / "binary.txt")
    assert binary.value.code == "essay_not_text"
    with pytest.raises(EssayRefused) as empty:
        grader.evaluate("  \n ")
    assert empty.value.code == "essay_empty"
    with pytest.raises(RubricRefused):
        EssayGrader("no such rubric")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=400))
def test_any_text_is_marked_or_refused_and_every_piece_stands_in_it(text: str) -> None:
    try:
        essay = read_essay(text)
    except EssayRefused:
        return
    for piece in (*essay.paragraphs, *essay.sentences, *essay.words):
        assert essay.text[piece.start : piece.end] == piece.text
    score = EssayGrader("holistic_6").score(essay)
    assert score.interval[0] <= score.total <= score.interval[1]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Reading helps us.", "en"), ("读书使人明理", "zh"), ("我喜欢 reading 和 writing，因为有趣", "zh")],
)
def test_language_is_that_of_most_of_the_text(text: str, language: str) -> None:
    assert language_of(text) == language
