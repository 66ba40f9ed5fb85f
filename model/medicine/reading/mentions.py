"""Finding the names of findings in an English text: windows of words against the dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.medicine.reading.dictionary import BITS, Dictionary, close_form, loose_form, number_of
from model.medicine.reading.mention import Mention
from model.medicine.reading.words import Word, words_of

_WINDOW = 10
_ADJECTIVES = ("ic", "al", "ous", "ar")
_PART, _GAP = 3, 2
"""Words of one part of a coordination, and words passed over for each conjunction in it."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its shares of the two keys, both 0 for a word that names nothing."""

    word: Word
    close: int
    loose: int
    known: bool
    joins: bool
    """Whether it is a conjunction."""
    qualifies: bool
    """Whether it may stand inside a name without being part of it."""

    @property
    def functional(self) -> bool:
        """Whether it names nothing."""
        return self.close == 0


def _token(word: Word, names: Dictionary) -> Token:
    if word.text in names.functional:
        return Token(word, 0, 0, True, word.text in names.conjunctions, False)
    form = close_form(word.text, names.forms)
    root = loose_form(form, names.roots)
    known = form in names.vocabulary or root in names.vocabulary
    return Token(word, number_of(form), number_of(root), known, False, word.text in names.qualifiers)


def find(text: str, names: Dictionary) -> list[Mention]:
    """Every name in the text, names inside longer names too, in the order of the text."""
    tokens = [_token(word, names) for word in words_of(text)]
    plain = [
        (first, last, number)
        for first in range(len(tokens))
        if tokens[first].known and not tokens[first].functional
        for last, number in _windows(tokens, first, names)
    ]
    joined = _coordinated(tokens, names, frozenset(first for first, _, _ in plain))
    found = {_mention(tokens, first, last, names.concepts[number]) for first, last, number in (*plain, *joined)}
    return sorted(found, key=lambda each: (each.start, each.end, each.concept))


def _mention(tokens: Sequence[Token], first: int, last: int, concept: str) -> Mention:
    return Mention(concept, tokens[first].word.start, tokens[last].word.end)


def _windows(tokens: Sequence[Token], first: int, names: Dictionary) -> Iterator[tuple[int, int]]:
    """Last word and concept of every name that begins at a word."""
    whole, bare = Key(), Key()
    for last in range(first, min(first + _WINDOW, len(tokens))):
        token = tokens[last]
        if last > first and (token.word.broken or token.word.comma):
            return
        if token.functional:
            continue
        if not token.qualifies or last == first:
            bare.add(token)
        if not token.known and not token.qualifies:
            return
        whole.add(token)
        number = whole.look_up(names)
        if number is None and not token.qualifies:
            number = bare.look_up(names)
        if number is not None:
            yield last, number


class Key:
    """The two keys of a growing bag of words."""

    __slots__ = ("adjective", "close", "loose", "seen")

    def __init__(self, tokens: Sequence[Token] = ()) -> None:
        self.close = self.loose = 0
        self.seen: set[int] = set()
        self.adjective = False
        for token in tokens:
            self.add(token)

    def add(self, token: Token) -> None:
        """Take a word in, once."""
        if token.loose not in self.seen:
            self.seen.add(token.loose)
            self.adjective = token.word.text.endswith(_ADJECTIVES)
            self.close = (self.close + token.close) & BITS
            self.loose = (self.loose + token.loose) & BITS

    def look_up(self, names: Dictionary) -> int | None:
        """The number of the concept of that name; one word alone meets by its stem only as an adjective."""
        number = names.close.get(self.close)
        if number is None and (len(self.seen) > 1 or self.adjective):
            number = names.loose.get(self.loose)
        return number


def _coordinated(tokens: Sequence[Token], names: Dictionary, begins: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """Names whose parts a coordination keeps apart: "short and broad thumbs", "loss of hair and teeth".

    `begins` are the words at which a name stands whole: "chest pain and shortness of breath" says nothing of a short
    chest.
    """
    for begin, end in _phrases(tokens):
        content = [place for place in range(begin, end) if not tokens[place].functional]
        joins = [False, *(_join(tokens, *pair) for pair in pairwise(content))]
        if True not in joins:
            continue
        phrase = Phrase(tokens, content, joins)
        for place, joined in enumerate(joins):
            if joined is not False:
                yield from phrase.shared_end(place, names)
                if content[place] not in begins:
                    yield from phrase.shared_start(place, names)


def _phrases(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Stretches without the end of a sentence and without a word no name has."""
    begin = 0
    for place, token in enumerate(tokens):
        if (place and token.word.broken) or not token.known:
            yield begin, place
            begin = place if token.known else place + 1
    yield begin, len(tokens)


def _join(tokens: Sequence[Token], before: int, after: int) -> bool | None:
    """True where a conjunction or slash stands between two words, None where a comma does, else False."""
    between = tokens[before + 1 : after + 1]
    if any(token.joins or token.word.slash for token in between):
        return True
    return None if any(token.word.comma for token in between) else False


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a phrase that name something, and whether each is joined to the one before."""

    tokens: Sequence[Token]
    content: Sequence[int]
    joins: Sequence[bool | None]

    def shared_end(self, place: int, names: Dictionary) -> Iterator[tuple[int, int, int]]:
        """ "A and B S" read as "A S"; B begins at `place`."""
        for first in range(place - 1, max(place - 1 - _PART, -1), -1):
            for start in self._starts(place):
                yield from self._names(range(first, place), start, names)
            if self.joins[first] is not False:
                return

    def _starts(self, place: int) -> Iterator[int]:
        parts = 1
        joined = self.joins[place] is True
        for start in range(place + 1, len(self.content)):
            if start - place > _GAP * parts:
                return
            if self.joins[start] is not False:
                parts += 1
                joined = joined or self.joins[start] is True
            elif joined:
                yield start

    def shared_start(self, place: int, names: Dictionary) -> Iterator[tuple[int, int, int]]:
        """ "P A and B" read as "P B"; B begins at `place`."""
        parts = 1
        joined = True in self.joins[place : place + _PART]
        for stop in range(place - 1, 0, -1):
            if place - stop > _GAP * parts:
                return
            if self.joins[stop] is not False:
                parts += 1
                continue
            if not joined:
                continue
            for first in range(stop - 1, max(stop - 1 - _PART, -1), -1):
                yield from self._names(range(first, stop), place, names)
                if self.joins[first] is not False:
                    break

    def _names(self, left: range, start: int, names: Dictionary) -> Iterator[tuple[int, int, int]]:
        """Names made of the words of `left`, no name by themselves, and of one or two from `start`."""
        own = [self.tokens[self.content[each]] for each in left]
        if Key(own).look_up(names) is not None:
            return
        key = Key(own)
        for last in range(start, min(start + 2, len(self.content))):
            if last > start and self.joins[last] is not False:
                return
            key.add(self.tokens[self.content[last]])
            number = key.look_up(names)
            if number is not None:
                yield self.content[left.start], self.content[last], number
