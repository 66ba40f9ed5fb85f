"""Companies side by side: their measures in one table, each with its rank in the library, and pictures of them."""

import streamlit as st

from components import account
from components.finance.compare import show_choice, show_comparison
from components.finance.compare_charts import show_pictures
from components.i18n import t
from model.finance.library import shelf

owner = account.require_user()
st.title(t("screen_compare"))
view = show_choice(shelf.entries(owner))
if view is not None:
    show_comparison(view)
    show_pictures(view)
