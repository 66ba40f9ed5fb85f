"""Words to rows: what stands on one line of a page, labels left, numbers right.

Row order decides everything in a statement, so rows are made from the positions of words and never from the
reading order of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from model.documents import Word
from model.evidence import Box
from model.finance.numbers import closes_bracket, is_percentage, opens_bracket, parse_number

_SAME_ROW = 0.45
"""Words share a row when their middles differ by less than this part of a word's height."""
_SAME_NUMBER = 0.45
"""Digit groups parted by a thin space ("12 345") are one number when the gap is less than this part of the height."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number and where it stands; `edge` is the right edge of its last digit."""

    value: Decimal
    printed: str
    box: Box
    edge: float
    percent: bool = False

    @property
    def amount(self) -> bool:
        """Whether it looks like a statement amount: grouped, with decimals, or longer than a note number."""
        return not self.percent and (len(self.printed.strip("()$-−")) > 3 or "." in self.printed)


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: its words from left to right and the numbers among them."""

    page: int
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]

    @property
    def text(self) -> str:
        """The words joined as printed."""
        return join_words(self.words)

    @property
    def top(self) -> float:
        """Upper edge in points."""
        return min(word.y0 for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower edge in points."""
        return max(word.y1 for word in self.words)

    @property
    def left(self) -> float:
        """Left edge in points."""
        return self.words[0].x0

    def part(self, chosen: Callable[[Word], bool]) -> Row | None:
        """The row with only the chosen words, None when none is."""
        words = tuple(word for word in self.words if chosen(word))
        return Row(self.page, words, tuple(_numbers(words))) if words else None

    @property
    def height(self) -> float:
        """Usual height of its words in points."""
        return median(word.y1 - word.y0 for word in self.words)


def join_words(words: Sequence[Word]) -> str:
    """Words as text: a space between words that stand apart, none between Chinese characters."""
    text = ""
    for word in words:
        chinese = text and (text[-1] > "\u2e7f" or word.text[0] > "\u2e7f")
        text += word.text if not text or chinese else f" {word.text}"
    return text


def rows_of_page(page: int, words: Iterable[Word]) -> list[Row]:
    """All rows of a page from top to bottom; hidden words are left out."""
    visible = sorted((word for word in words if not word.hidden), key=lambda word: word.y0 + word.y1)
    groups: list[list[Word]] = []
    for word in visible:
        middle = (word.y0 + word.y1) / 2
        for group in reversed(groups[-3:]):
            anchor = group[0]
            reach = _SAME_ROW * min(anchor.y1 - anchor.y0, word.y1 - word.y0)
            if abs((anchor.y0 + anchor.y1) / 2 - middle) < max(reach, 1.0):
                group.append(word)
                break
        else:
            groups.append([word])
    rows = []
    for group in groups:
        ordered = tuple(sorted(group, key=lambda word: word.x0))
        rows.append(Row(page, ordered, tuple(_numbers(ordered))))
    return rows


def _numbers(words: Sequence[Word]) -> Iterable[Number]:
    index = 0
    while index < len(words):
        parts = _number_words(words, index)
        printed = "".join(word.text for word in parts)
        value = parse_number(printed)
        index += len(parts)
        percent = is_percentage(printed) or (index < len(words) and _is_percent_sign(words[index].text))
        if percent and value is None:
            value = parse_number(printed.replace("%", "").replace("％", ""))
        if value is not None:
            yield Number(value, printed, box_around(parts), _digit_edge(parts), percent)


def _is_percent_sign(text: str) -> bool:
    """Whether a word is the sign of the number before it, not a percentage of its own."""
    return is_percentage(text) and not any(character.isdigit() for character in text)


def _number_words(words: Sequence[Word], start: int) -> Sequence[Word]:
    """The run of words from `start` that print one number: ``$`` ``(`` ``1,234`` ``)`` or ``12`` ``345``."""
    end = start + 1
    # A bracket may stand at the column's left edge; a minus stands close, or it is the dash of the column before.
    reach = 1.5 if opens_bracket(words[start].text) else 0.5 if words[start].text in {"-", "−"} else 0.0
    if reach and end < len(words):
        close = words[end].x0 - words[start].x1 < reach * (words[start].y1 - words[start].y0)
        if close and parse_number(words[end].text.rstrip(")")) is not None and words[end].text[0].isdigit():
            end += 1
    while end < len(words) and _continues(words[end - 1], words[end]):
        end += 1
    bracket_open = any("(" in word.text or "（" in word.text for word in words[start:end])
    if bracket_open and end < len(words) and closes_bracket(words[end].text):
        end += 1
    return words[start:end]


def _continues(before: Word, word: Word) -> bool:
    gap = word.x0 - before.x1
    digits = before.text.lstrip("(-−")
    return (
        digits.isdigit()
        and len(digits) <= 3
        and word.text.rstrip(")").isdigit()
        and len(word.text.rstrip(")")) == 3
        and 0 <= gap < _SAME_NUMBER * (word.y1 - word.y0)
    )


def _digit_edge(parts: Sequence[Word]) -> float:
    last = parts[-1]
    if closes_bracket(last.text):
        return last.x0
    trailing = len(last.text) - len(last.text.rstrip(")）%％"))
    return last.x1 - trailing * (last.x1 - last.x0) / max(len(last.text), 1)


def box_around(words: Sequence[Word]) -> Box:
    """The smallest box that holds the words."""
    return (
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
    )
