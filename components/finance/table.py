"""A table of written numbers in which one can be chosen. What is chosen is held by the address, not by the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

HEIGHT = 460
"""Pixels; with the head of the page above it the table fits a laptop's screen, beside its evidence."""
ROW = 35
"""Pixels of a row."""


def number_columns(years: Sequence[int]) -> dict[str, Any]:
    """One column a year, its numbers to the right."""
    return {str(year): st.column_config.TextColumn(str(year), alignment="right") for year in years}


def select_cell(key: str, cell: tuple[int, str] | None) -> None:
    """Mark a cell (row, column) of the table that will be drawn under this key, or none."""
    cells = [] if cell is None else [list(cell)]
    st.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": cells}}


def select_row(key: str, row: int) -> None:
    """Mark a row of the table that will be drawn under this key."""
    st.session_state[key] = {"selection": {"rows": [row], "columns": [], "cells": []}}


def show_table(
    table: pd.DataFrame,
    columns: dict[str, Any],
    alt: str,
    key: str,
    on_pick: Callable[..., None],
    args: tuple[Any, ...],
) -> None:
    """Draw it; `on_pick(row, column, *args)` is called when a cell is chosen."""
    st.dataframe(
        table,
        hide_index=True,
        height=min(HEIGHT, ROW * (len(table) + 1) + 3),
        column_config=columns,
        selection_mode="single-cell",
        on_select=lambda: picked(key, on_pick, args),
        key=key,
        placeholder="",
        alt=alt,
    )


def picked(key: str, on_pick: Callable[..., None], args: tuple[Any, ...]) -> None:
    """Pass on the cell just chosen in the table of that key; choosing it again changes nothing."""
    cells = st.session_state[key]["selection"]["cells"]
    if cells:
        row, column = cells[0]
        on_pick(row, column, *args)
