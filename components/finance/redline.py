"""The risk factors against those of the report before: passages that are new, gone or changed, each with its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components import states
from components.evidence import show_evidence
from components.finance.selection import RISK_FACTORS, choose_risk, chosen_risk
from components.finance.view import View
from components.i18n import t
from components.markdown import escape
from model.evidence import Evidence
from model.finance.library.index import LibraryEntry
from model.finance.risk import service
from model.finance.risk.matching import Piece
from model.finance.risk.redline import PASSAGE_KINDS, Passage, PassageKind, Redline

KIND_MARKS: Mapping[PassageKind, tuple[str, str]] = {
    "new": (":material/add_circle:", "green"),
    "removed": (":material/do_not_disturb_on:", "red"),
    "changed": (":material/edit:", "orange"),
    "unchanged": (":material/drag_handle:", "gray"),
}
"""Icon and colour of each fate of a passage; its word always stands beside them."""
FILTER = "redline_filter"
SHOWN = "redline_shown"
_AT_ONCE = 20
_LOOKED_FOR = 160
"""Characters of a passage that are looked for on its page."""
_HEADINGS = 8
_HEIGHT = 640


def show_redline(view: View, result_id: str, earlier: Sequence[LibraryEntry]) -> None:
    """Shares, filter, passages, and the page of the chosen one."""
    st.markdown(f"#### {t('redline_title')}")
    if not earlier:
        year = max(view.report.years, default=0) - 1
        body = t("redline_no_earlier_help", year=year) if year > 0 else t("risk_no_years")
        states.empty(t("redline_no_earlier"), body, ":material/difference:")
        return
    before = earlier[0]
    compared = compare_once(view, result_id, before)
    for has_section, name in zip(compared.sections, (view.report.name, before.name), strict=True):
        if not has_section:
            st.info(t("redline_no_section", name=escape(name)), icon=":material/search_off:")
            return
    redline = compared.redline
    shares = {"new": f"{redline.new_share:.0%}", "removed": f"{redline.removed_share:.0%}"}
    st.markdown(t("redline_shares", year=before.fiscal_year, name=escape(before.name), **shares))
    if redline.new_headings:
        headings = "; ".join(passage.text for passage in redline.new_headings[:_HEADINGS])
        st.caption(t("redline_new_headings", headings=escape(headings)))
    kinds = _filter(redline)
    passages, page = st.columns([7, 6], gap="medium")
    with passages:
        _show_passages(redline, kinds, before)
    with page:
        _show_page(view, redline, before)


def compare_once(view: View, result_id: str, before: LibraryEntry) -> service.YearOnYear:
    """The comparison with an earlier reading, made once a session. Raises StoreError, DocumentRefused."""
    return _compared(result_id, before.result_id, view.owner, view, before)


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def _compared(
    result_id: str,  # noqa: ARG001 - names the comparison in the cache
    before_id: str,  # noqa: ARG001
    owner: str,
    _view: View,
    _before: LibraryEntry,
) -> service.YearOnYear:
    with st.spinner(t("comparing")):
        return service.compare_readings(_view.report, _view.report.source, _before, owner)


def _filter(redline: Redline) -> list[PassageKind]:
    """Which kinds of passages to show; all but the unchanged at first."""
    chosen = st.pills(
        t("redline_kind"),
        PASSAGE_KINDS,
        selection_mode="multi",
        default=[kind for kind in PASSAGE_KINDS if kind != "unchanged"],
        format_func=lambda kind: f"{KIND_MARKS[kind][0]} {_count(kind, redline)}",
        key=FILTER,
        label_visibility="collapsed",
        on_change=_start_again,
    )
    st.caption(t("redline_legend"))
    return list(chosen or ())


def _count(kind: PassageKind, redline: Redline) -> str:
    return t("redline_count", kind=t(f"redline_{kind}"), count=redline.count(kind))


def _start_again() -> None:
    st.session_state.pop(SHOWN, None)


def _show_passages(redline: Redline, kinds: Sequence[PassageKind], before: LibraryEntry) -> None:
    wanted = [(index, passage) for index, passage in enumerate(redline.passages) if passage.kind in kinds]
    if not wanted:
        states.empty(t("redline_nothing_chosen"), t("redline_nothing_chosen_help"), ":material/filter_alt_off:")
        return
    shown = st.session_state.get(SHOWN, _AT_ONCE)
    with st.container(height=_HEIGHT, border=False, key="redline_passages"):
        for index, passage in wanted[:shown]:
            _show_passage(index, passage, before)
        if len(wanted) > shown:
            more = min(_AT_ONCE, len(wanted) - shown)
            st.button(t("redline_more", count=more), key="redline_more", on_click=_show_more, args=(shown + more,))


def _show_more(count: int) -> None:
    st.session_state[SHOWN] = count


def _show_passage(index: int, passage: Passage, before: LibraryEntry) -> None:
    icon, colour = KIND_MARKS[passage.kind]
    with st.container(border=True, gap="xxsmall", key=f"passage_{index}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":{colour}[{icon} **{t(f'redline_{passage.kind}')}**]", width="stretch")
            st.button(
                _page_name(passage, before),
                icon=":material/visibility:" if chosen_risk() == (RISK_FACTORS, index) else ":material/description:",
                type="tertiary",
                key=f"passage_page_{index}",
                on_click=choose_risk,
                args=(RISK_FACTORS, None, index),
            )
        text = " ".join(_marked(piece, passage.kind) for piece in passage.pieces)
        st.markdown(f"**{text}**" if passage.heading and passage.kind != "changed" else text)


def _page_name(passage: Passage, before: LibraryEntry) -> str:
    if passage.page is None:
        return t("redline_page_before", page=passage.before_page, year=before.fiscal_year)
    return t("redline_page_now", page=passage.page)


def _marked(piece: Piece, kind: PassageKind) -> str:
    """A piece as Markdown; a passage that is new or gone as a whole is marked by its head alone."""
    text = escape(piece.text)
    if piece.kind == "same" or kind in ("new", "removed") or not text:
        return text
    return f":green-background[**{text}**]" if piece.kind == "added" else f":red-background[~~{text}~~]"


def _show_page(view: View, redline: Redline, before: LibraryEntry) -> None:
    name, index = chosen_risk()
    if name != RISK_FACTORS or index >= len(redline.passages):
        states.empty(t("redline_choose"), t("redline_choose_help"), ":material/ads_click:")
        return
    passage = redline.passages[index]
    gone = passage.page is None
    source = before.document_id if gone else view.report.source
    quote = passage.text if len(passage.text) <= _LOOKED_FOR else f"{passage.text[: _LOOKED_FOR - 1]}…"
    place = Evidence(source, page=passage.before_page if gone else passage.page, quote=quote)
    count = None if gone else view.report.page_count
    show_evidence(
        located(source, place, view.owner),
        before.name if gone else view.report.name,
        view.owner,
        page_count=count,
        key="redline",
    )


@st.cache_data(scope="session", max_entries=64, show_spinner=False)
def located(document_id: str, place: Evidence, owner: str) -> tuple[Evidence, ...]:
    """A place with boxes around its words, looked for once a session."""
    return service.locate_words(document_id, place, owner)
