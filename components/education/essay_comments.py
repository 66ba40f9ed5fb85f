"""The essay beside its comments: filtered by area, one chosen with its quote, its reason and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from components import states
from components.education.essay_text import marked_text
from components.i18n import language, t
from components.markdown import escape
from model.education.comment import AREAS, Comment
from model.education.marking import Marked

ICONS = {
    "content": "lightbulb",
    "structure": "account_tree",
    "cohesion": "link",
    "rhetoric": "format_quote",
    "vocabulary": "menu_book",
    "readability": "visibility",
    "repetition": "repeat",
    "grammar": "edit_note",
    "spelling": "spellcheck",
}
"""Icon of each area; its name stands beside it."""
_CHOSEN = "essay_comment"
"""Session key: the chosen comment; a text without it has none chosen."""
_SHORT = 40

Numbered = tuple[int, Comment]


def show_comments(marked: Marked) -> None:
    """The filter, the chosen comment, the text with the places marked, then hints and praise apart."""
    numbered = list(enumerate(marked.comments, start=1))
    shown = _filtered(numbered)
    chosen = _chosen(shown)
    if chosen is not None:
        _show_chosen(chosen)
    st.markdown(f"#### {t('essay_text')}")
    with st.container(border=True, height=460 if len(marked.essay.text) > 900 else "content", key="essay_marked_text"):
        st.markdown(marked_text(marked.essay.text, shown, chosen[0] if chosen else None))
    if not numbered:
        states.empty(t("essay_no_comments"), t("essay_no_comments_help"), ":material/task_alt:")
        return
    st.caption(f":orange[:material/edit: {t('essay_hints')}] · :green[:material/thumb_up: {t('essay_praise')}]")
    _show_list(t("essay_hints"), ":material/edit:", [each for each in shown if not each[1].praise], "hints")
    _show_list(t("essay_praise"), ":material/thumb_up:", [each for each in shown if each[1].praise], "praise")


def _filtered(numbered: Sequence[Numbered]) -> list[Numbered]:
    counts = Counter(comment.area for _, comment in numbered)
    areas = [area for area in AREAS if counts[area]]
    if len(areas) < 2:
        return list(numbered)
    names = {area: f":material/{ICONS[area]}: {t(f'essay_area_{area}')} {counts[area]}" for area in areas}
    wanted = st.pills(
        t("essay_areas"), areas, format_func=names.get, selection_mode="multi", key=f"essay_areas_{language()}"
    )
    return [each for each in numbered if not wanted or each[1].area in wanted]


def _chosen(shown: Sequence[Numbered]) -> Numbered | None:
    comment = st.session_state.get(_CHOSEN)
    return next((each for each in shown if each[1] == comment), None)


def _show_list(heading: str, icon: str, shown: Sequence[Numbered], key: str) -> None:
    if not shown:
        return
    with (
        st.expander(f"{heading} ({len(shown)})", icon=icon, expanded=True, key=f"essay_list_{key}"),
        st.container(height=320 if len(shown) > 7 else "content", gap=None),
    ):
        for number, comment in shown:
            st.button(
                f"**{number}** {escape(_shortened(comment.quote))} — {t(f'essay_area_{comment.area}')}",
                icon=f":material/{ICONS[comment.area]}:",
                type="tertiary",
                key=f"essay_comment_{number}",
                on_click=choose,
                args=(comment,),
            )


def _show_chosen(chosen: Numbered) -> None:
    number, comment = chosen
    with st.container(border=True, gap="xsmall", key="essay_chosen"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{number}** :material/{ICONS[comment.area]}: **{t(f'essay_area_{comment.area}')}**", width="stretch"
            )
            st.button(
                t("essay_close"),
                icon=":material/close:",
                type="tertiary",
                on_click=choose,
                args=(None,),
                key="essay_close",
            )
        st.markdown(f":material/format_quote: {escape(comment.quote)}")
        st.markdown(escape(comment.why(language())))
        if advice := comment.advice(language()):
            st.markdown(f":material/arrow_forward: {escape(advice)}")
        if comment.suggestion:
            st.markdown(f":material/edit: {t('essay_suggestion', suggestion=escape(comment.suggestion))}")


def choose(comment: Comment | None) -> None:
    """Choose a comment, or none."""
    st.session_state[_CHOSEN] = comment


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _SHORT else f"{quote[:_SHORT]}…"
