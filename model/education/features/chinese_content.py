"""Measures of what a Chinese essay says: the title kept to, and what is brought to bear on it."""

from __future__ import annotations

import math
import re
from collections import Counter

from model.education.features.chinese_cues import cues
from model.education.features.chinese_reading import CHINESE, Reading, mean, share

LONG_QUOTATION = 6
"""Characters; what is shorter stands in quotation marks to be stressed."""

_QUOTED = re.compile(r"[“「『\"]([^”」』\"\n]{1,200})[”」』\"]")
_BOOK = re.compile(r"《[^》\n]{1,30}》")
_PERSONS = {
    "first_person": re.compile(r"我(?!们)|自己|本人"),
    "first_person_plural": re.compile(r"我们|咱们|吾辈"),
    "second_person": re.compile(r"你|您"),
    "third_person": re.compile(r"[他她]"),
}
_NAMED_CLASSES = frozenset({"nr", "nrt", "nrfg"})


def content(reading: Reading) -> dict[str, float]:
    """Quotations, names, opinions and persons, a thousand characters; and the measures of the topic."""
    thousand = len(reading.body) / 1000
    quoted = _QUOTED.findall(reading.body)
    long = [each for each in quoted if len(each) >= LONG_QUOTATION]
    names = [word for word, kind in zip(reading.words, reading.classes, strict=True) if kind in _NAMED_CLASSES]
    return {
        "quotations": share(len(long), thousand),
        "quoted_characters": share(sum(map(len, long)), len(reading.body)),
        "stressed_words": share(len(quoted) - len(long), thousand),
        "attributions": share(len(cues().attribution.findall(reading.body)), thousand),
        "works_named": share(len(_BOOK.findall(reading.body)), thousand),
        "people": share(len(names), len(reading.words)),
        "different_people": math.log1p(len(set(names))),
        "opinions": share(len(cues().opinion.findall(reading.body)), thousand),
        **{name: share(len(pattern.findall(reading.body)), thousand) for name, pattern in _PERSONS.items()},
        **topic(reading),
    }


def topic(reading: Reading) -> dict[str, float]:
    """How the words of the title, and the word used most, run through the essay."""
    texts = [paragraph.text for paragraph in reading.paragraphs]
    held = [any(word in text for word in reading.keywords) for text in texts]
    opened = [any(word in text for word in reading.keywords) for text in reading.topic_sentences]
    letters = frozenset(CHINESE.findall(reading.title))
    said = Counter(
        word for word, kind in zip(reading.words, reading.classes, strict=True) if len(word) > 1 and kind[0] in "nvai"
    )
    return {
        "title_words": share(sum(word in reading.keywords for word in reading.words), len(reading.words)),
        "title_characters": share(sum(each in letters for each in reading.characters), len(reading.characters)),
        "title_spread": share(sum(held), len(held)),
        "title_at_start": float(any(held[:1])),
        "title_at_end": float(any(held[-1:])),
        "title_in_topic_sentences": share(sum(opened), len(opened)),
        "title_kept": mean([share(len(letters.intersection(text)), len(letters)) for text in texts]),
        "main_word": share(max(said.values(), default=0), said.total()),
    }
