"""The risk factors of two reports of a company set against each other: what is new, gone, changed and the same.

Sentences are matched first, wherever they stand, so that a passage that only moved is no change. Paragraphs then
follow from their sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from model.evidence import Evidence, Finding
from model.finance.risk.matching import Matched, Piece, match_sentences, word_pieces
from model.finance.risk.section import Paragraph

PassageKind = Literal["new", "removed", "changed", "unchanged"]
PASSAGE_KINDS: tuple[PassageKind, ...] = ("new", "removed", "changed", "unchanged")

CHANGED_SHARE = 0.3
"""Share of the newer section's characters that is new from which the flag is raised. Of 21 pairs of consecutive US
reports the share lies below it in 15 (highest 0.27) and above it in 6 (lowest 0.33)."""
_MOSTLY = 0.8
"""Share of a paragraph's characters that makes the whole paragraph new or removed."""
_MOST_PLACES = 8
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its fate."""

    kind: PassageKind
    page: int | None
    """In the newer report; None for a removed passage."""
    before_page: int | None
    """In the older report; None for a new passage."""
    heading: bool
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The passage as the newer report has it, or the older where it was removed."""
        left_out = "added" if self.kind == "removed" else "removed"
        return " ".join(piece.text for piece in self.pieces if piece.kind != left_out)


@dataclass(frozen=True, slots=True)
class Redline:
    """Two sections compared."""

    passages: tuple[Passage, ...]
    """In the order of the newer report, removed ones where they stood."""
    new_share: float
    """Share of the newer section's characters that the older one does not have."""
    removed_share: float
    """Share of the older section's characters that the newer one does not have."""

    @property
    def new_headings(self) -> tuple[Passage, ...]:
        """Headings of risks that the older report does not have."""
        return tuple(passage for passage in self.passages if passage.heading and passage.kind == "new")

    def count(self, kind: PassageKind) -> int:
        """How many passages met that fate."""
        return sum(passage.kind == kind for passage in self.passages)


def compare(now: Sequence[Paragraph], before: Sequence[Paragraph], language: str) -> Redline:
    """The newer section against the older."""
    comparison = _Comparison(now, before, *match_sentences(now, before, language), language)
    pieces = [comparison.pieces(sentence) for sentence in comparison.mine]
    added = sum(len(piece.text) for parts in pieces for piece in parts if piece.kind == "added")
    removed = sum(len(piece.text) for parts in pieces for piece in parts if piece.kind == "removed")
    removed += sum(len(sentence.text) for sentence in comparison.theirs if sentence.partner is None)
    return Redline(
        passages=tuple(comparison.passages(pieces)),
        new_share=_share(added, comparison.mine),
        removed_share=_share(removed, comparison.theirs),
    )


def change_flag(redline: Redline, source: str) -> Finding | None:
    """The flag ``risk_factor_change`` where a large share of the section is new.

    Its evidence: new headings first, then the longest new passages; its confidence: the share that is new.
    """
    if redline.new_share < CHANGED_SHARE:
        return None
    new = [passage for passage in redline.passages if passage.kind == "new"]
    ordered = sorted(new, key=lambda passage: (not passage.heading, -len(passage.text)))[:_MOST_PLACES]
    evidence = tuple(Evidence(source, page=passage.page, quote=passage.text[:_LONGEST_QUOTE]) for passage in ordered)
    return Finding("risk_factor_change", True, round(redline.new_share, 3), evidence, "redline")


def _share(characters: int, sentences: Sequence[Matched]) -> float:
    total = sum(len(sentence.text) for sentence in sentences)
    return min(1.0, characters / total) if total else 0.0


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Both sections with their sentences matched."""

    now: Sequence[Paragraph]
    before: Sequence[Paragraph]
    mine: list[Matched]
    theirs: list[Matched]
    language: str

    def pieces(self, sentence: Matched) -> tuple[Piece, ...]:
        """A sentence of the newer section with what of it is new."""
        if sentence.partner is None:
            return (Piece("added", sentence.text),)
        if sentence.equal:
            return (Piece("same", sentence.text),)
        return word_pieces(self.theirs[sentence.partner].text, sentence.text, self.language)

    def passages(self, pieces: Sequence[tuple[Piece, ...]]) -> list[Passage]:
        """Every paragraph of both sections, once."""
        removed = self._removed_paragraphs()
        lost, gone = self._by_place(removed)
        made = [self._removed(index) for index in gone[-1]]
        for index, paragraph in enumerate(self.now):
            own = [number for number, sentence in enumerate(self.mine) if sentence.paragraph == index]
            made.append(self._passage(paragraph, own, pieces, lost[index]))
            made += [self._removed(other) for other in gone[index]]
        return made

    def _passage(
        self, paragraph: Paragraph, own: list[int], pieces: Sequence[tuple[Piece, ...]], lost: list[str]
    ) -> Passage:
        sentences = [self.mine[number] for number in own]
        length = sum(len(sentence.text) for sentence in sentences)
        fresh = sum(len(sentence.text) for sentence in sentences if sentence.partner is None)
        partners = [sentence.partner for sentence in sentences if sentence.partner is not None]
        kind: PassageKind = "changed"
        if fresh >= _MOSTLY * length:
            kind = "new"
        elif not lost and all(sentence.equal for sentence in sentences):
            kind = "unchanged"
        parts = [piece for number in own for piece in pieces[number]] + [Piece("removed", text) for text in lost]
        before_page = self.before[self.theirs[partners[0]].paragraph].page if partners and kind != "new" else None
        return Passage(kind, paragraph.page, before_page, paragraph.heading, tuple(parts))

    def _removed(self, index: int) -> Passage:
        paragraph = self.before[index]
        return Passage("removed", None, paragraph.page, paragraph.heading, (Piece("removed", paragraph.text),))

    def _removed_paragraphs(self) -> frozenset[int]:
        """Paragraphs of the older section most of which is gone."""
        length: Counter[int] = Counter()
        gone: Counter[int] = Counter()
        for sentence in self.theirs:
            length[sentence.paragraph] += len(sentence.text)
            gone[sentence.paragraph] += len(sentence.text) if sentence.partner is None else 0
        return frozenset(index for index in length if gone[index] >= _MOSTLY * length[index])

    def _by_place(self, removed: frozenset[int]) -> tuple[dict[int, list[str]], dict[int, list[int]]]:
        """Where in the newer section what is gone would stand: by its paragraph, -1 before the first.

        Sentences gone from paragraphs that are otherwise still there, and paragraphs gone as a whole.
        """
        lost: dict[int, list[str]] = defaultdict(list)
        gone: dict[int, list[int]] = defaultdict(list)
        reached, shown = -1, set[int]()
        for sentence in self.theirs:
            if sentence.partner is not None:
                reached = self.mine[sentence.partner].paragraph
            elif sentence.paragraph not in removed:
                lost[max(reached, 0)].append(sentence.text)
            elif sentence.paragraph not in shown:
                shown.add(sentence.paragraph)
                gone[reached].append(sentence.paragraph)
        return lost, gone
