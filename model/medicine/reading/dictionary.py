"""The English names of findings, compiled into order-free keys.

A key is the sum of one 64-bit number a word, so that "thumbs that are broad" and "broad thumb" meet and a window of a
text is looked up by adding one number. Words are equivalent where `english_reading.json` says so or where the
ontology's own synonyms exchange one for the other (the idea of FastHPOCR: Groza et al., Bioinformatics 2024, btae406).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b, sha256
from itertools import combinations
from os.path import commonprefix

import numpy as np

from model.medicine.compiled import Compiled, annotation_file, compiled
from model.medicine.ontology.ontology import Ontology, ontology
from model.medicine.reading.mention import Names
from model.medicine.reading.words import english_knowledge, light, stem, words_of

_COMPILER = "1"
_PREFIX, _ENDING = 4, 6
"""Letters that two forms of one word share at least, and letters that either may add at most."""
_SCOPES = ("EXACT", "RELATED", "NARROW")
"""A broad synonym names more than the term."""
BITS = (1 << 63) - 1
"""Keys are kept in 63 bits, so that they are numbers of an array."""


@dataclass(frozen=True, slots=True, eq=False)
class Dictionary:
    """Keys of names at two levels of likeness."""

    concepts: tuple[str, ...]
    close: dict[int, int]
    """Key of light words → number in `concepts`."""
    loose: dict[int, int]
    """Key of stems."""
    forms: dict[str, str]
    """Light word → the word that stands for all its equivalents."""
    roots: dict[str, str]
    """Stem → the stem that stands for all its loose equivalents."""
    vocabulary: frozenset[str]
    """Words of any name, light and stemmed."""
    functional: frozenset[str]
    conjunctions: frozenset[str]
    qualifiers: frozenset[str]


def close_form(word: str, forms: dict[str, str]) -> str:
    """The word that stands for this one and its equivalents."""
    plain = light(word)
    return forms.get(plain, plain)


def loose_form(word: str, roots: dict[str, str]) -> str:
    """The stem that stands for a close form and its loose equivalents."""
    root = stem(word)
    return roots.get(root, root)


@lru_cache(maxsize=100_000)
def number_of(word: str) -> int:
    """A word's share of a key."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") & BITS


def key_of(words: Iterable[str]) -> int:
    """The key of a bag of words, each counted once."""
    return sum(number_of(word) for word in set(words)) & BITS


@lru_cache(maxsize=4)
def dictionary(extra: Names = ()) -> Dictionary:
    """The names of the installed ontology and the extra ones. Raises KnowledgeError("ontology_missing")."""
    terms = ontology()
    knowledge = sha256(json.dumps(english_knowledge(), sort_keys=True).encode()).hexdigest()[:8]
    made = compiled(
        "english-names",
        f"{_COMPILER} {terms.version} {knowledge}",
        annotation_file("hp.obo"),
        lambda _: compile_names(terms),
    )
    rest, arrays = made.rest, made.arrays
    concepts = [*terms.ids, *dict.fromkeys(concept for _, concept in extra if concept not in terms.index)]
    number = {concept: place for place, concept in enumerate(concepts)}
    added = key_table([(name, number[concept]) for name, concept in extra], rest["forms"], rest["roots"])
    return Dictionary(
        concepts=tuple(concepts),
        close=added.close | dict(zip(arrays["close"].tolist(), arrays["close_concept"].tolist(), strict=True)),
        loose=added.loose | dict(zip(arrays["loose"].tolist(), arrays["loose_concept"].tolist(), strict=True)),
        forms=rest["forms"],
        roots=rest["roots"],
        vocabulary=frozenset(rest["vocabulary"]) | added.vocabulary,
        functional=frozenset(english_knowledge()["functional"]),
        conjunctions=frozenset(english_knowledge()["conjunctions"]),
        qualifiers=frozenset(english_knowledge()["qualifiers"]),
    )


def compile_names(terms: Ontology) -> Compiled:
    """The keys of every name of the ontology, and the forms of words they go by."""
    names = _names(terms)
    functional = frozenset(english_knowledge()["functional"])
    forms = _forms(names, functional)
    roots = _roots(forms)
    table = key_table(names, forms, roots)
    return Compiled(
        {
            "close": np.array(list(table.close), dtype=np.int64),
            "close_concept": np.array(list(table.close.values()), dtype=np.int32),
            "loose": np.array(list(table.loose), dtype=np.int64),
            "loose_concept": np.array(list(table.loose.values()), dtype=np.int32),
        },
        {"forms": forms, "roots": roots, "vocabulary": sorted(table.vocabulary)},
    )


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Names as keys, the first name of a key kept."""

    close: dict[int, int]
    loose: dict[int, int]
    vocabulary: set[str]


def key_table(names: Iterable[tuple[str, int]], forms: dict[str, str], roots: dict[str, str]) -> KeyTable:
    """The keys of names and the words they are made of."""
    functional = frozenset(english_knowledge()["functional"])
    table = KeyTable({}, {}, set())
    for name, concept in names:
        plain = [close_form(word.text, forms) for word in words_of(name) if word.text not in functional]
        stems = [loose_form(word, roots) for word in plain]
        if plain:
            table.close.setdefault(key_of(plain), concept)
            table.loose.setdefault(key_of(stems), concept)
            table.vocabulary.update(plain, stems)
    return table


def _names(terms: Ontology) -> list[tuple[str, int]]:
    """Every name of every phenotype, the surest first: labels, then synonyms by scope."""
    unspecific = {name.lower() for name in english_knowledge()["unspecific"]}
    ranked: list[tuple[int, str, int]] = []
    for number in np.flatnonzero(terms.phenotypes).tolist():
        term = terms.ids[number]
        ranked.append((0, terms.names[number], number))
        ranked += [
            (1 + _SCOPES.index(each.scope), each.text, number)
            for each in terms.synonyms(term)
            if each.scope in _SCOPES and not (each.kind == "abbreviation" or each.text.isupper())
        ]
    ranked.sort(key=lambda each: each[0])
    return [(name, number) for _, name, number in ranked if name.lower() not in unspecific]


def _forms(names: list[tuple[str, int]], functional: frozenset[str]) -> dict[str, str]:
    """Equivalent words: ours, and forms of one word that the synonyms of a term exchange for one another."""
    bags: dict[int, list[frozenset[str]]] = defaultdict(list)
    for name, concept in names:
        bags[concept].append(frozenset(light(word.text) for word in words_of(name) if word.text not in functional))
    forms = {light(word): light(group[0]) for group in english_knowledge()["equivalents"] for word in group}
    for own in bags.values():
        for first, second in combinations(own, 2):
            if len(first - second) == len(second - first) == 1 < len(first):
                _join(forms, *(first - second), *(second - first))
    return forms


def _join(forms: dict[str, str], first: str, second: str) -> None:
    """Take two words for forms of one where only their endings differ."""
    shared = len(commonprefix([first, second]))
    if shared < _PREFIX or max(len(first), len(second)) - shared > _ENDING:
        return
    keep, other = sorted((forms.get(first, first), forms.get(second, second)))
    if keep != other:
        forms[other] = keep
        for word, form in forms.items():
            if form == other:
                forms[word] = keep
        forms[first] = forms[second] = keep


def _roots(forms: dict[str, str]) -> dict[str, str]:
    groups = [[stem(close_form(word, forms)) for word in group] for group in english_knowledge()["loose_equivalents"]]
    return {root: group[0] for group in groups for root in group}
