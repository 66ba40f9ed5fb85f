"""The risk-factor section of a report as paragraphs: where it begins and ends, and its lines joined again.

English reports head it Item 1A and go on with Item 1B or Item 2; Chinese ones have 可能面对的风险 within the
management's discussion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from model.documents.sentences import split_sentences

_SHORTEST = {"en": 1_500, "zh": 60}
"""Characters; what is shorter is an entry of the contents or a reference."""
_HEADING = r"(?:^|(?<=[.!?)]\s))\W{0,3}"
_START = {
    "en": re.compile(
        _HEADING + r"item\s*1\s*a\W{0,6}risk\s*factor\s?s?\b\W{0,2}(?![ \t]*(?-i:in|of|and|to|for)\b)", re.I | re.M
    ),
    "zh": re.compile(
        r"^\W*(?:[一二三四五六七八九十]+\W+)?(?:公司)?(?:可能)?(?:面[对临]的)?(?:主要|重大)?(?:风险因素|风险)(?:如下|及应对措施)?\W*$",
        re.M,
    ),
}
_END = {
    "en": re.compile(_HEADING + r"item\s*(?:1\s*[bc]|2)\W{0,6}(?:unresolved|propert|cyber)", re.I | re.M),
    "zh": re.compile(
        r"^\s*(?:第[一二三四五六七八九十]+节|[(（]\s*[一二三四五六七八九十]+\s*[)）]|[一二三四五六七八九十]+\s*、)",
        re.M,
    ),
}
_EDGE = 3
"""Lines at the top and the bottom of a page among which running heads stand."""
_REPEATED = 3
"""Pages on which a line must stand to be a running head."""
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.I)
_BULLET = re.compile(r"[•●▪■·*◦–—-]\s")
_NUMBERED = re.compile(r"[(（]?\d{1,2}[)）、.．]\s*\S")
_FULL = 0.8
"""Share of the usual width from which a line is taken to run on."""
_TERMINAL = tuple('.!?:;”"。！？；：')
_LONGEST_HEADING = 250


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading of the section."""

    page: int
    """1-based, where it begins."""
    sentences: tuple[str, ...]
    heading: bool

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.sentences)


def risk_section(texts: Sequence[str], language: str) -> tuple[Paragraph, ...]:
    """The section's paragraphs in order; empty where the report has none. `texts` are the pages' texts."""
    language = "zh" if language == "zh" else "en"
    pages = _section_pages(texts, language)
    heads = _running_heads(texts)
    lines = [(page, line) for page, text in pages for line in _own_lines(text, heads)]
    joined = _paragraphs(lines, language)
    return tuple(
        Paragraph(page, tuple(split_sentences(text, language)), _is_heading(joined, index))
        for index, (page, text) in enumerate(joined)
    )


def _section_pages(texts: Sequence[str], language: str) -> list[tuple[int, str]]:
    """Page numbers and texts of the longest stretch from a start to the next end."""
    whole = "\n".join(texts)
    starts = [match.end() for match in _START[language].finditer(whole)]
    ends = [match.start() for match in _END[language].finditer(whole)]
    stretches = [(start, next((end for end in ends if end >= start), start)) for start in starts]
    first, last = max(stretches, key=lambda stretch: stretch[1] - stretch[0], default=(0, 0))
    if last - first < _SHORTEST[language]:
        return []
    pages, offset = [], 0
    for number, text in enumerate(texts, start=1):
        piece = text[max(0, first - offset) : max(0, last - offset)]
        if piece.strip():
            pages.append((number, piece))
        offset += len(text) + 1
    return pages


def _running_heads(texts: Sequence[str]) -> frozenset[str]:
    """Lines, without their digits, that stand at the edge of several pages."""
    seen: Counter[str] = Counter()
    for text in texts:
        lines = [line for line in text.splitlines() if line.strip()]
        seen.update({_without_digits(line) for line in lines[:_EDGE] + lines[-_EDGE:]})
    return frozenset(line for line, pages in seen.items() if pages >= _REPEATED and line)


def _own_lines(text: str, heads: frozenset[str]) -> list[str]:
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    kept = []
    for position, line in enumerate(lines):
        at_edge = position < _EDGE or position >= len(lines) - _EDGE
        if not (at_edge and (_PAGE_NUMBER.fullmatch(line) or _without_digits(line) in heads)):
            kept.append(line)
    return kept


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "", " ".join(line.split()))


def _paragraphs(lines: Sequence[tuple[int, str]], language: str) -> list[tuple[int, str]]:
    """Lines joined to paragraphs, each with the page it begins on."""
    if not lines:
        return []
    lengths = sorted(len(line) for _, line in lines)
    width = lengths[int(len(lengths) * 0.9)]
    joined: list[tuple[int, str]] = []
    previous = ""
    for page, line in lines:
        if not joined or _begins(previous, line, width):
            joined.append((page, line))
        else:
            at, text = joined[-1]
            joined[-1] = (at, _join(text, line, language))
        previous = line
    return joined


def _begins(previous: str, line: str, width: int) -> bool:
    """Whether a line begins a paragraph: after a short line that ends a sentence or is a heading, or with a bullet."""
    if _BULLET.match(line) or _NUMBERED.match(line):
        return True
    if len(previous) >= _FULL * width or line[0].islower():
        return False
    return previous.endswith(_TERMINAL) or len(previous.split()) > 1 or "\u4e00" <= line[0] <= "\u9fff"


def _join(text: str, line: str, language: str) -> str:
    return text + line if language == "zh" else f"{text} {line}"


def _is_heading(paragraphs: Sequence[tuple[int, str]], index: int) -> bool:
    text = paragraphs[index][1]
    if len(text) > _LONGEST_HEADING or _BULLET.match(text) or index + 1 == len(paragraphs):
        return False
    following = paragraphs[index + 1][1]
    return len(following) > len(text) and not _BULLET.match(following)
