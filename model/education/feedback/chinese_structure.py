"""How a Chinese essay is built: its title, its paragraphs, its opening and its ending."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.education.comment import Area, Comment
from model.education.essay import Essay, Piece
from model.education.feedback.chinese_writing import writing_lists

LONGEST_TITLE = 25
"""Characters."""
MOST_PAUSES = 2
"""Commas in a title; a line with more is prose."""
SHORTEST_BUILT = 200
"""Characters from which the build of an essay is spoken of."""
FEWEST_PARAGRAPHS = 3
LARGEST_SHARE = 0.5
"""Of the body in one paragraph."""
LONGEST_OPENING = 0.3
"""Of the body in the first paragraph."""
LONGEST_VIEW = 90
"""Characters of a sentence that states a view; a longer one tells a story."""
SHORT_ENDING = 30
"""Characters; a last line so short ends the essay together with the paragraph above it."""
QUOTED = 20
"""Characters that a comment on a whole paragraph quotes."""

_ENDS_A_SENTENCE = re.compile(r"[。；，：、;,:][”’」』）》]*$")


def title_of(essay: Essay) -> Piece | None:
    """The first line where it reads as a title: short, no sentence, and something follows it."""
    first, *others = essay.paragraphs
    if not others or len(first.text) > LONGEST_TITLE or _ENDS_A_SENTENCE.search(first.text):
        return None
    return None if "。" in first.text or first.text.count("，") > MOST_PAUSES else first


def has_title(essay: Essay) -> bool:
    """Whether the essay begins with a title."""
    return title_of(essay) is not None


def body_of(essay: Essay) -> tuple[Piece, ...]:
    """The paragraphs below the title."""
    return essay.paragraphs[1:] if has_title(essay) else essay.paragraphs


def title_words(essay: Essay) -> tuple[str, ...]:
    """The words of the title that name its topic, single characters only where it has no longer ones."""
    title = title_of(essay)
    if title is None:
        return ()
    plain = set(writing_lists().title_words)
    words = [word.text for word in essay.words if word.end <= title.end and word.text not in plain]
    long = [word for word in words if len(word) > 1]
    return tuple(dict.fromkeys(long or words))


def structure_comments(essay: Essay) -> Iterator[Comment]:
    """Praise or advice on title, paragraphs, opening and ending."""
    body = body_of(essay)
    if essay.length < SHORTEST_BUILT:
        return
    if not has_title(essay):
        yield _at_start("zh_no_title", "structure", essay, body[0])
    yield from _blocks(essay, body)
    words = title_words(essay)
    if words and len(body) > 2:
        yield from _opening(essay, body, words)
        yield from _ending(essay, body, words)


def _blocks(essay: Essay, body: tuple[Piece, ...]) -> Iterator[Comment]:
    """Too few paragraphs, one that is most of the essay, or an opening that is long."""
    if len(body) < FEWEST_PARAGRAPHS:
        yield _at_start("zh_one_block", "structure", essay, body[0], count=len(body))
        return
    total = sum(len(paragraph.text) for paragraph in body)
    longest = max(body, key=lambda paragraph: len(paragraph.text))
    share = len(longest.text) / total
    if share > LARGEST_SHARE:
        yield _at_start("zh_long_paragraph", "structure", essay, longest, share=f"{share:.0%}")
    elif len(body[0].text) > LONGEST_OPENING * total:
        yield _at_start("zh_long_opening", "structure", essay, body[0], characters=len(body[0].text))


def _opening(essay: Essay, body: tuple[Piece, ...], words: tuple[str, ...]) -> Iterator[Comment]:
    """The view stated in the first paragraph, or no word of the title in the first two."""
    for sentence in _sentences_of(essay, body[0]):
        if _states_a_view(sentence.text, words):
            yield _praise("zh_opening_view", sentence)
            return
    if not _touches(body[0].text + body[1].text, words):
        yield _at_start("zh_opening_off_title", "content", essay, body[0], words="、".join(words))


def _states_a_view(sentence: str, words: tuple[str, ...]) -> bool:
    """A sentence of the writer's own view near the title, or one that says of the title what is or has to be."""
    if len(sentence) > LONGEST_VIEW or sentence.endswith(("？", "?")):
        return False
    lists = writing_lists()
    if any(mark in sentence for mark in lists.view_marks):
        return _touches(sentence, words)
    named = [word for word in words if word in sentence]
    says = [*lists.duty_marks, *(f"{word}是" for word in named)]
    return bool(named) and any(mark in sentence for mark in says)


def _touches(text: str, words: tuple[str, ...]) -> bool:
    """Whether a word of the title, or so much as a character of one, is in the text."""
    return any(character in text for word in words for character in word)


def _ending(essay: Essay, body: tuple[Piece, ...], words: tuple[str, ...]) -> Iterator[Comment]:
    """The title taken up again at the end: in the last paragraph, or the last but one where that is a single line."""
    last = [body[-1]] if len(body[-1].text) > SHORT_ENDING else [body[-1], body[-2]]
    for paragraph in last:
        for sentence in reversed(_sentences_of(essay, paragraph)):
            named = [word for word in words if word in sentence.text]
            if named:
                yield _praise("zh_ending_returns", sentence, words="、".join(named))
                return
    if not _touches(last[0].text + last[-1].text, words):
        yield _at_start("zh_ending_off_title", "content", essay, body[-1], words="、".join(words))


def _sentences_of(essay: Essay, paragraph: Piece) -> list[Piece]:
    return [each for each in essay.sentences if paragraph.start <= each.start < paragraph.end]


def _at_start(rule: str, area: Area, essay: Essay, paragraph: Piece, **details: object) -> Comment:
    """A comment on a whole paragraph, quoting its beginning."""
    end = min(paragraph.start + QUOTED, paragraph.end)
    return Comment(rule, area, essay.text[paragraph.start : end], paragraph.start, end, details=details)


def _praise(rule: str, sentence: Piece, **details: object) -> Comment:
    return Comment(rule, "structure", sentence.text, sentence.start, sentence.end, praise=True, details=details)
