"""A figure judged by its reader: right, or corrected in one of four ways; beside it what was read and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.finance.view import CORRECTED_MARK, View, open_corrected
from components.finance.ways import show_ways
from components.formats import local_time
from components.i18n import t
from components.jobs import RESULT, open_job
from components.markdown import escape
from model.errors import AssayError
from model.finance.correction.apply import Change
from model.finance.correction.draft import Asked, absent, correctable
from model.finance.correction.record import Correction
from model.finance.correction.service import Outcome, correct, restore, undo
from model.finance.figures import Figure
from model.finance.terms import metric

FAULT = "correction_fault"
"""Session key of what was wrong with the last attempt, until it is shown."""
_READING = "correction_reading"
"""Session key of a reading that an action began, until it is followed."""
_ROUND = "correction_round"
"""Session key that counts successful actions; the form of a new round is closed and empty."""


def show_correction(view: View, figure: Figure) -> None:
    """How the figure stands, and the ways to say that it is right or to put it right."""
    show_outcome()
    if not correctable(figure.name):
        st.caption(t("calculated_correct_inputs"))
        return
    shown = open_corrected(st.query_params[RESULT], view.owner)
    change = shown.change(figure.name, figure.year)
    confirmed = shown.confirmation(figure.name, figure.year)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="judgement"):
        if change is not None:
            _show_change(view, change)
        elif confirmed is not None:
            when = local_time(confirmed.created)
            st.markdown(f":green-badge[:material/how_to_reg: {t('confirmed_by_you', when=escape(when))}]")
            undo_button(view, confirmed)
        else:
            st.button(
                t("right"),
                icon=":material/thumb_up:",
                help=t("right_help"),
                key="confirm",
                on_click=judge,
                args=(view, partial(Asked, "confirmed", figure.name, figure.year)),
            )
    place = f"{_round()}_{figure.name}_{figure.year}"
    # Open on the page, not over it: the number must stay in sight while it is put right.
    form = st.expander(t("correct"), icon=":material/edit:", key=f"correct_{place}", on_change="rerun")
    if form.open:
        with form:
            show_ways(view, figure.name, figure.year, partial(judge, view), f"way_{place}", primary=True)


def show_addition(view: View) -> None:
    """Figures the reading did not find, to be supplied by value or by row."""
    missing = absent(view.report)
    if not missing:
        return
    form = st.expander(t("add_figure"), icon=":material/add:", key=f"add_{_round()}", on_change="rerun")
    if not form.open:
        return
    with form:
        name, year = st.selectbox(
            t("add_which"),
            missing,
            format_func=lambda each: f"{metric(each[0]).label(view.language)} · {each[1]}",
            key=f"add_which_{_round()}",
        )
        show_ways(view, name, year, partial(judge, view), f"add_way_{_round()}_{name}_{year}")


def judge(view: View, ask: Callable[[], Asked]) -> None:
    """Keep a judgement; for callbacks. `ask` may refuse what was typed."""
    _act(view, lambda: correct(st.query_params[RESULT], view.owner, ask()))


def undo_button(view: View, correction: Correction, key: str = "undo") -> None:
    """Take a correction back, or put it in force again."""
    back = correction.withdrawn
    st.button(
        t("restore") if back else t("undo"),
        icon=":material/redo:" if back else ":material/undo:",
        type="tertiary",
        key=key,
        on_click=_act,
        args=(view, partial(restore if back else undo, correction.id, view.owner), "restored" if back else "undone"),
    )


def show_outcome() -> None:
    """What was wrong with the last attempt, once; or the progress of the reading it began."""
    if reading := st.session_state.pop(_READING, None):
        open_job(reading)
    fault = st.session_state.pop(FAULT, None)
    if fault is not None:
        st.error(escape(fault), icon=":material/error:")


def corrected_word() -> str:
    """Icon and word for a corrected figure, as a badge."""
    icon, colour, _ = CORRECTED_MARK
    return f":{colour}-badge[{icon} {t('corrected')}]"


def _show_change(view: View, change: Change) -> None:
    kind = metric(change.after.name).kind
    before = t("was_not_found") if change.original is None else view.write(change.original, kind)
    said = change.correction.said
    parts = [
        f"{corrected_word()} ~~{escape(before)}~~ → **{escape(view.write(change.after.value, kind))}**",
        t("corrected_by_you", when=escape(local_time(change.correction.created))),
    ]
    if change.replayed:
        parts.append(t("replayed_from", name=escape(said.document_name)))
    if said.note:
        parts.append(f"“{escape(said.note)}”")
    st.markdown(" · ".join(parts))
    undo_button(view, change.correction)


def _act(view: View, action: Callable[[], Outcome], said: str = "") -> None:
    """Do it, say what happened and on how many other reports, and follow a new reading of the document."""
    try:
        outcome = action()
    except AssayError as error:
        st.session_state[FAULT] = error.message(view.language)
        return
    st.session_state[_ROUND] = _round() + 1
    confirmed = outcome.correction.kind == "confirmed"
    happened = t(f"said_{said or ('confirmed' if confirmed else 'corrected')}")
    followed = "" if confirmed else t("said_replayed", count=outcome.replayed)
    st.toast(f"{happened} {followed}".strip(), icon=":material/check_circle:")
    if outcome.job_id is not None:
        # Not put into the address here: callbacks of other widgets run after this one and write there too.
        st.session_state[_READING] = outcome.job_id


def _round() -> int:
    return int(st.session_state.get(_ROUND, 0))
