"""The ways a report leaves the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from components.finance.view import View
from components.i18n import t
from components.jobs import RESULT
from model.finance import exports

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PICTURES = "export_pictures"
_CARD_HEIGHT = 300
"""Pixels, so that the buttons of all cards stand in one line."""


@dataclass(frozen=True, slots=True)
class _Format:
    name: str
    icon: str
    ending: str
    mime: str
    make: Callable[[], bytes]


def show_exports(view: View) -> None:
    """What each form is for, a card a form; a file is made when it is asked for."""
    report, language, link = view.report, view.language, screen_link()
    result = st.query_params.get(RESULT, "")
    pictures = bool(st.session_state.setdefault(_PICTURES, True))
    excel = _Format("excel", "table_view", "xlsx", _EXCEL, lambda: exports.workbook(result, view.owner, language, link))
    sheet = _Format(
        "html",
        "print",
        "html",
        "text/html",
        lambda: exports.tear_sheet(result, view.owner, language, pictures=pictures),
    )
    csv = _Format("csv", "csv", "csv", "text/csv", lambda: exports.to_csv(report))
    json = _Format("json", "data_object", "json", "application/json", lambda: exports.to_json(report))
    groups = (("work", (excel,)), ("read", (sheet,)), ("compute", (csv, json)))
    columns = st.columns([len(formats) for _, formats in groups])
    for column, (group, formats) in zip(columns, groups, strict=True):
        with column:
            st.markdown(f"##### {t(f'export_to_{group}')}")
            for card, form in zip(st.columns(len(formats)), formats, strict=True):
                with card:
                    _show_format(form, file_stem(report.name))


def _show_format(form: _Format, stem: str) -> None:
    with st.container(border=True, height=_CARD_HEIGHT, key=f"export_card_{form.name}"):
        st.markdown(f"#### :material/{form.icon}: {t(f'export_{form.name}')}")
        st.caption(t(f"export_{form.name}_help"))
        st.space("stretch")
        if form.name == "html":
            st.toggle(t("export_pictures"), help=t("export_pictures_help"), key=_PICTURES, persist_state="session")
        st.download_button(
            t("download"),
            data=form.make,
            file_name=f"{stem}.{form.ending}",
            mime=form.mime,
            icon=":material/download:",
            type="primary" if form.name == "excel" else "secondary",
            on_click="ignore",
            width="stretch",
            key=f"export_{form.name}",
        )


def screen_link() -> str | None:
    """The address of this report's screen, without what is selected on it; None where it is not known."""
    address = st.context.url
    if not address:
        return None
    parts = urlsplit(address)
    query = urlencode({RESULT: st.query_params.get(RESULT, "")})
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def file_stem(name: str) -> str:
    """The document's name without its ending, safe as a file name on every system."""
    stem = re.sub(r"\.pdf$", "", name, flags=re.IGNORECASE)
    return re.sub(r"[^\w.\- ]+", "_", stem).strip(" .")[:80] or "report"
