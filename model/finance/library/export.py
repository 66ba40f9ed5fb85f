"""The shelf as it leaves: the list of reports, all their figures, and companies side by side; no report is opened."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook

from model.finance.library.index import LibraryEntry
from model.finance.library.peers import Comparison
from model.finance.library.shelf import by_company
from model.finance.terms import metric, metrics, term
from model.finance.trust import LEVELS
from model.safety import safe_cell
from model.worksheet import Column, Sheet

_WIDTHS = (32, 12, 32, 10, 10, 12, *(14,) * len(LEVELS), 32, 20)
_WORDS = (0, 2, 3, 4, len(_WIDTHS) - 2, len(_WIDTHS) - 1)
"""Columns of the list that hold words; the others hold numbers."""

_FIGURE_COLUMNS = (
    "company",
    "company_key",
    "file",
    "document",
    "language",
    "metric",
    "label",
    "year",
    "value",
    "currency",
    "page",
    "trust",
    "corrected",
)
_COMPARISON_COLUMNS = ("measure", "label", "company", "year", "value", "currency", "percentile_rank", "page", "file")


def shelf_csv(shelved: Sequence[LibraryEntry], language: str) -> bytes:
    """One row a report, with headings in the reader's language; UTF-8 with the mark Excel looks for."""
    return _csv([_headings(language), *(_row(each, language) for each in shelved)])


def shelf_excel(shelved: Sequence[LibraryEntry], language: str) -> bytes:
    """The same list as a workbook."""
    book = Workbook()
    sheet = Sheet(book.active)
    book.active.title = term("shelf_title", language)
    count = term("shelf_count", language, count=len(shelved), companies=len(by_company(shelved)))
    sheet.title(term("shelf_title", language), count)
    columns = zip(_headings(language), _WIDTHS, strict=True)
    sheet.head([Column(head, width, index not in _WORDS) for index, (head, width) in enumerate(columns)])
    for each in shelved:
        sheet.row(_row(each, language))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def figures_csv(shelved: Iterable[LibraryEntry]) -> bytes:
    """One row a figure of every report, by company, fiscal year and metric; amounts in full units.

    Headings in English, for scripts.
    """
    ordered = (each for group in by_company(shelved).values() for each in group)
    return _csv([_FIGURE_COLUMNS, *(row for each in ordered for row in _figures(each))])


def comparison_csv(comparisons: Iterable[Comparison], company_keys: Sequence[str], language: str) -> bytes:
    """One row a measure and company, ranked among the whole shelf; headings in English, for scripts."""
    rows = (
        (
            comparison.name,
            metric(comparison.name).label(language),
            standing.peer.company,
            standing.peer.year,
            f"{standing.figure.value:f}",
            standing.peer.entry.currency if metric(comparison.name).kind == "money" else "",
            f"{standing.percentile:.1f}",
            standing.figure.page or "",
            standing.peer.entry.name,
        )
        for comparison in comparisons
        for standing in comparison.standings
        if standing.peer.company_key in company_keys
    )
    return _csv([_COMPARISON_COLUMNS, *rows])


def flag_names(flags: Iterable[str], language: str) -> str:
    """Flags in words, one after the other."""
    return ("、" if language == "zh" else ", ").join(term(f"flag_{name}", language) for name in flags)


def _headings(language: str) -> list[str]:
    before = ("company", "fiscal_year", "file", "language", "currency", "figures")
    levels = [term(f"level_{level}", language) for level in LEVELS]
    after = ("flags", "when")
    return [
        *(term(f"shelf_{name}", language) for name in before),
        *levels,
        *(term(f"shelf_{name}", language) for name in after),
    ]


def _row(each: LibraryEntry, language: str) -> list[object]:
    levels = each.figures.levels()
    return [
        each.company,
        each.fiscal_year or "",
        each.name,
        term(f"language_{each.language}", language),
        each.currency or "",
        len(each.figures),
        *(levels[level] for level in LEVELS),
        flag_names(each.flags, language),
        f"{each.when:%Y-%m-%d %H:%M}",
    ]


def _figures(each: LibraryEntry) -> Iterator[Sequence[object]]:
    order = {name: place for place, name in enumerate(metrics())}
    keys = sorted(each.figures, key=lambda key: (order.get(key[0], len(order)), -key[1]))
    for name, year in keys:
        figure, known = each.figures[name, year], metric(name)
        yield (
            each.company,
            each.company_key,
            each.name,
            each.document_id,
            each.language,
            name,
            known.label(each.language),
            year,
            f"{figure.value:f}",
            each.currency if known.kind in ("money", "per_share") else "",
            figure.page or "",
            figure.level,
            int(figure.corrected),
        )


def _csv(rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])
    return text.getvalue().encode("utf-8-sig")
