"""One essay: its mark, its criteria and its comments."""

import streamlit as st

from components import account, catalogue, jobs
from components.education import essay_form as form
from components.education.class_parts import CLASS, ESSAY
from components.education.essay_exports import show_exports
from components.education.essay_form import Entered
from components.education.essay_kept import show_kept, show_save
from components.education.essay_parts import show_marked
from components.education.essay_settings import show_settings, show_text_change
from components.education.essay_start import show_start
from components.education.notice import show_notice
from components.i18n import t


def show_entered(now: Entered, owner: str) -> None:
    """An essay that is not kept: what it is marked by, its marking, and the ways to change and to keep it."""
    marked = form.marked(now)
    show_settings(now, marked)
    show_save(marked, now.prompt, owner)
    left, right = show_marked(marked)
    with left:
        show_exports(marked, "essay")
    with right:
        show_text_change(now)


owner = account.require_user()
for work in (jobs.JOB, jobs.RESULT):
    if identifier := st.query_params.get(work):  # the desk's jobs are classes
        st.switch_page(catalogue.ESSAY_CLASSES.path, query_params={work: identifier})
st.title(t("screen_essay"))
if document := st.query_params.get(CLASS):
    show_kept(document, st.query_params.get(ESSAY, ""), owner)
elif (now := form.entered()) is not None:
    show_entered(now, owner)
else:
    show_start()
show_notice()
