"""English names: after a title or a cue, before a credential or an age, or told by a usual first name or surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.safety.masking.spans import PersonalSpan, alternatives, words

_FILE = "english_names"
_FIRST, _LAST = words(_FILE, "first_names"), words(_FILE, "surnames")
_ORDINARY, _HEADS, _NOT_ALONE = words(_FILE, "ordinary"), words(_FILE, "eponym_heads"), words(_FILE, "not_alone")
_ORDINARY_LOWER = frozenset(word.lower() for word in _ORDINARY)
_HEADS_LOWER = frozenset(word.lower() for word in _HEADS)

_L = r"[A-Za-z\u00c0-\u024f]"
_WORD = rf"(?:[A-Z\u00c0-\u00de](?:'[A-Z])?{_L}{{1,20}}(?:[-'][A-Z]{_L}{{1,20}}){{0,2}}|[A-Z]\.?(?![A-Za-z\d]))"
_PARTICLE = rf"(?:{alternatives(_FILE, 'particles')})"
_NAME = rf"{_WORD}(?:,? (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,3}}"
_TITLE = rf"(?:{alternatives(_FILE, 'titles')})"
_TITLED = re.compile(
    rf"(?<![A-Za-z])(?:{_TITLE}|{_TITLE.upper()})\b\.? ?(?P<v>{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,3}})"
)
_FIELD = re.compile(
    rf"(?<![A-Za-z])(?i:{alternatives(_FILE, 'field_cues')})(?: ?\([^()\n]{{1,20}}\))? ?[:=|]\s{{0,3}}"
    rf"(?:{_TITLE}\.? )?(?P<v>{_NAME})"
)
_NEXT = re.compile(
    rf"(?<![A-Za-z])(?i:{alternatives(_FILE, 'next_cues')}),?\s{{1,2}}(?:(?:is|was|called|named) )?"
    rf"(?:{_TITLE}\.? )?(?P<v>{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,3}})"
)
_CREDENTIALED = re.compile(
    rf"(?P<v>{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,3}}),? (?:{alternatives(_FILE, 'credentials')}|M\.D\."
    rf"|R\.N\.|Ph\.D\.)(?![A-Za-z])"
)
_AGE = r"\d{1,3}(?:[- ](?:year|yr|month|week|day)|[ ]?(?:yo|y/o|[MF])\b)"
_DESCRIBED = re.compile(
    rf"(?P<v>{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,3}})(?=,? (?:(?:is|was) )?(?:an? )?\(?(?:{_AGE}"
    rf"|age[d:]? \d|DOB|D\.O\.B|MRN|born|date of birth|NHS)"
    r"|,? (?:was (?:seen|admitted|discharged|referred|reviewed|born|brought)|presented|presents|attended|lives"
    r"|reports|complains|works|wrote|scored|submitted|signed|called|phoned|emailed|transferred|paid)\b)"
)
_SEQUENCE = re.compile(rf"(?<![A-Za-z\u00c0-\u024f@]){_NAME}")
_PIECE = re.compile(_WORD)
_AFTER = re.compile(r"'s? ?([A-Za-z]+)|[ -]([A-Za-z]+)")
_VERB = re.compile(
    r"(?:'s)? (?:was|is|has|had|will|and|said|says|told|reports|reported|presented|presents|denies|complains"
    r"|lives|works|agreed|felt|feels|came|went|wrote|who|did|does|called|can|could|would|attended|also)\b"
)


def find_english_names(text: str, folded_text: str) -> Iterator[PersonalSpan]:
    """Every English name, and every further place where a part of a name found stands capitalised."""
    found: set[tuple[int, int]] = set()
    for pattern, trusted in (
        (_TITLED, True),
        (_FIELD, True),
        (_NEXT, False),
        (_CREDENTIALED, True),
        (_DESCRIBED, False),
    ):
        for match in pattern.finditer(folded_text):
            found |= set(_names_in(folded_text, *match.span("v"), trusted=trusted, cued=True))
    for match in _SEQUENCE.finditer(folded_text):
        found |= set(_names_in(folded_text, *match.span(), trusted=False, cued=False))
    found |= set(_repeated(folded_text, found))
    for start, end in sorted(found):
        yield PersonalSpan(start, end, "name", text[start:end])


def _names_in(text: str, start: int, end: int, *, trusted: bool, cued: bool) -> Iterator[tuple[int, int]]:
    """The runs of words between two places that are names, ordinary words cut away."""
    for run in _runs(text, start, end, keep_titles=trusted):
        first, last = run[0][0], run[-1][1]
        pieces = [_plain(text[begin:finish]) for begin, finish in run]
        if _is_eponym(text, last, pieces, trusted):
            continue
        told = cued or _is_usual(pieces) or (len(pieces) == 1 and _is_alone(text, pieces[0], last))
        if told and any(len(piece) > 1 for piece in pieces):
            yield first, last


def _runs(text: str, start: int, end: int, *, keep_titles: bool) -> Iterator[list[tuple[int, int]]]:
    run: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text, start, end):
        piece = match[0].removesuffix(".")
        usual = piece in _FIRST or piece in _LAST
        ordinary = _is_ordinary(piece) and not (usual and (keep_titles or run))
        if ordinary or (run and "\n" in text[run[-1][1] : match.start()]):
            if run:
                yield run
            run = []
        if not ordinary:
            run.append(match.span())
    if run:
        yield run


def _is_ordinary(piece: str) -> bool:
    return (
        piece in _ORDINARY
        or piece in _HEADS
        or (piece.isupper() and len(piece) > 1 and piece.lower() in _ORDINARY_LOWER)
    )


def _plain(piece: str) -> str:
    """A word of a name as the lists write it."""
    piece = piece.removesuffix(".").removesuffix("'s")
    return piece.title() if piece.isupper() and len(piece) > 1 else piece


def _is_eponym(text: str, end: int, pieces: list[str], trusted: bool) -> bool:
    """Whether the words name a disease, a sign, an instrument or an institution after someone."""
    after = _AFTER.match(text, end)
    following = (after[1] or after[2]).lower() if after else ""
    return following in _HEADS_LOWER and not (trusted and len(pieces) > 1)


def _is_usual(pieces: list[str]) -> bool:
    """Whether the words are a usual first name before another word, or a word before a usual surname."""
    long = [piece for piece in pieces if len(piece) > 1]
    if len(long) < 2:
        return len(pieces) > 1 and bool(long) and long[0] in _LAST and len(pieces[0]) == 1
    return (
        long[0] in _FIRST or long[-1] in _FIRST or (long[-1] in _LAST and long[0].isalpha() and not long[0].isupper())
    )


def _is_alone(text: str, piece: str, end: int) -> bool:
    """Whether one word is a first name that is nothing else, with what a person does after it."""
    return piece in _FIRST and piece not in _NOT_ALONE and bool(_VERB.match(text, end))


def _repeated(text: str, found: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Further places of the longer words of the names found."""
    pieces = {match[0] for start, end in found for match in _PIECE.finditer(text, start, end)}
    kept = {piece for piece in pieces if len(piece) > 2 and not _is_ordinary(piece)}
    if not kept:
        return
    again = re.compile(
        rf"(?<![A-Za-z-])(?:{'|'.join(sorted(map(re.escape, kept), key=len, reverse=True))})(?![A-Za-z])"
    )
    for match in again.finditer(text):
        if not _is_eponym(text, match.end(), [match[0]], False):
            yield match.span()
