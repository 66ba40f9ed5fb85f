"""What the parts of the class screen share: which class is open, how points and flags are written, and refusals."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import states
from components.i18n import language, t
from components.jobs import RESULT
from components.markdown import escape
from model.desk_words import desk_word
from model.education.classes import marked
from model.education.rubric import Rubric
from model.errors import AssayError

CLASS = "class"
ESSAY = "essay"
"""Query parameters: a class by its document, an essay of it by its entry."""

_REFUSED = "class_refusal"
_LONG_SCALE = 20
"""Points from which tenths say nothing."""


def chosen_class(owner: str) -> str | None:
    """The document of the class the address names, by itself or by its result."""
    if document_id := st.query_params.get(CLASS):
        return document_id
    result_id = st.query_params.get(RESULT)
    return marked.class_of(result_id, owner) if result_id else None


def points(value: float) -> str:
    """Points as a teacher writes them: 42, 42.5."""
    return f"{round(value, 1):g}"


def interval(ends: tuple[float, float], rubric: Rubric) -> str:
    """An interval in whole points, in tenths where the scale is short, e.g. ``38–44``, ``3.4–4.6``."""
    decimals = 0 if rubric.high - rubric.low >= _LONG_SCALE else 1
    return "–".join(f"{round(end, decimals):g}" for end in ends)


def flag_words(flags: tuple[str, ...]) -> str:
    """Gates by their names, a mark before each so that colour is not needed."""
    return t("list_comma").join(f"▲ {desk_word('education', f'class_flag_{flag}', language())}" for flag in flags)


def essay_markdown(text: str) -> str:
    """An essay's text with its paragraphs, safe to stand in Markdown."""
    return "\n\n".join(escape(line) for line in text.splitlines() if line.strip())


def attempt(act: Callable[..., object], *arguments: object) -> bool:
    """For callbacks: do it, or keep the refusal for `show_refusal`; whether it was done."""
    try:
        act(*arguments)
    except AssayError as error:
        st.session_state[_REFUSED] = error
        return False
    return True


def show_refusal() -> None:
    """The refusal of the last callback, once."""
    if (refused := st.session_state.pop(_REFUSED, None)) is not None:
        states.failure(refused)
