"""Reports whose pages are pictures: the words recognised in them, and what a figure read that way may claim.

The reading itself knows nothing of this: it is given words and texts of pages. Recognised words lie as on the page set
upright; at the end the places of evidence are turned back to the page as displayed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from model.documents import PDFText, ScannedPage, Word, recognise
from model.evidence import Evidence
from model.finance.figures import Figure, Formula, Notice
from model.finance.metrics import Figures
from model.finance.report import Report
from model.finance.scanned_numbers import repair
from model.finance.scanned_pages import Progress, choose_pages

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Scan:
    """The pages of a document that were read from their pictures."""

    pages: Mapping[int, ScannedPage]
    pictured: tuple[int, ...]
    """All pages of the document that are pictures, read or not."""

    @property
    def words(self) -> dict[int, tuple[Word, ...]]:
        """Words by page, as on the upright page."""
        return {number: page.words for number, page in self.pages.items()}

    def text(self, text: PDFText) -> PDFText:
        """The document's text with that of the read pictures."""
        read = {number: page.text for number, page in self.pages.items()}
        texts = tuple(read.get(number, own) for number, own in enumerate(text.texts, 1))
        return replace(text, texts=texts)


def read_scan(path: Path, text: PDFText, progress: Progress) -> Scan:
    """Read those pictures of pages that may hold statements; digits are put right where their column says how.

    Raises DocumentRefused.
    """
    chosen = choose_pages(path, text.pictured, progress)
    pages: dict[int, ScannedPage] = {}
    for done, number in enumerate(chosen):
        progress(done, len(chosen), "reading_pictures")
        page = recognise(path, number)
        pages[number] = replace(page, words=repair(page.words))
    return Scan(pages, text.pictured)


def mark_scanned(figures: Figures, scan: Scan) -> Figures:
    """The figures, with the method of those that were read from a picture."""
    return {key: _marked(figure, scan) for key, figure in figures.items()}


def _marked(figure: Figure, scan: Scan) -> Figure:
    if figure.formula is not None:
        inputs = tuple(_marked(part, scan) for part in figure.formula.inputs)
        return replace(figure, formula=Formula(figure.formula.operator, inputs))
    read = figure.evidence is not None and figure.evidence.page in scan.pages
    return replace(figure, method="scanned") if read else figure


def as_displayed(report: Report, scan: Scan) -> Report:
    """The report with its evidence where the displayed pages show it, and a notice of the pages read as pictures.

    Hidden text on a picture is what its scanner made of it, and no reason for a warning.
    """
    notices = [notice for notice in report.notices if notice.code != "hidden_text" or notice.page not in scan.pictured]
    notices += [Notice("scanned_pages", number) for number in scan.pages]
    if len(scan.pages) < len(scan.pictured):
        notices.append(Notice("scanned_pages_left"))
    return replace(_placed(report, scan), notices=tuple(notices))


def _placed(part: _Part, scan: Scan) -> _Part:
    """A noun of the report with every box in it turned to the displayed page."""
    found: Any = part
    if isinstance(part, Evidence):
        page = scan.pages.get(part.page or 0)
        found = part if page is None or part.box is None else replace(part, box=_rounded(page.turn.displayed(part.box)))
    elif isinstance(part, tuple):
        found = tuple(_placed(each, scan) for each in part)
    elif is_dataclass(part) and not isinstance(part, type):
        found = replace(part, **{field.name: _placed(getattr(part, field.name), scan) for field in fields(part)})
    return found  # type: ignore[no-any-return]


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box
    return round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)
