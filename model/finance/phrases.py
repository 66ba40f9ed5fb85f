"""Phrases of a row, the words that stand together, and what they make of it: data, prose, or a label or head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from model.documents import Word
from model.finance.numbers import DASHES, is_percentage, parse_number
from model.finance.rows import Row
from model.finance.wording import compact

YEAR = re.compile(r"(?<![\d.,])((?:19[89]|20[0-6])\d)(?![\d,]|\.\d)")
SIGN = re.compile(r"^(?:US\$|HK\$|[$€£¥￥%％()（）]|RMB)+$")
_MARK = re.compile(r"\(\d{1,2}\) ?[A-Za-z]")
"""The mark of a note below a table."""
_PROSE = 9
"""A phrase of so many words is a sentence, not a label or a head."""
Parts = Sequence[Sequence[Word]]
"""Phrases of a row."""


def phrases(row: Row) -> list[list[Word]]:
    """Words of a row that stand together."""
    found: list[list[Word]] = []
    height = row.height
    for word in row.words:
        if found and word.x0 - found[-1][-1].x1 < 0.75 * height:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def is_number(words: Sequence[Word]) -> bool:
    """Whether a phrase prints numbers only, and not a year."""
    texts = [word.text for word in words if not SIGN.match(word.text)]
    if not any(character.isdigit() or text in DASHES for text in texts for character in text):
        return False
    if all(YEAR.fullmatch(text) for text in texts):
        return False
    return all(
        parse_number(text) is not None or is_percentage(text) or text.strip("()（）").isdigit() for text in texts
    )


def kind_of(row: Row) -> str:
    """data, prose, or text: a label, a head or a heading."""
    parts = phrases(row)
    numeric = [part for part in parts if is_number(part) and not (part is parts[0] and _MARK.match(row.text))]
    longest = max(len(part) for part in parts)
    if numeric and (len(parts) > 1 or any(word.text[-1] in "0123456789)" for word in numeric[0])):
        only_page_number = len(parts) == 1 and len(row.words) == 1 and len(row.text) < 4
        return "text" if only_page_number else "data"
    if _glued(row, parts):
        return "data"
    chinese = len(compact(row.text)) > 24 and re.search("[，。；]", row.text)
    return "prose" if longest >= _PROSE or chinese else "text"


def _glued(row: Row, parts: Parts) -> bool:
    """A number that stands close behind its label or its leader dots."""
    return len(parts) <= 2 and bool(re.search(r"(?:\. ?){4,}\W*[\d(]", row.text))


def numbers_alone(row: Row) -> Row:
    """The row without the numbers that stand among words, such as 减少 3.96 个百分点."""
    boxes = [(part[0].x0, part[-1].x1) for part in phrases(row) if is_number(part)]
    if _glued(row, phrases(row)):
        return row
    kept = tuple(
        number for number in row.numbers if any(x0 - 1 <= number.box[0] and number.box[2] <= x1 + 1 for x0, x1 in boxes)
    )
    return replace(row, numbers=kept)


def whole_rows(rows: Sequence[Row]) -> list[Row]:
    """Rows of a grid whose label stands in the middle of its cell, half a line off its numbers, made one again."""
    whole: list[Row] = []
    for row in rows:
        last = whole[-1] if whole else None
        if last is not None and row.top < last.top + 0.8 * last.height and _parts_of_one(last, row):
            words = tuple(sorted((*last.words, *row.words), key=lambda word: word.x0))
            whole[-1] = Row(last.page, words, (*last.numbers, *row.numbers))
        else:
            whole.append(row)
    return whole


def _parts_of_one(first: Row, second: Row) -> bool:
    """Whether one of two overlapping rows has the numbers and the other the words beside them."""
    if bool(first.numbers) == bool(second.numbers):
        return False
    numbers, words = (first, second) if first.numbers else (second, first)
    edges = [(part[0].x0, part[-1].x1) for part in phrases(numbers)]
    return all(part[-1].x1 < x0 or part[0].x0 > x1 for part in phrases(words) for x0, x1 in edges)
