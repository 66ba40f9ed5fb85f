"""How well a printed and scanned report is read: ``python -m tests.quality.finance.scanned [PDF …]``.

Pages of a report are drawn, turned, blurred, given noise and pressed as a scanner does it, and put into a PDF without
text. Its figures are compared with the gold values of the shipped samples, or with the reading of the text layer of any
other report. Prints figures right, wrong and missing, and how sure the reader was of the wrong ones.
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.trust import trust

HERE = Path(__file__).parent
SAMPLES = Path(__file__).parents[3] / "data" / "samples" / "finance"
CONFIDENT = ("verified", "partly")

Figures = Mapping[tuple[str, int], Decimal]


@dataclass(frozen=True, slots=True)
class Scanner:
    """What happens to a page on its way through paper."""

    angle: float = 1.0
    """Degrees clockwise."""
    seed: int = 0
    resolution: int = 170
    noise: float = 10.0
    """Standard deviation, in grey levels of 255."""
    blur: float = 0.6
    """Pixels."""
    quality: int = 60
    """Of the JPEG."""

    def picture(self, page: pypdfium2.PdfPage, number: int) -> Image.Image:
        """The page as scanned."""
        drawn = page.render(scale=self.resolution / 72, grayscale=True).to_pil().convert("L")
        turned = drawn.rotate(-self.angle, Image.Resampling.BICUBIC, fillcolor=255)
        soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(self.blur)), dtype=float)
        grain = np.random.default_rng((self.seed, number)).normal(0.0, self.noise, soft.shape)
        # Paper is not white, ink is not black
        pressed = io.BytesIO()
        Image.fromarray(np.clip(8 + 0.92 * soft + grain, 0, 255).astype(np.uint8)).save(
            pressed, "JPEG", quality=self.quality
        )
        return Image.open(pressed)


def scan(source: Path, pages: Sequence[int], target: Path, scanner: Scanner) -> Path:
    """The pages (1-based) of a PDF as a scan without text."""
    with pypdfium2.PdfDocument(source) as document:
        first, *others = [scanner.picture(document[number - 1], number) for number in pages]
        first.save(target, "PDF", resolution=scanner.resolution, save_all=True, append_images=others)
    return target


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of a scan against what they should be."""

    right: int
    wrong: tuple[tuple[str, int, str], ...]
    """Metric, year and level of each wrong figure."""
    missing: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        """Share of the figures that are right."""
        return self.right / (self.right + len(self.wrong) + len(self.missing))

    @property
    def misleading(self) -> list[tuple[str, int, str]]:
        """Wrong figures that the reader was sure of."""
        return [entry for entry in self.wrong if entry[2] in CONFIDENT]


def score(report: Report, truth: Figures) -> Score:
    """Compare a reading with the truth."""
    found = {key: report.metric(*key) for key in truth}
    wrong = [
        (*key, trust(report, figure).level)
        for key, figure in found.items()
        if figure is not None and figure.value != truth[key]
    ]
    missing = [key for key, figure in found.items() if figure is None]
    return Score(len(truth) - len(wrong) - len(missing), tuple(wrong), tuple(missing))


def gold(stem: str) -> dict[tuple[str, int], Decimal]:
    """The gold values of a shipped sample."""
    metrics = json.loads((HERE / f"{stem}.gold.json").read_text(encoding="utf-8"))["metrics"]
    return {(name, int(year)): Decimal(v) for name, answer in metrics.items() for year, v in answer["values"].items()}


def _reference(path: Path, around: int) -> tuple[Figures, list[int]]:
    """Figures of the text layer, and the pages to scan: the cover, and the statements with their neighbours."""
    read = DocumentUnderstandingModel().analyze(path)
    printed = {
        (figure.name, figure.year): (figure.value, figure.evidence.page)
        for figure in read.metrics
        if figure.formula is None and figure.evidence is not None
    }
    statements = {page for statement in read.statements for page in statement.pages}
    near = {page + step for page in statements for step in range(-around, around + 1)} | {1, 2}
    pages = [page for page in range(1, read.page_count + 1) if page in near or not around]
    scanned = {key: value for key, (value, page) in printed.items() if page in pages}
    return scanned, pages


def main() -> None:
    """Scan and read each report; print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path, help="by default the shipped samples")
    parser.add_argument("--angle", type=float, default=1.0, help="degrees clockwise")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resolution", type=int, default=170, help="pixels an inch")
    parser.add_argument("--around", type=int, default=8, help="pages around the statements; 0 scans the whole report")
    given = parser.parse_args()
    scanner = Scanner(given.angle, given.seed, given.resolution)
    for path in given.reports or sorted(SAMPLES.glob("*.pdf")):
        truth, pages = _reference(path, given.around)
        if (HERE / f"{path.stem}.gold.json").exists():
            truth = gold(path.stem)
        with tempfile.TemporaryDirectory() as folder:
            scanned = scan(path, pages, Path(folder) / "scan.pdf", scanner)
            start = time.monotonic()
            report = DocumentUnderstandingModel().analyze(scanned)
            seconds = time.monotonic() - start
        _tell(path.stem, report, score(report, truth), len(pages), seconds)


def _tell(name: str, report: Report, found: Score, pages: int, seconds: float) -> None:
    read = sum(notice.code == "scanned_pages" for notice in report.notices)
    total = found.right + len(found.wrong) + len(found.missing)
    print(
        f"{name}: {found.right}/{total} right ({found.share:.1%}), {len(found.wrong)} wrong "
        f"({len(found.misleading)} of them shown as sure), {len(found.missing)} missing; "
        f"{read} of {pages} pages read in {seconds:.0f} s, {seconds / max(read, 1):.1f} s each"
    )
    for entry in (*found.wrong, *found.missing):
        print("   ", *entry)


if __name__ == "__main__":
    main()
