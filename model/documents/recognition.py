"""Reading pictures of pages (OCR) with rapidocr; its PP-OCRv6 models lie inside the package and nothing is fetched.

Recognition needs no limits of its own: it sees pixels that the worker drew, never the document. One engine serves the
process, one page at a time, on at most two threads. Libraries are imported at first use; no screen pays for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from PIL import Image

from model.documents.contents import Pixels, Word
from model.documents.files import read_photo
from model.documents.ink import ink_of, skew, table_rows, without_rules
from model.documents.lines import lines_of, text_of
from model.documents.placing import RecognisedLine, recognised_line, words_of_line
from model.documents.reader import read_pixels
from model.documents.turn import Turn
from model.settings import Settings

if TYPE_CHECKING:
    from model.documents.ink import Grey

RESOLUTION = 130
"""Pixels an inch for recognition: digits were read best and fastest at this size (of 110 to 200)."""
_GLANCE = 72
_TITLE_RESOLUTION = 100
_TITLE_PART = 0.24
"""Part of the page's height, from its top, in which it says what it is."""
_THREADS = 2
_LONGEST_SIDE = 3000
_UNREADABLE = 0.85
"""Mean certainty below which a page may stand on its head: such pages reach 0.73, upright ones 0.95 and more."""
_LONG = 2.0
"""How many times longer than wide the picture of a line is at least, to tell which way it runs."""

_recognising = Lock()


@dataclass(frozen=True, slots=True)
class Glance:
    """What a quick look at a picture of a page shows."""

    page: int
    """1-based."""
    table_rows: int
    """Lines that stand in columns."""
    dark: float
    """Share of dark pixels."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page as recognised in its picture. Words lie as on the upright page."""

    page: int
    """1-based."""
    words: tuple[Word, ...]
    turn: Turn
    """From the upright page to the page as displayed."""

    @property
    def text(self) -> str:
        """The words line by line."""
        return text_of(self.words)


def glance(path: Path | str, page: int, settings: Settings | None = None) -> Glance:
    """Look at a page (1-based) without reading it; it may lie on its side. Raises DocumentRefused."""
    picture = _picture(read_pixels(path, page, _GLANCE, settings))
    ink = ink_of(_array(picture))
    rows = max(table_rows(ink_of(_array(_level(way)[0]))) for way in (picture, _quarter(picture)))
    return Glance(page, rows, float(ink.mean()))


def read_title(path: Path | str, page: int, settings: Settings | None = None) -> str:
    """The text at the top of a page (1-based), line by line. Raises DocumentRefused."""
    picture = _picture(read_pixels(path, page, _TITLE_RESOLUTION, settings))
    return text_of(_read(picture, _TITLE_PART).words(1.0))


def recognise(path: Path | str, page: int, settings: Settings | None = None) -> ScannedPage:
    """Read the picture of a page (1-based) as displayed. Raises DocumentRefused."""
    pixels = read_pixels(path, page, RESOLUTION, settings)
    read, scale = _read(_picture(pixels)), pixels.scale
    upright = (read.picture.width / scale, read.picture.height / scale)
    turn = Turn(read.angle, upright, (pixels.width / scale, pixels.height / scale))
    return ScannedPage(page, tuple(read.words(scale)), turn)


def read_photograph(path: Path | str, settings: Settings | None = None) -> tuple[Word, ...]:
    """The words in a photograph of a page, line by line, in pixels of the upright page. Raises DocumentRefused."""
    return tuple(_read(_picture(read_photo(path, settings))).words(1.0))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A picture set level in one of the four ways, with the lines found in it."""

    picture: Image.Image
    angle: float
    """Degrees clockwise by which it was turned before."""
    lines: tuple[RecognisedLine, ...]
    certainty: float

    @property
    def sideways(self) -> bool:
        """Whether most lines run down the page."""
        sizes = [(line.right - line.left, line.bottom - line.top) for line in self.lines]
        return sum(high > _LONG * wide for wide, high in sizes) > sum(wide > _LONG * high for wide, high in sizes)

    def words(self, scale: float) -> list[Word]:
        """Words in points, line by line."""
        # The rule under a total would join the words above it
        ink = without_rules(ink_of(_array(self.picture)))
        words = [word for line in self.lines for word in words_of_line(line, ink, scale)]
        return [word for line in lines_of(words) for word in line]


def _read(picture: Image.Image, part: float = 1.0) -> _Reading:
    """The upper part of a picture read the way up that it was printed."""
    turned_by = 0.0
    read = _lines(picture, turned_by, part)
    if read.sideways:
        picture, turned_by = _quarter(picture), 90.0
        read = _lines(picture, turned_by, part)
    if read.lines and read.certainty < _UNREADABLE:
        turned = _lines(picture.rotate(180), turned_by + 180.0, part)
        read = max(read, turned, key=lambda each: each.certainty)
    return read


def _lines(picture: Image.Image, angle: float, part: float) -> _Reading:
    """The lines of the upper part of a picture that was turned by some quarters, once it is set level."""
    import numpy as np

    level, slope = _level(picture)
    seen = level.crop((0, 0, level.width, max(1, round(level.height * part))))
    with _recognising:
        found = _engine()(np.stack([_array(seen)] * 3, axis=-1))
    if found.boxes is None or found.txts is None:
        return _Reading(level, angle + slope, (), 0.0)
    placed = found.word_results if len(found.word_results) == len(found.txts) else [()] * len(found.txts)
    lines = map(recognised_line, found.txts, found.boxes, placed)
    return _Reading(level, angle + slope, tuple(lines), float(np.mean(found.scores)))


def _picture(pixels: Pixels) -> Image.Image:
    return Image.frombytes("L", (pixels.width, pixels.height), pixels.grey)


def _quarter(picture: Image.Image) -> Image.Image:
    """A page that lies on its right side set up; one on its left side then stands on its head."""
    return picture.transpose(Image.Transpose.ROTATE_90)


def _level(picture: Image.Image) -> tuple[Image.Image, float]:
    """The picture turned so that its lines run level, and the degrees clockwise by which they sloped."""
    slope = skew(ink_of(_array(picture)))
    return (picture.rotate(slope, Image.Resampling.BICUBIC, fillcolor=255) if slope else picture), slope


def _array(picture: Image.Image) -> Grey:
    import numpy as np

    return np.asarray(picture)


@cache
def _engine() -> Any:
    import rapidocr

    # With its models named, the engine refuses where they are missing instead of fetching them
    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.max_side_len": _LONGEST_SIDE,
            "Det.limit_type": "max",
            "Det.limit_side_len": _LONGEST_SIDE,
            "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
            "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
