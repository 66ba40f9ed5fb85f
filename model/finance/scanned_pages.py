"""Which pictures of pages to read: reading one takes seconds, so a look at all and the titles of some decide.

A glance tells tables from prose, the titles of the tables tell the statements; only those, the pages between and
after them, the cover and the summary are read in full.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from model.documents import Glance, glance, read_title
from model.finance.figures import STATEMENT_KINDS, StatementKind
from model.finance.locate import is_titled
from model.finance.selected import is_summary
from model.finance.wording import compact

Progress = Callable[[int, int, str], None]

MOST_PAGES = 16
"""Pages read in full."""
_MOST_GLANCES = 600
_MOST_TITLES = 120
_LOOKING_SECONDS = 300
"""After which the choice is made among what was seen; a report of 156 pages is looked through and read in that time."""
_TABLE = 5
"""Lines in columns from which a page is worth a look at its title."""
_DARK = 0.5
"""Share of dark pixels from which a page is a photograph, whatever its lines look like."""
_COVER = (1, 2)
_FIRST_TABLES = 2
"""The summary of a report is among its first tables."""
_STATEMENTS_WITHIN = 12
_RUNS_ON = 2
"""Pages over which the last statement may run on."""
_FALSE_START = re.compile("condensed|parentcompany|registrantonly|proforma|quarter|母公司")


def choose_pages(path: Path, pictured: Sequence[int], progress: Progress) -> list[int]:
    """The pictured pages (1-based) to read in full, at most `MOST_PAGES`, in order. Raises DocumentRefused."""
    end = time.monotonic() + _LOOKING_SECONDS
    looked = pictured[:_MOST_GLANCES]
    rows: dict[int, int] = {}
    for done, page in enumerate(looked):
        progress(done, len(looked), "looking_at_pictures")
        rows[page] = _table_rows(glance(path, page))
        if time.monotonic() > end:
            break
    tables = [page for page in rows if rows[page] >= _TABLE]
    cover = [page for page in _COVER if page in rows]
    if len({*cover, *tables}) <= MOST_PAGES:
        return sorted({*cover, *tables})
    likeliest = sorted(sorted(tables, key=lambda page: -rows[page])[:_MOST_TITLES])
    titles: dict[int, str] = {}
    for done, page in enumerate(likeliest):
        progress(done, len(likeliest), "reading_titles")
        titles[page] = read_title(path, page)
        if time.monotonic() > end:
            break
    return sorted(pick_pages(rows, titles, cover))


def _table_rows(seen: Glance) -> int:
    return seen.table_rows if seen.dark < _DARK else 0


def pick_pages(rows: Mapping[int, int], titles: Mapping[int, str], cover: Sequence[int] = ()) -> set[int]:
    """At most `MOST_PAGES` pages: cover, summary and the statements with what stands between and behind them.

    `rows` are the lines in columns by page, `titles` the texts at the top of the pages that are tables.
    """
    tables = [page for page in sorted(rows) if rows[page] >= _TABLE]
    summaries = [page for page, title in titles.items() if is_summary(title)]
    chosen = dict.fromkeys([*cover, *summaries[:1], *tables[:_FIRST_TABLES]])
    spans = _statement_spans(titles) or [_densest(tables, rows)]
    for span in spans:
        chosen.update(dict.fromkeys(page for page in span if rows.get(page, 0) >= _TABLE))
    return set([*chosen][:MOST_PAGES])


def _statement_spans(titles: Mapping[int, str]) -> list[Iterable[int]]:
    """Runs of pages that hold titled statements, those with most different ones first, then the earliest.

    Each is told twice, first the titled pages with their next ones, because these must be read and the rest may. Where
    a statement has no title at the top of a page, as in Chinese reports, it may begin on any page of the run.
    """
    kinds = {page: found for page, title in titles.items() if (found := titled_kinds(title))}
    starts = sorted(kinds, key=lambda start: (-len(_kinds_within(kinds, start)), start))
    spans: list[Iterable[int]] = []
    for start in starts:
        own = [page for page in sorted(kinds) if start <= page <= start + _STATEMENTS_WITHIN]
        spans.append([page for first in own for page in (first, first + 1)])
        whole = len(_kinds_within(kinds, start)) == len(STATEMENT_KINDS)
        spans.append(range(start, (own[-1] + _RUNS_ON if whole else start + _STATEMENTS_WITHIN) + 1))
    return spans


def titled_kinds(title: str) -> set[StatementKind]:
    """The statements that the text at the top of a page announces; none where it is a condensed or partial one."""
    flat = compact(title)
    if _FALSE_START.search(flat):
        return set()
    return {kind for kind in STATEMENT_KINDS if is_titled(kind, title, flat)}


def _kinds_within(kinds: Mapping[int, set[StatementKind]], start: int) -> set[StatementKind]:
    return {kind for page in kinds if start <= page <= start + _STATEMENTS_WITHIN for kind in kinds[page]}


def _densest(tables: Sequence[int], rows: Mapping[int, int]) -> list[int]:
    """Where no title was read, the pages that hold most table."""
    return sorted(tables, key=lambda page: -rows[page])
