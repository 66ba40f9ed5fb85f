"""The four ways to put a figure right, one shown at a time, each with what would become of the figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.finance.view import View
from components.i18n import t
from components.markdown import escape
from model.errors import CorrectionRefused
from model.finance.correction.amounts import parse_amount
from model.finance.correction.draft import Asked, first_page, rescaled, rows_of, ways_of
from model.finance.correction.record import LONGEST_TEXT, CorrectionKind
from model.finance.display import SCALES, decimals_of, line_name, scale_label, write
from model.finance.terms import Kind, metric, term

Judge = Callable[[Callable[[], Asked]], None]
_ICONS: dict[str, str] = {
    "value": ":material/123:",
    "row": ":material/table_rows:",
    "page": ":material/description:",
    "scale": ":material/scale:",
}


@dataclass(frozen=True, slots=True)
class _Form:
    """One figure's form: what it is about, and under which key its fields are kept."""

    view: View
    name: str
    year: int
    key: str
    judge: Judge
    primary: bool
    """Whether its button is the screen's first."""

    @property
    def kind(self) -> Kind:
        return metric(self.name).kind

    def field(self, name: str) -> Any:
        """What a field of the form holds now. Callbacks ask here, because what they were drawn with may be old."""
        return st.session_state.get(f"{self.key}_{name}")

    def asked(self, kind: CorrectionKind, **said: Any) -> Asked:
        return Asked(kind, self.name, self.year, note=self.field("note") or "", **said)


def show_ways(view: View, name: str, year: int, judge: Judge, key: str, *, primary: bool = False) -> None:
    """The choice of the way and its form; `judge` is called with what asks when the form is sent."""
    form = _Form(view, name, year, key, judge, primary)
    names = {way: f"{_ICONS[way]} {t(f'way_{way}')}" for way in ways_of(view.report, name, year)}
    way = st.segmented_control(
        t("way"),
        list(names),
        default="value",
        required=True,
        format_func=names.__getitem__,
        key=key,
        label_visibility="collapsed",
        help=t("way"),
    )
    st.caption(t(f"way_{way}_help"))
    field, note = st.columns(2, gap="small")
    with note:
        st.text_input(t("note"), placeholder=t("note_example"), key=f"{key}_note", max_chars=LONGEST_TEXT)
    _FORMS[way](form, field)


def _value_form(form: _Form, field: DeltaGenerator) -> None:
    view = form.view
    unit = {"per_share": view.currency, "shares": term("kind_shares", view.language)}.get(form.kind, view.unit)
    typed = field.text_input(
        t("right_value", unit=unit), placeholder=t("right_value_example"), key=f"{form.key}_typed", max_chars=60
    )
    after = None
    if typed:
        try:
            after = _typed(form)
        except CorrectionRefused as error:
            st.caption(f":red[:material/error: {escape(error.message(view.language))}]")
    _send(form, lambda: form.asked("value", value=_typed(form)), ready=after is not None, after=after)


def _typed(form: _Form) -> Decimal:
    return parse_amount(form.field("typed") or "", form.view.scale if form.kind == "money" else 1)


def _row_form(form: _Form, field: DeltaGenerator) -> None:
    report = form.view.report
    rows = rows_of(report, form.name, form.year)
    row = field.selectbox(
        t("right_row"),
        list(rows),
        index=None,
        format_func=lambda index: f"{line_name(report.lines[index])}: {form.view.write(rows[index], form.kind)}",
        placeholder=t("right_row_choose"),
        key=f"{form.key}_line",
    )
    after = None if row is None else rows[row]
    _send(form, lambda: form.asked("row", line=form.field("line")), ready=row is not None, after=after)


def _page_form(form: _Form, field: DeltaGenerator) -> None:
    now = first_page(form.view.report, form.name)
    page = field.number_input(t("right_page"), 1, form.view.report.page_count, now or 1, key=f"{form.key}_page")
    _send(form, lambda: form.asked("page", page=form.field("page")), ready=page != now, word="apply_page")


def _scale_form(form: _Form, field: DeltaGenerator) -> None:
    view, figure = form.view, form.view.report.metric(form.name, form.year)
    if figure is None:
        return
    scales = sorted({*SCALES[view.language], figure.scale})
    currency = view.report.currency if form.kind == "money" else None
    scale = field.selectbox(
        t("right_scale"),
        scales,
        index=scales.index(figure.scale),
        format_func=lambda each: scale_label(each, currency, view.language),
        key=f"{form.key}_scale",
    )
    after = None if scale == figure.scale else rescaled(figure, scale)
    _send(form, lambda: form.asked("scale", scale=form.field("scale")), ready=after is not None, after=after)


_FORMS = {"value": _value_form, "row": _row_form, "page": _page_form, "scale": _scale_form}


def _send(
    form: _Form, ask: Callable[[], Asked], *, ready: bool, after: Decimal | None = None, word: str = "apply_correction"
) -> None:
    """What the figure is and what it would be, and the button."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if after is not None:
            before = form.view.report.value(form.name, form.year)
            shown = t("was_not_found") if before is None else form.view.write(before, form.kind)
            places = max(form.view.places, decimals_of(after, form.view.scale))
            becomes = escape(write(after, form.kind, form.view.scale, places))
            st.markdown(
                f"**{t('before_after', year=form.year, before=escape(shown), after=becomes)}**", width="stretch"
            )
        st.button(
            t(word),
            icon=":material/check:",
            type="primary" if form.primary else "secondary",
            disabled=not ready,
            key=f"{form.key}_apply",
            on_click=form.judge,
            args=(ask,),
        )
