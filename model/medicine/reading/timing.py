"""Since when a finding of an English note is there: "fever for 3 days", "a 3-week history of cough", "chronic cough"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.medicine.observations import Onset, Timing
from model.medicine.reading.mention import Mention
from model.medicine.reading.status import rules, sentences

_DAYS = {
    "minute": 1 / 1440, "min": 1 / 1440, "hour": 1 / 24, "hr": 1 / 24, "h": 1 / 24, "day": 1.0, "d": 1.0, "night": 1.0,
    "week": 7.0, "wk": 7.0, "month": 30.0, "mo": 30.0, "year": 365.0, "yr": 365.0, "/7": 1.0, "/52": 7.0, "/12": 30.0,
}  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "half": 0.5, "the past": 1, "the last": 1,
}  # fmt: skip
_VAGUE = ("several", "a few", "few", "many", "some", "a couple of", "couple of")
_NAMED = {"yesterday": 1.0, "last night": 1.0, "this morning": 0.5, "today": 0.5, "last week": 7.0, "last month": 30.0}
_SPAN = re.compile(
    rf"(?:(?<![\w.])(?P<number>\d+(?:\.\d+)?)(?: ?(?:-|–|to) ?(?P<upper>\d+))?|\b(?P<word>{'|'.join((*_NUMBERS, *_VAGUE))})(?=[ -]))"
    r"(?P<unit>/7|/52|/12|[ -]?(?:minute|min|hour|hr|day|night|week|wk|month|mo|year|yr|h|d)s?)(?![\w/])"
    rf"|(?:\bsince )?\b(?P<named>{'|'.join(_NAMED)})\b",
    re.IGNORECASE,
)
_NOT_SINCE = re.compile(r"^[ -]*(?:of age|old\b)")
_NOT_BEFORE = re.compile(
    r"\b(?:at|every|in|after|within|aged?|until|each|next|per|age of|for the next)\s+$", re.IGNORECASE
)
_LEADS = re.compile(r"^[ -]*(?:history|hx|h/o|duration) (?:of|with)|^ (?:of|with) ", re.IGNORECASE)
_ONSETS: tuple[tuple[re.Pattern[str], Onset], ...] = (
    (
        re.compile(
            r"\b(?:sudden(?:ly)?|abrupt(?:ly)?|thunderclap|instantaneous)(?:[ -]onset(?: of)?)?\b", re.IGNORECASE
        ),
        "hyperacute",
    ),
    (re.compile(r"\b(?:sub-?acute(?:ly)?)(?:[ -]onset(?: of)?)?\b", re.IGNORECASE), "subacute"),
    (re.compile(r"(?<!sub-)\bacute(?:ly)?(?:[ -]onset(?: of)?)?\b", re.IGNORECASE), "acute"),
    (
        re.compile(
            r"\b(?:chronic(?:ally)?|long[- ]?standing|lifelong|since (?:birth|childhood|infancy))\b", re.IGNORECASE
        ),
        "chronic",
    ),
)
_ADJOINING = re.compile(
    r"[\s,]*(?:(?:severe|mild|moderate|and|left|right|bilateral|of|the|was|is|started|began|came on) ?)*"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A duration in the text and whether it speaks of what follows it."""

    start: int
    end: int
    days: float | None
    forward: bool


def onset_of(days: float) -> Onset:
    """Minutes; hours to days; weeks; months to years."""
    if days < 1 / 24:
        return "hyperacute"
    return "acute" if days < 14 else "subacute" if days < 90 else "chronic"


def timings(text: str, mentions: Sequence[Mention]) -> list[Timing | None]:
    """Since when each mention is there, None where the text does not say, in their order."""
    found: list[Timing | None] = [None] * len(mentions)
    for begin, end in sentences(text):
        here = [place for place, each in enumerate(mentions) if begin <= each.start < end]
        spans = _spans(text, begin, end, [mentions[place] for place in here])
        for place in here:
            found[place] = _timing(text, (begin, end), mentions[place], spans)
    return found


def _timing(text: str, sentence: tuple[int, int], mention: Mention, spans: Sequence[Span]) -> Timing | None:
    span = _span_of(text, mention, spans)
    said = _onset_near(text, sentence, mention)
    if span is not None:
        onset = said[1] if said else onset_of(span.days) if span.days is not None else None
        return Timing(text[span.start : span.end], span.days, onset)
    return Timing(said[0], None, said[1]) if said else None


def _spans(text: str, begin: int, end: int, mentions: Sequence[Mention]) -> list[Span]:
    spans: list[Span] = []
    for found in _SPAN.finditer(text, begin, end):
        after, before = text[found.end() : end], text[begin : found.start()]
        if _NOT_SINCE.match(after) or _NOT_BEFORE.search(before):
            continue
        since = spans[-1].end if spans else begin
        named_before = any(
            since <= each.start and each.end <= found.start() and not _ended(text, each.end, found.start())
            for each in mentions
        )
        spans.append(Span(found.start(), found.end(), _days(found), bool(_LEADS.match(after)) or not named_before))
    return spans


def _days(found: re.Match[str]) -> float | None:
    """Days of a duration, the middle of a range; None where the words give no number."""
    if found["named"]:
        return _NAMED[found["named"].lower()]
    unit = found["unit"].lower().lstrip(" -")
    size = _DAYS[unit if unit in _DAYS else unit.removesuffix("s")]
    if found["word"]:
        number = _NUMBERS.get(found["word"].lower())
        return None if number is None else number * size
    low = float(found["number"])
    return (low + float(found["upper"] or low)) / 2 * size


def _ended(text: str, begin: int, end: int) -> bool:
    return bool(rules().ends.search(text, begin, end))


def _span_of(text: str, mention: Mention, spans: Sequence[Span]) -> Span | None:
    """The next duration that speaks of what precedes it, else the last one that speaks of what follows it."""
    following = next((span for span in spans if span.start >= mention.end), None)
    if following and not following.forward and not _ended(text, mention.end, following.start):
        return following
    preceding = next((span for span in reversed(spans) if span.end <= mention.start), None)
    if (
        preceding
        and preceding.forward
        and not re.search(r"\b(?:but|however|now)\b", text[preceding.end : mention.start])
    ):
        return preceding
    return None


def _onset_near(text: str, sentence: tuple[int, int], mention: Mention) -> tuple[str, Onset] | None:
    """The word for the onset beside or inside a mention."""
    for pattern, onset in _ONSETS:
        for found in pattern.finditer(text, *sentence):
            inside = mention.start <= found.start() and found.end() <= mention.end
            before = found.end() <= mention.start and _ADJOINING.fullmatch(text[found.end() : mention.start])
            after = mention.end <= found.start() and _ADJOINING.fullmatch(text[mention.end : found.start()])
            if inside or before or (after and onset != "acute"):
                return found[0], onset
    return None
