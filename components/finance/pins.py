"""Rows that are followed through all filings of a company: their course over the years, each number with its page."""

from __future__ import annotations

import streamlit as st

from components import states
from components.finance.series import Course, plain, shortened, show_courses
from components.finance.view import View, open_report
from components.i18n import t
from components.markdown import escape
from model.errors import AssayError
from model.finance.disclosures import is_ratio
from model.finance.figures import DisclosureTable
from model.finance.library import pins, shelf
from model.finance.library.companies import company_key
from model.finance.library.pins import Followed, Gap, Pin, row_name
from model.finance.terms import term

UNPINNED = "pins_unpinned"


def follow_rows(view: View, table: DisclosureTable, rows: tuple[int, ...]) -> None:
    """Pin rows of a table; for callbacks."""
    pins.pin_rows(view.owner, company_key(view.report), table, rows, max(view.report.years, default=0))
    st.toast(t("pin_kept"), icon=":material/keep:")


def show_pins(view: View) -> None:
    """Everything the reader follows of this company, newest first."""
    company = company_key(view.report)
    try:
        kept = pins.pins_of(view.owner, company)
        filings = shelf.of_company(company, view.owner)
    except AssayError as error:
        states.failure(error)
        return
    st.space("small")
    st.markdown(f"#### {t('pins_title')}")
    _undo(view)
    if not kept:
        states.empty(t("pins_none"), t("pins_none_help"), ":material/keep:")
        return
    st.caption(t("pins_of_filings", count=len(filings), unit=view.unit))
    for pin in reversed(kept):
        followed = _followed(pin.id, tuple(filing.result_id for filing in filings), view.owner, pin, filings)
        _show_pin(view, pin, followed)


@st.cache_data(scope="session", max_entries=32, show_spinner=False)
def _followed(pin_id: str, results: tuple[str, ...], owner: str, _pin: Pin, _filings: object) -> list[Followed]:  # noqa: ARG001
    return pins.follow(_pin, _filings, owner, open_report)


def _undo(view: View) -> None:
    unpinned = st.session_state.get(UNPINNED)
    if unpinned:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("pin_stopped"))
            st.button(
                t("pin_undo"), icon=":material/undo:", type="tertiary", on_click=_again, args=(unpinned, view.owner),
                key="pin_undo",
            )  # fmt: skip


def _unpin(pin_id: str, owner: str) -> None:
    pins.unpin(pin_id, owner)
    st.session_state[UNPINNED] = pin_id


def _again(pin_id: str, owner: str) -> None:
    pins.pin_again(pin_id, owner)
    st.session_state.pop(UNPINNED)


def _show_pin(view: View, pin: Pin, followed: list[Followed]) -> None:
    with st.container(border=True, key=f"pin_{pin.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            title = f"**{escape(term(f'table_{pin.topic}', view.language))}** · {escape(shortened(pin.title))}"
            st.markdown(title, width="stretch")
            st.button(
                t("pin_stop"), icon=":material/keep_off:", type="tertiary", on_click=_unpin, args=(pin.id, view.owner),
                key=f"unpin_{pin.id}",
            )  # fmt: skip
        present = [each for each in followed if each.points]
        if present:
            show_courses([_course(view, each) for each in present], view.unit, key=f"pin_{pin.id[:12]}")
        _show_gaps(view, followed)


def _course(view: View, followed: Followed) -> Course:
    ratio = is_ratio(followed.row.label, followed.row.column)
    return Course(
        name=row_name(followed.row, view.language),
        points=followed.points,
        scale=1 if ratio else view.scale,
        write=plain if ratio else lambda value: view.write(value, "money"),
    )


def _show_gaps(view: View, followed: list[Followed]) -> None:
    """Why a row has no number where one would be expected."""
    lines = {}
    for each in followed:
        for gap in each.gaps:
            lines.setdefault(_gap(gap), []).append(row_name(each.row, view.language))
    if lines:
        with st.expander(t("pins_gaps", count=len(lines)), icon=":material/info:"):
            st.markdown("\n".join(f"- {line} — {escape(', '.join(names[:4]))}" for line, names in lines.items()))


def _gap(gap: Gap) -> str:
    return t(f"gap_{gap.reason}", year=gap.year or "", filing=escape(gap.filing))
