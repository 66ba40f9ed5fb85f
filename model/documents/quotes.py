"""Where a quote stands on its page: words compared without their accidents, boxed line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from model.documents import reader
from model.documents.contents import Word
from model.evidence import Box, Evidence

_NOT_COMPACT = re.compile(r"[^0-9a-z\u3400-\u9fff]+")


def compact(text: str) -> str:
    """Lower-case letters, digits and Chinese characters only."""
    return _NOT_COMPACT.sub("", text.lower())


def located(path: Path, place: Evidence) -> tuple[Evidence, ...]:
    """The place with a box a printed line, so that its page can be shown with the words marked.

    Words that cannot be found on the page leave it without a box. Raises DocumentRefused.
    """
    if place.page is None or not place.quote:
        return (place,)
    words = [word for word in reader.read_words(path, [place.page]).get(place.page, ()) if not word.hidden]
    return tuple(replace(place, box=box) for box in _line_boxes(words, place.quote)) or (place,)


def _line_boxes(words: Sequence[Word], quote: str) -> list[Box]:
    """Boxes around the words of a quote, joined along each line."""
    letters = [index for index, word in enumerate(words) for _ in compact(word.text)]
    printed, wanted = "".join(compact(word.text) for word in words), compact(quote)
    if not wanted or wanted not in printed:
        return []
    start = printed.index(wanted)
    lines: list[Box] = []
    for index in dict.fromkeys(letters[start : start + len(wanted)]):
        word = words[index]
        box = (word.x0, word.y0, word.x1, word.y1)
        if lines and _on_line(lines[-1], box):
            last = lines[-1]
            lines[-1] = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            lines.append(box)
    return lines


def _on_line(line: Box, box: Box) -> bool:
    return min(line[3], box[3]) - max(line[1], box[1]) > 0.5 * min(line[3] - line[1], box[3] - box[1])
