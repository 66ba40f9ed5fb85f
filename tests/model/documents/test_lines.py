"""Words put into lines by their places."""

from __future__ import annotations

from model.documents import Word
from model.documents.lines import lines_of, text_of


def test_words_at_one_height_are_a_line_from_left_to_right() -> None:
    words = [
        Word("12", 300, 101, 320, 111),
        Word("cash", 60, 121, 90, 131),
        Word("Net", 50, 100, 70, 110),
        Word("7", 310, 120, 320, 130),
    ]
    assert [[word.text for word in line] for line in lines_of(words)] == [["Net", "12"], ["cash", "7"]]
    assert text_of(words) == "Net 12\ncash 7"


def test_no_words_are_no_lines() -> None:
    assert list(lines_of([])) == []
    assert text_of([]) == ""
