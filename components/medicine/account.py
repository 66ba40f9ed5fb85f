"""One candidate explained: what speaks for it and against it, how often, and which publication says so."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.i18n import t
from components.markdown import escape
from components.medicine.candidates import heading
from components.medicine.patient import Patient
from model.evidence import Evidence, Finding
from model.medicine.differential import Candidate, Contribution
from model.medicine.naming import finding_name
from model.medicine.profile import Listed

_BAR = 26
"""Pixels a bar takes."""
_FLAGS = 4
"""Signs of danger shown at once."""
_SHOWN = 12
"""Bars; the table beside them has every finding."""


def show_account(patient: Patient, candidate: Candidate) -> None:
    """The chosen candidate."""
    with st.container(key="account"):
        st.markdown(heading(candidate))
        account = candidate.account
        if account.red_flags:
            show_flags(account.red_flags)
        if bars := [*account.supporting, *account.contradicting]:
            _bars(bars)
            _table(bars)
        else:
            st.caption(t("account_empty"))
        if account.unexplained:
            names = t("list_comma").join(finding_name(concept, patient.language) for concept in account.unexplained)
            st.markdown(f":gray[:material/help_center:] **{t('not_explained')}** {escape(names)}")
            st.caption(t("not_explained_help"))
        for fact in account.facts:
            st.caption(f"{t(f'fact_{fact.name}', value=escape(_fact(fact, patient)))} {links(fact.evidence)}")


def _fact(fact: Finding, patient: Patient) -> str:
    """What a fact says: the name of a term, or of the other entry it points to."""
    if fact.name == "see_also":
        return fact.evidence[0].quote or str(fact.value)
    return finding_name(str(fact.value), patient.language)


def show_flags(flags: Sequence[Finding]) -> None:
    """Signs of danger in one box, each with its source; more than a few are folded away."""
    lines = [f"**{escape(str(flag.value))}**  \n:small[{links(flag.evidence)}]" for flag in flags]
    st.error("\n\n".join(lines[:_FLAGS]), icon=":material/emergency:")
    if len(lines) > _FLAGS:
        with st.expander(t("more_flags", count=len(lines) - _FLAGS), icon=":material/emergency:"):
            st.markdown("\n\n".join(lines[_FLAGS:]))


def links(evidence: Sequence[Evidence]) -> str:
    """Markdown of where something is from; a link where the source has an address."""
    return " · ".join(
        f"[{escape(each.source)}]({each.url})" if each.url else escape(each.source) for each in dict.fromkeys(evidence)
    )


def _bars(contributions: Sequence[Contribution]) -> None:
    """What each finding adds to the score, told apart by sign, colour and pattern of the match."""
    shown = sorted(contributions, key=lambda each: -abs(_value(each)))[:_SHOWN][::-1]
    colours = charts.palette()
    figure = go.Figure(
        go.Bar(
            x=[_value(each) for each in shown],
            y=[each.label for each in shown],
            orientation="h",
            marker={
                "color": [colours.rise if _value(each) >= 0 else colours.fall for each in shown],
                "pattern": {"shape": ["" if each.method == "exact" else "/" for each in shown]},
            },
            text=[t(f"match_{each.method}") for each in shown],
            textposition="auto",
            hovertemplate="%{y}: %{x:.2f}<extra></extra>",
        )
    )
    figure.update_layout(
        height=70 + _BAR * len(shown), xaxis={"title": {"text": t("share_of_score")}}, showlegend=False
    )
    strongest = shown[-1]
    charts.show(figure, t("account_alt", finding=strongest.label, count=len(contributions)), key="account_bars")


def _table(contributions: Sequence[Contribution]) -> None:
    rows = [
        {
            "finding": each.label,
            "value": _value(each),
            "match": _match(each),
            "frequency": frequency(each),
            "source": "; ".join(dict.fromkeys(evidence.source for evidence in each.evidence)),
            "link": next((evidence.url for evidence in each.evidence if evidence.url), None),
        }
        for each in contributions
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        column_config={
            "finding": st.column_config.TextColumn(t("finding"), width="medium"),
            "value": st.column_config.NumberColumn(t("share_of_score"), format="%+.2f", width=84),
            "match": st.column_config.TextColumn(t("match"), width="medium"),
            "frequency": st.column_config.TextColumn(t("frequency"), width=84),
            "source": st.column_config.TextColumn(t("source"), width="medium"),
            "link": st.column_config.LinkColumn(t("link"), display_text=":material/open_in_new:", width=48),
        },
        alt=t("account_table_alt"),
        key="account_table",
    )


def _match(each: Contribution) -> str:
    """How the disease lists the finding, with its own name for it where that differs."""
    lies = t(f"match_{each.method}")
    return lies if each.matched_label == each.label else t("match_named", lies=lies, name=each.matched_label)


def frequency(each: Contribution | Listed) -> str:
    """How often the disease shows it: ``7/12``, ``85%`` or "not stated"."""
    if each.counts is not None and each.counts[1]:
        return f"{each.counts[0]}/{each.counts[1]}"
    return t("frequency_unstated") if each.frequency is None else f"{each.frequency:.0%}"


def _value(each: Contribution) -> float:
    return float(str(each.value))
