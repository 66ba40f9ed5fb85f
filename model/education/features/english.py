"""Measures of an English essay: length, words, sentences, links, paragraphs and mechanics.

Rates are per word unless a name says otherwise; counts enter as logarithms, since a mark grows ever more slowly with
length.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from wordfreq import zipf_frequency

from data.knowledge import knowledge_path
from model.education.essay import Essay, Piece

_WINDOW = 40
"""Words a window of the moving type–token ratio has."""
_RARE, _COMMON = 3.8, 6.0
"""Zipf frequencies (powers of ten a billion words) below and above which a word counts as rare or as very common."""
_SUFFIXES = {"ed": "past_forms", "ing": "ing_forms", "ly": "adverbs", "tion": "nominalisations", "s": "s_forms"}
_MARKS = {
    ",": "commas", ";": "semicolons", ":": "colons", "?": "questions", "!": "exclamations", '"': "quotation_marks",
    "'": "apostrophes", "(": "parentheses", "-": "hyphens", "@": "placeholders",
}  # fmt: skip
_LINKING = ("contrast", "cause", "addition", "order", "example", "closing")
_VOWELS = re.compile(r"[aeiouy]+")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\s+\w+ed\b")
_INFINITIVE = re.compile(r"\bto\s+[a-z]{2,}")
_SPACING = re.compile(r"\s[,.;!?]|[,.;!?](?=[A-Za-z])|[,;!?]{2,}|\.{2}(?!\.)")
_LONE_I = re.compile(r"\bi\b")


def measure(essay: Essay) -> dict[str, float]:
    """Name of data/knowledge/education/measures_en.json → value."""
    words = [word.text.lower() for word in essay.words] or ["a"]
    sentences = _words_of(essay.sentences, essay.words)
    return {
        **_length(essay, words, sentences),
        **_vocabulary(words),
        **_word_kinds(words),
        **_sentences(sentences, words),
        **_links(essay, sentences, words),
        **_mechanics(essay, words),
    }


def _length(essay: Essay, words: Sequence[str], sentences: Sequence[Sequence[str]]) -> dict[str, float]:
    paragraphs = [len(piece.text) for piece in essay.paragraphs]
    return {
        "words": math.log1p(len(words)),
        "words_root": len(words) ** 0.25,
        "letters": math.log1p(sum(map(len, words))),
        "sentences": math.log1p(len(sentences)),
        "distinct_count": math.log1p(len(set(words))),
        "paragraphs": math.log1p(len(paragraphs)),
        "paragraph_length": math.log1p(float(np.mean(paragraphs))),
        "longest_paragraph": max(paragraphs) / sum(paragraphs),
        "last_paragraph": paragraphs[-1] / sum(paragraphs),
        "first_paragraph": paragraphs[0] / sum(paragraphs),
    }


def _vocabulary(words: Sequence[str]) -> dict[str, float]:
    counts = Counter(words)
    total = len(words)
    lengths = np.array([len(word) for word in words], dtype=float)
    frequencies = np.array([_frequency(word) for word in words])
    known = frequencies[frequencies > 0]
    rare = {word for word in counts if 0 < _frequency(word) < _RARE}
    unknown = {word for word in counts if _frequency(word) == 0 and len(word) > 2}
    content = [count for word, count in counts.items() if _frequency(word) < _COMMON] or [1]
    shares = np.array(list(counts.values())) / total
    return {
        "distinct_words": len(counts) / math.sqrt(total),
        "moving_variety": _moving_variety(words),
        "once_only": sum(count == 1 for count in counts.values()) / total,
        "word_length": float(lengths.mean()),
        "word_length_spread": float(lengths.std()),
        "long_words": float((lengths >= 7).mean()),
        "longest_words": float((lengths >= 9).mean()),
        "word_frequency": float(known.mean()) if known.size else 0.0,
        "content_frequency": float(known[known < _COMMON].mean()) if (known < _COMMON).any() else 0.0,
        "rare_words": len(rare) / math.sqrt(total),
        "rare_count": math.log1p(len(rare)),
        "unknown_words": math.log1p(len(unknown)),
        "unknown_share": len(unknown) / total,
        "word_entropy": float(-(shares * np.log(shares)).sum()),
        "top_word": max(content) / total,
        "syllables": sum(len(_VOWELS.findall(word)) or 1 for word in words) / total,
    }


def _word_kinds(words: Sequence[str]) -> dict[str, float]:
    total = len(words)
    counts = Counter(words)
    kinds = {name: sum(counts[word] for word in kind) / total for name, kind in _kinds().items()}
    suffixes = {name: sum(word.endswith(suffix) for word in words) / total for suffix, name in _SUFFIXES.items()}
    return kinds | suffixes


def _sentences(sentences: Sequence[Sequence[str]], words: Sequence[str]) -> dict[str, float]:
    lengths = np.array([len(sentence) for sentence in sentences] or [1], dtype=float)
    starts = Counter(sentence[0] for sentence in sentences if sentence)
    joining = _kinds()["coordinators"]
    return {
        "sentence_length": float(lengths.mean()),
        "sentence_spread": float(lengths.std()),
        "longest_sentence": math.log1p(float(lengths.max())),
        "short_sentences": float((lengths <= 6).mean()),
        "long_sentences": float((lengths >= 30).mean()),
        "distinct_openings": len(starts) / max(len(sentences), 1),
        "top_opening": max(starts.values(), default=0) / max(len(sentences), 1),
        "joined_openings": sum(starts[word] for word in joining) / max(len(sentences), 1),
        "repeated_trigrams": 1 - len(set(zip(words, words[1:], words[2:], strict=False))) / max(len(words) - 2, 1),
    }


def _links(essay: Essay, sentences: Sequence[Sequence[str]], words: Sequence[str]) -> dict[str, float]:
    bags = [{word for word in sentence if _frequency(word) < _COMMON} for sentence in sentences]
    neighbours = [_overlap(one, two) for one, two in pairwise(bags)]
    half = len(bags) // 2
    openings = [words_of[0] for words_of in _words_of(essay.paragraphs, essay.words) if words_of]
    linking = set().union(
        *(_kinds()[kind] for kind in ("contrast", "cause", "addition", "order", "example", "closing"))
    )
    return {
        "neighbour_overlap": float(np.mean(neighbours)) if neighbours else 0.0,
        "halves_overlap": _overlap(set().union(*bags[:half]), set().union(*bags[half:])) if half else 0.0,
        "ends_overlap": _overlap(bags[0], bags[-1]) if len(bags) > 1 else 0.0,
        "linked_paragraphs": sum(word in linking for word in openings) / max(len(openings), 1),
        "distinct_links": math.log1p(len(linking & set(words))),
    }


def _mechanics(essay: Essay, words: Sequence[str]) -> dict[str, float]:
    text, total = essay.text, len(words)
    marks = {name: text.count(mark) / total for mark, name in _MARKS.items()}
    lower = sum(piece.text[:1].islower() for piece in essay.sentences)
    capital = sum(word.text[0].isupper() for word in essay.words) / total
    return marks | {
        "lower_openings": lower / max(len(essay.sentences), 1),
        "capitals": capital,
        "lone_i": len(_LONE_I.findall(text)) / total,
        "spacing_faults": len(_SPACING.findall(text)) / total,
        "doubled_words": sum(one == two for one, two in pairwise(words)) / total,
        "passives": len(_PASSIVE.findall(text)) / total,
        "infinitives": len(_INFINITIVE.findall(text)) / total,
        "digits": sum(character.isdigit() for character in text) / total,
    }


def _words_of(pieces: Sequence[Piece], words: Sequence[Piece]) -> list[list[str]]:
    """The words of each piece, in lower case; pieces follow each other."""
    found: list[list[str]] = [[] for _ in pieces]
    place = 0
    for word in words:
        while place < len(pieces) - 1 and word.start >= pieces[place].end:
            place += 1
        found[place].append(word.text.lower())
    return found


def _moving_variety(words: Sequence[str]) -> float:
    """Mean share of distinct words in windows of `_WINDOW` (MATTR: Covington & McFall 2010)."""
    if len(words) <= _WINDOW:
        return len(set(words)) / len(words)
    step = _WINDOW // 4
    starts = range(0, len(words) - _WINDOW + 1, step)
    return sum(len(set(words[start : start + _WINDOW])) for start in starts) / (len(starts) * _WINDOW)


def _overlap(one: set[str], two: set[str]) -> float:
    return len(one & two) / math.sqrt(len(one) * len(two)) if one and two else 0.0


def _frequency(word: str) -> float:
    return zipf_frequency(word, "en", "small")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    table = json.loads(knowledge_path("education/english_words.json").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
