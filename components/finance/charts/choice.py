"""The line above a picture: its title, and switches of what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

Option = TypeVar("Option", int, str)


@contextmanager
def head(title: str) -> Iterator[None]:
    """The title on the left; what is drawn inside stands on the right."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"#### {title}", width="stretch")
        yield


def switch(label: str, options: Sequence[Option], key: str, name: Callable[[Option], str] = str) -> Option | None:
    """One of the options, the first until another is chosen; None without any."""
    if not options:
        return None
    names = {option: name(option) for option in options}
    chosen = st.segmented_control(
        label,
        options,
        default=options[0],
        required=True,
        format_func=lambda option: names.get(option, ""),
        key=key,
        label_visibility="collapsed",
    )
    return chosen if chosen in options else options[0]
