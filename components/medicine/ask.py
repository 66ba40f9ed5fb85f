"""A question and its answer: sentences with numbered sources, or what was searched in vain."""

from __future__ import annotations

from typing import cast

import streamlit as st

from components import states
from components.i18n import t
from components.markdown import escape
from model.evidence import Evidence
from model.medicine.answers.answer import Answer, Statement
from model.medicine.answers.service import answer

_TEXT = "ask_text"
_ASKED = "ask_asked"
_EXAMPLE = "ask_example"
_PLACE = "ask_place"
_EXAMPLES = ("symptoms", "frequency", "causes", "red_flags", "difference", "inheritance")


def show_question() -> str | None:
    """The field and the examples; returns the question asked, None before there is one."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            t("ask_question"),
            key=_TEXT,
            placeholder=t("ask_hint"),
            icon=":material/search:",
            on_change=_ask,
        )
        st.button(t("ask_button"), type="primary", icon=":material/send:", on_click=_ask, key="ask_send")
    st.pills(
        t("ask_examples"),
        _EXAMPLES,
        format_func={name: t(f"ask_example_{name}") for name in _EXAMPLES}.get,
        key=_EXAMPLE,
        on_change=_example,
        wrap=True,
    )
    return cast(str | None, st.session_state.get(_ASKED))


def answered(question: str, owner: str, guidelines: tuple[str, ...]) -> Answer:
    """The answer, worked out once a session for the guidelines there are."""
    with st.spinner(t("ask_looking")):
        return _answered(question, owner, guidelines)


@st.cache_data(scope="session", max_entries=32, show_spinner=False)
def _answered(question: str, owner: str, guidelines: tuple[str, ...]) -> Answer:  # noqa: ARG001 - part of the key
    return answer(question, owner)


def show_answer(found: Answer) -> None:
    """The sentences with the numbers of their sources, then the sources."""
    if not found.statements:
        _show_nothing(found)
        return
    st.markdown(f"#### {t(f'ask_kind_{found.kind}')}")
    numbers = _numbers(found)
    with st.container(border=True, gap="xsmall", key="ask_answer"):
        for statement in found.statements:
            marks = " ".join(f"\\[{numbers[source]}\\]" for source in statement.sources)
            st.markdown(f"{escape(statement.text)} :gray[{marks}]")
    st.markdown(f"##### {t('ask_sources')}")
    with st.container(gap="xsmall", key="ask_sources"):
        for source, number in numbers.items():
            _source(found, source, number)


def shown_place() -> tuple[Evidence, ...] | None:
    """The places on a page that the reader opened."""
    return cast(tuple[Evidence, ...] | None, st.session_state.get(_PLACE))


def close_place() -> None:
    """Show no page any more."""
    st.session_state.pop(_PLACE, None)


def _numbers(found: Answer) -> dict[str, int]:
    """Source → its number, in the order of the sentences."""
    sources = dict.fromkeys(source for statement in found.statements for source in statement.sources)
    return {source: number for number, source in enumerate(sources, 1)}


def _source(found: Answer, source: str, number: int) -> None:
    """One line of the list: a page opens beside, a publication is a link where it has an address."""
    statement = next(each for each in found.statements if source in each.sources)
    places = _places(statement)
    if places:
        label = f"{number}. {t('ask_open', source=escape(source))}"
        st.button(
            label,
            type="tertiary",
            icon=":material/description:",
            key=f"ask_open_{number}",
            on_click=_open,
            args=(places,),
        )
        return
    url = next((each.url for each in statement.evidence if each.source == source and each.url), None)
    st.markdown(f"{number}\\. [{escape(source)}]({url})" if url else f"{number}\\. {escape(source)}")


def _places(statement: Statement) -> tuple[Evidence, ...]:
    return tuple(each for each in statement.evidence if each.page is not None)


def _show_nothing(found: Answer) -> None:
    states.empty(t("ask_no_answer"), t(f"ask_reason_{found.reason}"), ":material/search_off:")
    if found.understood:
        st.caption(t("ask_understood", names=escape(t("list_comma").join(found.understood))))
    if found.reason in ("no_row", "not_understood"):
        st.caption(t("ask_searched", count=found.guidelines))


def _ask() -> None:
    st.session_state[_ASKED] = st.session_state[_TEXT]
    st.session_state[_EXAMPLE] = None
    close_place()


def _example() -> None:
    if chosen := st.session_state[_EXAMPLE]:
        st.session_state[_TEXT] = st.session_state[_ASKED] = t(f"ask_example_{chosen}")
        close_place()


def _open(places: tuple[Evidence, ...]) -> None:
    st.session_state[_PLACE] = places
