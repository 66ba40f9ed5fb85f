"""The tables of the rubric editor: criteria, bands and deductions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from components.i18n import language, t
from model.desk_words import desk_word
from model.education.rubric import RULES
from model.education.rubric_checks import LONGEST_NAME, LONGEST_TEXT
from model.education.rubric_rows import ASPECTS, WHOLE, Row, Rows, criterion_names

_BANDS = "rubric_band_table"
_TEXT, _NUMBER = "string", "float64"


@dataclass(slots=True)
class _Bands:
    """The table of bands as it stands, so that it outlives a change of what a band can belong to."""

    turn: int
    names: Mapping[str, str]
    base: pd.DataFrame
    latest: pd.DataFrame
    renewed: int = 0


def edit(rows: Rows, turn: int) -> Rows:
    """Draw the three tables and return what they say; another `turn` begins them anew."""
    st.markdown(f"##### {t('rubric_criteria')}")
    st.caption(t("rubric_criteria_help"))
    criteria = _rows(_draw("criteria", _frame(rows.criteria, _criteria_types()), _criteria_columns(), str(turn)))
    st.markdown(f"##### {t('rubric_bands')}")
    st.caption(t("rubric_bands_help"))
    bands = _edit_bands(rows, criterion_names(criteria, language()), turn)
    st.markdown(f"##### {t('rubric_deductions')}")
    st.caption(t("rubric_deductions_help"))
    deductions = _draw("deductions", _frame(rows.deductions, _DEDUCTION_TYPES), _deduction_columns(), str(turn))
    return Rows(criteria, bands, _rows(deductions))


def _edit_bands(rows: Rows, names: Mapping[str, str], turn: int) -> Sequence[Row]:
    """A new list of criteria makes a new table, which begins with what the old one said."""
    kept: _Bands | None = st.session_state.get(_BANDS)
    if kept is None or kept.turn != turn:
        begun = _frame(rows.bands, _band_types())
        kept = _Bands(turn, names, begun, begun)
    elif dict(kept.names) != dict(names):
        # Bands go with the criterion that was deleted; one not saved yet may only have been renamed
        gone = {row["name"] for row in rows.criteria} - names.keys()
        staying = kept.latest[~kept.latest["criterion"].isin(list(gone))].reset_index(drop=True)
        kept = _Bands(turn, names, staying, staying, kept.renewed + 1)
    kept.latest = _draw("bands", kept.base, _band_columns(names), f"{turn}_{kept.renewed}")
    st.session_state[_BANDS] = kept
    return _rows(kept.latest)


def _draw(name: str, frame: pd.DataFrame, columns: dict[str, Any], suffix: str) -> pd.DataFrame:
    edited: pd.DataFrame = st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        placeholder="",
        column_config=columns,
        alt=t("rubric_table_alt", name=t(f"rubric_{name}")),
        key=f"rubric_table_{name}_{suffix}",
    )
    return edited


def _frame(rows: Sequence[Row], types: Mapping[str, str]) -> pd.DataFrame:
    """Rows as a table whose columns keep their kind when it is empty."""
    table = pd.DataFrame(list(rows), columns=list(types))
    return table.astype(dict(types))


def _rows(frame: pd.DataFrame) -> Sequence[Row]:
    """A table's rows, None for an empty cell."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


_DEDUCTION_TYPES = {"rule": _TEXT, **dict.fromkeys(("points", "every", "below", "at_most"), _NUMBER)}


def _criteria_types() -> dict[str, str]:
    return {
        "name": _TEXT,
        **dict.fromkeys(_both("title"), _TEXT),
        "aspect": _TEXT,
        **dict.fromkeys(("low", "high", "weight"), _NUMBER),
        **dict.fromkeys(_both("descriptor"), _TEXT),
        "validated": "boolean",
    }


def _band_types() -> dict[str, str]:
    return {
        "criterion": _TEXT,
        **dict.fromkeys(("low", "high"), _NUMBER),
        **dict.fromkeys((*_both("called"), *_both("descriptor")), _TEXT),
    }


def _both(stem: str) -> tuple[str, str]:
    """The columns of words, the one the reader sees first."""
    other = "zh" if language() == "en" else "en"
    return f"{stem}_{language()}", f"{stem}_{other}"


def _worded(stem: str, label: str, longest: int, width: str | int) -> dict[str, Any]:
    """The reader's column of words; the other one is hidden."""
    seen, hidden = _both(stem)
    column = st.column_config.TextColumn(label, max_chars=longest, width=width)
    return {seen: column, hidden: None}


def _number(label: str, default: float | None = None) -> Any:
    return st.column_config.NumberColumn(label, default=default, format="%g", width=80)


def _criteria_columns() -> dict[str, Any]:
    aspects = {each: desk_word("education", f"aspect_{each}", language()) for each in ASPECTS}
    return {
        "name": None,
        **_worded("title", t("rubric_title"), LONGEST_NAME, "medium"),
        "aspect": st.column_config.SelectboxColumn(
            t("rubric_aspect"),
            options=list(aspects),
            format_func=aspects.get,
            default="content",
            width=110,
        ),
        "low": _number(t("rubric_from"), 0.0),
        "high": _number(t("rubric_to")),
        "weight": _number(t("rubric_weight"), 1.0),
        **_worded("descriptor", t("rubric_descriptor"), LONGEST_TEXT, "large"),
        "validated": None,
    }


def _band_columns(names: Mapping[str, str]) -> dict[str, Any]:
    owners = {WHOLE: t("rubric_band_whole"), **names}
    return {
        "criterion": st.column_config.SelectboxColumn(
            t("rubric_band_of"), options=list(owners), format_func=owners.get, width=130
        ),
        "low": _number(t("rubric_from")),
        "high": _number(t("rubric_to")),
        **_worded("called", t("rubric_title"), LONGEST_NAME, "small"),
        **_worded("descriptor", t("rubric_descriptor"), LONGEST_TEXT, "large"),
    }


def _deduction_columns() -> dict[str, Any]:
    rules = {each: desk_word("education", f"rule_{each}", language()) for each in RULES}
    return {
        "rule": st.column_config.SelectboxColumn(
            t("rubric_rule"), options=list(rules), format_func=rules.get, width=160
        ),
        "points": _number(t("rubric_points")),
        "every": _number(t("rubric_every")),
        "below": _number(t("rubric_below")),
        "at_most": _number(t("rubric_at_most")),
    }
