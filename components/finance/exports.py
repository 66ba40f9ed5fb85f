"""The ways a report leaves the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from components.finance.view import View
from components.i18n import t
from components.jobs import RESULT
from model.finance import exports

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_exports(view: View) -> None:
    """A card a format; a file is made when it is asked for."""
    report, language, link = view.report, view.language, screen_link()
    formats: tuple[tuple[str, str, str, str, Callable[[], bytes]], ...] = (
        ("excel", ":material/table_view:", "xlsx", _EXCEL, lambda: exports.to_excel(report, language, link)),
        ("html", ":material/print:", "html", "text/html", lambda: exports.to_html(report, language)),
        ("csv", ":material/csv:", "csv", "text/csv", lambda: exports.to_csv(report)),
        ("json", ":material/data_object:", "json", "application/json", lambda: exports.to_json(report)),
    )
    for column, (name, icon, ending, mime, make) in zip(st.columns(len(formats)), formats, strict=True):
        with column.container(border=True, height="stretch", key=f"export_card_{name}"):
            st.markdown(f"#### {icon} {t(f'export_{name}')}")
            st.caption(t(f"export_{name}_help"))
            st.space("stretch")
            st.download_button(
                t("download"),
                data=make,
                file_name=f"{file_stem(report.name)}.{ending}",
                mime=mime,
                icon=":material/download:",
                type="primary" if name == "excel" else "secondary",
                on_click="ignore",
                width="stretch",
                key=f"export_{name}",
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
