"""A printed and scanned sample is read as well as the printed one, and what is misread is not shown as sure."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from model.documents.turn import Turn
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from tests.quality.finance.scanned import SAMPLES, Scanner, gold, scan, score
from tests.quality.finance.test_samples import read

pytestmark = pytest.mark.slow
PAGES = {
    "quillmere_2024": (1, 11, 16, 17, 19, 21),
    "yanxi_2024": (1, 5, 7, 16, 17, 18, 19),
}
"""The cover, the summary, prose and the statements."""
STEMS = pytest.mark.parametrize("stem", PAGES)
SCANNER = Scanner(angle=1.0, seed=24)
NEAR = 6.0
"""Points between the middle of a mark and that of the printed number."""


@cache
def scanned(stem: str) -> Report:
    with TemporaryDirectory() as folder:
        path = scan(SAMPLES / f"{stem}.pdf", PAGES[stem], Path(folder) / f"{stem}.pdf", SCANNER)
        return DocumentUnderstandingModel().analyze(path)


@STEMS
def test_figures_are_right_and_the_wrong_ones_are_not_sure(stem) -> None:
    found = score(scanned(stem), gold(stem))
    assert found.share >= 0.95, (found.wrong, found.missing)
    assert found.misleading == []


@STEMS
def test_every_figure_says_that_it_was_recognised_and_where(stem) -> None:
    report, printed = scanned(stem), read(stem)
    leaves = [leaf for figure in report.metrics for leaf in figure.leaves if leaf.evidence is not None]
    assert {leaf.method for leaf in leaves} == {"scanned"}
    width, height = 612.0 if stem.startswith("quill") else 595.0, 792.0 if stem.startswith("quill") else 842.0
    turn = Turn(SCANNER.angle, (width, height), (width, height))
    compared = 0
    for figure in report.metrics:
        same = printed.metric(figure.name, figure.year)
        if figure.formula is not None or same is None or same.formula is not None or same.value != figure.value:
            continue
        assert PAGES[stem][figure.evidence.page - 1] == same.evidence.page
        x, y = _middle(turn.displayed(same.evidence.box))
        own_x, own_y = _middle(figure.evidence.box)
        assert abs(x - own_x) < NEAR
        assert abs(y - own_y) < NEAR
        compared += 1
    assert compared > 40


def _middle(box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


@STEMS
def test_pictures_of_prose_are_left_unread_and_the_reader_is_told(stem) -> None:
    codes = {notice.code for notice in scanned(stem).notices}
    assert {"scanned_pages", "scanned_pages_left"} <= codes
    assert scanned(stem).language == ("zh" if stem.startswith("yanxi") else "en")
