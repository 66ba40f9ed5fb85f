"""Many reports: drop any number of files, watch them being read, and find, compare, export or delete what was read."""

import streamlit as st

from components import account
from components.finance.accuracy import show_accuracy
from components.finance.batch import show_batch, take_uploads
from components.finance.chosen import show_chosen
from components.finance.library import show_empty, show_exports, show_outdated, show_shelf
from components.i18n import t
from model.finance.library import shelf

owner = account.require_user()
st.title(t("screen_library"))
take_uploads(owner)
show_batch(owner)
kept = shelf.shelf(owner)
show_outdated(kept.outdated, owner)
if kept.entries:
    show_chosen(show_shelf(kept.entries), kept.entries, owner)
    show_exports(kept.entries)
    show_accuracy(owner)
else:
    show_empty(owner)
