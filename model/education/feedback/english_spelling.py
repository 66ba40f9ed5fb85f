"""Misspelt English words, where one right word is plainly meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from spellchecker import SpellChecker
from wordfreq import get_frequency_dict, zipf_frequency

from data.knowledge import knowledge_path
from model.education.comment import Comment
from model.education.essay import Essay, Piece
from model.education.feedback.english_rules import comment

_SHORTEST = 4
"""Letters; shorter unknown words are mostly abbreviations."""
_KNOWN_ZIPF = 3.2
"""Words this frequent (per billion words, log10) are right although the dictionary lacks them; so is British spelling.

The commonest misspellings, such as "thier", stay below it.
"""
_LEAD = 6.0
"""How many times likelier than the next the suggested word must be."""
_COMMON_SHARE = 1e-5
"""Share of running text a word must have to be meant by one that does not sound like it."""
_CLEAN_WORDS = 150
"""An essay this long without a misspelling is worth praise."""
_SHORT_SHARE = 1e-3
"""The same for a word of four letters, of which many are near."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BRITISH = (
    ("isation", "ization"), ("isa", "iza"), ("ise", "ize"), ("isi", "izi"), ("yse", "yze"), ("ysi", "yzi"),
    ("our", "or"), ("tre", "ter"), ("ogue", "og"), ("ll", "l"), ("ae", "e"), ("oe", "e"), ("ence", "ense"),
    ("mme", "m"),
)  # fmt: skip
_JOINED = re.compile(r"[^\s.,;:!?\"'“”‘’()\[\]…—]")
"""What stands beside a part of a longer sign: a digit, an @, a hyphen, a letter of another alphabet."""
_ADDRESS = re.compile(r"\.[a-z]|['’][^\s\w,.;:!?]")
_SENTENCE_END = re.compile(r"[.!?:\"“”'\n]\s*$")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """What the spelling of a word is judged by."""

    words: Mapping[str, int]
    """pyspellchecker's dictionary: word → count."""
    frequent: Mapping[str, float]
    """wordfreq's 29,000 commonest words that are right → share of running text."""
    sounds: Mapping[str, tuple[str, ...]]
    """Skeleton of consonants → frequent words."""
    new: frozenset[str]
    """Right words younger than the dictionaries, of data/knowledge/education/new_words_en.json."""
    misspellings: Mapping[str, str]
    """Misspelling → right word, of data/knowledge/education/misspellings_en.json."""


@cache
def lexicon() -> _Lexicon:
    """The dictionaries, read once in about half a second."""
    words = SpellChecker().word_frequency.dictionary
    table = json.loads(knowledge_path("education/misspellings_en.json").read_text(encoding="utf-8"))
    new = json.loads(knowledge_path("education/new_words_en.json").read_text(encoding="utf-8"))
    frequent = {
        word: share
        for word, share in get_frequency_dict("en", "small").items()
        if len(word) > 2 and word.isascii() and word.isalpha() and (word in words or _is_british(word, words))
    }
    sounds: dict[str, list[str]] = {}
    for word in frequent:
        sounds.setdefault(_skeleton(word), []).append(word)
    return _Lexicon(words, frequent, {key: tuple(each) for key, each in sounds.items()}, frozenset(new), table)


def spelling(essay: Essay) -> Iterator[Comment]:
    """One comment a misspelt word, at its first place, with how often it occurs; the most frequent first."""
    places: dict[str, list[Piece]] = {}
    names: set[str] = set()
    for word in essay.words:
        if _is_plain(essay, word):
            places.setdefault(word.text.lower(), []).append(word)
        elif word.text[0].isupper():
            names |= {word.text.lower(), word.text.lower() + "s"}
    for name in names & places.keys():
        del places[name]
    wrong = [(found, meant) for word, found in places.items() if (meant := correction(word))]
    for found, meant in sorted(wrong, key=lambda each: -len(each[0])):
        first = found[0]
        suggestion = meant.capitalize() if first.text[0].isupper() else meant
        yield comment(
            essay, "misspelt", first.start, first.end, suggestion, word=first.text, meant=suggestion, count=len(found)
        )
    if not wrong and essay.length >= _CLEAN_WORDS:
        sentence = essay.sentences[0]
        yield comment(essay, "spelling_clean", sentence.start, sentence.end, words=essay.length)


def is_known(word: str) -> bool:
    """Whether a word in small letters is English, in British or American spelling."""
    known = lexicon()
    return (
        word in known.words
        or word in known.new
        or any(zipf_frequency(form, "en") >= _KNOWN_ZIPF for form in {word, word.removesuffix("s")})
        or _is_british(word, known.words)
        or _is_compound(word, known.frequent)
    )


@cache
def correction(word: str) -> str:
    """The word plainly meant by a misspelt one in small letters; "" for a right word, or where it is not plain."""
    known = lexicon()
    if word in known.misspellings:
        return known.misspellings[word]
    if len(word) < _SHORTEST or not word.isalpha() or is_known(word):
        return ""
    ranked = sorted(
        ((known.frequent[each] * _likelihood(word, each), each) for each in _candidates(word, known)), reverse=True
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _LEAD * ranked[1][0]):
        return ""
    return ranked[0][1]


def _is_plain(essay: Essay, word: Piece) -> bool:
    """Whether a word is one to look up: no name, placeholder, address, abbreviation or part of a longer sign."""
    text, start, end = essay.text, word.start, word.end
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if _JOINED.search(around) or text[start - 1 : start] == "." or _ADDRESS.match(text, end):
        return False
    if word.text.islower():
        return True
    return word.text[1:].islower() and (start == 0 or bool(_SENTENCE_END.search(text, max(0, start - 4), start)))


def _is_british(word: str, words: Mapping[str, int]) -> bool:
    return any(british in word and word.replace(british, american) in words for british, american in _BRITISH)


def _is_compound(word: str, frequent: Mapping[str, float]) -> bool:
    """Two frequent words run together, such as "skatepark", which no dictionary lists in full, or "ithought"."""
    joined = any(word[:cut] in frequent and word[cut:] in frequent for cut in range(4, len(word) - 3))
    return joined or (word[0] in "ai" and word[1:] in frequent)


def _skeleton(word: str) -> str:
    """First letter and consonants without doubling: what stays of a word misspelt by ear."""
    kept = word[0]
    for letter in word[1:]:
        if letter not in "aeiouy" and letter != kept[-1]:
            kept += letter
    return kept


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _candidates(word: str, known: _Lexicon) -> set[str]:
    """Frequent words one edit away, and words with the same skeleton two edits away."""
    splits = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    edits = {head + tail[1:] for head, tail in splits if tail}
    edits |= {head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1}
    edits |= {head + letter + tail[1:] for head, tail in splits if tail for letter in _LETTERS}
    edits |= {head + letter + tail for head, tail in splits for letter in _LETTERS}
    skeleton = _skeleton(word)
    common = _COMMON_SHARE if len(word) > _SHORTEST else _SHORT_SHARE
    reach = 1 + (len(word) > 5) + (len(word) > 8)
    alike = known.sounds.get(skeleton, ())
    near = {
        each
        for each in edits
        if (share := known.frequent.get(each, 0)) and (share >= common or _skeleton(each) == skeleton)
    }
    return near | {
        each
        for each in alike
        if distance(word, each) <= reach and (len(word) > 7 or known.frequent[each] >= _COMMON_SHARE)
    }


def _likelihood(word: str, meant: str) -> float:
    """How likely `meant` is misspelt so: by ear, by swapped neighbours and by doubling more than by any letter."""
    edits = distance(word, meant)
    likely = 0.05 ** (edits - 1)
    if word[0] != meant[0]:
        likely *= 0.02
    if _undoubled(word) == _undoubled(meant) or (edits == 1 and sorted(word) == sorted(meant)):
        return likely * 30
    if _skeleton(word) == _skeleton(meant):
        return likely * 10
    return likely


def distance(one: str, other: str) -> int:
    """Edits between two words: letters put in, left out, changed or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
