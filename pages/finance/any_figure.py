"""Any figure: defined by account name or expression, previewed over the whole library, kept and followed."""

import streamlit as st

from components import account, states
from components.finance.custom import show_form, show_keep, show_kept, wanted
from components.finance.custom_hits import search, show_found, show_series
from components.i18n import t
from model.finance.library import shelf

owner = account.require_user()
st.title(t("screen_any_figure"))
filings = shelf.entries(owner)
if not filings:
    states.empty(t("custom_no_library"), t("custom_no_library_help"), ":material/search:")
    st.page_link("pages/finance/report.py", label=t("custom_to_reports"), icon=":material/request_quote:")
    st.stop()

st.caption(t("custom_intro"))
definition, kept = wanted(owner)
show_kept(owner, kept)
show_form()
if definition is not None:
    with st.spinner(t("custom_searching")):
        found = search(definition, filings, owner)
    hits, series = st.tabs([t("custom_hits"), t("custom_series")])
    with hits:
        show_found(found)
    with series:
        show_series(kept.name if kept else definition.text, found)
    if kept is None:
        show_keep(definition, owner)
