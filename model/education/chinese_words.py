"""Chinese text cut into the words of jieba's dictionary."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache

import jieba


@cache
def dictionary() -> jieba.Tokenizer:
    """The dictionary, read once in about a second.

    Filled here rather than by jieba, which would keep it in, and read it from, a file anybody on the machine can put
    into the temporary folder.
    """
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def segment(text: str) -> Iterator[tuple[str, int, int]]:
    """Words and punctuation marks with their start and end; no word is guessed that the dictionary does not have."""
    yield from dictionary().tokenize(text, HMM=False)


@cache
def word_classes() -> Mapping[str, str]:
    """Word → its class in the dictionary (n noun, v verb, i idiom, nr person …), read once in about a second.

    A word has one class whatever the sentence: jieba's tagger, which looks at the sentence, takes ten times as long.
    """
    with dictionary().get_dict_file() as lines:
        rows = (line.decode("utf-8").split() for line in lines)
        return {row[0]: sys.intern(row[-1]) for row in rows if row}
