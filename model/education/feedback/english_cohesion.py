"""How the sentences of English paragraphs are linked."""

from __future__ import annotations

from collections.abc import Iterator

from model.education.comment import Comment
from model.education.essay import Essay, Piece
from model.education.feedback.english_discourse import body, connectives, inside, phrases
from model.education.feedback.english_rules import comment

_UNLINKED_SENTENCES = 3
"""A paragraph of so many sentences needs a link."""
_LINKS = 3
_KINDS = 2
_FEW_KINDS_WORDS = 200


def cohesion(essay: Essay) -> Iterator[Comment]:
    """A comment a paragraph without any link, praise for a well-linked one, and a word where one kind does it all."""
    kinds: dict[str, str] = {}
    for paragraph in body(essay):
        sentences = inside(essay.sentences, paragraph)
        clear = _clear_links(paragraph)
        for link, kind in clear.items():
            kinds.setdefault(kind, link)
        if len(clear) >= _LINKS and len(set(clear.values())) >= _KINDS and len(clear) <= len(sentences) + 1:
            yield comment(
                essay,
                "paragraph_linked",
                paragraph.start,
                sentences[0].end,
                links=" / ".join(clear),
            )
        elif len(sentences) >= _UNLINKED_SENTENCES and not clear and not _is_linked(sentences):
            yield comment(essay, "paragraph_unlinked", sentences[0].start, sentences[0].end, sentences=len(sentences))
    if essay.length >= _FEW_KINDS_WORDS and len(kinds) < _KINDS and essay.sentences:
        first = essay.sentences[-1]
        yield comment(essay, "links_few", first.start, first.end, words=essay.length, kinds=len(kinds))


def _clear_links(paragraph: Piece) -> dict[str, str]:
    """Connective in small letters → its kind, in the order of the text."""
    found = sorted(
        (match.start(), match.group().lower(), kind)
        for kind, expression in connectives("clear").items()
        for match in expression.finditer(paragraph.text)
    )
    return {link: kind for _, link, kind in found}


def _is_linked(sentences: list[Piece]) -> bool:
    """Whether any sentence but the first holds a plain connective or begins by pointing back."""
    return any(
        phrases("references").match(sentence.text)
        or any(expression.search(sentence.text) for expression in connectives("plain").values())
        for sentence in sentences[1:]
    )
