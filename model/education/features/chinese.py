"""Measures of a Chinese essay: each can be named to a teacher and moves with what its name says."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

from model.education.essay import Essay
from model.education.features.chinese_content import content
from model.education.features.chinese_reading import Reading, deviation, entropy, log_frequency, mean, share
from model.education.features.chinese_rhetoric import rhetoric
from model.education.features.chinese_structure import structure

_PUNCTUATION = {
    "commas": "，,",
    "semicolons": "；;",
    "colons": "：:",
    "enumeration_commas": "、",
    "exclamation_marks": "！!",
    "question_marks": "？?",
    "quotation_marks": '“”‘’"「」『』',
    "full_stops": "。",
}
_CHARACTERS = {
    "de_possessive": "的",
    "le": "了",
    "shi": "是",
    "de_adverbial": "地",
    "de_result": "得",
    "zhi": "之",
    "er": "而",
    "negation": "不没无非未",
    "dou": "都就",
    "hen": "很太",
    "classical": "乎者矣焉哉兮吾尔其乃岂",
    "yu": "于以",
    "measure_ge": "个",
}
_CLASSES = {
    "idioms": "i",
    "set_phrases": "l",
    "nouns": "n",
    "verbs": "v",
    "adjectives": "a",
    "descriptive_words": "z",
    "adverbs": "d",
    "pronouns": "r",
    "conjunctions": "c",
    "prepositions": "p",
    "numerals": "m",
    "particles": "y",
}
_EXPECTED = 800
"""Characters that the Gaokao asks for."""
_SHORT_SENTENCE = 12
_LONG_SENTENCE = 80
"""Characters with the marks."""
_RARE_WORD = -5.0
"""Base-10 logarithm: once in 100,000 words."""
_RARE_CHARACTER = -4.0
"""As a word of its own once in 10,000 words."""


def measure(essay: Essay) -> dict[str, float]:
    """Name of data/knowledge/education/measures_zh.json → value."""
    reading = Reading(essay)
    return {
        **lengths(reading),
        **vocabulary(reading),
        **marks(reading),
        **content(reading),
        **structure(reading),
        **rhetoric(reading),
    }


def lengths(reading: Reading) -> dict[str, float]:
    """How long the essay, its sentences and its clauses are."""
    sentences = [float(len(sentence)) for sentence in reading.sentences]
    clauses = [float(len(clause)) for sentence in reading.clauses for clause in sentence]
    return {
        "characters": math.log1p(reading.essay.length),
        "length_missing": max(0.0, 1 - reading.essay.length / _EXPECTED),
        "sentences": math.log1p(len(sentences)),
        "sentence_characters": mean(sentences),
        "sentence_deviation": deviation(sentences),
        "short_sentences": share(sum(length <= _SHORT_SENTENCE for length in sentences), len(sentences)),
        "long_sentences": share(sum(length >= _LONG_SENTENCE for length in sentences), len(sentences)),
        "clause_characters": mean(clauses),
        "clause_deviation": deviation(clauses),
        "sentence_clauses": share(len(clauses), len(sentences)),
        "four_character_clauses": share(sum(length == 4 for length in clauses), len(clauses)),
    }


def vocabulary(reading: Reading) -> dict[str, float]:
    """How varied and how rare the characters and words are, and of which classes."""
    return {**_characters(reading.characters), **_words(reading), **_classes(reading)}


def _characters(characters: str) -> dict[str, float]:
    different = [log_frequency(each) for each in sorted(set(characters))]
    pairs = Counter(map("".join, pairwise(characters)))
    return {
        "distinct_characters": math.log1p(len(different)),
        "character_variety": share(len(different), math.sqrt(len(characters))),
        "character_evenness": entropy(Counter(characters).values()),
        "character_frequency": mean(different),
        "rare_characters": mean([float(log_frequency(each) < _RARE_CHARACTER) for each in characters]),
        "repeated_pairs": share(sum(count for count in pairs.values() if count > 1), pairs.total()),
    }


def _words(reading: Reading) -> dict[str, float]:
    words, counts, frequencies = reading.words, Counter(reading.words), reading.log_frequencies
    different = list(dict(zip(words, frequencies, strict=True)).values())
    return {
        "distinct_words": share(len(counts), math.sqrt(len(words))),
        "words_used_once": share(sum(count == 1 for count in counts.values()), len(counts)),
        "word_characters": share(sum(map(len, words)), len(words)),
        "word_frequency": mean(frequencies),
        "word_frequency_deviation": deviation(frequencies),
        "distinct_word_frequency": mean(different),
        "rare_words": share(sum(value < _RARE_WORD for value in frequencies), len(words)),
        "distinct_rare_words": share(sum(value < _RARE_WORD for value in different), len(different)),
    }


def _classes(reading: Reading) -> dict[str, float]:
    counts = Counter(name[0] for name in reading.classes)
    described = {word for word, name in zip(reading.words, reading.classes, strict=True) if name[0] in "az"}
    return {
        **{name: share(counts[letter], len(reading.words)) for name, letter in _CLASSES.items()},
        "distinct_adjectives": share(len(described), math.sqrt(len(reading.words))),
    }


def marks(reading: Reading) -> dict[str, float]:
    """Punctuation marks and function characters, per hundred characters."""
    counts = Counter(reading.body)
    length = len(reading.body) / 100
    signs = {**_PUNCTUATION, **_CHARACTERS}
    foreign = len(re.findall(r"[A-Za-z0-9]", reading.body))
    return {
        **{name: share(sum(counts[sign] for sign in signs[name]), length) for name in signs},
        "letters_and_digits": share(foreign, length),
    }
