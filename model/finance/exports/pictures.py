"""Pictures of the places key figures were read at, cut from the document's own pages."""

from __future__ import annotations

from model import documents, jobs
from model.errors import AssayError
from model.evidence import Evidence
from model.finance.exports.html_evidence import key_places
from model.finance.report import Report

_MARGIN = 28.0
"""Points above and below a number: the lines next to it and no more."""
_WIDTH = 900
"""Pixels; sharp on paper at the size printed."""


def key_pictures(report: Report, owner: str) -> dict[Evidence, bytes]:
    """A PNG of each place a key figure was read at, the number marked; without those that cannot be drawn."""
    drawn: dict[Evidence, bytes] = {}
    for figure in key_places(report):
        place = figure.evidence
        if place is None or place.page is None or place.box is None:
            continue
        try:
            jobs.current_store().document(place.source, owner)  # refuses anyone but the owner
            path = jobs.current_store().document_path(place.source)
            part = documents.close_up(path, place.page, [place.box], _MARGIN)
            drawn[place] = documents.render_page(path, place.page, [place.box], _WIDTH, part)
        except AssayError:
            continue
    return drawn
