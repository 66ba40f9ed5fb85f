"""Builds the finance desk's sample reports and their gold answers: ``python -m tests.typeset.samples``.

The same sources give the same bytes. Chinese reports need the Debian package fonts-droid-fallback, whose subset they
embed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.typeset.fonts import DROID
from tests.typeset.quillmere import annual_report as english
from tests.typeset.quillmere import statements as english_statements
from tests.typeset.quillmere import xbrl
from tests.typeset.report import Book
from tests.typeset.yanxi import annual_report as chinese
from tests.typeset.yanxi import statements as chinese_statements

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples" / "finance"
GOLD = ROOT / "tests" / "quality" / "finance"
YEARS = (2023, 2024)

Made = tuple[str, Book, Callable[[Canvas], None], dict[str, dict[str, str]]]


def made(year: int) -> list[Made]:
    """(file stem, book, cover, answers) of each company's report of a year."""
    book, cover = english.annual_report(year)
    answers = english_statements.answers(english_statements.filing(year))
    kept: list[Made] = [(f"quillmere_{year}", book, cover, answers)]
    book, cover = chinese.annual_report(year)
    answers = chinese_statements.answers(chinese_statements.filing(year))
    return [*kept, (f"yanxi_{year}", book, cover, answers)]


def build(samples: Path = SAMPLES, gold: Path = GOLD) -> list[Path]:
    """Writes all PDFs, golds and the XBRL instance. Raises FileNotFoundError without the Chinese font."""
    if not DROID.is_file():
        raise FileNotFoundError(DROID)
    samples.mkdir(parents=True, exist_ok=True)
    gold.mkdir(parents=True, exist_ok=True)
    written = []
    for year in YEARS:
        for stem, book, cover, answers in made(year):
            written.append(book.build(samples / f"{stem}.pdf", cover))
            metrics = {name: {"page": book.places[name], "values": values} for name, values in answers.items()}
            text = json.dumps({"document": f"{stem}.pdf", "metrics": metrics}, indent=1, ensure_ascii=False)
            (gold / f"{stem}.gold.json").write_text(text + "\n", encoding="utf-8")
    instance = samples / f"quillmere_{YEARS[-1]}.xml"
    instance.write_text(xbrl.instance(YEARS[-1]), encoding="utf-8")
    return [*written, instance]


if __name__ == "__main__":
    build()
