"""Words compared without their accidents: spacing, case, punctuation, footnote marks.

PDFs break words ("Incom e"), use no-break spaces and put each word on a line of its own, so patterns are matched
against compact text: lower case letters, digits and Chinese characters only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from model.documents.quotes import compact

__all__ = ["compact", "label_key"]

_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]?")
_RESULT = re.compile("income|loss|earnings|profit|deficit|expense|tax|利|益|损", re.IGNORECASE)
_BRACKETED_RESULT = re.compile(r"\((loss|losses|income|deficit|earnings)\)", re.IGNORECASE)
_LEADING_NUMERAL = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十]+[)）]?[、.．)]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d))\s*"
)
_LEADING_WORDS = re.compile(r"^(?:(?:其中|减|加|加减)[::：]\s*)+")


@lru_cache(maxsize=8192)
def label_key(label: str) -> str:
    """A row label as compared with others: no brackets, no numbering, no leading 其中/减/加, no notes.

    >>> label_key("一、营业总收入"), label_key("Net income (loss) (Note 3)")
    ('营业总收入', 'netincome')
    """
    text = label.strip()
    for _ in range(2):
        text = _LEADING_NUMERAL.sub("", text)
        text = _LEADING_WORDS.sub("", text)
    without = _BRACKETS.sub(" ", text)
    if not _RESULT.search(without):
        # "Net (loss)", "(Deficit) accumulated": the noun itself stands in brackets.
        without = _BRACKETS.sub(" ", _BRACKETED_RESULT.sub(r"\1", text))
    return compact(without) or compact(text)
