"""What can be done with the reports ticked on the shelf: open, compare, assign to a company, delete."""

from __future__ import annotations

import streamlit as st

from components.catalogue import COMPARE, REPORT
from components.i18n import t
from components.jobs import RESULT
from components.markdown import escape
from model import services
from model.finance.library import shelf
from model.finance.library.index import LibraryEntry

COMPANIES = "companies"
"""Query parameter of the compare screen: company keys with a comma between."""
_MOST_OPENED = 8
_MOST_NAMED = 10
_COMPANY = "assign_company"


def show_chosen(chosen: tuple[LibraryEntry, ...], shelved: tuple[LibraryEntry, ...], owner: str) -> None:
    """The ways on from the reports ticked; nothing where none is."""
    if not chosen:
        return
    with st.container(border=True, key="chosen"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{t('chosen_count', count=len(chosen))}**", width="stretch")
            _show_compare(chosen)
            _show_assign(chosen, shelved, owner)
            _show_delete(chosen, owner)
        _show_links(chosen)


def _show_links(chosen: tuple[LibraryEntry, ...]) -> None:
    with st.container(horizontal=True):
        for each in chosen[:_MOST_OPENED]:
            label = f"{escape(each.company)} {each.fiscal_year or ''}".rstrip()
            st.page_link(REPORT.path, label=label, icon=REPORT.icon, query_params={RESULT: each.result_id})
    if len(chosen) > _MOST_OPENED:
        st.caption(t("chosen_many", most=_MOST_OPENED))


def _show_compare(chosen: tuple[LibraryEntry, ...]) -> None:
    keys = dict.fromkeys(each.company_key for each in chosen)
    if len(keys) > 1:
        address = {COMPANIES: ",".join(keys)}
        st.page_link(COMPARE.path, label=t("chosen_compare"), icon=COMPARE.icon, query_params=address)


def _show_assign(chosen: tuple[LibraryEntry, ...], shelved: tuple[LibraryEntry, ...], owner: str) -> None:
    names = sorted({each.company for each in shelved}, key=str.casefold)
    documents = [each.document_id for each in chosen]
    with st.popover(t("assign"), icon=":material/drive_file_rename_outline:", key="assign"):
        st.selectbox(
            t(_COMPANY), names, index=None, placeholder=t("assign_hint"), accept_new_options=True, key=_COMPANY
        )
        st.button(
            t("assign_do"),
            icon=":material/check:",
            disabled=not st.session_state.get(_COMPANY),
            on_click=_assign,
            args=(documents, owner),
            key="assign_do",
        )
        if any(each.assigned for each in chosen):
            st.button(
                t("assign_undo"),
                icon=":material/undo:",
                on_click=shelf.assign_company,
                args=(documents, "", owner),
                key="assign_undo",
            )


def _assign(documents: list[str], owner: str) -> None:
    shelf.assign_company(documents, st.session_state[_COMPANY], owner)
    st.session_state[_COMPANY] = None


def _show_delete(chosen: tuple[LibraryEntry, ...], owner: str) -> None:
    with st.popover(t("delete_chosen", count=len(chosen)), icon=":material/delete:", key="delete_chosen"):
        st.markdown(t("delete_chosen_warning", count=len(chosen)))
        named = [f"- {escape(each.name)}" for each in chosen[:_MOST_NAMED]]
        if len(chosen) > _MOST_NAMED:
            named.append(f"- {t('delete_further', count=len(chosen) - _MOST_NAMED)}")
        st.markdown("\n".join(named))
        st.button(
            t("delete_for_good"),
            type="primary",
            icon=":material/delete_forever:",
            on_click=_delete,
            args=([each.document_id for each in chosen], owner),
            key="delete_chosen_for_good",
        )


def _delete(documents: list[str], owner: str) -> None:
    for document in documents:
        services.delete_document(document, owner)
