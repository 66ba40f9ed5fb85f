"""One essay: its mark, its criteria and its comments."""

import streamlit as st

from components import account
from components.education import essay_form as form
from components.education.essay_exports import show_exports
from components.education.essay_parts import show_marked
from components.education.essay_settings import show_settings, show_text_change
from components.education.essay_start import show_start
from components.education.notice import show_notice
from components.i18n import t

account.require_user()
st.title(t("screen_essay"))
if (now := form.entered()) is None:
    show_start()
else:
    marked = form.marked(now)
    show_settings(now, marked)
    left, right = show_marked(marked)
    with left:
        show_exports(marked, "essay")
    with right:
        show_text_change(now)
show_notice()
