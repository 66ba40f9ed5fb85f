from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import stringWidth

from model.documents import read_words
from tests.hostile.raw import one_page
from tests.model.documents.paper import HEIGHT, WIDTH, chinese, drawn, line, together


def texts(path, page: int = 1) -> list[str]:
    return [word.text for word in read_words(path, [page])[page]]


@pytest.mark.parametrize("number", ["1,581,905", "1,175,301,034.32", "(2,345)", "-12.5", "3.25%", "2019"])
def test_numbers_stay_whole_in_a_chinese_face(tmp_path, number) -> None:
    """Its comma is a narrow mark in a wide cell."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    path = drawn(tmp_path / "a.pdf", together(chinese("营业总收入"), line(number, x=300, font="STSong-Light")))
    assert texts(path) == ["营业总收入", number]


def test_numbers_stay_whole_when_kerned_apart_a_little(tmp_path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(b"BT /F1 10 Tf 72 700 Td [(1) -60 (,581) 40 (,9) -60 (05)] TJ ET"))
    assert texts(path) == ["1,581,905"]


def test_spaced_out_letters_are_one_word(tmp_path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(b"BT /F1 10 Tf 1.5 Tc 72 700 Td (CONSOLIDATED) Tj ET"))
    assert texts(path) == ["CONSOLIDATED"]


def test_a_small_jump_without_a_space_ends_a_word(tmp_path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(b"BT /F1 10 Tf 72 700 Td [(Ended) -170 (December)] TJ ET"))
    assert texts(path) == ["Ended", "December"]


def test_spaces_of_every_kind_end_a_word(tmp_path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        one_page(b"BT /F1 10 Tf 72 700 Td (Total\\240revenue $ 12) Tj ET").replace(
            b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding"
        )
    )
    assert texts(path) == ["Total", "revenue", "$", "12"]


NUMBERS = st.integers(0, 10**10).map("{:,}".format)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=12), gap=st.floats(4, 60))
def test_neighbouring_columns_never_merge(tmp_path, rows, gap) -> None:
    """Numbers set right-aligned in columns whose widest cells leave a gap of less than half a character's height."""
    size = 8
    widths = [max(stringWidth(row[column], "Helvetica", size) for row in rows) for column in range(3)]
    edges = [200 + sum(widths[: column + 1]) + gap * column for column in range(3)]
    cells = [
        line(cell, x=edges[column] - stringWidth(cell, "Helvetica", size), y=700 - 14 * number, size=size)
        for column in (2, 0, 1)  # not in reading order
        for number, cell in enumerate(cells[column] for cells in rows)
    ]
    path = drawn(tmp_path / "columns.pdf", together(*cells))
    words = read_words(path, [1])[1]
    assert [word.text for word in words] == [cell for row in rows for cell in row]
    for place, word in enumerate(words):
        assert word.x1 == pytest.approx(edges[place % 3], abs=0.2)


def test_lines_go_down_and_words_to_the_right(tmp_path) -> None:
    path = drawn(
        tmp_path / "a.pdf",
        together(line("d", 100, 600), line("b", 300, 700.8), line("c", 72, 640), line("a", 72, 700)),
    )
    assert texts(path) == ["a", "b", "c", "d"]


def test_a_raised_footnote_mark_stays_on_its_line(tmp_path) -> None:
    path = drawn(
        tmp_path / "a.pdf",
        together(line("Revenue"), line("(1)", 112, 704, size=6), line("5,000", 300), line("Costs", 72, 688)),
    )
    assert texts(path) == ["Revenue", "(1)", "5,000", "Costs"]


@pytest.mark.parametrize("rise", [5, 4, 3, 0, -3])
def test_a_footnote_mark_never_becomes_a_digit(tmp_path, rise) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(b"BT /F1 10 Tf 72 700 Td (5,000) Tj /F1 6 Tf %d Ts (2) Tj ET" % rise))
    assert texts(path) == ["5,000", "2"]


def test_small_capitals_stay_with_their_capital(tmp_path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(b"BT /F1 10 Tf 72 700 Td (B) Tj /F1 8 Tf (ALANCE) Tj ET"))
    assert texts(path) == ["BALANCE"]


def test_boxes_are_points_from_the_top_left(tmp_path) -> None:
    path = drawn(tmp_path / "a.pdf", line("Hello", 72, 700, size=20))
    (word,) = read_words(path, [1])[1]
    assert word.x0 == pytest.approx(72, abs=0.5)
    assert word.x1 == pytest.approx(72 + stringWidth("Hello", "Helvetica", 20), abs=0.5)
    assert word.y0 < HEIGHT - 700 - 12 < word.y1  # the middle of the letters
    assert HEIGHT - 700 <= word.y1 <= HEIGHT - 700 + 6  # just below the base line


def test_boxes_start_at_the_crop_box(tmp_path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(page=b"/CropBox [50 300 612 750]"))
    word = read_words(path, [1])[1][0]
    assert word.x0 == pytest.approx(72 - 50, abs=0.5)
    assert word.y0 < 750 - 700 < word.y1


def turned(text: str, quarter_turns: int) -> bytes:
    """A page turned by /Rotate with its text turned back, as landscape tables are made."""
    matrix = {0: b"1 0 0 1 72 700", 1: b"0 1 -1 0 100 72", 2: b"-1 0 0 -1 540 92", 3: b"0 -1 1 0 500 720"}
    content = b"BT /F1 12 Tf %s Tm (%s) Tj ET" % (matrix[quarter_turns], text.encode())
    return one_page(content, page=b"/Rotate %d" % (90 * quarter_turns))


@pytest.mark.parametrize("quarter_turns", [0, 1, 2, 3])
def test_turned_pages_read_as_displayed(tmp_path, quarter_turns) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(turned("Total revenue 1,234", quarter_turns))
    words = read_words(path, [1])[1]
    assert [word.text for word in words] == ["Total", "revenue", "1,234"]
    assert len({(word.y0, word.y1) for word in words}) == 1
    assert [word.x0 for word in words] == sorted(word.x0 for word in words)
    assert all(word.x1 - word.x0 > word.y1 - word.y0 for word in words)


def test_a_watermark_breaks_no_row(tmp_path) -> None:
    def watermark(canvas) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 90)
        canvas.setFillGray(0.8)
        canvas.translate(150, 250)
        canvas.rotate(45)
        canvas.drawString(0, 0, "CONFIDENTIAL")
        canvas.restoreState()

    rows = [f"row{number}" for number in range(30)]
    cells = [
        together(line(row, 72, 700 - 14 * number), line(f"{number:,}00", 400, 700 - 14 * number))
        for number, row in enumerate(rows)
    ]
    path = drawn(tmp_path / "a.pdf", together(watermark, *cells))
    words = texts(path)
    assert words[:-1] == [text for number, row in enumerate(rows) for text in (row, f"{number:,}00")]
    assert words[-1] == "CONFIDENTIAL"


def test_a_margin_note_along_the_page_is_one_word_at_the_end(tmp_path) -> None:
    def note(canvas) -> None:
        canvas.saveState()
        canvas.translate(30, 400)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Downloaded")
        canvas.restoreState()

    path = drawn(tmp_path / "a.pdf", together(note, line("Total revenue", 72, 430)))
    assert texts(path) == ["Total", "revenue", "Downloaded"]


def test_asked_pages_only_and_none_beyond_the_last(tmp_path) -> None:
    path = drawn(tmp_path / "a.pdf", line("one"), line("two"), line("three"))
    found = read_words(path, [3, 1, 3, 9, 0, -2])
    assert {page: [word.text for word in words] for page, words in found.items()} == {1: ["one"], 3: ["three"], 9: []}
    assert read_words(path, []) == {}


def test_every_box_lies_on_the_page(tmp_path) -> None:
    path = drawn(tmp_path / "a.pdf", together(line("left", 0, 10), line("right", WIDTH - 30, HEIGHT - 10)))
    for word in read_words(path, [1])[1]:
        assert 0 <= word.x0 < word.x1 <= WIDTH + 0.5
        assert -3 <= word.y0 < word.y1 <= HEIGHT + 3
