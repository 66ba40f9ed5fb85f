"""Shows where a claim was read: the page with the words marked, or the passage within its text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from components.i18n import t
from components.markdown import escape
from model import services
from model.evidence import Box, Evidence

_CLOSE_UP = "close_up"
_WHOLE_PAGE = "whole_page"


def show_evidence(
    evidence: Evidence | Sequence[Evidence],
    document_name: str,
    owner: str,
    page_count: int | None = None,
    key: str = "evidence",
) -> None:
    """The page the evidence stands on with every place marked, its quote, and the pages around it.

    Several places open on the page of the first; `page_count` stops paging at the end of the document;
    `key` tells apart viewers on one screen.
    """
    places = (evidence,) if isinstance(evidence, Evidence) else tuple(evidence)
    first = places[0]
    if first.page is None:
        _quote(first)
        return
    page = _page_shown(first, key)
    here = tuple(place.box for place in places if place.page == page and place.box is not None)
    _quote(first)
    close_up = _toolbar(page, page_count, bool(here), key)
    image = _page_image(first.source, page, here, close_up, owner)
    with st.container(border=True):  # white paper on a white screen needs an edge
        st.image(
            image, width="stretch", alt=t("page_image_alt", page=page, name=document_name, quote=first.quote or "")
        )
    _whole_document(first.source, document_name, owner, key)


def highlighted(text: str, spans: Sequence[tuple[int, int]], colour: str = "orange") -> str:
    """Markdown of `text` with the spans (start, end offsets) marked; line breaks kept, everything else escaped."""
    marked = [False] * len(text)
    for start, end in spans:
        for offset in range(max(start, 0), min(end, len(text))):
            marked[offset] = True
    parts: list[str] = []
    for (is_marked, is_break), run in groupby(range(len(text)), key=lambda i: (marked[i], text[i] == "\n")):
        piece = text[(offsets := list(run))[0] : offsets[-1] + 1]
        if is_break:
            parts.append("  \n" * len(piece))
        elif is_marked and piece.strip():
            parts.append(f":{colour}-background[{escape(piece)}]")
        else:
            parts.append(_keep_edges(piece))
    return "".join(parts)


def _keep_edges(piece: str) -> str:
    before = " " if piece[:1].isspace() else ""
    after = " " if piece.strip() and piece[-1:].isspace() else ""
    return f"{before}{escape(piece)}{after}"


def _quote(place: Evidence) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if place.page is not None:
            st.badge(t("page_badge", page=place.page), icon=":material/description:", color="blue")
        if place.quote:
            st.markdown(f"“{escape(place.quote)}”")


def _page_shown(first: Evidence, key: str) -> int:
    # Another place was chosen: leave whatever page the reader had turned to.
    if st.session_state.get(f"{key}_of") != first:
        st.session_state[f"{key}_of"] = first
        st.session_state[f"{key}_page"] = first.page
    page: int = st.session_state[f"{key}_page"]
    return page


def _toolbar(page: int, page_count: int | None, marked: bool, key: str) -> bool:
    """Page turning and the close-up switch; returns whether the close-up is shown."""
    # Narrow enough to stay on one line beside a table.
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.button(
            t("previous_page"),
            disabled=page <= 1,
            on_click=_turn,
            args=(key, page - 1),
            key=f"{key}_previous",
        )
        st.button(
            t("next_page"),
            disabled=page_count is not None and page >= page_count,
            on_click=_turn,
            args=(key, page + 1),
            key=f"{key}_next",
        )
        st.markdown(t("page_of", page=page, count=page_count) if page_count else t("page_badge", page=page))
        view = st.segmented_control(
            t("evidence_view"),
            [_CLOSE_UP, _WHOLE_PAGE],
            default=_CLOSE_UP,
            required=True,
            format_func=t,
            disabled=not marked,
            label_visibility="collapsed",
            key=f"{key}_view",
            persist_state="session",
        )
    return marked and view == _CLOSE_UP


def _turn(key: str, page: int) -> None:
    st.session_state[f"{key}_page"] = page


@st.cache_data(scope="session", max_entries=64, show_spinner=False)
def _page_image(document_id: str, page: int, boxes: tuple[Box, ...], close_up: bool, owner: str) -> bytes:
    return services.page_image(document_id, page, boxes, owner, close_up=close_up)


def _whole_document(document_id: str, document_name: str, owner: str, key: str) -> None:
    whole = st.expander(t("whole_document"), icon=":material/menu_book:", on_change="rerun", key=f"{key}_document")
    if whole.open:
        services.store().document(document_id, owner)  # refuses anyone but the owner
        with whole:
            st.pdf(services.store().document_path(document_id), height=720, key=f"{key}_pdf", alt=document_name)
