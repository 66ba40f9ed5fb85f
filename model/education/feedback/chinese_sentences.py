"""Punctuation and the length of sentences in Chinese essays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from model.education.comment import Area, Comment
from model.education.essay import Essay, Piece
from model.education.feedback.chinese_structure import body_of

LONGEST_CLAUSE = 38
"""Characters without a mark; a reader has lost the thread before."""
COMMA_RUN = (100, 7)
"""Characters and commas from which a sentence with no other mark inside should have been cut."""
QUOTED = 20
"""Characters of a long passage that a comment quotes."""

_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("「", "」"))
_ENGLISH_MARK = re.compile(
    r"(?<=[\u4e00-\u9fff”》])(?:[,;:!?]|\.(?=[\u4e00-\u9fff“\n]|$))|[,;:!?](?=[\u4e00-\u9fff“])|\"(?=[\u4e00-\u9fff])"
)
_CHINESE_MARK = dict(zip(',;:!?."', "，；：！？。“", strict=True))
_DOUBLED_MARK = re.compile(r"。{2,}|，{2,}|、{2,}|；{2,}|：{2,}|[，、；：][。，；！？]|[。！？][，、；]")
_CLAUSE = re.compile(r"[^，。；：！？、…—“”‘’《》（）．―,.;:!?()\s\"-]+")
_ENDED = re.compile(r"[。！？…：；．!?.:—~～][”’」』）》\")]*$|[”’」』）》\"]$")
_SENTENCE_END = "。！？"


def sentence_comments(essay: Essay) -> Iterator[Comment]:
    """What the marks and the length of sentences call for."""
    yield from _english_marks(essay)
    yield from _doubled_marks(essay)
    for paragraph in body_of(essay):
        yield from _unbalanced(essay, paragraph)
        yield from _unended(essay, paragraph)
    yield from _comma_runs(essay)
    yield from _long_clauses(essay)


def _english_marks(essay: Essay) -> Iterator[Comment]:
    """One comment at the first English mark among Chinese characters."""
    matches = list(_ENGLISH_MARK.finditer(essay.text))
    if matches:
        first = matches[0]
        right = _CHINESE_MARK[first.group()]
        details = {"wrong": first.group(), "right": right, "times": len(matches)}
        yield _comment("zh_english_mark", essay, first.start(), first.end(), right, details)


def _doubled_marks(essay: Essay) -> Iterator[Comment]:
    for match in _DOUBLED_MARK.finditer(essay.text):
        marks = match.group()
        right = _one_mark(marks)
        yield _comment("zh_doubled_mark", essay, *match.span(), right, {"wrong": marks, "right": right})


def _one_mark(marks: str) -> str:
    """The mark meant: three full stops are dots, and the end of a sentence outranks a pause."""
    if marks.startswith("。。。"):
        return "……"
    return next((mark for mark in marks if mark in _SENTENCE_END), marks[-1])


def _unbalanced(essay: Essay, paragraph: Piece) -> Iterator[Comment]:
    """The first mark of a pair that has no partner; a quotation may go on in the next paragraph."""
    for opening, closing in _PAIRS:
        place = _unpartnered(paragraph.text, opening, closing)
        following = essay.text[paragraph.end :].lstrip()
        if place is None or (paragraph.text[place] == opening and following.startswith(opening)):
            continue
        start = paragraph.start + place
        partner = closing if essay.text[start] == opening else opening
        details = {"mark": essay.text[start], "partner": partner}
        yield _comment("zh_unbalanced", essay, start, min(start + 8, paragraph.end), "", details)


def _unpartnered(text: str, opening: str, closing: str) -> int | None:
    open_at: list[int] = []
    for place, mark in enumerate(text):
        if mark == opening:
            open_at.append(place)
        elif mark == closing:
            if not open_at:
                return place
            open_at.pop()
    return open_at[0] if open_at else None


def _unended(essay: Essay, paragraph: Piece) -> Iterator[Comment]:
    """A paragraph of prose that stops without a mark; a motto with its author does."""
    if len(paragraph.text) >= QUOTED and not _ENDED.search(paragraph.text) and "——" not in paragraph.text:
        yield _comment("zh_unended", essay, paragraph.end - 8, paragraph.end)


def _comma_runs(essay: Essay) -> Iterator[Comment]:
    length, commas = COMMA_RUN
    for sentence in essay.sentences:
        count = sentence.text.count("，")
        if len(sentence.text) >= length and count >= commas and not re.search("[；：“]", sentence.text):
            details = {"characters": len(sentence.text), "commas": count}
            yield _comment("zh_comma_run", essay, sentence.start, sentence.start + QUOTED, "", details)


def _long_clauses(essay: Essay) -> Iterator[Comment]:
    for match in _CLAUSE.finditer(essay.text):
        length = len(match.group())
        if length >= LONGEST_CLAUSE:
            yield _comment("zh_long_clause", essay, *match.span(), "", {"characters": length})


def _comment(
    rule: str, essay: Essay, start: int, end: int, right: str = "", details: Mapping[str, object] | None = None
) -> Comment:
    area: Area = "readability" if rule in ("zh_comma_run", "zh_long_clause") else "grammar"
    return Comment(rule, area, essay.text[start:end], start, end, False, right, details or {})
