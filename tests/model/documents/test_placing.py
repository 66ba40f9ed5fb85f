"""Words of a recognised line put where their ink stands."""

from __future__ import annotations

import numpy as np
import pytest

from model.documents import placing
from model.documents.placing import RecognisedLine, recognised_line, words_of_line

TOP, BOTTOM = 10, 30


def corners(left: float, right: float) -> np.ndarray:
    return np.array([[left, TOP], [right, TOP], [right, BOTTOM], [left, BOTTOM]], float)


def piece(text: str, left: float, right: float) -> tuple[str, float, list[list[float]]]:
    return text, 0.99, corners(left, right).tolist()


def page(*stretches: tuple[int, int], width: int = 400) -> np.ndarray:
    ink = np.zeros((60, width), bool)
    for start, end in stretches:
        ink[TOP + 5 : BOTTOM - 5, start:end] = True
    return ink


def texts(line: RecognisedLine) -> list[str]:
    return [text for text, _, _ in line.words]


def test_a_line_has_the_words_that_its_spaces_part() -> None:
    line = recognised_line("Total 12", corners(10, 200), [piece("Total", 12, 60), piece("12", 170, 190)])
    assert (texts(line), line.left, line.top, line.right, line.bottom) == (["Total", "12"], 10, 10, 201, 31)


def test_pieces_of_one_word_are_put_together() -> None:
    pieces = [piece("2024", 10, 50), piece("年", 50, 70), piece("度", 70, 90), piece("12", 110, 130)]
    line = recognised_line("2024年度 12", corners(8, 132), pieces)
    assert line.words == (("2024年度", 10.0, 90.0), ("12", 110.0, 130.0))


@pytest.mark.parametrize(
    ("text", "stretches", "parted"),
    [
        ("1,980S", [(10, 16), (18, 44), (66, 73)], [("1,980", 10, 44), ("S", 66, 73)]),
        ("货币资金12", [(10, 88), (300, 318)], [("货币资金", 10, 88), ("12", 300, 318)]),
        ("829,617768,352", [(10, 80), (120, 190)], [("829,617", 10, 80), ("768,352", 120, 190)]),
        ("AB", [(10, 20), (27, 40)], [("AB", 10, 40)]),
        ("-", [(10, 20), (60, 70)], [("-", 10, 20)]),
    ],
)
def test_columns_stay_apart_where_recognition_saw_no_space(text, stretches, parted) -> None:
    line = RecognisedLine(((text, stretches[0][0], stretches[-1][1]),), 0, TOP, 400, BOTTOM)
    assert [(word.text, word.x0, word.x1) for word in words_of_line(line, page(*stretches), 1.0)] == parted


@pytest.mark.parametrize("pieces", [[], [piece("Tota", 10, 50)]], ids=["none", "others"])
def test_without_places_the_characters_share_the_line_out(pieces) -> None:
    line = recognised_line("abcd ef", corners(10, 79), pieces)
    assert texts(line) == ["abcd", "ef"]
    (_, start, end), (_, other, last) = line.words
    assert (start, end, other, last) == pytest.approx((10, 50, 60, 80))


def test_a_chinese_character_is_as_wide_as_two_others() -> None:
    line = recognised_line("货 ab", corners(0, 49), [])
    assert line.words[0][2] == pytest.approx(20)


def test_words_are_as_wide_as_their_ink_and_as_high_as_the_line() -> None:
    line = RecognisedLine((("Total", 12, 58), ("12", 170, 190)), 10, TOP, 210, BOTTOM)
    words = words_of_line(line, page((15, 30), (32, 55), (173, 180), (182, 189)), 2.0)
    assert [(word.text, word.x0, word.y0, word.x1, word.y1) for word in words] == [
        ("Total", 7.5, 5.0, 27.5, 15.0),
        ("12", 86.5, 5.0, 94.5, 15.0),
    ]


def test_specks_and_gaps_elsewhere_do_not_move_a_word() -> None:
    # a gap within the first word, specks before it and behind the last
    line = RecognisedLine((("Tot1l", 40, 100), ("12", 110, 130)), 10, TOP, 142, BOTTOM)
    words = words_of_line(line, page((11, 12), (40, 60), (68, 102), (108, 130), (141, 142)), 1.0)
    assert [(word.x0, word.x1) for word in words] == [(40, 102), (108, 130)]


def test_words_that_touch_are_parted_half_way() -> None:
    assert placing._spans(np.ones(100, bool), [(0, 48), (52, 100)], 8) == [(0, 50), (50, 100)]


def test_ink_of_the_lines_above_and_below_does_not_count() -> None:
    ink = page((40, 60))
    ink[BOTTOM - 1] = True
    ink[TOP] = True
    (word,) = words_of_line(RecognisedLine((("ab", 40, 60),), 10, TOP, 140, BOTTOM), ink, 1.0)
    assert (word.x0, word.x1) == (40, 60)


def test_a_line_without_ink_keeps_the_places_it_was_seen_at() -> None:
    line = RecognisedLine((("ab", 40, 60), ("", 70, 80)), 10, TOP, 140, BOTTOM)
    assert [(word.text, word.x0, word.x1) for word in words_of_line(line, page(), 1.0)] == [("ab", 40, 60)]
    assert words_of_line(RecognisedLine((), 10, TOP, 140, BOTTOM), page(), 1.0) == []
