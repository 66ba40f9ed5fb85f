"""Finding reports on the shelf: by words, by a number they print, and by what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.finance.library.index import LibraryEntry
from model.finance.numbers import parse_number

_SCALES = (1, 1_000, 10_000, 1_000_000, 100_000_000, 1_000_000_000)
"""Units a reader may have a number from: the page's own, or one the screens show."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for; an empty choice leaves everything in."""

    text: str = ""
    """Words of the company, the file or the flags, years, and numbers the report prints; all must be met."""
    companies: Sequence[str] = ()
    """Company keys."""
    years: Sequence[int] = ()
    languages: Sequence[str] = ()
    flags: Sequence[str] = ()
    needs_look: bool = False
    """Only readings with disputed figures, or that no longer match their seal."""


def search(shelved: Iterable[LibraryEntry], wanted: Wanted) -> tuple[LibraryEntry, ...]:
    """The entries that meet everything wanted, in the order given."""
    words = [(word.casefold(), _written_forms(word)) for word in wanted.text.split()]
    return tuple(
        each
        for each in shelved
        if (not wanted.companies or each.company_key in wanted.companies)
        and (not wanted.years or each.fiscal_year in wanted.years)
        and (not wanted.languages or each.language in wanted.languages)
        and (not wanted.flags or not set(wanted.flags).isdisjoint(each.flags))
        and (not wanted.needs_look or needs_look(each))
        and all(word in _words(each) or _prints(each, forms) for word, forms in words)
    )


def needs_look(each: LibraryEntry) -> bool:
    """Whether a reading has disputed figures or no longer matches its seal."""
    return each.damaged or each.disputed > 0


def _words(each: LibraryEntry) -> str:
    parts = (each.company, each.name, each.currency or "", *map(str, each.years), *each.flags)
    return " ".join(parts).casefold()


def _prints(each: LibraryEntry, forms: frozenset[str]) -> bool:
    return bool(forms) and any(_plain(written) in forms for written in each.figures.written())


def _written_forms(word: str) -> frozenset[str]:
    """A number as the shelf may keep it, in every unit it may have been written in; nothing for other words."""
    number = parse_number(word)
    if not number:
        return frozenset()
    return frozenset(_plain(f"{abs(number) * scale:f}") for scale in _SCALES)


def _plain(written: str) -> str:
    return written.rstrip("0").rstrip(".") if "." in written else written
