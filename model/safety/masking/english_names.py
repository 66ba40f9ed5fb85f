"""English names: after a title or a cue, before a credential or an age, or told by a usual first name or surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.safety.masking.spans import PersonalSpan, alternatives, words

_FILE = "english_names"
_FIRST, _LAST = words(_FILE, "first_names"), words(_FILE, "surnames")
_ORDINARY, _HEADS, _NOT_ALONE = words(_FILE, "ordinary"), words(_FILE, "eponym_heads"), words(_FILE, "not_alone")
_ORDINARY_LOWER = frozenset(word.lower() for word in _ORDINARY)

_L = r"[A-Za-z\u00c0-\u024f]"
_WORD = (
    rf"(?:[A-Z\u00c0-\u00de](?:'[A-Z])?{_L}{{1,20}}(?:[-'][A-Z]{_L}{{1,20}}|-(?!like|type|based|year"
    rf"|free){_L}{{2,5}}(?!{_L})){{0,2}}|[A-Z]\.?(?![A-Za-z\d]))"
)
_PARTICLE = rf"(?:{alternatives(_FILE, 'particles')})"
_NAME = rf"{_WORD}(?:,? (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,3}}"
_TITLE = rf"(?:{alternatives(_FILE, 'titles')})"
_TITLED = re.compile(
    rf"(?<![A-Za-z])(?:{_TITLE}|{_TITLE.upper()})\b\.? ?"
    rf"(?P<v>(?:{_PARTICLE} ){{0,2}}{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,3}})"
)
_FIELD = re.compile(
    rf"(?<![A-Za-z])(?=[A-Za-z])(?i:{alternatives(_FILE, 'field_cues')})(?: ?\([^()\n]{{1,20}}\))? ?[:=|]\s{{0,3}}"
    rf"(?:{_TITLE}\.? )?(?P<v>{_NAME})"
)
_NEXT = re.compile(
    rf"(?<![A-Za-z])(?=[A-Za-z])(?i:{alternatives(_FILE, 'next_cues')}),?\s{{1,2}}\(?(?:(?:is|was|called|named) )?"
    rf"(?:{_TITLE}\.? )?(?P<v>{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,3}})"
)
_CREDENTIALED = re.compile(
    rf"(?P<v>{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,3}}),? (?:{alternatives(_FILE, 'credentials')}|M\.D\."
    rf"|R\.N\.|Ph\.D\.)(?![A-Za-z])"
)
_AGE = r"\d{1,3}(?:[- ](?:year|yr|month|week|day)|[ ]?(?:yo|y/o|[MF])\b)"
_DESCRIBED = re.compile(
    rf"(?P<v>{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,3}})(?=,? (?:(?:is|was) )?(?:an? )?\(?(?:{_AGE}"
    rf"|[MF],? \d|(?:fe)?male\b|age[d:]? \d|DOB|D\.O\.B|MRN|born|date of birth|NHS)"
    r"|,? (?:was (?:last )?(?:seen|admitted|discharged|referred|reviewed|born|brought|transferred|found|taken|treated)"
    r"|ha[sd]|hasn't|hadn't|takes|took|says?|said|states?|stated|denies|denied|went|came|arrived|fell|felt|noticed"
    r"|underwent|returned|needs|asked|agreed|tolerated|sold|bought|taught|presented|presents|attended|lives"
    r"|reports|complains|works|wrote|scored|submitted|signed|called|phoned|emailed|transferred|paid)\b)"
)
_SEQUENCE = re.compile(rf"(?<![A-Za-z\u00c0-\u024f@]){_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,3}}")
_REVERSED = re.compile(
    rf"(?<![A-Za-z\u00c0-\u024f@])(?P<v>(?P<last>{_WORD}), (?P<first>{_WORD})(?: [A-Z]\.?)?)"
    rf"(?P<aged>,? \(?{_AGE})?(?!{_L})"
)
_ACTING = re.compile(
    rf"(?:^|(?<=[.;!?\n] )|(?<=\n))(?P<v>{_WORD})(?= (?:denies|complains|was (?:last )?(?:seen|admitted"
    rf"|discharged)|lives)\b)"
)
_TITLE_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{_TITLE})\.? $")
_TITLE_FIRST = re.compile(rf"(?:{_TITLE})\.? (?=.)")
_SUFFIX = rf",? (?:{alternatives(_FILE, 'credentials')}|DVM|II|III|IV)(?![A-Za-z])\.?"
_SUFFIX_AFTER, _SUFFIX_LAST = re.compile(_SUFFIX), re.compile(rf"(?<=[A-Za-z.]){_SUFFIX}$")
_PARTICLES = re.compile(rf"(?:{_PARTICLE} )+")
_PIECE = re.compile(_WORD)
_AFTER = re.compile(r"'s? ?([A-Za-z]+)|[ -]([A-Za-z]+)")
_CHINESE_HEAD = re.compile(" ?(?:综合|症|[型病氏样征]|畸形|异常|贫血|疾病)")
_SENTENCE = re.compile(r"'s\b|,? [a-z]|[.,;)]")


def find_english_names(text: str, folded_text: str) -> Iterator[PersonalSpan]:
    """Every English name, and every further place where a part of a name found stands capitalised."""
    found: set[tuple[int, int]] = set()
    for pattern, trusted in (
        (_TITLED, True),
        (_FIELD, True),
        (_NEXT, False),
        (_CREDENTIALED, True),
        (_DESCRIBED, False),
        (_ACTING, False),
    ):
        for match in pattern.finditer(folded_text):
            found |= set(_names_in(folded_text, *match.span("v"), trusted=trusted, cued=True))
    for match in _SEQUENCE.finditer(folded_text):
        found |= set(_names_in(folded_text, *match.span(), trusted=False, cued=False))
    for match in _REVERSED.finditer(folded_text):
        usual = match["first"].title() in _FIRST and not _is_ordinary(match["last"])
        if usual or (match["aged"] and not _is_ordinary(match["first"]) and not _is_ordinary(match["last"])):
            found.add(match.span("v"))
    found |= set(_repeated(folded_text, found))
    for start, end in sorted(found):
        before = _TITLE_BEFORE.search(folded_text, max(0, start - 12), start)
        after = _SUFFIX_AFTER.match(folded_text, end)
        first, last = before.start() if before else start, after.end() if after else end
        yield PersonalSpan(first, last, "name", text[first:last])


def bare_name(quote: str) -> tuple[int, int]:
    """Where in the quote of a name the name itself stands, without a title before and a credential behind it."""
    before, after = _TITLE_FIRST.match(quote), _SUFFIX_LAST.search(quote)
    return before.end() if before else 0, after.start() if after else len(quote)


def _names_in(text: str, start: int, end: int, *, trusted: bool, cued: bool) -> Iterator[tuple[int, int]]:
    """The runs of words between two places that are names, ordinary words cut away."""
    for run in _runs(text, start, end, keep_titles=trusted):
        first, last = run[0][0], run[-1][1]
        first = start if _PARTICLES.fullmatch(text, start, first) else first
        pieces = [_plain(text[begin:finish]) for begin, finish in run]
        if _is_eponym(text, last, pieces, trusted):
            continue
        capitals = [begin for begin, finish in run if finish - begin > 2 and text[begin:finish].isupper()]
        whole = (first, last) == (start, end) and not capitals
        told = (
            (cued and (trusted or not capitals)) or _is_usual(pieces) or (whole and _reads_as_name(text, pieces, last))
        )
        if told and any(len(piece) > 1 for piece in pieces):
            yield first, last


def _runs(text: str, start: int, end: int, *, keep_titles: bool) -> Iterator[list[tuple[int, int]]]:
    run: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text, start, end):
        piece = match[0].removesuffix(".")
        usual = piece in _FIRST or piece in _LAST
        ordinary = _is_ordinary(piece) and not ((usual or len(piece) == 1) and (run or (usual and keep_titles)))
        if ordinary or (run and "\n" in text[run[-1][1] : match.start()]):
            if run:
                yield run
            run = []
        if not ordinary:
            run.append(match.span())
    if run:
        yield run


def _is_ordinary(piece: str) -> bool:
    parts = piece.split("-")
    return all(part in _ORDINARY or part in _HEADS for part in parts) or (
        piece.isupper() and len(piece) > 1 and all(part.lower() in _ORDINARY_LOWER for part in parts)
    )


def _plain(piece: str) -> str:
    """A word of a name as the lists write it."""
    piece = piece.removesuffix(".").removesuffix("'s")
    return piece.title() if piece.isupper() and len(piece) > 1 else piece


def _is_eponym(text: str, end: int, pieces: list[str], trusted: bool) -> bool:
    """Whether the words name a disease, a sign, an instrument or an institution after someone."""
    after = _AFTER.match(text, end)
    following = (after[1] or after[2]) if after else ""
    if _CHINESE_HEAD.match(text, end):
        return True
    return (following in _HEADS or following.lower() in _HEADS) and not (trusted and len(pieces) > 1)


def _is_usual(pieces: list[str]) -> bool:
    """Whether the words hold a usual first name or surname beside another word, or an initial between two."""
    if len(pieces) == 1:
        return False
    long = [part for piece in pieces for part in piece.split("-") if len(part) > 1]
    if len(long) < 2:
        return bool(long) and long[0] in _LAST and len(pieces[0]) == 1
    return (
        long[0] in _FIRST or long[-1] in _FIRST or (long[-1] in _LAST and long[0].isalpha() and not long[0].isupper())
    )


def _reads_as_name(text: str, pieces: list[str], end: int) -> bool:
    """Whether words that stand alone are two or three of no other use, or one that is a first name and nothing else."""
    if len(pieces) == 1:
        return pieces[0] in _FIRST and pieces[0] not in _NOT_ALONE
    mixed = all(len(piece) > 2 and piece[1:].islower() for piece in pieces)
    return len(pieces) <= 3 and mixed and bool(_SENTENCE.match(text, end))


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
