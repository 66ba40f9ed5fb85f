"""The idioms of jieba's dictionary."""

from __future__ import annotations

from functools import cache

from model.education.chinese_words import dictionary

_TAG = "i"
LENGTH = 4


@cache
def idioms() -> frozenset[str]:
    """Idioms of four characters, read once in about half a second."""
    with dictionary().get_dict_file() as file:
        rows = (line.decode("utf-8").split() for line in file)
        return frozenset(row[0] for row in rows if len(row) == 3 and row[2] == _TAG and len(row[0]) == LENGTH)
