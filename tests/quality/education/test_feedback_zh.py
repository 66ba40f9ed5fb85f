"""Our own Chinese sentences get the comments they call for, and stay so."""

from __future__ import annotations

from tests.quality.education.feedback_zh import areas_of_rules, judged, scores


def test_precision_and_recall_stay_above_the_floor_in_every_area() -> None:
    sentences = judged()
    for area, score in scores(sentences, areas_of_rules()).items():
        assert score.precision >= 0.95, area
        assert score.recall >= 0.9, area


def test_right_sentences_get_no_advice() -> None:
    right = [each for each in judged() if not each.expected]
    assert len(right) >= 45
    assert [each.text for each in right if each.found] == []
