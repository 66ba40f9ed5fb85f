"""The table of marks the screen works on: taken in, its columns named, its scale told."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components import states
from components.i18n import t
from components.markdown import escape
from model.education.evaluation.report import Report, evaluate, sample
from model.education.evaluation.table import Columns, Table, guessed, numbers, read_table
from model.errors import AssayError

_GIVEN, _REFUSED, _ROUND = "agreement_given", "agreement_refused", "agreement_round"
_SINGLE = ("human", "machine", "second", "low", "high")
"""Roles of one column each, in the order they are asked for."""


@dataclass(frozen=True, slots=True)
class Given:
    """A table and the name it came under; "" is the shipped sample."""

    name: str
    table: Table


def given() -> Given | None:
    """The table of this session, None before there is one."""
    kept: Given | None = st.session_state.get(_GIVEN)
    return kept


def show_start() -> None:
    """The uploader, the sample and what a table has to hold."""
    field, about = st.columns([7, 5], gap="large")
    with field:
        key = f"agreement_upload_{_round()}"
        st.file_uploader(
            t("agreement_upload"), type=["csv"], max_upload_size=5, key=key, on_change=_take_in, args=(key,)
        )
        if refused := st.session_state.pop(_REFUSED, None):
            states.failure(refused)
        st.button(
            t("agreement_sample"),
            type="primary",
            icon=":material/play_arrow:",
            on_click=_use,
            args=("", sample()),
            key="agreement_sample",
        )
        st.caption(t("agreement_sample_help"))
    with about, st.container(border=True, gap="small"):
        st.markdown(f"#### {t('agreement_needs')}")
        st.markdown(t("agreement_needs_list"))


def show_choices(now: Given) -> Report | None:
    """The columns and the scale; returns the report, None where the choice cannot be evaluated."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/table: **{escape(now.name or t('agreement_sample_name'))}**", width="stretch")
        st.button(t("agreement_other"), icon=":material/upload_file:", on_click=_clear, key="agreement_other")
    wanted = guessed(now.table)
    with st.expander(t("agreement_columns"), icon=":material/view_column:", expanded=True, key="agreement_columns"):
        columns = _choose_columns(now.table, wanted)
        step_field, within_field = st.columns(2)
        step = step_field.number_input(
            t("agreement_step"), min_value=0.01, value=1.0, step=0.5, key=f"agreement_step_{_round()}"
        )
        within = within_field.number_input(
            t("agreement_within"), min_value=0.0, value=2.0, step=0.5, key=f"agreement_within_{_round()}"
        )
    try:
        return evaluate(numbers(now.table, columns), step, within)
    except AssayError as error:
        states.failure(error)
        return None


def _choose_columns(table: Table, wanted: Columns) -> Columns:
    chosen: dict[str, str] = {}
    headings = ["", *table.headings]
    titles = {heading: heading for heading in table.headings} | {"": t("agreement_none")}
    for role, column in zip(_SINGLE, st.columns(len(_SINGLE)), strict=True):
        chosen[role] = column.selectbox(
            t(f"agreement_{role}"),
            headings,
            index=headings.index(getattr(wanted, role)),
            format_func=titles.get,
            key=f"agreement_{role}_{_round()}",
        )
    groups = st.multiselect(
        t("agreement_groups"), table.headings, default=wanted.groups, key=f"agreement_groups_{_round()}"
    )
    return Columns(**chosen, groups=tuple(groups))


def _take_in(key: str) -> None:
    file = st.session_state.get(key)
    if file is not None:
        _use(file.name, file.getvalue())


def _use(name: str, data: bytes) -> None:
    try:
        st.session_state[_GIVEN] = Given(name, read_table(data))
    except AssayError as error:
        st.session_state[_REFUSED] = error
    st.session_state[_ROUND] = _round() + 1


def _clear() -> None:
    st.session_state.pop(_GIVEN, None)


def _round() -> int:
    """Counts the tables given; each has widgets of its own, and no file stays in memory."""
    return int(st.session_state.get(_ROUND, 0))
