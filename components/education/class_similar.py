"""Essays of a class that share passages, side by side: similar, and for the teacher to find out why."""

from __future__ import annotations

import streamlit as st

from components import states
from components.education.class_parts import essay_markdown
from components.evidence import highlighted
from components.i18n import t
from components.markdown import escape
from model.education.classes.gradebook import Gradebook
from model.education.classes.similar import SimilarEssays, similar_essays

_FOUND = "class_similar_found"
"""Session key: the pairs of the class last looked through."""


def show_similar(book: Gradebook) -> None:
    """A pair chosen from a list, its two essays beside each other with the shared passages marked."""
    found = _found(book)
    if not found:
        states.empty(t("class_similar_none"), t("class_similar_none_help"), ":material/content_copy:")
        return
    st.caption(t("class_similar_help"))
    names = {place: _name(each) for place, each in enumerate(found)}
    chosen = st.selectbox(t("class_similar_pair"), list(names), format_func=names.get, key="class_similar_pair")
    pair = found[chosen].pair
    left, right = st.columns(2, gap="medium")
    first = [(passage.first[0], passage.first[1]) for passage in pair.passages]
    second = [(passage.second[0], passage.second[1]) for passage in pair.passages]
    for column, line, spans in ((left, found[chosen].first, first), (right, found[chosen].second, second)):
        with column, st.container(border=True):
            st.markdown(f"**{escape(line.pupil)}**")
            text = line.entry.text
            st.markdown(highlighted(text, sorted(spans)) if spans else essay_markdown(text))


def _found(book: Gradebook) -> tuple[SimilarEssays, ...]:
    """The pairs, looked for once a class: texts of a kept class never change."""
    of = book.classroom.document_id
    kept: tuple[str, tuple[SimilarEssays, ...]] | None = st.session_state.get(_FOUND)
    if kept is None or kept[0] != of:
        kept = of, similar_essays(book)
        st.session_state[_FOUND] = kept
    return kept[1]


def _name(each: SimilarEssays) -> str:
    """An option of the list, which is shown as plain text."""
    return t(
        "class_similar_name",
        first=each.first.pupil,
        second=each.second.pupil,
        share=f"{each.pair.share:.0%}",
        count=len(each.pair.passages),
    )
