"""Everything an owner has had done: search, open again, delete for good."""

import streamlit as st

from components import account, catalogue, states
from components.i18n import t
from components.work import note, show_entry
from model import services
from model.services import HistoryEntry

PER_PAGE = 20


def chosen_page(found: tuple[HistoryEntry, ...]) -> tuple[HistoryEntry, ...]:
    """The rows of the page turned to; the control shows only where there is more than one page."""
    pages = -(-len(found) // PER_PAGE)
    number = st.pagination(pages, key="history_page") if pages > 1 else 1
    return found[(number - 1) * PER_PAGE : number * PER_PAGE]


def row(entry: HistoryEntry, owner: str, number: int) -> None:
    """One line with its way out, which asks once more before anything is deleted."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            show_entry(entry)
        with st.popover(t("delete"), icon=":material/delete:", type="tertiary", key=f"delete_{number}"):
            st.markdown(t("delete_warning"))
            st.button(
                t("delete_for_good"),
                type="primary",
                icon=":material/delete_forever:",
                on_click=services.delete_document,
                args=(entry.document_id, owner),
                key=f"delete_for_good_{number}",
            )


owner = account.require_user()
st.title(t("screen_history"))
everything = services.history(owner)
if not everything:
    states.empty(t("history_empty"), t("history_empty_hint"), ":material/history:")
    st.page_link(catalogue.HOME.path, label=t("to_samples"), icon=":material/home:")
    st.stop()

asked = st.text_input(
    t("history_search"), key="history_search", icon=":material/search:", placeholder=t("history_search_hint"), live=True
)
words = asked.casefold().split()
found = tuple(entry for entry in everything if all(word in f"{entry.name} {note(entry)}".casefold() for word in words))
st.caption(t("history_count", found=len(found), all=len(everything)))
if not found:
    states.empty(t("history_no_match"), t("history_no_match_hint"), ":material/search_off:")
elif rows := chosen_page(found):
    with st.container(border=True):
        for number, entry in enumerate(rows):
            row(entry, owner, number)
