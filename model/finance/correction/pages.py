"""Statements on another page: which page a company's corrections name in a document, its own or another report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from model.finance.correction.record import Correction
from model.finance.figures import StatementKind
from model.finance.locate import is_titled, statement_knowledge, title_of_line
from model.finance.report import Report
from model.finance.wording import compact

_LONGEST_TITLE = 110
"""Compact characters; longer lines are sentences that mention a statement."""
_NUMBER = re.compile(r"\d[\d,.]*\d")
_FEWEST_NUMBERS = 8
"""A page with fewer is a list of contents, not a statement."""


def pages_named(report: Report, texts: Sequence[str], corrections: Sequence[Correction]) -> dict[StatementKind, int]:
    """The pages on which statements of a document begin by its reader's word; `report` is the reading without it.

    A correction made on the document names its page. One made on another report names the page that bears the same
    title, unless the statement read bears it already. Later corrections win, the document's own first.
    """
    named: dict[StatementKind, int] = {}
    valid = [each for each in corrections if each.kind == "page" and not each.withdrawn]
    own = [each for each in valid if each.document_id == report.source]
    for correction in (*(each for each in valid if each not in own), *own):
        kind, page = correction.said.statement, correction.said.page
        if kind is None or page is None:
            continue
        if correction not in own:
            page = (
                None if _bears_title(report, kind, correction.said.title) else titled_page(texts, correction.said.title)
            )
        if page is not None:
            named[kind] = page
    return named


def statement_title(text: str, kind: StatementKind) -> str:
    """The line of a page's text that is the title of a statement; "" where none is."""
    if not is_titled(kind, text, compact(text)):
        return ""
    titles = statement_knowledge(kind).titles
    for line in text.splitlines():
        flat = compact(line)
        if title_of_line(line) == kind or (len(flat) <= _LONGEST_TITLE and titles.search(flat)):
            return line.strip()
    return ""


def titled_page(texts: Sequence[str], title: str) -> int | None:
    """The first page with a table that has the title on a line of its own; 1-based."""
    wanted = compact(title)
    if not wanted:
        return None
    for page, text in enumerate(texts, 1):
        if len(_NUMBER.findall(text)) >= _FEWEST_NUMBERS and any(compact(line) == wanted for line in text.splitlines()):
            return page
    return None


def stands_on(report: Report, pages: Mapping[StatementKind, int]) -> bool:
    """Whether every statement named was read from the page named."""
    first = {statement.kind: statement.pages[0] for statement in report.statements if statement.pages}
    return all(first.get(kind) == page for kind, page in pages.items())


def _bears_title(report: Report, kind: StatementKind, title: str) -> bool:
    return any(each.kind == kind and compact(each.title) == compact(title) for each in report.statements)
