"""Where the annotations of a disease were published: what a row prints, and the page a reader can open."""

from __future__ import annotations

from collections.abc import Collection

from model.evidence import Evidence
from model.medicine.ontology.ontology import Ontology
from model.medicine.rare.annotations import FREQUENCY_CLASSES, UNSTATED, Annotations

_PAGES = {
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "OMIM": "https://www.omim.org/entry/{}",
    "ORPHA": "https://www.orpha.net/en/disease/detail/{}",
    "DECIPHER": "https://www.deciphergenomics.org/syndrome/{}",
}


def page_of(reference: str) -> str | None:
    """The page of a citation such as ``PMID:15266616``; None where its kind has none."""
    if reference.startswith(("http://", "https://")):
        return reference
    kind, _, number = reference.partition(":")
    return _PAGES[kind].format(number) if kind in _PAGES and number.isdigit() else None


def citations(terms: Ontology, rows: Annotations, row: int, leave_out: Collection[str] = ()) -> tuple[Evidence, ...]:
    """One piece of evidence for each publication a row cites, those left out not among them."""
    quote = printed(terms, rows, row)
    cited = rows.references[rows.reference[row]].split(";")
    return tuple(
        Evidence(reference, quote=quote, url=page_of(reference)) for reference in cited if reference not in leave_out
    )


def printed(terms: Ontology, rows: Annotations, row: int) -> str | None:
    """The frequency as the row prints it: ``7/12``, the name of its class or a percentage; None where it has none."""
    if rows.examined[row]:
        return f"{rows.affected[row]}/{rows.examined[row]}"
    share = float(rows.frequency[row])
    if share == UNSTATED:
        return None
    for name, middle in FREQUENCY_CLASSES.items():
        if abs(share - middle) < 1e-4:
            return terms.name(name)
    return f"{share:.3g}" if share < 0.01 else f"{100 * share:.3g}%"
