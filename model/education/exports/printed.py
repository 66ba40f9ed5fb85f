"""Marked essays to print: one HTML page, an essay a sheet, with the words marked that comments are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.education.essay import Language
from model.education.exports.returned import ReturnedComment, ReturnedEssay
from model.education.exports.wording import (
    cautions,
    number,
    pieces,
    placed,
    rubric_title,
    unplaced,
    word,
    worth,
)
from model.markup import Cell, Markup, document, element, joined, safe, table

_PRAISE, _HINT = "✓", "✎"
"""Beside a comment's number, so that colour is not all that tells them apart."""


def to_html(essays: Sequence[ReturnedEssay], language: Language, title: str = "") -> bytes:
    """The page in "en" or "zh", UTF-8; it runs nothing and fetches nothing."""
    sheets = [joined(_essay(essay, language)) for essay in essays]
    body = joined(element("section", sheet, "appendix" if place else "") for place, sheet in enumerate(sheets))
    name = title or word("marks", language)
    return document(name, language, body, (name, word("notice", language), name)).encode("utf-8")


def _essay(essay: ReturnedEssay, language: Language) -> Iterator[Markup]:
    yield element("h1", essay.title or word("title", language))
    yield element("p", " · ".join(filter(None, (essay.pupil, rubric_title(essay, language)))), "quiet")
    yield element("p", element("b", worth(essay, language)))
    if caution := cautions(essay, language):
        yield element("p", f"⚠ {word('pair', language, name=word('flags', language), value=caution)}", "notice")
    if essay.mark is not None and essay.mark.note:
        yield element("p", word("pair", language, name=word("note", language), value=essay.mark.note))
    if essay.criteria:
        yield element("h2", word("criteria", language))
        yield _criteria(essay, language)
    yield element("h2", word("the_essay", language))
    yield from _text(essay)
    yield from _comments(essay, language)
    yield element("p", word("notice", language), "notice")


def _criteria(essay: ReturnedEssay, language: Language) -> Markup:
    keys = ("criterion", "points", "quote", "line")
    head: list[Cell] = [(word(key, language), "n" if key == "points" else "") for key in keys]
    rows: list[Sequence[Cell]] = []
    for each in essay.criteria:
        points = essay.mark.criteria.get(each.name, each.points) if essay.mark else each.points
        shown = word("points_of", language, points=number(points), most=number(each.high))
        rows.append([(each.title, ""), (shown, "n"), (each.quote, "quote"), (each.line, "small")])
    return table(head, rows)


def _text(essay: ReturnedEssay) -> Iterator[Markup]:
    comments = placed(essay)
    for line in pieces(essay, comments):
        if line:
            yield element("p", joined(_piece(essay, comments, start, end) for start, end in line), "quote")


def _piece(essay: ReturnedEssay, comments: Sequence[tuple[int, ReturnedComment]], start: int, end: int) -> Markup:
    text = Markup(safe(essay.text[start:end]))
    about = [each for _, each in comments if each.start < end and each.end > start]
    if about:
        text = element("mark", text, "praise" if all(each.praise for each in about) else "")
    ending = [f"{place}{_sign(each)}" for place, each in comments if each.end == end]
    return joined([text, element("sup", " ".join(ending))]) if ending else text


def _comments(essay: ReturnedEssay, language: Language) -> Iterator[Markup]:
    numbered = [(f"{place}{_sign(each)}", each) for place, each in placed(essay)]
    everything = [*numbered, *((_sign(each), each) for each in unplaced(essay))]
    if not everything:
        return
    yield element("h2", word("comments", language))
    head: list[Cell] = [("", ""), *((word(key, language), "") for key in ("kind", "quote", "why", "advice"))]
    yield table(
        head,
        [
            [
                (sign, "whole"),
                (_kind(each, language), ""),
                (essay.quote(each), "quote"),
                (each.why, ""),
                (each.advice, ""),
            ]
            for sign, each in everything
        ],
    )


def _kind(comment: ReturnedComment, language: Language) -> str:
    return word("praise", language) if comment.praise else comment.kind


def _sign(comment: ReturnedComment) -> str:
    return _PRAISE if comment.praise else _HINT
