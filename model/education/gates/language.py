"""Whether an essay is in a language it is to be marked in: throughout, and in one that is English or Chinese at all."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import regex
from wordfreq import top_n_list

from model.education.essay import Essay, Language
from model.evidence import Evidence, Finding

HIGHEST = {"en": 0.2, "zh": 0.25}
"""Share of an essay in other letters than its language's; a Chinese character counts as three letters."""
FUNCTION_WORDS = 60
_OTHERS = ("fr", "es", "de", "it", "pt", "nl", "id", "pl", "tr", "vi")
_LEAST = 0.15
"""Share of the words of an essay that are function words of another language before it is taken to be in it."""
_CHARACTER = 3

_LETTER, _LATIN, _HAN = regex.compile(r"\p{L}"), regex.compile(r"\p{Latin}"), regex.compile(r"\p{Han}")
_WORD = regex.compile(r"\p{Latin}+")
_RUN = {
    "en": regex.compile(r"[\p{L}--\p{Latin}][^\p{Latin}\n]*", regex.V1),
    "zh": regex.compile(r"[\p{L}--\p{Han}][^\p{Han}\n]*", regex.V1),
}
_PLACES = 3


def find_wrong_language(essay: Essay, languages: Collection[Language]) -> Finding | None:
    """The finding that an essay is not, or not enough, in one of the languages; its value is the share that is not."""
    if essay.language not in languages:
        return Finding("wrong_language", 1.0, 1.0, _opening(essay), "rule")
    share = foreign_share(essay)
    if share > HIGHEST[essay.language]:
        runs = sorted(_RUN[essay.language].finditer(essay.text), key=lambda run: run.start() - run.end())[:_PLACES]
        places = (_place(essay, run.start(), run.start() + len(run.group().rstrip())) for run in runs)
        return Finding("wrong_language", round(share, 3), 1.0, tuple(places), "rule")
    if essay.language == "en" and (share := _other_language(essay.text)):
        return Finding("wrong_language", round(share, 3), 0.9, _opening(essay), "rule")
    return None


def foreign_share(essay: Essay) -> float:
    """Share of the letters that are not those of the essay's language."""
    if essay.text.isascii():
        return 0.0
    han, latin, letters = (len(kind.findall(essay.text)) for kind in (_HAN, _LATIN, _LETTER))
    total = letters + (_CHARACTER - 1) * han
    own = latin if essay.language == "en" else _CHARACTER * han
    return 1 - own / total if total else 0.0


def _other_language(text: str) -> float:
    """Share of words that are function words of another language, where they outnumber the English ones, else 0."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return 0.0
    english = sum(word in function_words("en") for word in words)
    other = max(sum(word in function_words(language) for word in words) for language in _OTHERS)
    return other / len(words) if other > english and other > _LEAST * len(words) else 0.0


@cache
def function_words(language: str) -> frozenset[str]:
    """The most frequent words of a language (wordfreq), nearly all of them without meaning of their own."""
    return frozenset(word for word in top_n_list(language, FUNCTION_WORDS, wordlist="small") if word.isalpha())


def _opening(essay: Essay) -> tuple[Evidence, ...]:
    first = essay.sentences[0]
    return (_place(essay, first.start, first.end),)


def _place(essay: Essay, start: int, end: int) -> Evidence:
    return Evidence("essay", quote=essay.text[start:end], span=(start, end))
