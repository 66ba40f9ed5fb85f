"""Words to lines: what stands at one height, read from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.documents.contents import Word

_SAME_LINE = 0.45
"""Words share a line when their middles differ by less than this part of their height."""


def lines_of(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words sorted into lines by their middles, lines downwards, words to the right."""
    line: list[Word] = []
    for word in sorted(words, key=_middle):
        if line and not _shares_line(line[0], word):
            yield sorted(line, key=_left)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=_left)


def text_of(words: Iterable[Word]) -> str:
    """The words as text, one line of it a line of the page."""
    return "\n".join(" ".join(word.text for word in line) for line in lines_of(words))


def _shares_line(first: Word, word: Word) -> bool:
    low, high = sorted((first.y1 - first.y0, word.y1 - word.y0))
    # A footnote mark belongs to the line it is raised from; a large heading beside small print does not rule it
    height = high if high < 2 * low else low
    return _middle(word) - _middle(first) < _SAME_LINE * height


def _middle(word: Word) -> float:
    return (word.y0 + word.y1) / 2


def _left(word: Word) -> float:
    return word.x0
