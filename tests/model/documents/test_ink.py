"""How a page lies and how much of it is table, from pixels drawn for these tests."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from model.documents.ink import bands, gaps, ink_of, runs, skew, table_rows, without_rules

WIDE, HIGH = 612, 792
PITCH = 14


def picture(rows: list[list[tuple[int, int]]], paper: int = 255, ink: int = 0, rules: bool = False) -> Image.Image:
    """A page at 72 pixels an inch; each row is a list of words from x to x, drawn as bars with gaps like letters."""
    page = Image.new("L", (WIDE, HIGH), paper)
    pen = ImageDraw.Draw(page)
    for index, row in enumerate(rows):
        top = 60 + PITCH * index
        for start, end in row:
            for x in range(start, end, 4):
                pen.rectangle((x, top, x + 2, top + 7), fill=ink)
    if rules:
        bottom = 58 + PITCH * len(rows)
        for x in (50, 300, 420, 560):
            pen.line((x, 58, x, bottom), fill=ink)
        for index in range(len(rows) + 1):
            pen.line((50, 58 + PITCH * index - 1, 560, 58 + PITCH * index - 1), fill=ink)
    return page


PROSE = [[(60, 150), (156, 230), (236, 400), (406, 550)]] * 40
TABLE = [[(60, 200), (360, 410), (500, 550)]] * 30
SPARSE = [[(60, 200), (500, 550)]] * 30


def ink(page: Image.Image):
    return ink_of(np.asarray(page))


@pytest.mark.parametrize("page", [PROSE, TABLE, SPARSE], ids=["prose", "table", "sparse"])
@pytest.mark.parametrize("angle", [-3.0, -1.3, -0.4, 0.0, 0.7, 1.0, 2.55])
def test_the_slope_of_the_lines_is_found(page, angle) -> None:
    turned = picture(page).rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew(ink(turned)) == pytest.approx(angle, abs=0.2)


def test_noise_on_grey_paper_does_not_hide_the_slope() -> None:
    turned = picture(TABLE, paper=215, ink=60).rotate(-1.0, Image.Resampling.BICUBIC, fillcolor=215)
    grain = np.random.default_rng(3).normal(0, 18, (HIGH, WIDE))
    noisy = np.clip(np.asarray(turned) + grain, 0, 255).astype(np.uint8)
    assert skew(ink_of(noisy)) == pytest.approx(1.0, abs=0.2)


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_an_even_page_has_no_slope_and_no_table(shade) -> None:
    even = ink(Image.new("L", (WIDE, HIGH), shade))
    assert skew(even) == 0.0 or even.all()
    assert table_rows(even) == 0


@pytest.mark.parametrize("rules", [False, True], ids=["plain", "ruled"])
def test_lines_in_columns_are_counted(rules) -> None:
    assert table_rows(ink(picture(TABLE, rules=rules))) == pytest.approx(30, abs=1)


def test_prose_and_lists_of_one_number_are_no_table() -> None:
    assert table_rows(ink(picture(PROSE))) == 0
    assert table_rows(ink(picture(SPARSE))) == 0


def test_rules_go_and_letters_stay() -> None:
    plain, ruled = ink(picture(TABLE)), ink(picture(TABLE, rules=True))
    assert (without_rules(plain) == plain).all()
    assert (without_rules(ruled) == plain).mean() > 0.999
    assert len(bands(without_rules(ruled))) == len(bands(plain)) == 30


def test_stretches_and_the_gaps_between_them() -> None:
    filled = np.array([False, True, True, False, False, True, False, True])
    assert runs(filled) == [(1, 3), (5, 6), (7, 8)]
    assert gaps(filled, 1) == [(3, 5), (6, 7)]
    assert gaps(filled, 2) == [(3, 5)]
    assert runs(np.zeros(3, bool)) == gaps(np.zeros(3, bool), 1) == []


def test_a_page_smaller_than_a_rule_is_looked_at_too() -> None:
    tiny = np.zeros((4, 4), np.uint8)
    tiny[1, 1:3] = 255
    assert table_rows(ink_of(tiny)) == 0
