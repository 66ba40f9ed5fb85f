"""Any figure: a definition by account name or regular expression, and everything it finds in an owner's library.

It looks in the printed lines of the statements, in the tables of the notes and in the text of all pages. Regular
expressions are the reader's own and may be slow without end, so each report and the whole search have a time limit.
"""

from __future__ import annotations

import re as fixed
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import prod
from typing import Literal

import regex

from model.errors import AssayError
from model.finance import service
from model.finance.amounts import REACH, Amount, find_amount
from model.finance.disclosures import is_ratio
from model.finance.figures import Line
from model.finance.labels import same_account
from model.finance.library import shelf
from model.finance.library.index import LibraryEntry
from model.finance.library.observations import observations
from model.finance.report import Report
from model.finance.wording import label_key
from model.safety import clean_text

Kind = Literal["label", "pattern"]
Place = Literal["lines", "tables", "text"]
KINDS: tuple[Kind, ...] = ("label", "pattern")
PLACES: tuple[Place, ...] = ("lines", "tables", "text")

LONGEST_TEXT = 300
MOST_COPIES = 10_000
"""Of one piece of an expression that counts such as ``{200}`` ask for."""
SECONDS_A_REPORT = 0.5
SECONDS_IN_ALL = 8.0
MOST_STOPPED = 2
"""After so many reports over their time the search gives up."""
MOST_HITS_A_REPORT = 40
_BEFORE, _AFTER = 90, 150
"""Characters of text shown around a hit."""

_SENTENCE_END = fixed.compile(r"(?<=[.;])\s|(?<=[。；])|\n\n")

Open = Callable[[str, str], Report]
Texts = Callable[[str, str], Sequence[str]]

_REASONS: tuple[tuple[str, str], ...] = (
    ("missing )|unbalanced|unterminated group|missing (", "pattern_parenthesis"),
    ("unterminated character set|missing ]|bad set|bad character range", "pattern_brackets"),
    ("nothing to repeat|multiple repeat|nothing for fuzzy", "pattern_repeat"),
    ("bad escape|incomplete escape", "pattern_escape"),
    ("unknown group|group name|bad character in group|unknown property", "pattern_group"),
)
"""What the regex package says of a faulty expression, and the sentence that tells it to the reader."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What to look for and where; `places` in the order of PLACES."""

    kind: Kind
    text: str
    places: tuple[Place, ...] = PLACES


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the definition was found with a number."""

    filing: LibraryEntry
    place: Place
    year: int
    value: Decimal
    printed: str
    page: int
    quote: str
    span: tuple[int, int]
    """The hit within the quote."""
    line: int | None = None
    """Index of the statement line."""
    as_printed: bool = False
    """Whether no unit word scales the number, so that it stands as printed."""


@dataclass(frozen=True, slots=True)
class Search:
    """Everything a definition finds."""

    hits: tuple[Hit, ...] = ()
    searched: tuple[LibraryEntry, ...] = ()
    stopped: tuple[LibraryEntry, ...] = ()
    """Reports whose search ran over its time."""
    gave_up: bool = False
    """Whether the search ended before the last report."""
    crowded: tuple[LibraryEntry, ...] = field(default=())
    """Reports with more hits than are kept."""

    @property
    def without(self) -> tuple[LibraryEntry, ...]:
        """Reports searched in which nothing was found."""
        found = {hit.filing.result_id for hit in self.hits}
        return tuple(each for each in self.searched if each.result_id not in found)

    def values(self, filing: LibraryEntry, year: int) -> tuple[Decimal, ...]:
        """The different values found in a report for a year; more than one are ambiguous."""
        found = (h.value for h in self.hits if h.filing.result_id == filing.result_id and h.year == year)
        return tuple(dict.fromkeys(found))


def definition(kind: Kind, text: str, places: Sequence[Place]) -> Definition:
    """A definition from what a reader typed.

    Raises AssayError: pattern_empty, pattern_too_long, pattern_no_place, or one that says what is wrong with the
    expression.
    """
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise AssayError("pattern_empty")
    if len(cleaned) > LONGEST_TEXT:
        raise AssayError("pattern_too_long", longest=LONGEST_TEXT)
    if not places:
        raise AssayError("pattern_no_place")
    made = Definition(kind, cleaned, tuple(place for place in PLACES if place in places))
    _compiled(made)
    return made


def search(
    wanted: Definition,
    owner: str,
    open_report: Open = service.report,
    page_texts: Texts = shelf.page_texts,
    filings: Sequence[LibraryEntry] | None = None,
) -> Search:
    """Look through the owner's library, or through `filings`. Raises StoreError."""
    pattern = _compiled(wanted)
    hits: list[Hit] = []
    searched: list[LibraryEntry] = []
    stopped: list[LibraryEntry] = []
    crowded: list[LibraryEntry] = []
    end = time.monotonic() + SECONDS_IN_ALL
    every = sorted(
        shelf.entries(owner) if filings is None else filings,
        key=lambda filing: (filing.company.casefold(), -(filing.fiscal_year or 0)),
    )
    for filing in every:
        if len(stopped) >= MOST_STOPPED or time.monotonic() > end:
            break
        searched.append(filing)
        clock = _Clock(min(time.monotonic() + SECONDS_A_REPORT, end))
        try:
            for hit in _hits(wanted, pattern, filing, owner, clock, open_report, page_texts):
                if sum(known.filing is filing for known in hits[-MOST_HITS_A_REPORT:]) == MOST_HITS_A_REPORT:
                    crowded.append(filing)
                    break
                hits.append(hit)
        except TimeoutError:
            stopped.append(filing)
    return Search(tuple(hits), tuple(searched), tuple(stopped), len(searched) < len(every), tuple(crowded))


@dataclass(slots=True)
class _Clock:
    """The time the expression has left in one report. Opening the report does not count."""

    end: float

    def left(self) -> float:
        """Seconds left; raises TimeoutError where there are none."""
        seconds = self.end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


def _hits(
    wanted: Definition,
    pattern: regex.Pattern[str],
    filing: LibraryEntry,
    owner: str,
    clock: _Clock,
    open_report: Open,
    page_texts: Texts,
) -> Iterator[Hit]:
    if "lines" in wanted.places or "tables" in wanted.places:
        report = open_report(filing.result_id, owner)
        clock.end = max(clock.end, time.monotonic() + SECONDS_A_REPORT / 2)
        if "lines" in wanted.places:
            yield from _in_lines(wanted, pattern, report, filing, clock)
        if "tables" in wanted.places:
            yield from _in_tables(wanted, pattern, report, filing, clock)
    if "text" in wanted.places:
        texts = page_texts(filing.document_id, owner)
        clock.end = max(clock.end, time.monotonic() + SECONDS_A_REPORT / 2)
        for page, text in enumerate(texts, 1):
            yield from _in_text(pattern, text, page, filing, clock)


def _in_lines(
    wanted: Definition, pattern: regex.Pattern[str], report: Report, filing: LibraryEntry, clock: _Clock
) -> Iterator[Hit]:
    if wanted.kind == "label":
        # As `report.find` reads, for each year the best line that prints one; but of one statement only: the change of
        # an account in the cash flow statement is no further year of its balance.
        alike = same_account(wanted.text, report.lines)
        statement = next((line.statement for line in (*filter(_is_metric, alike), *alike)), None)
        lines, once = [line for line in alike if line.statement == statement], True
    else:
        lines, once = [line for line in report.lines if _found(pattern, line.label, clock)], False
    years: set[int] = set()
    for line in lines:
        for cell in line.cells:
            if once and cell.year in years:
                continue
            years.add(cell.year)
            place = cell.evidence
            quote = place.quote or line.label
            span = _span_of(quote, line.label)
            printed = quote[span[1] :].strip()
            index = report.lines.index(line)
            yield Hit(filing, "lines", cell.year, cell.value, printed, place.page or 1, quote, span, index)


def _is_metric(line: Line) -> bool:
    return line.metric is not None


def _in_tables(
    wanted: Definition, pattern: regex.Pattern[str], report: Report, filing: LibraryEntry, clock: _Clock
) -> Iterator[Hit]:
    key = label_key(wanted.text)
    for table in report.tables:
        for each in observations(table, filing.fiscal_year or 0):
            name = " ".join(part for part in (each.section, each.label, each.column) if part)
            same = label_key(each.label) == key if wanted.kind == "label" else _found(pattern, name, clock)
            if same:
                quote = f"{name} {(each.evidence.quote or '')[len(each.label) :].strip()}"
                span = _span_of(quote, each.label)
                ratio = is_ratio(each.label, each.column)
                printed = quote[len(name) :].strip()
                page = each.evidence.page or table.page
                yield Hit(filing, "tables", each.year, each.value, printed, page, quote, span, None, ratio)


def _in_text(pattern: regex.Pattern[str], text: str, page: int, filing: LibraryEntry, clock: _Clock) -> Iterator[Hit]:
    for match in pattern.finditer(text, timeout=clock.left()):
        if match.end() == match.start():
            continue
        amount = _amount_of(match, text)
        if amount is not None:
            quote, span, year = _around(text, match.start(), max(match.end(), amount.span[1]), filing)
            yield Hit(
                filing, "text", year, amount.value, amount.printed, page, quote, span, None, not amount.has_unit
            )  # fmt: skip


def _amount_of(match: regex.Match[str], text: str) -> Amount | None:
    """The first group's amount, the unit behind it included; without a group the first amount after the match."""
    if match.re.groups:
        start = match.start(1)
        return find_amount(text, start, max(0, match.end(1) - start - 1)) if start >= 0 else None
    rest = text[match.end() : match.end() + REACH]
    ends = _SENTENCE_END.search(rest)
    return find_amount(text, match.end(), ends.start() if ends else REACH)


def _around(text: str, start: int, end: int, filing: LibraryEntry) -> tuple[str, tuple[int, int], int]:
    """The text around a hit on one line, the hit within it, and the year it speaks of."""
    begin = max(0, start - _BEFORE)
    before = " ".join(text[begin:start].split(" "))
    sentence = _SENTENCE_END.split(before)[-1]
    after = _SENTENCE_END.split(text[end : end + _AFTER])[0]
    head, hit, tail = (" ".join(part.split()) for part in (sentence, text[start:end], after))
    head = f"{head} " if head and sentence[-1:].isspace() else head
    tail = f" {tail}" if tail and after[:1].isspace() else tail
    years = {int(year) for year in fixed.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", f"{head}{hit}{tail}")}
    named = years & set(filing.years)
    year = named.pop() if len(named) == 1 else filing.fiscal_year or 0
    return f"{head}{hit}{tail}", (len(head), len(head) + len(hit)), year


def _span_of(quote: str, label: str) -> tuple[int, int]:
    at = quote.find(label) if label else -1
    return (at, at + len(label)) if at >= 0 else (0, 0)


def _found(pattern: regex.Pattern[str], text: str, clock: _Clock) -> bool:
    return pattern.search(text, timeout=clock.left()) is not None


def _compiled(wanted: Definition) -> regex.Pattern[str]:
    """The expression; for a label its words with any space between them. Raises AssayError."""
    if wanted.kind == "label":
        words = r"\s+".join(regex.escape(word) for word in wanted.text.split())
        return regex.compile(rf"(?<!\w){words}(?!\w)" if wanted.text.isascii() else words, regex.IGNORECASE)
    # A fixed count is written out when the expression is compiled: nested ones would fill the memory.
    if prod(max(int(count), 1) for count in fixed.findall(r"\{(\d+)", wanted.text)) > MOST_COPIES:
        raise AssayError("pattern_too_many_copies", most=MOST_COPIES)
    try:
        return regex.compile(wanted.text, regex.IGNORECASE | regex.MULTILINE)
    except regex.error as fault:
        message = str(fault.msg)
        code = next((code for signs, code in _REASONS if any(sign in message for sign in signs.split("|"))), None)
        raise AssayError(code or "pattern_invalid", position=(fault.pos or 0) + 1) from fault
