"""Whether the words of an essay stand in an order: a table of which class of word follows which.

A frequent word is a class of its own, other words are told apart by their ending (English) or their length (Chinese),
punctuation by whether it ends a sentence. The measure is the mean pointwise mutual information of neighbours, less what
the same words would have in a chance order (in closed form), as a share of what essays usually have more than chance:
1 is usual, 0 is chance. Only the order of words is seen: sentences that were shuffled as wholes read as before.

``python -m model.education.gates.word_order LANGUAGE FILE... OUT`` makes the table from files of essays a person names,
gzipped JSON lines with ``id`` and ``text`` or ``paragraphs``; the fifth of them kept for tests is left out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from wordfreq import top_n_list

from data.weights import weights_path
from model.education.chinese_words import segment
from model.education.essay import Essay, Language, read_essay
from model.evidence import Evidence, Finding

FREQUENT = 150
"""The language's most frequent words (wordfreq) are classes of their own."""
FEWEST = 25
"""Words below which nothing is said of their order."""
LOWEST = 0.45
"""Share of the usual order below which an essay is held back."""
_SMOOTHING = 5.0
_BOUND = 3.0
_STEPS = 10
"""The table is kept in tenths."""
_WORST = 3

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|[.!?]+|[,;:]+")
_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "able", "ful", "er", "est", "al", "ous", "n't", "'s", "s")
_SENTENCE_END = frozenset(".!?。！？…")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The table of one language."""

    classes: dict[str, int]
    """Class of word → row."""
    information: NDArray[np.float64]
    """classes × classes, the first before the second; pointwise mutual information in nats."""
    usual: float
    """Mean information of neighbours in an essay, less that of chance order."""


def find_shuffled(essay: Essay) -> Finding | None:
    """The finding that an essay's words stand in hardly more than a chance order, with the least ordered places."""
    order = order_of(essay.language)
    tokens = list(tokens_of(essay.text, essay.language))
    rows = np.array([order.classes[_class(word, order.classes)] for word, _, _ in tokens], dtype=np.intp)
    if len(rows) < FEWEST:
        return None
    share = ordered(rows, order)
    if share >= LOWEST:
        return None
    return Finding("shuffled", round(share, 3), min(1.0, 1 - share), _worst(essay, order), "measured")


def ordered(rows: NDArray[np.intp], order: Order) -> float:
    """How much more order words have than chance, as a share of the usual; at least two rows."""
    neighbours = float(order.information[rows[:-1], rows[1:]].mean())
    counts = np.bincount(rows, minlength=len(order.classes)).astype(np.float64)
    pairs = float(counts @ order.information @ counts - counts @ np.diag(order.information))
    return (neighbours - pairs / (len(rows) * (len(rows) - 1))) / order.usual


def tokens_of(text: str, language: Language) -> Iterator[tuple[str, int, int]]:
    """Words and punctuation with their places."""
    if language == "zh":
        yield from (token for token in segment(text) if not token[0].isspace())
    else:
        yield from ((match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(text))


@cache
def order_of(language: Language) -> Order:
    """The shipped table of a language."""
    kept = json.loads(weights_path("word_order", f"{language}.json").read_text(encoding="utf-8"))
    classes = {name: row for row, name in enumerate(kept["classes"])}
    return Order(classes, np.array(kept["tenths"], dtype=np.float64) / _STEPS, kept["usual"])


def _worst(essay: Essay, order: Order) -> tuple[Evidence, ...]:
    """The sentences whose words follow each other least as usual."""
    judged = []
    for sentence in essay.sentences:
        words = [word for word, _, _ in tokens_of(sentence.text, essay.language)]
        rows = [order.classes[_class(word, order.classes)] for word in words]
        if len(rows) > 2:
            judged.append((float(order.information[rows[:-1], rows[1:]].mean()), sentence))
    judged.sort(key=lambda each: each[0])
    return tuple(Evidence("essay", quote=piece.text, span=(piece.start, piece.end)) for _, piece in judged[:_WORST])


def _class(word: str, classes: dict[str, int]) -> str:
    """A frequent word itself, else its kind in capitals, which no word has."""
    if word in classes:
        return word
    if word[0] in _SENTENCE_END:
        return "END"
    if not word[0].isalnum():
        return "MARK"
    if _CHINESE.match(word):
        return f"HAN{min(len(word), 4)}"
    if not word.isascii() or not word[0].isalpha():
        return "NUMBER"
    return next((f"-{ending}".upper() for ending in _ENDINGS if word.endswith(ending) and len(word) > 3), "OTHER")


def learn_order(texts: Sequence[str], language: Language) -> dict[str, object]:
    """The table as it is kept."""
    read = [[word for word, _, _ in tokens_of(text, language)] for text in texts]
    frequent = [word for word in top_n_list(language, 2 * FREQUENT) if word[0].isalpha()][:FREQUENT]
    kinds = ["END", "MARK", "NUMBER", "OTHER", *(f"HAN{length}" for length in range(1, 5))]
    names = [*frequent, *kinds, *(f"-{ending}".upper() for ending in _ENDINGS)]
    classes = {name: row for row, name in enumerate(names)}
    coded = [np.array([classes[_class(word, classes)] for word in text], dtype=np.intp) for text in read]
    counts = np.zeros((len(names), len(names)))
    for rows in coded:
        np.add.at(counts, (rows[:-1], rows[1:]), 1)
    chance = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    information = np.log((counts + _SMOOTHING) / (chance + _SMOOTHING)).clip(-_BOUND, _BOUND)
    tenths = np.rint(information * _STEPS)
    order = Order(classes, tenths / _STEPS, 1.0)
    usual = float(np.mean([ordered(rows, order) for rows in coded if len(rows) >= FEWEST]))
    return {"usual": round(usual, 4), "texts": len(texts), "classes": names, "tenths": tenths.astype(int).tolist()}


def _texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if int(hashlib.sha256(str(record["id"]).encode()).hexdigest(), 16) % 5:
                yield read_essay(record.get("text") or "\n".join(record["paragraphs"])).text


def main(language: Language, *paths: str) -> None:
    """Make a table from files and write it to the last."""
    table = learn_order([text for path in paths[:-1] for text in _texts(Path(path))], language)
    Path(paths[-1]).write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
