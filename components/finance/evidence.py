"""What a chosen figure rests on: its page with the number marked, its checks, and for a derived one its formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from components.evidence import show_evidence
from components.finance.correction import show_correction
from components.finance.restated import show_restated
from components.finance.selection import ChosenLine, choose_figure, choose_input, chosen_input
from components.finance.view import LEVEL_MARKS, View, level_word, verdict_word
from components.i18n import t
from components.markdown import escape
from model.evidence import Evidence
from model.finance.comparison import change
from model.finance.display import check_figures, formula_text, line_name, unit_label, write_change
from model.finance.figures import Check, Figure
from model.finance.terms import metric, term
from model.finance.trust import compares, trust

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}


def show_figure(view: View, figure: Figure) -> None:
    """The figure with its year, value and trust; its formula where it is derived; then the page."""
    _figure_head(view, figure)
    show_correction(view, figure)
    show_restated(view, figure)
    shown = figure
    if figure.formula is not None:
        shown = chosen_input(figure)
        _formula_tree(view, figure, shown)
    if shown.evidence is None:
        st.caption(t("nothing_printed"))
    else:
        show_page(view, shown.evidence)
        printed = unit_label(shown.scale, shown.currency, view.language)
        method = term(f"method_{shown.method}", view.language)
        st.caption(t("printed_as", label=escape(shown.label), unit=printed, method=method))
    _show_checks(view, figure)


def show_line(view: View, chosen: ChosenLine) -> None:
    """A printed line's number and its page."""
    line, cell = chosen.line, chosen.cell
    statement = next((each for each in view.report.statements if each.kind == line.statement), None)
    st.markdown(f"**{escape(line_name(line))}** · {cell.year}")
    unit = unit_label(statement.scale if statement else 1, view.report.currency, view.language)
    st.caption(t("printed_in", unit=unit))
    show_page(view, cell.evidence)


def show_page(view: View, evidence: Evidence | Sequence[Evidence]) -> None:
    """The page of the document with the places marked."""
    show_evidence(evidence, view.report.name, view.owner, page_count=view.report.page_count)


def _figure_head(view: View, figure: Figure) -> None:
    known, behind = metric(figure.name), trust(view.report, figure)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{escape(known.label(view.language))}**", width="stretch")
        _year_switch(view, figure)
    unit = {"money": view.unit, "per_share": view.currency, "shares": term("kind_shares", view.language)}
    value = f"**{view.write(figure.value, known.kind)}** {unit.get(known.kind, '')}".strip()
    moved = write_change(change(view.report, figure.name, figure.year), view.language)
    if view.converted is not None and known.kind in ("money", "per_share"):
        value += _in_chosen_currency(view.converted, figure)
    parts = [value, f"{moved} {t('on_year', year=figure.year - 1)}" if moved else ""]
    parts.append(f"{level_word(behind.level)} {behind.confidence:.0%}")
    st.markdown(" · ".join(part for part in parts if part))


def _in_chosen_currency(view: View, figure: Figure) -> str:
    known = metric(figure.name)
    amount = view.write(view.report.value(figure.name, figure.year), known.kind)
    return t("converted_amount", amount=amount, unit=view.currency if known.kind == "per_share" else view.unit)


def _year_switch(view: View, figure: Figure) -> None:
    years = [year for year in view.report.years if view.report.metric(figure.name, year) is not None]
    key = "figure_year"
    st.session_state[key] = figure.year
    st.segmented_control(
        t("year"),
        years,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_choose_year,
        args=(view, figure.name, key),
    )


def _choose_year(view: View, name: str, key: str) -> None:
    choose_figure(view.report, name, st.session_state[key])


def _formula_tree(view: View, figure: Figure, shown: Figure) -> None:
    """The formula, then every figure under it in order; each printed one opens its page."""
    st.caption(f"= {escape(formula_text(figure, view.language))}")
    leaves = figure.leaves
    position = 0
    with st.container(gap="xxsmall", key="formula_tree"):
        for depth, sign, node in _nodes(figure):
            label = _node_label(view, node, depth, sign)
            if node.formula is not None:
                st.markdown(label)
                continue
            if node.evidence is None:
                st.markdown(label)
            else:
                st.button(
                    f"{label} · {t('page_badge', page=node.evidence.page)}",
                    icon=":material/visibility:" if leaves[position] is shown else ":material/description:",
                    type="secondary" if leaves[position] is shown else "tertiary",
                    key=f"input_{position}",
                    on_click=choose_input,
                    args=(figure, position),
                )
            position += 1


def _nodes(figure: Figure, depth: int = 0) -> Iterator[tuple[int, str, Figure]]:
    """Depth, sign before it and figure of everything under a derived figure, in the order of its formula."""
    if figure.formula is None:
        return
    for index, operand in enumerate(figure.formula.inputs):
        yield depth, _SIGNS[figure.formula.operator] if index else "", operand
        yield from _nodes(operand, depth + 1)


def _node_label(view: View, node: Figure, depth: int, sign: str) -> str:
    known = metric(node.name)
    indent = "\u2003" * depth + ("↳ " if depth else "")
    if node.formula is not None:
        text = f"{escape(formula_text(node, view.language))} = **{escape(view.write(node.value, known.kind))}**"
    elif node.evidence is not None:
        text = f"{escape(known.label(view.language))} {node.year}: **{escape(view.write(node.value, known.kind))}**"
    else:
        text = f"**{node.value:f}**"
    return f"{indent}{sign} {text}".strip(" ")


def _show_checks(view: View, figure: Figure) -> None:
    behind = trust(view.report, figure)
    if not behind.checks:
        st.caption(t("no_checks"))
        return
    label = t("checks_behind", passed=behind.passed, count=len(behind.checks))
    with st.expander(label, icon=LEVEL_MARKS[behind.level][0]):
        st.markdown("\n".join(f"- {_check_line(view, check)}" for check in behind.checks))


def _check_line(view: View, check: Check) -> str:
    name = term(f"check_{check.name}", view.language)
    text = f"{verdict_word(check.passed)} {escape(name)} · {check.year} · {escape(check_figures(check, view.language))}"
    if check.passed or not compares(check):
        return text
    return f"{text} · {t('differs_by', amount=escape(view.write(check.difference, 'money')))}"
