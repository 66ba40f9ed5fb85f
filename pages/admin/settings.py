"""Language, storage, limits, the state of the system, and the way to delete everything."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import account
from components.formats import file_size
from components.i18n import language_switch, t
from model import jobs, services
from model.settings import load_settings

DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def section(title: str) -> DeltaGenerator:
    """A part of the page under its heading."""
    part = st.container()
    part.markdown(f"#### {title}")
    return part


def appearance(owner: str) -> None:
    """The language, and where the theme is chosen."""
    language_switch(owner, key="settings_language")
    st.caption(t("settings_theme_hint"))


def storage(owner: str) -> None:
    """What is kept for this owner, and what is accepted."""
    store, limits = services.store(), load_settings()
    documents, results = len(store.documents(owner)), len(store.results(owner, limit=10_000))
    with st.grid(4):
        st.metric(t("settings_documents"), documents, border=True, icon=":material/description:")
        st.metric(t("settings_results"), results, border=True, icon=":material/fact_check:")
        st.metric(t("settings_used"), file_size(store.stored_bytes(owner)), border=True, icon=":material/hard_drive:")
        st.metric(t("settings_free"), file_size(services.health().disk_free), border=True, icon=":material/storage:")
    st.caption(
        t(
            "settings_limits",
            megabytes=limits.upload_megabytes,
            seconds=limits.worker_wall_seconds,
            memory=file_size(limits.worker_memory_bytes),
        )
    )


def system() -> None:
    """Whether the parts are well, and which versions they are."""
    health = services.health()
    with st.container(border=True):
        light(t("settings_database"), health.database_ok, database(health))
        light(t("settings_worker"), health.worker_alive, t("settings_queue", count=health.queued))
    versions = {"streamlit": st.__version__, **health.versions}
    st.caption(" · ".join(f"{name} {version}" for name, version in versions.items()))


def database(health: services.Health) -> str:
    """The kind of database and how it keeps its journal."""
    name = DATABASES.get(health.database, health.database)
    return t("settings_journal", database=name, mode=health.journal_mode) if health.journal_mode else name


def light(name: str, well: bool, detail: str) -> None:
    """One part of the system: well or not, in icon, word and colour."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{name}**", width=140)
        if well:
            st.badge(t("health_ok"), icon=":material/check_circle:", color="green")
        else:
            st.badge(t("health_down"), icon=":material/warning:", color="orange")
        st.caption(detail)


def delete_everything(owner: str, word: str) -> None:
    """Deletes all documents of the owner with their results and jobs, if the word was typed."""
    if st.session_state["delete_word"].strip() != word:
        return
    for job in jobs.recent(owner, 10_000):
        if job.state in ("queued", "running"):
            jobs.cancel(job.id, owner)
    for document in services.store().documents(owner):
        services.delete_document(document.id, owner)
    st.session_state["delete_word"] = ""
    st.toast(t("delete_all_done"), icon=":material/check_circle:")


def danger(owner: str) -> None:
    """The typed confirmation before everything goes."""
    word = t("delete_all_word")
    with st.container(border=True):
        st.markdown(t("delete_all_warning"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            typed = st.text_input(t("delete_all_type", word=word), key="delete_word", width=320, live=True)
            st.button(
                t("delete_all"),
                icon=":material/delete_forever:",
                disabled=typed.strip() != word,
                on_click=delete_everything,
                args=(owner, word),
                key="delete_all",
            )


owner = account.require_user()
st.title(t("screen_settings"))
with st.container(width=960, gap="medium"):
    with section(t("settings_appearance")):
        appearance(owner)
    with section(t("settings_storage")):
        storage(owner)
    with section(t("settings_system")):
        system()
    with section(t("settings_delete")):
        danger(owner)
