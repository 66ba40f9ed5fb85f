"""Every correction of a report's company, with what it does here, the way back, and the accuracy they add up to."""

from __future__ import annotations

import streamlit as st

from components.finance.accuracy import show_accuracy
from components.finance.correction import show_outcome, undo_button
from components.finance.exports import file_stem
from components.finance.view import View, open_corrected
from components.formats import local_time
from components.i18n import t
from components.jobs import RESULT
from components.markdown import escape
from model.finance.correction.fixtures import to_fixtures
from model.finance.correction.service import Standing, standings
from model.finance.terms import metric, term


def show_corrections(view: View) -> None:
    """The list, newest first, then the accuracy."""
    shown = open_corrected(st.query_params[RESULT], view.owner)
    found = standings(shown)
    st.space("small")
    box = st.expander(
        t("corrections", count=len(found)), icon=":material/edit_note:", key="corrections", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        if not found:
            st.caption(t("corrections_none"))
        for standing in found:
            _show(view, standing)
        show_outcome()
        if found:
            st.download_button(
                t("export_corrections"),
                data=lambda: to_fixtures(shown.corrections),
                file_name=f"{file_stem(view.report.name)}_corrections.json",
                mime="application/json",
                icon=":material/download:",
                on_click="ignore",
                key="export_corrections",
            )
        show_accuracy(view.owner)


def _show(view: View, standing: Standing) -> None:
    correction, said = standing.correction, standing.correction.said
    known = metric(said.metric)
    head = f"**{escape(known.label(view.language))}** · {said.year} · {term(f'correction_{said.kind}', view.language)}"
    if said.kind not in ("confirmed", "page"):
        before = t("was_not_found") if said.original is None else view.write(said.original, known.kind)
        head += f" · ~~{escape(before)}~~ → **{escape(view.write(said.value, known.kind))}**"
    place = t("made_on", name=escape(said.document_name), when=escape(local_time(correction.created)))
    note = f" · “{escape(said.note)}”" if said.note else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"correction_{correction.id}"):
        with st.container(gap=None):
            st.markdown(head)
            st.caption(f"{_effect(standing)} · {place}{note}")
        undo_button(view, correction, key=f"undo_{correction.id}")


def _effect(standing: Standing) -> str:
    """What the correction does on this report, as icon and words."""
    said = standing.correction.said
    if standing.correction.withdrawn:
        return f":gray[:material/undo: {t('effect_undone')}]"
    if said.kind == "confirmed" and standing.own:
        return f":green[:material/how_to_reg: {t('effect_confirmed')}]"
    if said.kind == "page" and standing.own:
        return f":violet[:material/description: {t('effect_page', page=said.page)}]"
    if standing.changes:
        return f":violet[:material/edit_note: {t('effect_here', count=len(standing.changes))}]"
    return f":gray[:material/remove: {t('effect_none')}]"
