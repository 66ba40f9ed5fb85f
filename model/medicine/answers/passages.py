"""The sentences of a guideline as printed, with their page and the heading they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from model.documents.sentences import split_sentences
from model.evidence import Evidence
from model.medicine.observations import Language

_HEADING = re.compile(
    r"^\s*(?:\d+(?:\.\d+)*\.?\s+[A-Z\u3400-\u9fff]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第.{1,3}[章节])"
)
_ENDS = re.compile(r"[.。！？!?；;,，:：]\s*$")
_LONGEST_HEADING = 60
_SHORTEST, _LONGEST = 8, 600
"""Characters of a sentence that is kept: what is shorter says nothing, what is longer is no sentence but a table."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a guideline."""

    document: str
    """Document id."""
    page: int
    """1-based."""
    text: str
    heading: str
    """The heading above it, "" where none was recognised."""

    def evidence(self) -> Evidence:
        """The place the sentence stands."""
        return Evidence(source=self.document, page=self.page, quote=self.text)


def passages(document: str, pages: Sequence[str]) -> tuple[Passage, ...]:
    """The sentences of a document from the text of its pages; a heading holds until the next, over pages too."""
    found: list[Passage] = []
    heading = ""
    for number, page in enumerate(pages, 1):
        for is_heading, lines in groupby(page.split("\n"), key=_is_heading):
            if is_heading:
                heading = " ".join(list(lines)[-1].split())
            else:
                found += (Passage(document, number, text, heading) for text in _sentences("\n".join(lines)))
    return tuple(found)


def language_of(text: str) -> Language:
    """Chinese where there is any Chinese character."""
    return "zh" if _HAN.search(text) else "en"


def _is_heading(line: str) -> bool:
    return bool(_HEADING.match(line)) and len(line) <= _LONGEST_HEADING and not _ENDS.search(line)


def _sentences(block: str) -> Iterator[str]:
    language = language_of(block)
    for paragraph in re.split(r"\n\s*\n", block):
        flat = " ".join(paragraph.split())
        flat = _HAN_GAP.sub("", flat) if language == "zh" else flat
        for sentence in split_sentences(flat, language):
            if _SHORTEST <= len(sentence) <= _LONGEST:
                yield sentence
