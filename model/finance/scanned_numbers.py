"""Numbers as recognition misreads them, put right by the format of the column they stand in.

Recognition takes a comma for a point, an O for a zero, a space into a number. A repair is made only where the digits
stand as they are and the column prints its other numbers in the format that the repaired one then has; a number that
is well formed is left alone. What a repair yields is still one reading: only checks make it more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from model.documents import Word
from model.documents.lines import lines_of

_PLAIN = str.maketrans("０１２３４５６７８９，．、＄（）［］【】{}[]", "0123456789,.,$()()()()()")
_DIGITS_FOR = str.maketrans("OoQDlI|iSsBZz", "0000111155822")
"""Letters that stand for digits within a number."""
_SIGN = re.compile(r"^[Ss](?=\(?\d{1,3}[,.])")
"""A letter before a number is its currency sign sooner than a digit of it."""
_MARKS = ",.·:;'’"
"""Signs that recognition reads for a comma or a point."""
_NUMBER = re.compile(
    rf"^(?P<before>[-−–]?[$€£¥￥]?\(?[$€£¥￥]?[-−–]?)(?P<body>[\dOoQDlI|iSsBZz{_MARKS}]+?)[{_MARKS}]*(?P<after>\)?[%％]?)$"
)
_WELL_FORMED = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.(?P<decimals>\d+))?$")
_THOUSAND = 3
"""Digits between two separators."""
_THREE_DECIMALS = re.compile(r"^[1-9]\d{0,2}\.\d{3}$")
_PER_SHARE = re.compile(
    r"per\s*(?:common\s*|ordinary\s*)?(?:share|unit|ads)|每股|汇率|exchange\s*rate|%", re.IGNORECASE
)
"""Rows in which three decimals may be meant."""
_DASHES = frozenset("一—–-_~－ー")
_HEADS_ABOVE = 3
"""Lines above a row in which the heading it stands under is looked for."""
_SAME_EDGE = 0.6
"""Part of the line height within which numbers end at one edge; the same as for columns of any page."""
_SPLIT = 0.5
"""Part of the line height up to which a gap within a number may grow."""


@dataclass(frozen=True, slots=True)
class _Column:
    """Numbers that end at one edge and how they are printed."""

    edge: float
    left: float
    decimals: int


def repaired(printed: str, decimals: int) -> str:
    """A number as its column prints it, with commas between thousands and so many decimals; else as it is.

    Only the separators and the letters among the digits change, and only where every separator stands at a place
    that the format has one. The function is its own fixed point.

    >>> repaired("23.965", 0), repaired("1,234.567.89", 2), repaired("2.18", 0), repaired("(l1,9O4)", 0)
    ('23,965', '1,234,567.89', '2.18', '(11,904)')
    """
    match = _NUMBER.match(_SIGN.sub("$", printed.translate(_PLAIN)))
    if match is None:
        return printed
    body = match["body"]
    digits = re.sub(f"[{re.escape(_MARKS)}]", "", body).translate(_DIGITS_FOR)
    places = _places(body)
    if not places or body[0] in "Ss" or sum(character.isdigit() for character in body) * 2 <= len(digits):
        return printed
    found = _WELL_FORMED.match(body)
    # In a column of whole numbers, thousands behind a point are no decimals
    if found is not None and (decimals or len(found["decimals"] or "") != _THOUSAND):
        return match["before"] + body + match["after"]
    if len(digits) <= decimals:
        return printed
    whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    if whole.startswith("0") and len(whole) > 1:
        return printed
    written = f"{int(whole):,}" + (f".{rest}" if rest else "")
    # A lone separator that leaves five digits behind it may be the point of a rate
    if not places <= _places(written) or (decimals and decimals not in places and len(places) < 2):
        return printed
    return match["before"] + written + match["after"]


def _places(body: str) -> set[int]:
    """How many digits stand behind each separator."""
    return {
        sum(following not in _MARKS for following in body[index:])
        for index, character in enumerate(body)
        if character in _MARKS
    }


def repair(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a recognised page with the numbers of its columns put right."""
    lines = [_joined(line) for line in lines_of(words)]
    columns = _columns([word for line in lines for word in line])
    heads: list[str] = []
    result: list[Word] = []
    for line in lines:
        text = " ".join(word.text for word in line)
        beside = "\n".join([*heads[-_HEADS_ABOVE:], text])
        result += [_in_column(word, line, columns, beside) for word in line]
        heads.append("" if any(_decimals(word.text) is not None for word in line) else text)
    return tuple(result)


def _joined(line: Sequence[Word]) -> list[Word]:
    """The line with numbers put together that a space parts behind or before a separator."""
    joined: list[Word] = []
    for word in line:
        before = joined[-1] if joined else None
        if before is not None and word.x0 - before.x1 < _SPLIT * (word.y1 - word.y0):
            together = (before.text + word.text).translate(_PLAIN)
            parted = before.text[-1] in ",.，．" or word.text[0] in ",.，．"
            if parted and _decimals(together) is not None:
                joined[-1] = replace(before, text=together, x1=word.x1, y0=min(before.y0, word.y0))
                continue
        joined.append(word)
    return joined


def _decimals(text: str) -> int | None:
    """Decimals of a well-formed number with separators, None for anything else."""
    found = _WELL_FORMED.match(text.translate(_PLAIN).strip("()$€£¥￥-−–"))
    return None if found is None else len(found["decimals"] or "")


def _columns(words: Iterable[Word]) -> list[_Column]:
    """The columns of numbers of a page with their usual decimals; a column too short to tell has the page's."""
    found = [(_edge(word), word) for word in words if _NUMBER.match(word.text.translate(_PLAIN)) is not None]
    numbers = sorted(found, key=lambda entry: entry[0])
    usual = _usual(word for _, word in numbers)
    if usual is None:
        return []
    height = median(word.y1 - word.y0 for _, word in numbers)
    groups: list[list[tuple[float, Word]]] = []
    for edge, word in numbers:
        if groups and edge - groups[-1][-1][0] < _SAME_EDGE * height:
            groups[-1].append((edge, word))
        else:
            groups.append([(edge, word)])
    return [
        _Column(
            median(edge for edge, _ in group),
            min(word.x0 for _, word in group),
            own if (own := _usual(word for _, word in group)) is not None else usual,
        )
        for group in groups
        if len(group) > 1
    ]


def _usual(words: Iterable[Word]) -> int | None:
    counts = Counter(decimals for word in words if (decimals := _decimals(word.text)) is not None)
    return next((decimals for decimals, count in counts.most_common(1) if count > 1), None)


def _edge(word: Word) -> float:
    hanging = len(word.text) - len(word.text.rstrip(")）%％"))
    return word.x1 - hanging * (word.x1 - word.x0) / max(len(word.text), 1)


def _in_column(word: Word, line: Sequence[Word], columns: Sequence[_Column], beside: str) -> Word:
    height = word.y1 - word.y0
    column = min(columns, key=lambda each: abs(each.edge - _edge(word)), default=None)
    if word.text in _DASHES and any(each.left - height < word.x0 and word.x1 < each.edge + height for each in columns):
        return replace(word, text="—")
    if word.text in {"S", "s", "＄"}:
        after = next((other for other in line if other.x0 > word.x0), None)
        return replace(word, text="$") if after is not None and _NUMBER.match(after.text.translate(_PLAIN)) else word
    if column is None or abs(column.edge - _edge(word)) > height:
        return word
    if _THREE_DECIMALS.match(word.text.translate(_PLAIN).strip("()$€£¥￥-−–")):
        whole_beside = any(_decimals(other.text) == 0 for other in line if other is not word)
        if not whole_beside and _PER_SHARE.search(beside):
            return word
    return replace(word, text=repaired(word.text, column.decimals))
