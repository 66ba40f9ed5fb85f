from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.markup import Markup, bars, css_text, element, picture, table

VALUES = st.lists(st.none() | st.decimals(-(10**15), 10**15, places=2), min_size=1, max_size=8)


def rectangles(svg: str) -> list[tuple[float, float, float, str]]:
    """x, y, height and colour of every bar."""
    found = re.findall(r'<rect x="(\S+)" y="(\S+)" width="8" height="(\S+)" fill="(\S+)"/>', svg)
    return [(float(x), float(y), float(height), colour) for x, y, height, colour in found]


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("td", "<b>&", "n") == '<td class="n">&lt;b&gt;&amp;</td>'
    assert element("p", Markup("<b>x</b>")) == "<p><b>x</b></p>"


def test_table_repeats_its_head() -> None:
    made = table([("Item", ""), ("2023", "n")], [[("Cash", ""), ("1", "n")]])
    assert made == (
        '<table><thead><tr><th>Item</th><th class="n">2023</th></tr></thead>'
        '<tbody><tr><td>Cash</td><td class="n">1</td></tr></tbody></table>'
    )


def test_picture_stands_within_the_page() -> None:
    assert picture(b"png", 'a "quote"') == '<img alt="a &quot;quote&quot;" src="data:image/png;base64,cG5n">'


def test_bars_rise_from_the_line_and_losses_hang_below_it() -> None:
    (_, gain_top, gain, rise), (_, loss_top, loss, fall) = rectangles(bars([Decimal(20), Decimal(-10)], "x"))
    assert (gain_top, gain) == (0.0, 10.0)
    assert (loss_top, loss) == (10.0, 5.0)
    assert rise != fall


def test_an_absent_year_keeps_its_place() -> None:
    assert [x for x, *_ in rectangles(bars([Decimal(1), None, Decimal(2)], "x"))] == [0.0, 22.0]


@pytest.mark.parametrize("values", [[], [None], [Decimal(0), Decimal(0)]])
def test_nothing_is_drawn_of_nothing(values) -> None:
    assert bars(values, "x") == ""


@given(VALUES)
def test_bars_never_leave_the_picture(values) -> None:
    for _, top, height, _ in rectangles(bars(values, "x")):
        assert top >= -0.1
        assert top + height <= 15.2


@given(st.text())
def test_no_text_ends_its_string_in_a_style_sheet(text) -> None:
    made = css_text(text)
    assert made[0] == made[-1] == '"'
    assert all(letter.isalnum() or letter == "\\" for letter in made[1:-1])
    back = re.sub(r"\\([0-9a-f]{6})", lambda code: chr(int(code[1], 16)), made[1:-1])
    assert back == text
