"""The editor of a rubric: its scale in fields, its parts in tables, its faults as they arise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from components import states
from components.education import rubric_tables
from components.education.rubric_view import said
from components.i18n import Language, language, t
from components.markdown import escape
from model.desk_words import desk_word
from model.education import rubric_shelf
from model.education.rubric import COMBINATIONS, Rubric
from model.education.rubric_checks import LONGEST_NAME, LONGEST_TEXT
from model.education.rubric_rows import Rows, reworded, rows_of, rubric_of
from model.errors import AssayError, RubricRefused

_DRAFT = "rubric_draft"


@dataclass(slots=True)
class _Draft:
    """What is being edited."""

    base: Rubric
    """What the fields began with."""
    latest: Rubric
    """What they say now."""
    is_new: bool
    """Whether saving adds a rubric, named by its title, rather than changing one."""
    language: Language
    round: int
    """Renews the fields when what they began with changes."""


def begin(rubric: Rubric, is_new: bool = False) -> None:
    """Open a rubric in the editor."""
    rounds = st.session_state.get("rubric_rounds", 0) + 1
    st.session_state["rubric_rounds"] = rounds
    st.session_state[_DRAFT] = _Draft(rubric, rubric, is_new, language(), rounds)


def begin_copy(rubric: Rubric) -> None:
    """Open a copy under a name of its own."""
    title = t("rubric_copy_title", title=said(rubric.title))[:LONGEST_NAME]
    begin(rubric_shelf.copy_rubric(rubric, title), is_new=True)


def is_open() -> bool:
    """Whether a rubric is being edited."""
    return _DRAFT in st.session_state


def show_editor(owner: str) -> str | None:
    """The editor; the name of the rubric when it was just saved."""
    draft: _Draft = st.session_state[_DRAFT]
    if draft.language != language():
        begin(draft.latest, draft.is_new)
        draft = st.session_state[_DRAFT]
    st.caption(f":material/translate: {t('rubric_editing')}")
    fields = _scale(draft)
    rows = rows_of(draft.base, draft.language)
    edited = rubric_tables.edit(rows, draft.round)
    source = st.text_area(
        t("rubric_source"),
        value=said(draft.base.source),
        max_chars=LONGEST_TEXT,
        key=f"rubric_source_{draft.round}",
    )
    fields = replace(fields, source=reworded(draft.base.source, draft.language, source))
    return _conclude(draft, fields, edited, owner)


def _conclude(draft: _Draft, fields: Rubric, edited: Rows, owner: str) -> str | None:
    """The faults there are, and the two ways out."""
    draft.latest, faults = rubric_of(fields, edited, draft.language)
    _show_faults(faults)
    with st.container(horizontal=True, key="rubric_ways_out"):
        save = st.button(
            t("rubric_save"), type="primary", icon=":material/save:", disabled=bool(faults), key="rubric_save"
        )
        st.button(t("rubric_discard"), icon=":material/close:", on_click=_close, key="rubric_discard")
    if not save or faults:
        return None
    made = draft.latest
    try:
        if draft.is_new:
            made = replace(made, name=said(made.title))
            rubric_shelf.add_rubric(made, owner)
        else:
            rubric_shelf.save_rubric(made, owner)
    except AssayError as error:
        states.failure(error)
        return None
    _close()
    st.toast(t("rubric_saved"), icon=":material/save:")
    return made.name


def _scale(draft: _Draft) -> Rubric:
    """The rubric with what the fields say."""
    base, turn = draft.base, draft.round
    title = st.text_input(t("rubric_title"), value=said(base.title), max_chars=LONGEST_NAME, key=f"rubric_title_{turn}")
    combinations = {each: desk_word("education", f"combination_{each}", language()) for each in COMBINATIONS}
    with st.container(horizontal=True, gap="large"):
        combination = st.segmented_control(
            t("rubric_combination"),
            COMBINATIONS,
            format_func=combinations.get,
            default=base.combination,
            required=True,
            key=f"rubric_combination_{turn}",
        )
        languages = st.pills(
            t("rubric_languages"),
            ("en", "zh"),
            format_func={each: t(f"rubric_for_{each}") for each in ("en", "zh")}.get,
            default=base.languages,
            selection_mode="multi",
            key=f"rubric_languages_{turn}",
        )
    numbers = _numbers(base, turn)
    return replace(
        base,
        title=reworded(base.title, draft.language, title),
        combination=combination,
        languages=tuple(languages),
        **numbers,
    )


_NUMBERS = (
    ("low", "rubric_low", ""),
    ("high", "rubric_high", ""),
    ("step", "rubric_step_field", ""),
    ("assumed_mean", "rubric_mean_field", "rubric_mean_help"),
    ("assumed_deviation", "rubric_deviation_field", "rubric_deviation_help"),
    ("shortest", "rubric_shortest_field", "rubric_shortest_help"),
)
"""Field, its label and its help."""


def _numbers(base: Rubric, turn: int) -> dict[str, float | int | None]:
    """The fields that hold a number; only the assumed ones may be empty."""
    found: dict[str, float | int | None] = {}
    for column, (name, label, help_word) in zip(st.columns(len(_NUMBERS)), _NUMBERS, strict=True):
        key = f"rubric_{name}_{turn}"
        begun = getattr(base, name)
        if name.startswith("assumed_"):
            # A field that begins with a value of its own cannot be emptied
            st.session_state.setdefault(key, begun)
            begun = None
        with column:
            found[name] = st.number_input(
                t(label),
                value=begun,
                format=None if name == "shortest" else "%g",
                step=1 if name == "shortest" else 0.5,
                help=t(help_word) if help_word else None,
                key=key,
            )
    return found


def _show_faults(faults: Sequence[RubricRefused]) -> None:
    if not faults:
        st.success(t("rubric_sound"), icon=":material/check_circle:")
        return
    lines = dict.fromkeys(f"- {escape(fault.message(language()))}" for fault in faults)
    st.error("\n".join([t("rubric_faults"), "", *lines]), icon=":material/error:")


def _close() -> None:
    st.session_state.pop(_DRAFT, None)
