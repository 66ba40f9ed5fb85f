"""The interface's words in English and Chinese, and which of the two a reader sees.

Words live in components/words/*.json, one file a section, as {"key": {"en": ..., "zh": ...}}.
The language is the reader's choice in this session, else the one saved for them, else their browser's, else English.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Literal, cast

import streamlit as st

from model import services
from model.errors import StoreError

Language = Literal["en", "zh"]
LANGUAGES: dict[Language, str] = {"en": "English", "zh": "中文"}
"""Each language under the name its readers call it."""

_FOLDER = Path(__file__).parent / "words"
_CHOICE = "language"
"""Session key of the choice; also the saved preference's key."""


@cache
def words() -> dict[str, dict[str, str]]:
    """Every word key with its two sentences; raises ValueError when two sections use the same key."""
    merged: dict[str, dict[str, str]] = {}
    for path in sorted(_FOLDER.glob("*.json")):
        section: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
        twice = merged.keys() & section.keys()
        if twice:
            raise ValueError(f"{path.name} repeats {sorted(twice)}")
        merged |= section
    return merged


def t(key: str, /, **blanks: object) -> str:
    """The word for a key in the reader's language, its blanks filled; raises KeyError for an unknown key."""
    return words()[key][language()].format(**blanks)


def language() -> Language:
    """The language of this session."""
    chosen = st.session_state.get(_CHOICE)
    return cast(Language, chosen) if chosen in LANGUAGES else _browser_language()


def restore_language(owner: str) -> None:
    """At the start of a session: the language saved for this owner, else their browser's."""
    if _CHOICE not in st.session_state:
        try:
            saved = services.store().preference(owner, _CHOICE)
        except StoreError:
            saved = None  # the screen itself will say that the store does not answer
        st.session_state[_CHOICE] = saved if saved in LANGUAGES else _browser_language()


def language_switch(owner: str, key: str = _CHOICE) -> None:
    """The control that changes the language; page, address and state stay as they are.

    Further switches on the same page need a `key` of their own.
    """
    if key != _CHOICE:
        st.session_state[key] = language()
    st.segmented_control(
        t("language"),
        list(LANGUAGES),
        format_func=lambda code: LANGUAGES[code],
        key=key,
        required=True,
        on_change=_choose,
        args=(owner, key),
        label_visibility="collapsed" if key == _CHOICE else "visible",
    )


def _choose(owner: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen in LANGUAGES:
        st.session_state[_CHOICE] = chosen
        services.store().set_preference(owner, _CHOICE, chosen)


def _browser_language() -> Language:
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"
