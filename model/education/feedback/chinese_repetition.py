"""What comes back too often in a Chinese essay: openings, sentences, plain words; and idioms, which are praised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from model.education.comment import Comment
from model.education.essay import Essay, Piece
from model.education.feedback.chinese_idioms import idioms
from model.education.feedback.chinese_rhetoric import parallel_runs
from model.education.feedback.chinese_structure import body_of, title_words
from model.education.feedback.chinese_writing import writing_lists

OPENINGS = 3
"""Sentences or paragraphs in a row with one plain opening."""
LONGEST_REFRAIN = 16
"""Characters; a shorter sentence that comes back may be meant as a refrain."""
OVERUSED = (6, 8.0)
"""Times, and times in a thousand characters, from which a plain word is overused."""
MANY_IDIOMS = 8
"""Different idioms, in a thousand characters, that an essay is praised for."""
IDIOMS_SHOWN = 5


def repetition_comments(essay: Essay) -> Iterator[Comment]:
    """What comes back too often, and the wealth of idioms."""
    yield from _openings(essay)
    yield from _sentences(essay)
    yield from _plain_words(essay)
    yield from _idioms(essay)


def _openings(essay: Essay) -> Iterator[Comment]:
    """Sentences of one paragraph, or paragraphs, that all begin with the same plain word, unless they are 排比."""
    body = body_of(essay)
    yield from _monotonous(body, "zh_paragraph_openings")
    for paragraph in body:
        inside = [each for each in essay.sentences if paragraph.start <= each.start < paragraph.end]
        yield from _monotonous(inside, "zh_sentence_openings")


def _monotonous(pieces: Sequence[Piece], rule: str) -> Iterator[Comment]:
    openers = sorted(writing_lists().openers, key=len, reverse=True)
    parallel = {piece.start for run in parallel_runs(pieces) for piece in run}
    run: list[Piece] = []
    last = ""
    for piece in [*pieces, Piece("", -1, -1)]:
        opener = next((each for each in openers if piece.text.startswith(each)), "")
        if opener != last or piece.start in parallel:
            if len(run) >= OPENINGS:
                first = run[0]
                end = first.start + len(last)
                details = {"opening": last, "count": len(run)}
                yield Comment(rule, "repetition", last, first.start, end, details=details)
            run, last = [], opener
        if opener and piece.start not in parallel:
            run.append(piece)


def _sentences(essay: Essay) -> Iterator[Comment]:
    """A long sentence that stands in the essay twice, at its second place."""
    seen: set[str] = set()
    for sentence in essay.sentences:
        if len(sentence.text) > LONGEST_REFRAIN and sentence.text in seen:
            yield Comment("zh_same_sentence", "repetition", sentence.text, sentence.start, sentence.end)
        seen.add(sentence.text)


def _plain_words(essay: Essay) -> Iterator[Comment]:
    """Plain words used again and again, except those of the title."""
    times, rate = OVERUSED
    counts = Counter(word.text for word in essay.words)
    topic = title_words(essay)
    for plain, others in writing_lists().overused.items():
        count = counts[plain]
        if plain in topic or count < times or 1000 * count < rate * essay.length:
            continue
        word = next(each for each in essay.words if each.text == plain)
        details = {"word": plain, "count": count, "others": others}
        yield Comment("zh_overused", "vocabulary", plain, word.start, word.end, details=details)


def _idioms(essay: Essay) -> Iterator[Comment]:
    known = idioms()
    used: dict[str, Piece] = {}
    for word in essay.words:
        if word.text in known:
            used.setdefault(word.text, word)
    if 1000 * len(used) >= MANY_IDIOMS * max(essay.length, 1000 * IDIOMS_SHOWN / MANY_IDIOMS):
        first = next(iter(used.values()))
        details = {"count": len(used), "idioms": "、".join(list(used)[:IDIOMS_SHOWN])}
        yield Comment("zh_idioms", "vocabulary", first.text, first.start, first.end, praise=True, details=details)
