"""The pictures of agreement and fairness: machine against human, and the groups' differences with their limits."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from components import charts
from components.i18n import t
from model.education.evaluation.fairness import DSM_LIMIT, GroupLine
from model.education.evaluation.report import Report


def show_against(report: Report) -> None:
    """Every essay as a point: human mark across, machine total up; on the line both are the same."""
    human, machine = report.table.human, report.table.machine
    low, high = min(*human, *machine), max(*human, *machine)
    colours = charts.palette()
    figure = go.Figure()
    figure.add_scatter(
        x=[low, high],
        y=[low, high],
        mode="lines",
        name=t("agreement_same"),
        line={"dash": "dash", "color": colours.muted},
    )
    figure.add_scatter(
        x=human,
        y=machine,
        mode="markers",
        name=t("agreement_essay"),
        marker={"size": 9, "opacity": 0.7, "color": colours.sequence[0]},
    )
    figure.update_layout(height=420)
    figure.update_xaxes(title=t("agreement_human"))
    figure.update_yaxes(title=t("agreement_machine"))
    correlation = report.machine.pearson
    alt = t(
        "agreement_against_alt",
        count=report.machine.count,
        pearson="–" if correlation is None else f"{correlation:.2f}",
        bias=f"{report.machine.bias:+.2f}",
    )
    charts.show(figure, alt=alt, key="agreement_against")


def show_groups(heading: str, lines: Sequence[GroupLine], key: str) -> None:
    """The groups' differences of standardised means with their standard errors, between the two limits."""
    drawn = [line for line in lines if line.standardised_means is not None]
    if not drawn:
        return
    colours = charts.palette()
    figure = go.Figure()
    figure.add_bar(
        y=[line.group for line in drawn],
        x=[line.standardised_means for line in drawn],
        orientation="h",
        error_x={"array": [line.standard_error or 0 for line in drawn], "color": colours.muted},
        marker={"color": [colours.fall if line.flagged else colours.sequence[0] for line in drawn]},
        showlegend=False,
    )
    for limit in (-DSM_LIMIT, DSM_LIMIT):
        figure.add_vline(x=limit, line={"dash": "dash", "color": colours.muted})
    figure.update_layout(height=110 + 36 * len(drawn))
    figure.update_xaxes(title=t("agreement_dsm_axis"))
    figure.update_yaxes(type="category")
    flagged = [line.group for line in drawn if line.flagged]
    alt = t("agreement_groups_alt", heading=heading, count=len(drawn), flagged=", ".join(flagged) or "–")
    charts.show(figure, alt=alt, key=key)
