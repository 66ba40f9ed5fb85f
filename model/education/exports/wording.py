"""What the forms of export share: their words, how a mark is written, and the pieces comments cut a text into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.desk_words import desk_word
from model.education.essay import Language
from model.education.exports.returned import ReturnedComment, ReturnedEssay


def word(key: str, language: str, **blanks: object) -> str:
    """A word of the exports, its blanks filled."""
    return desk_word("education", f"export_{key}", language, **blanks)


def number(value: float) -> str:
    """A mark as it is written: no digits it does not have."""
    return f"{round(value, 2):g}"


def rubric_title(essay: ReturnedEssay, language: Language) -> str:
    """The rubric's name in the reader's language."""
    return essay.rubric.title.get(language, essay.rubric.name)


def worth(essay: ReturnedEssay, language: Language) -> str:
    """The mark with who gave it; the machine's always with its interval."""
    most = number(essay.rubric.high)
    if essay.mark is not None:
        return word("whose_mark", language, mark=number(essay.mark.total), most=most)
    low, high = (number(essay.rubric.rounded(edge)) for edge in essay.interval)
    return word("whose_score", language, mark=number(essay.score), most=most, low=low, high=high)


def cautions(essay: ReturnedEssay, language: Language) -> str:
    """What a person has to look at, "" where nothing."""
    uncertain = (word("review", language),) if essay.needs_review and not essay.flags else ()
    return word("comma", language).join((*essay.flags, *uncertain))


def placed(essay: ReturnedEssay) -> list[tuple[int, ReturnedComment]]:
    """The comments that are about words of the text, numbered from 1 in its order."""
    within = [each for each in essay.comments if 0 <= each.start < each.end <= len(essay.text)]
    return list(enumerate(sorted(within, key=lambda each: (each.start, each.end)), 1))


def unplaced(essay: ReturnedEssay) -> list[ReturnedComment]:
    """The comments on the whole essay."""
    shown = {id(each) for _, each in placed(essay)}
    return [each for each in essay.comments if id(each) not in shown]


def pieces(essay: ReturnedEssay, comments: Sequence[tuple[int, ReturnedComment]]) -> Iterator[list[tuple[int, int]]]:
    """Start and end of the pieces of each line, cut where a comment begins or ends; a line's own end is left out."""
    cuts = sorted({edge for _, each in comments for edge in (each.start, each.end)})
    start = 0
    for line in essay.text.split("\n"):
        end = start + len(line)
        edges = [start, *(cut for cut in cuts if start < cut < end), end]
        yield [(first, last) for first, last in pairwise(edges) if first < last]
        start = end + 1
