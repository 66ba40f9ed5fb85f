"""The reader of annual reports: a PDF in, a `Report` out, no language model in the path."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model.documents import HiddenText, PDFText, Word, document_id, read_text, read_words
from model.errors import DocumentRefused
from model.finance.accounting_changes import find_changes
from model.finance.checks import check_report, with_confidence
from model.finance.cover import find_company, find_fiscal_year, find_identifiers, find_shares, shares_figure
from model.finance.derive import fill, in_order, measures
from model.finance.disclosures import disclosure_pages, read_disclosures
from model.finance.figures import STATEMENT_KINDS, Notice, Statement, StatementKind
from model.finance.locate import Place, find_statements, is_chinese
from model.finance.metrics import Figures, mark_lines, name_totals, read_figures, reasons_missing
from model.finance.report import Report
from model.finance.risk.flags import find_flags
from model.finance.scanned import Scan, as_displayed, mark_scanned, read_scan
from model.finance.selected import second_readings, summary_pages
from model.finance.statement import Reading, read_statement, read_supplement
from model.finance.units import find_currency

Progress = Callable[[int, int, str], None]
"""progress(done, total, message); the message is a key of the interface words."""

_STEPS = 4


def _silent(done: int, total: int, message: str) -> None:
    """Progress that nobody watches."""


class DocumentUnderstandingModel:
    """Reads the three statements of an English or Chinese annual report. Needs no weights and keeps no state."""

    def analyze(self, path: str | Path, progress: Progress | None = None, name: str | None = None) -> Report:
        """Read a report; `name` is what the reader calls the file, by default its file name.

        Raises DocumentRefused with a plain reason when the file cannot be read.
        """
        return self.read(path, progress, name)[0]

    def read(
        self,
        path: str | Path,
        progress: Progress | None = None,
        name: str | None = None,
        pages: Mapping[StatementKind, int] | None = None,
    ) -> tuple[Report, tuple[str, ...]]:
        """The same, with the text of the report's pages, for those who keep it.

        `pages` names the 1-based page a statement begins on where the reader of the report knows better.
        """
        report_progress = progress or _silent
        path = Path(path)
        report_progress(0, _STEPS, "reading_pages")
        text = read_text(path)
        report_progress(1, _STEPS, "finding_statements")
        document = _Document(path, document_id(path.read_bytes()), text, disclosure_pages(text.texts))
        readings = document.read(pages or {})
        if text.pictured and _found(document, readings) < _ALL_FOUND:
            document, readings = _from_pictures(document, readings, pages or {}, report_progress)
        report_progress(2, _STEPS, "reading_tables")
        report = document.report(readings, name or path.name)
        report_progress(_STEPS, _STEPS, "checking_figures")
        return as_displayed(report, document.scan) if document.scan else report, document.text.texts


def _from_pictures(
    document: _Document, readings: list[Reading], pages: Mapping[StatementKind, int], progress: Progress
) -> tuple[_Document, list[Reading]]:
    """The document with its pictures of pages read, if that finds more statements.

    Raises DocumentRefused where there is nothing but pictures and they cannot be read.
    """
    textless = not any(page.strip() for page in document.text.texts)
    try:
        scan = read_scan(document.path, document.text, progress)
    except DocumentRefused:
        if textless:
            raise
        return document, readings
    text = scan.text(document.text)
    again = _Document(document.path, document.source, text, disclosure_pages(text.texts), {**scan.words}, scan)
    # Recognition sees a square or a dash in any picture
    if not any(map(str.isalnum, "".join(again.text.texts))):
        raise DocumentRefused("document_no_text")
    found = again.read(pages)
    better = _found(again, found) > _found(document, readings)
    return (again, found) if textless or better else (document, readings)


_ALL_FOUND = (len(STATEMENT_KINDS), len(STATEMENT_KINDS))


def _found(document: _Document, readings: Sequence[Reading]) -> tuple[int, int]:
    """Statements under their titles, and statements read: without its title a summary may stand in for one."""
    likeliest = next(iter(find_statements(document.text.texts)), {})
    return sum(place.titled for place in likeliest.values()), len(readings)


@dataclass(slots=True)
class _Document:
    """One file while it is read: its text, and the words of the pages looked at so far."""

    path: Path
    source: str
    text: PDFText
    notes: Sequence[int]
    """Pages whose tables of the notes are read."""
    pages: dict[int, Sequence[Word]] | None = None
    scan: Scan | None = None

    def words(self, page: int) -> Sequence[Word]:
        """Words of a page; pages that are likely to be needed next are read with it."""
        if self.pages is None:
            self.pages = {}
        if page not in self.pages:
            wanted = {page, page + 1} - set(self.pages)
            self.pages.update(read_words(self.path, sorted(n for n in wanted if n <= self.text.page_count)))
        return self.pages.get(page, ())

    @property
    def language(self) -> str:
        """ "zh" when most pages with text are Chinese."""
        sample = "".join(page[:400] for page in self.text.texts[:40])
        return "zh" if is_chinese(sample) else "en"

    def read(self, pages: Mapping[StatementKind, int]) -> list[Reading]:
        """The statements of the likeliest set of pages whose tables can be read; those of `pages` stand where told."""
        fiscal_year = find_fiscal_year(self.text.texts)
        told = {kind: Place(kind, page, 0.0, titled=True) for kind, page in pages.items()}
        best: list[Reading] = []
        for found in find_statements(self.text.texts) or [{}]:
            places = {**found, **told}
            self._fetch(places)
            readings = [
                reading
                for kind in STATEMENT_KINDS
                if kind in places
                and (
                    reading := read_statement(
                        kind,
                        places[kind].page,
                        self.text.page_count,
                        self.words,
                        self.source,
                        fiscal_year,
                        told=kind in told,
                    )
                )
            ]
            if len(readings) > len(best):
                best = readings
            if len(best) == len(STATEMENT_KINDS):
                break
        return best

    def _fetch(self, places: Mapping[StatementKind, Place]) -> None:
        """Read the words of all pages of the set, and of the summary, in one go."""
        pages = {page for place in places.values() for page in (place.page, place.page + 1)}
        pages |= set(summary_pages(self.text.texts)) | set(range(1, 3)) | set(self.notes)
        known = self.pages or {}
        wanted = sorted(page for page in pages if page <= self.text.page_count and page not in known)
        self.pages = {**known, **read_words(self.path, wanted)} if wanted else known

    def report(self, readings: Sequence[Reading], name: str) -> Report:
        """Figures, checks and confidences from the statements read."""
        statements = [reading.statement for reading in readings]
        language = self.language
        currency = next((s.currency for s in statements if s.currency), None) or self._currency(language)
        statements = [replace(statement, currency=currency) for statement in statements]
        fiscal_year = find_fiscal_year(self.text.texts)
        lines = name_totals([line for reading in readings for line in reading.lines], statements)
        if language == "zh" and statements:
            lines += read_supplement(self.text.texts, self.words, self.source, statements[0].scale, fiscal_year)
        printed, picked = read_figures(lines, statements, currency)
        printed = mark_scanned(printed, self.scan) if self.scan else printed
        lines = list(mark_lines(lines, picked))
        years = tuple(sorted({year for statement in statements for year in statement.years}, reverse=True))
        figures = fill(printed, years)
        self._add_shares(figures, years)
        checks = check_report(figures, lines, statements)
        checks += second_readings(self.text.texts, self.words, self.source, figures, fiscal_year)
        figures = with_confidence(figures, checks)
        ordered = in_order({**figures, **measures(figures, years)}.values())
        return Report(
            source=self.source,
            name=name,
            company=find_company(self.text.texts, language),
            language=language,
            currency=currency,
            years=years,
            page_count=self.text.page_count,
            statements=tuple(statements),
            lines=tuple(lines),
            metrics=ordered,
            checks=tuple(checks),
            notices=tuple(_notice(hidden) for hidden in self.text.hidden),
            missing=reasons_missing(figures, lines, statements),
            identifiers=find_identifiers(self.text.texts),
            flags=find_flags(self.text.texts, language, self.source),
            changes=find_changes(self.text.texts, self.source),
            tables=read_disclosures(
                self.text.texts, self._note_pages(statements), self.words, self.source, _scale(statements)
            ),
        )

    def _note_pages(self, statements: Sequence[Statement]) -> list[int]:
        """Pages with tables of the notes that are neither a statement's nor the summary's."""
        others = {page for statement in statements for page in statement.pages} | set(summary_pages(self.text.texts))
        return [page for page in self.notes if page not in others]

    def _currency(self, language: str) -> str | None:
        return "CNY" if language == "zh" else find_currency("\n".join(self.text.texts[:2])) or "USD"

    def _add_shares(self, figures: Figures, years: Sequence[int]) -> None:
        if self.language == "zh":
            # Shares of mainland companies have a par value of one yuan, so share capital counts them.
            for year in years:
                if ("share_capital", year) in figures:
                    capital = figures["share_capital", year]
                    figures["shares_outstanding", year] = replace(capital, name="shares_outstanding", currency=None)
            return
        found = find_shares(self.text.texts)
        if found is None or not years:
            return
        figure = shares_figure(self.source, years[0], *found, self.words(found[0]))
        if figure is not None:
            figures[figure.name, figure.year] = figure


def _scale(statements: Sequence[Statement]) -> int:
    return max((statement.scale for statement in statements), default=1)


def _notice(hidden: HiddenText) -> Notice:
    return Notice("hidden_text", hidden.page, hidden.text)
