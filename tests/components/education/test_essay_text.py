"""The marked text: numbers, colours, overlaps, line breaks, and nothing of the text acting as Markdown."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from components.education.essay_text import marked_text
from model.education.comment import Comment
from tests.model.education.comments_on import comment_of

TEXT = "One bench.\nTwo *stars* and a bench."


def test_place_stands_behind_its_number_on_its_colour() -> None:
    comments = [(1, comment_of(TEXT, "One", "grammar")), (2, comment_of(TEXT, "and a", "rhetoric", praise=True))]
    marked = marked_text(TEXT, comments)
    assert ":orange-background[**1**\u00a0One] bench." in marked
    assert ":green-background[**2**\u00a0and a] bench." in marked


def test_chosen_place_is_blue_and_on_top() -> None:
    comments = [(1, comment_of(TEXT, "One bench.", "structure")), (2, comment_of(TEXT, "bench", "spelling"))]
    assert ":orange-background[**1**\u00a0One] :orange-background[**2**\u00a0bench]" in marked_text(TEXT, comments)
    assert ":blue-background[**1**\u00a0One bench.]" in marked_text(TEXT, comments, chosen=1)


def test_place_over_lines_is_marked_line_by_line_and_numbered_once() -> None:
    whole = Comment("made_up", "structure", TEXT, 0, len(TEXT))
    assert marked_text(TEXT, [(3, whole)]) == (
        ":orange-background[**3**\u00a0One bench.]  \n:orange-background[Two \\*stars\\* and a bench.]"
    )


def test_text_without_comments_is_escaped_and_keeps_its_lines() -> None:
    assert marked_text(TEXT, []) == "One bench.  \nTwo \\*stars\\* and a bench."


@given(
    st.text(alphabet="ab \n.", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=5),
)
def test_no_word_is_lost_wherever_the_places_are(text: str, places: list[tuple[int, int]]) -> None:
    comments = [(n, Comment("made_up", "grammar", "", *sorted(place))) for n, place in enumerate(places, start=1)]
    bare = re.sub(r":\w+-background\[(?:\*\*\d+\*\*\u00a0)?([^\]]*)\]", r"\1", marked_text(text, comments))
    assert bare.replace("\\", "").split() == text.split()
