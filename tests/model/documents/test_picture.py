from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageStat

from model.documents import read_words, render_page
from model.errors import DocumentRefused
from tests.hostile.raw import one_page
from tests.model.documents.paper import drawn, line
from tests.model.documents.test_words import turned


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.fixture
def path(tmp_path):
    return drawn(tmp_path / "a.pdf", line("Total revenue"))


def test_the_picture_has_the_width_asked_for_and_the_page_shape(path) -> None:
    assert opened(render_page(path, 1, width=612)).size == (612, 792)


@pytest.mark.parametrize(("asked", "given"), [(1, 64), (-5, 64), (10**9, 3000)])
def test_the_width_is_held_to_what_a_screen_can_use(path, asked, given) -> None:
    assert opened(render_page(path, 1, width=asked)).size[0] == given


@pytest.mark.parametrize("box", [b"[0 0 1000000 1000000]", b"[0 0 1 100000]", b"[0 0 100000 1]"])
def test_a_huge_or_thin_page_makes_a_picture_of_bounded_size(tmp_path, box) -> None:
    file = tmp_path / "huge.pdf"
    file.write_bytes(one_page(media_box=box))
    width, height = opened(render_page(file, 1, width=3000)).size
    assert width * height <= 12_100_000


@pytest.mark.parametrize("quarter_turns", [0, 1, 2, 3])
def test_words_stand_where_the_picture_shows_them(tmp_path, quarter_turns) -> None:
    """Ink inside the boxes of the words, none outside, on turned pages too."""
    file = tmp_path / "a.pdf"
    file.write_bytes(turned("Total revenue 1,234", quarter_turns))
    image = opened(render_page(file, 1, width=1200)).convert("L")
    (word, *_) = words = read_words(file, [1])[1]
    scale = 1200 / (792 if quarter_turns % 2 else 612)
    for word in words:
        box = tuple(round(edge * scale) for edge in (word.x0, word.y0, word.x1, word.y1))
        assert ImageStat.Stat(image.crop(box)).extrema[0][0] < 100
        image.paste(255, box)
    assert image.getextrema()[0] > 100


def test_marks_colour_their_place_and_nothing_else(path) -> None:
    plain = opened(render_page(path, 1, width=612))
    marked = opened(render_page(path, 1, [(300, 300, 400, 320)], width=612))
    assert plain.getpixel((350, 310)) == (255, 255, 255)
    red, green, blue = marked.getpixel((350, 310))
    assert red > green > blue  # amber
    assert marked.getpixel((350, 340)) == (255, 255, 255)
    outline = min(sum(marked.getpixel((350, y))) for y in range(295, 302))
    assert outline < red + green + blue


def test_text_under_a_mark_can_be_read(path) -> None:
    word = read_words(path, [1])[1][0]
    box = (word.x0, word.y0, word.x1, word.y1)
    marked = opened(render_page(path, 1, [box], width=1200)).convert("L")
    scale = 1200 / 612
    inside = tuple(round(edge * scale) for edge in (word.x0 + 1, word.y0 + 1, word.x1 - 1, word.y1 - 1))
    darkest, brightest = marked.crop(inside).getextrema()
    assert brightest - darkest > 120


def test_a_crop_shows_that_part_only(path) -> None:
    part = opened(render_page(path, 1, width=600, crop=(0, 0, 306, 198)))
    assert part.size == (600, 388)
    assert part.convert("L").getextrema()[0] < 100  # the line of text is in it
    rest = opened(render_page(path, 1, width=600, crop=(0, 300, 612, 792)))
    assert rest.convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize("crop", [(700, 0, 900, 100), (5, 5, 5, 5), (-50, -50, -10, -10)])
def test_a_crop_beside_the_page_shows_something(path, crop) -> None:
    assert min(opened(render_page(path, 1, crop=crop)).size) > 0


@pytest.mark.parametrize("page", [0, 2, -1, 10**6])
def test_a_page_that_is_not_there_is_refused(path, page) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        render_page(path, page)
    assert refusal.value.code == "document_no_such_page"
    assert str(page) in refusal.value.message("zh")
