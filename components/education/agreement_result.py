"""What a table of marks says: agreement beside that of the humans, true scores, intervals, groups, and the formulas."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.education.agreement_charts import show_against, show_groups
from components.i18n import language, t
from components.markdown import escape
from model.education.evaluation.agreement import Agreement
from model.education.evaluation.fairness import FEWEST, GroupLine
from model.education.evaluation.intervals import NOMINAL
from model.education.evaluation.measures import PAIRED, SHARES, measure_cards
from model.education.evaluation.report import Report


def show_report(report: Report) -> None:
    """All parts, the figures before the pictures."""
    _show_figures(report)
    table, picture = st.columns([6, 6], gap="medium")
    with table:
        st.markdown(f"#### {t('agreement_beside')}")
        _show_beside(report)
    with picture:
        st.markdown(f"#### {t('agreement_against')}")
        show_against(report)
    st.markdown(f"#### {t('agreement_fairness')}")
    if not report.groups:
        st.caption(t("agreement_no_groups"))
    for number, (heading, lines) in enumerate(report.groups.items()):
        _show_groups(heading, lines, number)
    _show_formulas()


def _show_figures(report: Report) -> None:
    if report.table.left_out:
        st.caption(f":material/info: {t('agreement_left_out', count=report.table.left_out)}")
    columns = st.columns(4)
    kappa, humans = report.machine.kappa, report.humans
    columns[0].metric(_title("kappa"), _written("kappa", kappa))
    if humans is not None:
        columns[0].caption(t("agreement_humans_have", value=_written("kappa", humans.kappa)))
    columns[1].metric(_title("mean_error"), _written("mean_error", report.machine.mean_error))
    if humans is not None:
        columns[1].caption(t("agreement_humans_have", value=_written("mean_error", humans.mean_error)))
    true = report.true_score
    columns[2].metric(_title("true_score"), "–" if true is None else f"{true.prmse:.3f}")
    columns[2].caption(t("agreement_no_true") if true is None else t("agreement_true", twice=true.twice))
    held = report.coverage
    columns[3].metric(_title("coverage"), "–" if held is None else f"{held.inside:.1%}")
    if held is None:
        columns[3].caption(t("agreement_no_intervals"))
    else:
        low, high = (f"{end:.0%}" for end in held.likely)
        words = t("agreement_likely", low=low, high=high, width=f"{held.mean_width:.1f}", nominal=f"{NOMINAL:.0%}")
        columns[3].caption(f"{_flag(held.flagged)} {words}")


def _show_beside(report: Report) -> None:
    pairs: dict[str, Agreement | None] = {
        t("agreement_machine_human"): report.machine,
        t("agreement_machine_second"): report.machine_second,
        t("agreement_human_second"): report.humans,
    }
    shown = {name: found for name, found in pairs.items() if found is not None}
    rows = {
        _title(measure): [_written(measure, getattr(found, measure)) for found in shown.values()] for measure in PAIRED
    }
    counts = {t("agreement_count"): [str(found.count) for found in shown.values()]}
    st.table(pd.DataFrame.from_dict(counts | rows, orient="index", columns=list(shown)))
    if report.machine.flagged:
        st.warning(t("agreement_smd_flagged"), icon=":material/flag:")
    else:
        st.caption(f":material/check_circle: {t('agreement_smd_fine')}")
    if report.humans is None:
        st.caption(t("agreement_no_second"))


def _show_groups(heading: str, lines: Sequence[GroupLine], number: int) -> None:
    st.markdown(f"**{escape(heading)}**")
    table, picture = st.columns([8, 4], gap="medium")
    with table:
        frame = pd.DataFrame([_group_row(line) for line in lines])
        st.dataframe(frame, hide_index=True, width="stretch", key=f"agreement_group_{number}")
        flagged = [line.group for line in lines if line.flagged]
        if flagged:
            st.warning(t("agreement_group_flagged", groups=escape(", ".join(flagged))), icon=":material/flag:")
        if any(not line.judged for line in lines):
            st.caption(t("agreement_group_small", fewest=FEWEST))
    with picture:
        show_groups(heading, lines, f"agreement_groups_chart_{number}")


def _group_row(line: GroupLine) -> dict[str, object]:
    means, error, difference = line.standardised_means, line.standard_error, line.standardised_difference
    state = "agreement_flagged" if line.flagged else "agreement_fine" if line.judged else "agreement_too_few"
    return {
        t("agreement_group"): line.group,
        "n": line.count,
        t("agreement_human_mean"): round(line.human_mean, 2),
        t("agreement_machine_mean"): round(line.machine_mean, 2),
        "DSM": None if means is None else round(means, 3),
        t("agreement_error"): None if error is None else round(error, 3),
        "SMD": None if difference is None else round(difference, 3),
        t("agreement_state"): t(state),
    }


def _show_formulas() -> None:
    formulas = st.expander(
        t("agreement_formulas"), icon=":material/function:", on_change="rerun", key="agreement_formulas"
    )
    if not formulas.open:
        return
    with formulas:
        st.caption(t("agreement_symbols"))
        for card in measure_cards().values():
            st.markdown(f"**{escape(card.title[language()])}** — {escape(card.means[language()])}")
            st.latex(card.formula)
            st.caption(f":material/menu_book: {escape(card.source)}")


def _title(measure: str) -> str:
    return measure_cards()[measure].title[language()]


def _written(measure: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.1%}" if measure in SHARES else f"{value:.3f}"


def _flag(flagged: bool) -> str:
    return ":material/flag:" if flagged else ":material/check_circle:"
