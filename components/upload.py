"""Takes PDF files in: read once, kept on disk, and the widget dropped so that no copy stays in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.i18n import language, t
from components.markdown import escape
from model import services
from model.errors import AssayError
from model.settings import load_settings

if TYPE_CHECKING:
    from data.store import Document

_ROUND = "upload_round"
_KEPT = "upload_kept"
_REFUSED = "upload_refused"


def upload_documents(owner: str) -> tuple[Document, ...]:
    """The uploader; returns the documents kept by the upload just made, once, and () on every other run.

    Each refused file gets one line; the others are kept all the same.
    """
    key = f"upload_{st.session_state.setdefault(_ROUND, 0)}"
    st.file_uploader(
        t("upload_label"),
        type="pdf",
        accept_multiple_files=True,
        max_upload_size=load_settings().upload_megabytes,
        key=key,
        on_change=_keep,
        args=(key, owner),
    )
    for name, reason in st.session_state.get(_REFUSED, ()):
        st.error(f"**{escape(name)}** — {escape(reason)}", icon=":material/error:")
    kept: tuple[Document, ...] = st.session_state.pop(_KEPT, ())
    return kept


def _keep(key: str, owner: str) -> None:
    kept: list[Document] = []
    refused: list[tuple[str, str]] = []
    for file in st.session_state[key]:
        try:
            kept.append(services.keep_upload(file.name, file.getvalue(), owner))
        except AssayError as error:
            refused.append((file.name, error.message(language())))
    st.session_state[_KEPT] = tuple(kept)
    st.session_state[_REFUSED] = tuple(refused)
    st.session_state[_ROUND] += 1
