"""Pictures of pages read by the engine itself, on pages small enough to be quick."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from model.documents import recognition
from model.documents.reader import read_pixels, read_text
from model.documents.recognition import glance, read_title, recognise
from model.errors import DocumentRefused

WIDE, HIGH = 300.0, 180.0
LINES = (("CONSOLIDATED BALANCE SHEETS", ""), ("Cash and cash equivalents", "466,465"), ("Total assets", "1,336,143"))


def drawn(path: Path, angle: float = 0.0) -> Path:
    """A page of three lines as a picture, turned clockwise."""
    canvas = Canvas(str(path.with_suffix(".text.pdf")), pagesize=(WIDE, HIGH))
    canvas.setFont("Helvetica", 11)
    for index, (label, number) in enumerate(LINES):
        canvas.drawString(30, 140 - 30 * index, label)
        canvas.drawRightString(270, 140 - 30 * index, number)
    canvas.drawString(185, 80, "$")
    canvas.line(180, 76, 275, 76)  # the rule under a total, close to its digits
    canvas.save()
    pixels = read_pixels(path.with_suffix(".text.pdf"), 1, 170)
    page = Image.frombytes("L", (pixels.width, pixels.height), pixels.grey)
    quarter = angle % 90 == 0
    page.rotate(-angle, Image.Resampling.BICUBIC, expand=quarter, fillcolor=255).save(path, "PDF", resolution=170)
    return path


def texts(page: recognition.ScannedPage) -> list[str]:
    return [word.text for word in page.words]


def test_a_picture_of_a_page_is_known_and_has_no_words(tmp_path) -> None:
    text = read_text(drawn(tmp_path / "scan.pdf"))
    assert (text.texts, text.pictured) == (("",), (1,))


def test_a_page_with_text_and_an_empty_page_are_no_pictures(tmp_path) -> None:
    canvas = Canvas(str(tmp_path / "text.pdf"))
    for index in range(20):
        canvas.drawString(72, 700 - 14 * index, "Net income per share")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    assert read_text(tmp_path / "text.pdf").pictured == ()


@pytest.mark.parametrize("angle", [0.0, 1.0, 90.0, 180.0, 270.0])
def test_words_are_read_whichever_way_the_page_lies(angle, tmp_path) -> None:
    page = recognise(drawn(tmp_path / "scan.pdf", angle), 1)
    assert [line.split()[-1].replace(".", ",") for line in page.text.splitlines()] == ["SHEETS", "466,465", "1,336,143"]
    assert abs((page.turn.angle - angle + 180) % 360 - 180) < 0.3
    number = next(word for word in page.words if word.text.startswith("466"))
    assert number.x1 == pytest.approx(270, abs=2)
    total = next(word for word in page.words if word.text.endswith("143"))
    assert (" " in total.text, total.x0 > 205) == (False, True)
    assert (number.y0 + number.y1) / 2 == pytest.approx(67, abs=4)


def test_marks_stand_on_the_page_as_it_lies(tmp_path) -> None:
    path = drawn(tmp_path / "scan.pdf", 90.0)
    page = recognise(path, 1)
    number = next(word for word in page.words if word.text.startswith("466"))
    x0, y0, x1, y1 = page.turn.displayed((number.x0, number.y0, number.x1, number.y1))
    # The line at height 67 of 180 stands that far from the right edge once the page lies on its right side
    assert (x0 + x1) / 2 == pytest.approx(180 - 67, abs=4)
    assert y1 == pytest.approx(270, abs=3)
    assert y1 - y0 > x1 - x0


def test_the_title_is_the_top_of_the_page(tmp_path) -> None:
    title = read_title(drawn(tmp_path / "scan.pdf"), 1)
    assert "BALANCE SHEETS" in title
    assert "assets" not in title


def test_a_glance_reads_nothing(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(recognition, "_engine", lambda: pytest.fail("read"))
    seen = glance(drawn(tmp_path / "scan.pdf"), 1)
    assert seen.page == 1
    assert seen.table_rows < 2
    assert 0 < seen.dark < 0.2


def test_an_empty_page_has_no_words(tmp_path) -> None:
    Image.new("L", (400, 300), 255).save(tmp_path / "empty.pdf", "PDF", resolution=100)
    page = recognise(tmp_path / "empty.pdf", 1)
    assert (page.words, page.text, page.turn.angle) == ((), "", 0.0)


@pytest.mark.parametrize("read", [glance, read_title, recognise])
def test_a_page_that_is_not_there(read, tmp_path) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        read(drawn(tmp_path / "scan.pdf"), 9)
    assert refusal.value.code == "document_no_such_page"


def test_the_models_lie_inside_the_package_and_nothing_is_fetched(monkeypatch) -> None:
    fetch = pytest.importorskip("rapidocr.inference_engine.onnxruntime.main").DownloadFile
    monkeypatch.setattr(fetch, "run", lambda *_: pytest.fail("fetched"))
    recognition._engine.cache_clear()
    blank = np.full((64, 64, 3), 255, np.uint8)
    blank[20:40, 10:50] = 0
    recognition._engine()(blank)


def test_no_screen_pays_for_recognition() -> None:
    code = "import sys, model.finance.service; print(*{'rapidocr', 'onnxruntime', 'cv2'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
