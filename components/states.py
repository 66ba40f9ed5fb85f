"""How a screen looks when there is nothing, when it waits and when something went wrong."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from components.i18n import language, t
from components.markdown import escape
from model.errors import AssayError, describe

_log = logging.getLogger("assay.screen")


def empty(title: str, body: str, icon: str = ":material/inbox:") -> None:
    """A designed empty state; `title` and `body` are words in the reader's language."""
    with st.container(border=True, horizontal_alignment="center", gap="xsmall"):
        st.space("small")
        st.markdown(f"### {icon} {title}", text_alignment="center")
        st.caption(body, text_alignment="center")
        st.space("small")


def loading(height: int = 320) -> st.delta_generator.DeltaGenerator:
    """A placeholder of `height` pixels where a result will land; use as a context manager or fill it later."""
    return st.skeleton(height)


def failure(error: AssayError) -> None:
    """One line for a refusal: what happened and what to do."""
    refusal(error.code, error.details)


def refusal(code: str, details: Mapping[str, object] | None = None) -> None:
    """The same line for an error known by its code, such as the one a job ended with."""
    st.error(escape(describe(code, language(), dict(details or {}))), icon=":material/error:")


def unexpected(error: BaseException) -> None:
    """One line for a fault of ours: an id to quote, while the traceback goes to the log under the same id."""
    number = secrets.token_hex(4)
    _log.error("unexpected fault %s", number, exc_info=error)
    st.error(t("unexpected_fault", id=number), icon=":material/error:")


@contextmanager
def page_border() -> Iterator[None]:
    """No traceback passes: refusals and faults inside become one line in the reader's language."""
    try:
        yield
    except AssayError as error:
        failure(error)
    except Exception as error:  # noqa: BLE001 - page border
        unexpected(error)


def script_error(error: BaseException) -> bool:
    """For faults outside the page border, such as in a widget's callback: show the same line; True says it is shown."""
    if isinstance(error, AssayError):
        failure(error)
    else:
        unexpected(error)
    return True
