from __future__ import annotations

import pytest

from model.documents import Word, close_up

NUMBER = (400.0, 300.0, 450.0, 310.0)
WORDS = (
    Word("Revenue", 40, 300, 90, 310),
    Word("Above", 20, 250, 60, 260),
    Word("Page", 10, 700, 30, 710),
    Word("ghost", 1, 300, 5, 310, hidden=True),
)


@pytest.fixture(autouse=True)
def page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.documents.crop.read_words", lambda path, pages: {pages[0]: WORDS})


def test_shows_the_labels_of_the_lines_around() -> None:
    assert close_up("a.pdf", 1, [NUMBER]) == (5.0, 228.0, 495.0, 382.0)


def test_a_smaller_margin_shows_fewer_lines() -> None:
    assert close_up("a.pdf", 1, [NUMBER], margin=20) == (25.0, 280.0, 495.0, 330.0)


def test_several_marks_are_shown_together() -> None:
    assert close_up("a.pdf", 1, [NUMBER, (500.0, 600.0, 540.0, 610.0)], margin=20)[1:] == (280.0, 585.0, 630.0)


def test_a_number_without_words_around_is_shown_wide_enough() -> None:
    left, top, right, _ = close_up("a.pdf", 1, [(10.0, 5.0, 30.0, 15.0)], margin=2)
    assert (left, top) == (0.0, 3.0)
    assert right >= 250


def test_a_page_that_is_a_picture_is_shown_from_its_left_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.documents.crop.read_words", lambda path, pages: {})
    assert close_up("a.pdf", 1, [NUMBER], margin=20)[0] == 0.0
