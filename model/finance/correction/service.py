"""What the screens ask of the correction loop: correct, take back, restore, list. Every change reaches the shelf."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from model import jobs
from model.finance import service
from model.finance.correction.apply import Change, Corrected
from model.finance.correction.draft import Asked, draft
from model.finance.correction.pages import statement_title, titled_page
from model.finance.correction.record import Correction, companies_of, keep, kept
from model.finance.library import shelf
from model.finance.library.companies import company_key
from model.finance.library.index import summary


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a correction, or taking one back, led to."""

    correction: Correction
    replayed: int
    """Other reports of the company that show it, or are read anew for it."""
    job_id: str | None = None
    """The reading of the correction's own document, where that is read anew."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A correction as one report sees it."""

    correction: Correction
    changes: tuple[Change, ...]
    """The figures it has the last word on here; none where it was taken back, overruled or has nothing to say here."""
    own: bool
    """Whether it was made on this report."""

    @property
    def original(self) -> Decimal | None:
        """The value that was read where it was made."""
        return self.correction.said.original


def correct(result_id: str, owner: str, asked: Asked) -> Outcome:
    """Keep a correction of a figure and replay it on the company's other reports.

    Raises CorrectionRefused with what to give instead, StoreError for a result that is not the owner's.
    """
    shown = service.corrected(result_id, owner)
    read, company = service.as_read(result_id, owner), company_key(shown.report)
    said = draft(asked, read, shown)
    if said.kind == "page" and said.page is not None and said.statement is not None:
        text = shelf.page_texts(read.source, owner)[said.page - 1]
        said = replace(said, title=statement_title(text, said.statement))
    return _outcome(keep(jobs.current_store(), owner, company, read.source, said), company, owner)


def undo(correction_id: str, owner: str) -> Outcome:
    """Take a correction back, on every report it was replayed on. Raises StoreError("record_missing")."""
    return _set(correction_id, owner, withdrawn=True)


def restore(correction_id: str, owner: str) -> Outcome:
    """Put a correction that was taken back in force again. Raises StoreError("record_missing")."""
    return _set(correction_id, owner, withdrawn=False)


def corrections_of(result_id: str, owner: str) -> tuple[Standing, ...]:
    """All corrections of the report's company, newest first, also those taken back. Raises StoreError."""
    return standings(service.corrected(result_id, owner))


def standings(shown: Corrected) -> tuple[Standing, ...]:
    """The same, of a report that is already open."""
    return tuple(
        Standing(
            correction,
            tuple(change for change in shown.changes if change.correction.id == correction.id),
            correction.document_id == shown.report.source,
        )
        for correction in reversed(shown.corrections)
    )


def companies_corrected_on(document_id: str, owner: str) -> frozenset[str]:
    """Keys of the companies about which a document holds corrections; they go when it is deleted."""
    return frozenset(companies_of(jobs.current_store(), owner, document_id).values())


def refresh(company: str, owner: str) -> dict[str, Corrected]:
    """Rewrite what the shelf shows of all readings of a company; returns them as they are now, by result."""
    store = jobs.current_store()
    readings: dict[str, Corrected] = {}
    for entry in shelf.of_company(company, owner):
        readings[entry.result_id] = shown = service.corrected(entry.result_id, owner)
        store.replace_summary(entry.result_id, owner, summary(shown.report))
    return readings


def _set(correction_id: str, owner: str, *, withdrawn: bool) -> Outcome:
    store = jobs.current_store()
    store.withdraw_annotation(correction_id, owner, withdrawn=withdrawn)
    company = companies_of(store, owner)[correction_id]
    every = kept(store, owner, company, withdrawn=True)
    return _outcome(next(each for each in every if each.id == correction_id), company, owner)


def _outcome(correction: Correction, company: str, owner: str) -> Outcome:
    """Bring the company's reports in line with a correction just made, taken back or restored."""
    if correction.kind == "page":
        return _read_anew(correction, company, owner)
    readings = refresh(company, owner).values()
    replayed = sum(
        any(change.replayed and change.correction.id == correction.id for change in shown.changes) for shown in readings
    )
    return Outcome(correction, replayed)


def _read_anew(correction: Correction, company: str, owner: str) -> Outcome:
    """Begin to read the correction's own document and the company's others that bear the statement's title."""
    said, own = correction.said, correction.document_id
    options = {}
    if not correction.withdrawn:
        options = {service.PAGES: {said.statement: said.page}, service.CORRECTION: correction.id}
    job_id = jobs.submit(service.KIND, own, owner, options, again=True)
    others = {entry.document_id for entry in shelf.of_company(company, owner)} - {own}
    titled = [each for each in sorted(others) if titled_page(shelf.page_texts(each, owner), said.title) is not None]
    for document_id in titled:
        jobs.submit(service.KIND, document_id, owner, again=True)
    return Outcome(correction, len(titled), job_id)
