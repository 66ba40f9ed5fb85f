"""Everything in a text that points to a person, in both languages."""

from __future__ import annotations

import re
from itertools import chain
from typing import Literal

from model.safety.masking.addresses import find_addresses
from model.safety.masking.chinese_names import find_chinese_names
from model.safety.masking.dates import find_dates
from model.safety.masking.english_names import find_english_names
from model.safety.masking.numbers import find_numbers
from model.safety.masking.spans import PersonalSpan, folded, without_overlaps

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def find_personal(text: str, language: Literal["en", "zh"] | None = None) -> tuple[PersonalSpan, ...]:
    """Names, numbers, addresses and dates that point to a person, in order of place, without overlaps.

    Both languages are looked for in every text; `language` is the language it is known to be in and only saves time:
    an English text without a Chinese character is searched for English names alone. The text should have passed
    `clean_text`: a name with an invisible character inside is not found.
    """
    plain = folded(text)
    names = [find_english_names(text, plain)]
    if language == "zh" or _CHINESE.search(plain):
        names.append(find_chinese_names(text, plain))
    found = chain(find_numbers(text, plain), find_dates(text, plain), find_addresses(text, plain), *names)
    return without_overlaps(span for span in found if span.end > span.start)
