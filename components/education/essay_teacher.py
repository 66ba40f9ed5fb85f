"""The teacher's say on a kept essay: total, criteria and note, made final, taken back, and every step with its time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from components import states
from components.formats import local_time
from components.i18n import language, t
from components.markdown import escape
from model.education.classes.kept_essay import KeptEssay
from model.education.marking import CriterionLine, Marked, criterion_lines
from model.education.marks import journal
from model.education.marks.mark import Mark
from model.errors import AssayError

_REFUSED = "essay_mark_refused"
STEP_ICONS = {"give": "edit", "lock": "lock", "unlock": "lock_open", "undo": "undo"}


def show_say(kept: KeptEssay, marked: Marked, owner: str) -> None:
    """The form, or what is final; then the ways on and back, and the trail."""
    with st.container(border=True, gap="small", key="essay_say"):
        st.markdown(f"#### :material/person_check: {t('essay_your_say')}")
        if refused := st.session_state.pop(_REFUSED, None):
            states.failure(refused)
        if kept.said is not None and kept.said.locked:
            _show_final(kept.said)
        else:
            _show_form(kept, marked, owner)
        _show_ways(kept, owner)
        if kept.trail:
            _show_trail(kept)


def _show_form(kept: KeptEssay, marked: Marked, owner: str) -> None:
    # A step taken makes the fields new, so that they show what is in force.
    place = f"{kept.entry.id}_{len(kept.trail)}"
    rubric, said = kept.classroom.rubric, kept.said
    with st.form(f"essay_say_{place}", border=False):
        st.number_input(
            t("essay_your_total", low=f"{rubric.low:g}", high=f"{rubric.high:g}"),
            min_value=float(rubric.low),
            max_value=float(rubric.high),
            step=float(rubric.step),
            value=float(said.total if said else marked.shown_total),
            format="%g",
            key=f"say_total_{place}",
        )
        lines = criterion_lines(marked.score)
        if lines:
            st.caption(t("essay_your_criteria"))
            for line, column in zip(lines, _columns(len(lines)), strict=True):
                with column:
                    _criterion_field(line, said, rubric.step, f"say_{line.criterion.name}_{place}")
        st.text_area(
            t("essay_note"),
            value=said.note if said else "",
            max_chars=journal.LONGEST_NOTE,
            height=100,
            key=f"say_note_{place}",
            help=t("essay_note_help"),
        )
        st.form_submit_button(
            t("essay_give"),
            type="primary",
            icon=":material/check:",
            key="essay_give",
            on_click=_give,
            args=(kept, tuple(line.criterion.name for line in lines), place, owner),
        )


def _columns(count: int) -> list[st.delta_generator.DeltaGenerator]:
    """Two fields a row."""
    columns: list[st.delta_generator.DeltaGenerator] = []
    for _ in range(0, count, 2):
        columns += st.columns(2)
    return columns[:count]


def _criterion_field(line: CriterionLine, said: Mark | None, step: float, key: str) -> None:
    criterion = line.criterion
    st.number_input(
        f"{criterion.title[language()]} ({criterion.low:g}–{criterion.high:g})",
        min_value=float(criterion.low),
        max_value=float(criterion.high),
        step=float(step),
        value=said.criteria.get(criterion.name) if said else None,
        placeholder=f"{line.points:.1f}",
        format="%g",
        key=key,
    )


def _show_final(said: Mark) -> None:
    st.badge(t("essay_final"), icon=":material/lock:", color="green")
    st.markdown(t("essay_final_total", total=f"{said.total:g}"))
    if said.note:
        st.markdown(f"“{escape(said.note)}”")


def _show_ways(kept: KeptEssay, owner: str) -> None:
    place = (kept.entry.id, kept.classroom.document_id, owner)
    with st.container(horizontal=True):
        if kept.said is not None and kept.said.locked:
            way, word, icon = journal.unlock, "essay_unlock", ":material/lock_open:"
        else:
            way, word, icon = journal.lock, "essay_lock", ":material/lock:"
        st.button(
            t(word),
            icon=icon,
            disabled=kept.said is None,
            on_click=_act,
            args=(partial(way, *place),),
            help=t("essay_lock_help"),
            key=word,
        )
        st.button(
            t("undo"),
            icon=":material/undo:",
            disabled=not kept.trail,
            on_click=_act,
            args=(partial(journal.undo, *place),),
            key="essay_say_undo",
        )


def _show_trail(kept: KeptEssay) -> None:
    with st.expander(t("essay_trail", count=len(kept.trail)), icon=":material/history:", key="essay_trail"):
        for line in reversed(kept.trail):
            total = t("essay_trail_none") if line.mark is None else f"{line.mark.total:g}"
            st.markdown(
                f":material/{STEP_ICONS[line.step]}: {t(f'essay_step_{line.step}')} · **{escape(total)}** · "
                f"{escape(local_time(line.when))}"
            )


def _give(kept: KeptEssay, criteria: tuple[str, ...], place: str, owner: str) -> None:
    points = {name: st.session_state.get(f"say_{name}_{place}") for name in criteria}
    said = Mark(
        total=st.session_state[f"say_total_{place}"],
        criteria={name: value for name, value in points.items() if value is not None},
        note=st.session_state.get(f"say_note_{place}") or "",
    )
    _act(partial(journal.give, said, kept.entry.id, kept.classroom.document_id, owner))


def _act(step: Callable[[], None]) -> None:
    try:
        step()
    except AssayError as error:
        st.session_state[_REFUSED] = error
