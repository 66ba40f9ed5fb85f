"""Two years of risk factors: what is new, gone, reworded, moved, and how much of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.finance.risk.matching import Piece, word_pieces
from model.finance.risk.redline import CHANGED_SHARE, PASSAGE_KINDS, change_flag, compare
from model.finance.risk.section import Paragraph

FLOOD = "Two of our plants lie in river valleys with a history of floods."
HELIUM = "Helium is scarce, and our chromatographs cannot work without it."
DEBT = "Our credit agreement limits further debt and certain payments."
TAXES = "Agreements on minimum taxation may raise the taxes that we pay."
MODELS = "Learned models may be wrong in ways that are hard to foresee."


def section(*paragraphs: tuple[str, ...] | str, page: int = 8) -> list[Paragraph]:
    """Paragraphs on consecutive pages; one of a single sentence without a full stop is a heading."""
    made = []
    for number, sentences in enumerate(paragraphs):
        texts = (sentences,) if isinstance(sentences, str) else sentences
        made.append(Paragraph(page + number, texts, heading=not texts[0].endswith(".")))
    return made


def fates(now, before, language="en") -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in compare(now, before, language).passages]


def test_the_same_text_is_unchanged_even_where_it_moved() -> None:
    redline = compare(section(FLOOD, DEBT, HELIUM), section(HELIUM, FLOOD, DEBT, page=20), "en")
    assert [passage.kind for passage in redline.passages] == ["unchanged"] * 3
    assert (redline.new_share, redline.removed_share) == (0, 0)
    assert [(passage.page, passage.before_page) for passage in redline.passages] == [(8, 21), (9, 22), (10, 20)]


def test_broken_words_and_other_accidents_of_a_pdf_are_no_change() -> None:
    broken = FLOOD.replace("plants", "pl ants").replace("history", "his tory").upper()
    assert fates(section(broken), section(FLOOD)) == [("unchanged", broken)]


def test_new_and_removed_paragraphs_stand_in_their_places() -> None:
    now = section(FLOOD, ("AI brings new risks"), (MODELS,), TAXES)
    before = section(FLOOD, HELIUM, TAXES)
    assert fates(now, before) == [
        ("unchanged", FLOOD),
        ("removed", HELIUM),
        ("new", "AI brings new risks"),
        ("new", MODELS),
        ("unchanged", TAXES),
    ]
    removed = compare(now, before, "en").passages[1]
    assert (removed.page, removed.before_page) == (None, 9)


def test_what_is_removed_from_the_top_comes_first() -> None:
    assert fates(section(FLOOD), section(HELIUM, FLOOD))[0] == ("removed", HELIUM)


def test_a_reworded_sentence_shows_its_words() -> None:
    now = FLOOD.replace("Two", "Three").replace("floods", "floods and landslides")
    (passage,) = compare(section(now), section(FLOOD), "en").passages
    assert passage.kind == "changed"
    assert passage.text == now
    assert [(piece.kind, piece.text) for piece in passage.pieces] == [
        ("removed", "Two"),
        ("added", "Three"),
        ("same", "of our plants lie in river valleys with a history of"),
        ("removed", "floods."),
        ("added", "floods and landslides."),
    ]


def test_sentences_added_to_and_lost_from_a_paragraph() -> None:
    now, before = section((FLOOD, MODELS, DEBT)), section((FLOOD, DEBT, HELIUM))
    (passage,) = compare(now, before, "en").passages
    assert passage.kind == "changed"
    assert passage.pieces == (
        Piece("same", FLOOD),
        Piece("added", MODELS),
        Piece("same", DEBT),
        Piece("removed", HELIUM),
    )


def test_paragraphs_joined_by_the_page_are_no_change() -> None:
    assert fates(section((FLOOD, DEBT)), section(FLOOD, DEBT)) == [("unchanged", f"{FLOOD} {DEBT}")]
    assert fates(section(FLOOD, DEBT), section((FLOOD, DEBT))) == [("unchanged", FLOOD), ("unchanged", DEBT)]


def test_the_share_counts_new_words() -> None:
    redline = compare(section(FLOOD, MODELS), section(FLOOD, HELIUM), "en")
    assert redline.new_share == pytest.approx(len(MODELS) / (len(FLOOD) + len(MODELS)))
    assert redline.removed_share == pytest.approx(len(HELIUM) / (len(FLOOD) + len(HELIUM)))
    assert [redline.count(kind) for kind in PASSAGE_KINDS] == [1, 1, 0, 1]


def test_nothing_against_something() -> None:
    redline = compare(section(FLOOD), [], "en")
    assert (redline.new_share, redline.removed_share) == (1, 0)
    assert compare([], [], "en").passages == ()


def test_the_flag_names_new_headings_first() -> None:
    redline = compare(section(FLOOD, MODELS, "AI brings new risks"), section(FLOOD), "en")
    flag = change_flag(redline, "d1")
    assert flag is not None
    assert (flag.name, flag.confidence) == ("risk_factor_change", round(redline.new_share, 3))
    assert [(place.source, place.page, place.quote) for place in flag.evidence] == [
        ("d1", 10, "AI brings new risks"),
        ("d1", 9, MODELS),
    ]
    assert [passage.text for passage in redline.new_headings] == ["AI brings new risks"]


def test_little_that_is_new_raises_no_flag() -> None:
    redline = compare(section(FLOOD, DEBT, HELIUM, TAXES, MODELS), section(FLOOD, DEBT, HELIUM, TAXES), "en")
    assert 0 < redline.new_share < CHANGED_SHARE
    assert change_flag(redline, "d1") is None


def test_chinese_is_compared_by_characters_and_whole_numbers() -> None:
    now, before = "期末应收账款账面价值为35,075.89万元，占比较高。", "期末应收账款账面价值为31,409.75万元，占比较高。"
    (passage,) = compare(section((now,)), section((before,)), "zh").passages
    assert [(piece.kind, piece.text) for piece in passage.pieces] == [
        ("same", "期末应收账款账面价值为"),
        ("removed", "31,409.75"),
        ("added", "35,075.89"),
        ("same", "万元，占比较高。"),
    ]


SENTENCES = st.lists(
    st.lists(st.sampled_from([FLOOD, HELIUM, DEBT, TAXES, MODELS, "We may fail.", "a"]), min_size=1, max_size=3).map(
        tuple
    ),
    max_size=6,
)


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_nothing_is_lost_and_nothing_invented(now, before) -> None:
    redline = compare(section(*now), section(*before), "en")
    kept = [passage for passage in redline.passages if passage.page is not None]
    assert [passage.text for passage in kept] == [" ".join(sentences) for sentences in now]
    assert 0 <= redline.new_share <= 1
    assert 0 <= redline.removed_share <= 1
    same = compare(section(*now), section(*now), "en")
    assert all(passage.kind == "unchanged" for passage in same.passages)


@settings(deadline=None)
@given(st.text("ab1, ", max_size=30), st.text("ab1, ", max_size=30), st.sampled_from(["en", "zh"]))
def test_the_words_added_and_kept_are_the_newer_sentence(before, now, language) -> None:
    pieces = word_pieces(before, now, language)
    space = "" if language == "zh" else " "
    rebuilt = space.join(piece.text for piece in pieces if piece.kind != "removed")
    assert rebuilt.split() == now.split()
