"""Where a row of the annotations comes from, as evidence a reader can open."""

from __future__ import annotations

from model.evidence import Evidence
from model.medicine.rare.annotations import UNSTATED, rare_annotations

_PAGES = {
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "OMIM": "https://omim.org/entry/{}",
    "ORPHA": "https://www.orpha.net/en/disease/detail/{}",
}


def citations(row: int, finding: str) -> tuple[Evidence, ...]:
    """The publications or database entries behind a row; the quote is the finding with how often it was seen."""
    rows = rare_annotations()
    quote = f"{finding} {share_text(row)}".rstrip()
    return tuple(
        Evidence(each, quote=quote, url=_page(each)) for each in references(rows.references[rows.reference[row]])
    )


def references(written: str) -> list[str]:
    """The works a row names: some name several, ``PMID:1;PMID:2``."""
    return written.split(";")


def _page(reference: str) -> str | None:
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
