"""Measures of a Chinese essay: each can be named to a teacher and moves with what its name says."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

from model.education.essay import Essay
from model.education.features.chinese_reading import Reading, deviation, mean, share
from model.education.features.chinese_rhetoric import content, rhetoric, structure

_PUNCTUATION = {
    "commas": "，,",
    "semicolons": "；;",
    "colons": "：:",
    "enumeration_commas": "、",
    "exclamation_marks": "！!",
    "question_marks": "？?",
    "dashes": "—",
    "ellipses": "…",
    "quotation_marks": '“”‘’"「」『』',
    "full_stops": "。",
}
_CHARACTERS = {
    "de_possessive": "的",
    "le": "了",
    "shi": "是",
    "zai": "在",
    "zhe": "着",
    "de_adverbial": "地",
    "de_result": "得",
    "zhi": "之",
    "er": "而",
    "negation": "不没无非未",
    "you": "有",
    "dou": "都就",
    "hen": "很太",
    "classical": "乎者矣焉哉兮吾尔其乃岂",
    "yu": "于以",
    "measure_ge": "个",
}
_CLASSES = {
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
_RARE = -5.0
"""Once in 100,000 words."""


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
        "sentences": math.log1p(len(sentences)),
        "sentence_characters": mean(sentences),
        "sentence_deviation": deviation(sentences),
        "short_sentences": share(sum(length <= 12 for length in sentences), len(sentences)),
        "long_sentences": share(sum(length >= 80 for length in sentences), len(sentences)),
        "clause_characters": mean(clauses),
        "clause_deviation": deviation(clauses),
        "sentence_clauses": share(len(clauses), len(sentences)),
        "four_character_clauses": share(sum(length == 4 for length in clauses), len(clauses)),
    }


def vocabulary(reading: Reading) -> dict[str, float]:
    """How varied, how rare and of which classes the words are."""
    words, characters, counts = reading.words, reading.characters, Counter(reading.words)
    total = len(words)
    pairs = Counter(map("".join, pairwise(characters)))
    frequencies = reading.log_frequencies
    initials = Counter(name[0] for name in reading.classes)
    sizes = Counter(map(len, words))
    return {
        "distinct_characters": math.log1p(len(set(characters))),
        "character_variety": share(len(set(characters)), math.sqrt(len(characters))),
        "character_entropy": entropy(Counter(characters)),
        "repeated_pairs": share(sum(count for count in pairs.values() if count > 1), pairs.total()),
        "distinct_words": share(len(counts), math.sqrt(total)),
        "words_used_once": share(sum(count == 1 for count in counts.values()), len(counts)),
        "word_characters": share(sum(map(len, words)), total),
        "one_character_words": share(sizes[1], total),
        "long_words": share(sum(count for size, count in sizes.items() if size >= 4), total),
        "word_frequency": mean(frequencies),
        "word_frequency_deviation": deviation(frequencies),
        "distinct_word_frequency": mean([value for word, value in dict(zip(words, frequencies, strict=True)).items()]),
        "rare_words": share(sum(value < _RARE for value in frequencies), total),
        "idioms": share(reading.class_counts["i"], total),
        "set_phrases": share(reading.class_counts["l"], total),
        **{name: share(initials[letter], total) for name, letter in _CLASSES.items()},
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


def entropy(counts: Counter[str]) -> float:
    """Shannon's entropy in bits."""
    total = counts.total()
    return -math.fsum(count / total * math.log2(count / total) for count in counts.values())
