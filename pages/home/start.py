"""The first thing one sees: the desks with a sample each, recent work, and whether everything is ready."""

import streamlit as st

from components import account, catalogue, states
from components.i18n import LANGUAGES, Language, language, t
from components.jobs import JOB
from components.work import show_entry
from model import services

RECENT = 4


def desk_card(desk: catalogue.Desk, owner: str, first: bool) -> None:
    """One desk: what it does, its samples (the reader's language first) and the way in."""
    screen = desk.screens[0].path
    with st.container(border=True, gap="small", key=f"desk_{desk.name}"):
        st.markdown(f"### {desk.icon} {t(desk.title)}")
        st.markdown(t(desk.summary))
        with st.container(horizontal=True, vertical_alignment="center"):
            for sample in sorted(desk.samples, key=lambda code: code != language()):
                sample_button(desk, sample, owner, primary=first and sample == language())
            st.page_link(screen, label=t("open_desk"), icon=":material/arrow_forward:", icon_position="right")


def sample_button(desk: catalogue.Desk, sample: Language, owner: str, primary: bool) -> None:
    """Starts the work on a shipped sample and goes to see it."""
    label = t("try_sample") if sample == language() else t("try_sample_in", language=LANGUAGES[sample])
    if st.button(
        label,
        type="primary" if primary else "secondary",
        icon=":material/play_arrow:" if primary else None,
        key=f"sample_{desk.name}_{sample}",
    ):
        job = desk.start_sample(sample, owner)
        st.switch_page(desk.screens[0].path, query_params={JOB: job})


def recent_work(owner: str) -> None:
    """The latest results and running jobs."""
    st.markdown(f"#### {t('recent_work')}")
    recent = services.history(owner, RECENT)
    if not recent:
        with st.container(border=True):
            st.caption(t("recent_work_empty"))
        return
    with st.container(border=True):
        for entry in recent:
            show_entry(entry)
        st.page_link(catalogue.HISTORY.path, label=t("all_work"), icon=":material/history:")


def promises() -> None:
    """What every desk keeps to."""
    for name, icon in (
        ("traced", ":material/pageview:"),
        ("checked", ":material/rule:"),
        ("private", ":material/lock:"),
    ):
        with st.container(gap="xxsmall"):
            st.markdown(f":primary[{icon}] **{t(f'promise_{name}')}**")
            st.caption(t(f"promise_{name}_how"))


def readiness() -> None:
    """One line on the engine, the database and the worker."""
    health = services.health()
    database = t("database_ready") if health.database_ok else t("database_down")
    worker = t("worker_ready") if health.worker_alive else t("worker_down")
    ready = health.database_ok and health.worker_alive
    icon = ":green[:material/check_circle:]" if ready else ":orange[:material/warning:]"
    st.caption(f"{icon} {t('engine_ready')} · {database} · {worker}")


owner = account.require_user()
st.title(t("home_headline"))
st.markdown(t("home_promise"), width=760)
st.space("small")
cards, aside = st.columns([3, 2], gap="large")
with cards:
    for number, desk in enumerate(catalogue.DESKS):
        desk_card(desk, owner, first=number == 0)
    st.space("small")
    promises()
with aside, states.page_border():
    recent_work(owner)
st.space("small")
readiness()
