"""Where a row of the annotations comes from, as evidence a reader can open."""

from __future__ import annotations

from model.evidence import Evidence
from model.medicine.rare.annotations import UNSTATED, rare_annotations

_PAGES = {
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "OMIM": "https://omim.org/entry/{}",
    "ORPHA": "https://www.orpha.net/en/disease/detail/{}",
}


def citation(row: int, finding: str) -> Evidence:
    """The publication or database entry behind a row; its quote is the finding with how often it was seen."""
    rows = rare_annotations()
    reference = rows.references[rows.reference[row]]
    return Evidence(source=reference, quote=f"{finding} {share_text(row)}".rstrip(), url=page_of(reference))


def page_of(reference: str) -> str | None:
    """The address of a publication or database entry, None where its kind has none."""
    kind, _, number = reference.partition(":")
    page = _PAGES.get(kind)
    return page and page.format(number)


def share_text(row: int) -> str:
    """How often a row says the finding was seen: ``7/12``, ``55%`` or nothing."""
    rows = rare_annotations()
    if rows.examined[row]:
        return f"{rows.affected[row]}/{rows.examined[row]}"
    stated = float(rows.frequency[row])
    return "" if stated == UNSTATED else f"{stated:.0%}"
