"""The checks of figures against each other, failed ones first; choosing one marks every number it speaks about."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.finance.evidence import show_page
from components.finance.table import HEIGHT, picked, select_cell
from components.finance.view import View, verdict_word
from components.i18n import t
from components.markdown import escape
from model.finance.display import check_figures
from model.finance.figures import Check
from model.finance.terms import term
from model.finance.trust import compares, worst_first

CHOSEN = "check_chosen"
_TABLE = "checks_table"
_NUMBERS = ("expected", "actual", "difference")


def show_checks(view: View) -> None:
    """Summary, table and the pages behind the chosen check."""
    checks = worst_first(view.report.checks)
    if not checks:
        st.info(t("no_checks_at_all"), icon=":material/rule:")
        return
    failed = sum(not check.passed for check in checks)
    st.markdown(
        f":red[:material/error:] {t('checks_failed', failed=failed, count=len(checks))}"
        if failed
        else f":green[:material/check_circle:] {t('checks_all_passed', count=len(checks))}"
    )
    table, page = st.columns([7, 6], gap="medium")
    at = min(st.session_state.get(CHOSEN, 0), len(checks) - 1)
    with table:
        select_cell(_TABLE, (at, "check"))
        st.dataframe(
            check_table(view, checks),
            hide_index=True,
            height=min(HEIGHT, 35 * (len(checks) + 1) + 3),
            column_config=_columns(),
            selection_mode="single-cell",
            on_select=_pick,
            key=_TABLE,
            alt=t("tab_checks"),
        )
        st.caption(f"{t('amounts_in', unit=view.unit, currency=view.currency)} {t('choose_check')}")
    with page:
        _show_check(view, checks[at])


def check_table(view: View, checks: list[Check]) -> pd.DataFrame:
    """One row a check: verdict, what it says, of which figures, and both sides."""
    rows = [
        {
            "result": f"✓ {t('passed')}" if check.passed else f"✗ {t('failed')}",
            "check": term(f"check_{check.name}", view.language),
            "year": str(check.year),
            "difference": view.write(check.difference if compares(check) else None, "money"),
            "figures": check_figures(check, view.language),
            "expected": view.write(check.expected, "money"),
            "actual": view.write(check.actual, "money"),
        }
        for check in checks
    ]
    return pd.DataFrame(rows, dtype="string")


def _columns() -> dict[str, object]:
    return {
        "result": st.column_config.TextColumn(t("result"), width=72, pinned=True),
        "check": st.column_config.TextColumn(t("check"), width=260),
        "year": st.column_config.TextColumn(t("year"), width=60),
        "figures": st.column_config.TextColumn(t("about_figures"), width="medium"),
        **{name: st.column_config.TextColumn(t(name), alignment="right") for name in _NUMBERS},
    }


def _pick() -> None:
    picked(_TABLE, _choose, ())


def _choose(row: int, _column: str) -> None:
    st.session_state[CHOSEN] = row


def _show_check(view: View, check: Check) -> None:
    st.markdown(f"#### {escape(term(f'check_{check.name}', view.language))} · {check.year}")
    st.markdown(" · ".join([verdict_word(check.passed), *_sides(view, check)]))
    st.caption(escape(check_figures(check, view.language)))
    if check.evidence:
        show_page(view, check.evidence)


def _sides(view: View, check: Check) -> list[str]:
    """What was compared, in words that fit the kind of check."""
    sides = {"expected": check.expected, "actual": check.actual, "difference": check.difference}
    if check.kind == "scale_jump":
        sides = {"year_before": check.expected, "this_year": check.actual}
    elif not compares(check):
        sides = {"actual": check.actual}
    return [f"{t(name)} **{escape(view.write(value, 'money'))}**" for name, value in sides.items()]
