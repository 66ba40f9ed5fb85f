"""Labels that run over several printed lines, headings, and totals without a label.

A row without numbers is a heading, a line item nobody filled in, or a piece of the label above or below it; a row
without a label is the value of a wrapped label or an unlabelled total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from model.documents import Word
from model.finance.rows import Number
from model.finance.wording import compact

_RUNS_ON = re.compile(
    r"(?:\b(?:of|and|or|to|for|the|in|on|by|from|with|less|per|a|an|attributable|before|after|than)|[,—–\-/(（、和及与])$",
    re.IGNORECASE,
)
_OWN_ROW = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|其中|减[:：]|加[:：])"
)
_WHOLE = re.compile(
    r"(?:额|现金|资产|负债|款|合计|总计|收入|支出|成本|费用|收益|损失|利润|亏损|股本|公积|准备|投资|借款|债券|薪酬"
    r"|税费|权益|工具|税金及附加|列)[)）]?$"
)
"""Endings of Chinese labels that are whole."""
_CLOSER = 0.25
"""Points by which the lines of one label stand closer than the rows of the table."""
_STRAYS, _UNEVEN = 0.4, 3.0
"""Points by which rows usually stray from their distance in a scan (0.5; in print 0.1), and how many times that far the
lines of one label then stand closer."""
_LIKE_ROWS = 0.15
"""Part of the distance of rows within which two lines stand apart like rows."""
_CONTINUES = re.compile(r"^(?:[a-z]|[(（][a-z]|[)）&])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed row: its label words and its numbers by year."""

    page: int
    words: tuple[Word, ...]
    text: str
    cells: Mapping[int, Number] = field(default_factory=dict)
    top: float = 0.0
    bottom: float = 0.0
    height: float = 0.0


def join_wrapped(entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Entries with their whole label, each with the heading it stands under; headings themselves are not yielded."""
    layout = _Layout.of(entries)
    section = ""
    pending: list[Entry] = []
    rows = list(entries)
    index = 0
    while index < len(rows):
        entry = rows[index]
        index += 1
        if not entry.cells:
            if pending and not layout.runs_on(pending[-1], entry):
                section = layout.heading(pending, section)
                pending = []
            pending.append(entry)
            continue
        above: list[Entry] = []
        if pending:
            if not entry.text or layout.runs_on(pending[-1], entry):
                above = pending
            else:
                section = layout.heading(pending, section)
            pending = []
        below: list[Entry] = []
        while index < len(rows) and layout.label_goes_on(_last(entry, above, below), rows[index]):
            if not below and index + 1 < len(rows) and layout.belongs_below(rows[index], rows[index + 1]):
                break
            below.append(rows[index])
            index += 1
        if above and not entry.text and not below and _is_heading(above[-1].text):
            section = layout.heading(above, section)
            above = []
        yield _joined([*above, entry, *below], entry), section


def _last(entry: Entry, above: Sequence[Entry], below: Sequence[Entry]) -> Entry:
    if below:
        return below[-1]
    return entry if entry.text or not above else replace(above[-1], top=entry.top, bottom=entry.bottom)


def _joined(parts: Sequence[Entry], entry: Entry) -> Entry:
    text = ""
    for part in parts:
        if not part.text:
            continue
        chinese = bool(text) and (text[-1] > "\u2e7f" or part.text[0] > "\u2e7f")
        text += part.text if not text or chinese else f" {part.text}"
    return replace(entry, text=text)


def _is_heading(text: str) -> bool:
    return text.rstrip().endswith((":", "："))


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the label column ends and how far rows stand apart, to tell wrapped labels from rows of their own."""

    limit: float
    """Right edge of the widest label, in points."""
    pitch: float
    """Usual distance of rows, in points."""
    closer: float
    """Points by which the lines of one label stand closer than that."""
    close: bool
    """Whether some rows stand closer than usual, as the lines of one cell do."""
    chinese: bool

    @staticmethod
    def of(entries: Sequence[Entry]) -> _Layout:
        # Sentences below a table are wider than its label column, so only rows with numbers count.
        rights = [entry.words[-1].x1 for entry in entries if entry.words and entry.cells]
        gaps = [b.top - a.top for a, b in pairwise(entries) if a.page == b.page and b.top > a.top and a.text and b.text]
        letters = "".join(entry.text for entry in entries)
        chinese = sum("\u4e00" <= letter <= "\u9fff" for letter in letters) * 3 > len(letters)
        pitch = median(gaps) if gaps else 0.0
        strays = [abs(gap - pitch) for gap in gaps if abs(gap - pitch) < _LIKE_ROWS * pitch]
        closer = _UNEVEN * median(strays) if strays and median(strays) > _STRAYS else _CLOSER
        near = [
            b.top - a.top < pitch - closer and b.top - a.top > 0.5 * pitch
            for a, b in pairwise(entries)
            if a.page == b.page and a.text and b.text and not b.cells
        ]
        return _Layout(max(rights, default=0.0), pitch, closer, any(near), chinese)

    def heading(self, rows: Sequence[Entry], section: str) -> str:
        """The section that rows without numbers open; Chinese forms also print line items nobody filled in."""
        text = " ".join(row.text for row in rows).strip()
        if not compact(text) or (self.chinese and not _is_heading(text)):
            return section
        return text

    def label_goes_on(self, last: Entry, row: Entry) -> bool:
        """Whether a row without numbers is one more line of the label above it."""
        return not row.cells and not _is_heading(row.text) and self.runs_on(last, row)

    def runs_on(self, first: Entry, second: Entry) -> bool:
        """Whether the label of `first` goes on in `second`."""
        if not first.text or not second.text or first.page != second.page or _is_heading(first.text):
            return False
        if _unclosed(first.text) and not self._apart(first, second):
            return True
        if self.chinese:
            return self._chinese_runs_on(first, second)
        if _RUNS_ON.search(first.text):
            return True
        return bool(_CONTINUES.match(second.text)) and not re.match(r"^\([a-z0-9]{1,3}\)", second.text)

    def _chinese_runs_on(self, first: Entry, second: Entry) -> bool:
        """A Chinese label is broken where its cell is full, and its lines stand closer than rows do."""
        if _OWN_ROW.search(second.text) or not first.words or self._apart(first, second):
            return False
        right = first.words[-1].x1
        if self.close:
            return right > self.limit - 5 * first.height and second.top - first.top < self.pitch - self.closer
        return right > self.limit - 1.7 * first.height and not _WHOLE.search(first.text)

    def belongs_below(self, row: Entry, following: Entry) -> bool:
        """Whether a row without numbers is rather the beginning of the next label."""
        begins = not self.chinese and not _CONTINUES.match(row.text)
        return begins and bool(following.cells) and self.runs_on(row, following)

    def _apart(self, first: Entry, second: Entry) -> bool:
        return bool(self.pitch) and second.top - first.top > 1.3 * self.pitch


def _unclosed(text: str) -> bool:
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")
