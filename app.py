"""The door: language, sign-in and navigation. Every screen is reached through here."""

from pathlib import Path

import streamlit as st

from components import account, catalogue, i18n, states

BRAND = Path(__file__).parent / "components" / "brand"

st.set_page_config(page_title="Assay", page_icon=str(BRAND / "icon.png"), layout="wide")
st.logo(str(BRAND / "logo.svg"), size="large", icon_image=str(BRAND / "icon.png"))

owner = account.require_user()
i18n.restore_language(owner)

screen = st.navigation(catalogue.sections(), expanded=True)
with st.sidebar:
    i18n.language_switch(owner)
    account.account_menu()

with states.page_border():
    screen.run()
