"""The report's figures beside those of its XBRL: give the file, see what differs, open the page of each figure."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.evidence import show_evidence
from components.finance.table import HEIGHT, picked, select_cell
from components.finance.view import View
from components.i18n import language, t
from components.markdown import escape
from model.errors import AssayError
from model.finance.second_source import service
from model.finance.second_source.comparison import VERDICTS, Pair, Verdict
from model.finance.second_source.service import SecondSource
from model.finance.terms import metric, term

CHOSEN = "second_source_chosen"
_ROUND = "second_source_round"
_REFUSED = "second_source_refused"
_TABLE = "second_source_table"
_SIGNS: dict[Verdict, str] = {"differ": "✗", "agree": "✓", "xbrl_only": "○", "pdf_only": "○"}


def show_second_source(view: View) -> None:
    """The comparison kept beside the report, or the way to one."""
    st.divider()
    st.markdown(f"#### :material/difference: {t('second_source')}")
    source = service.kept(view.report, view.owner)
    if source is None:
        _ask(view)
    else:
        _show(view, source)


def _ask(view: View) -> None:
    key = f"second_source_{st.session_state.setdefault(_ROUND, 0)}"
    give, about = st.columns([7, 6], gap="medium")
    with give:
        st.file_uploader(
            t("second_source_file"),
            type=list(service.ENDINGS),
            max_upload_size=service.LARGEST_MEGABYTES,
            key=key,
            on_change=_take,
            args=(key, view),
        )
    with about:
        st.caption(t("second_source_help"))
        if service.sample_for(view.report) is not None:
            st.button(
                t("second_source_sample"),
                icon=":material/play_arrow:",
                key="second_source_sample",
                on_click=_take_sample,
                args=(view,),
            )
    if refused := st.session_state.pop(_REFUSED, None):
        name, reason = refused
        st.error(f"**{escape(name)}** — {escape(reason)}", icon=":material/error:")


def _take(key: str, view: View) -> None:
    file = st.session_state[key]
    if file is not None:
        _add(view, file.name, file.getvalue())
    # A fresh widget, so that the file does not stay in memory.
    st.session_state[_ROUND] += 1


def _take_sample(view: View) -> None:
    path = service.sample_for(view.report)
    if path is not None:
        _add(view, path.name, path.read_bytes())


def _add(view: View, name: str, data: bytes) -> None:
    st.session_state.pop(CHOSEN, None)
    try:
        service.add(view.report, view.owner, name, data)
    except AssayError as error:
        st.session_state[_REFUSED] = (name, error.message(language()))


def _remove(view: View) -> None:
    service.remove(view.report, view.owner)


def _show(view: View, source: SecondSource) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{_summary(source)} · {escape(source.name)}", width="stretch")
        st.button(
            t("second_source_remove"),
            icon=":material/delete:",
            key="second_source_remove",
            on_click=_remove,
            args=(view,),
        )
    if not source.pairs:
        return
    at = min(st.session_state.get(CHOSEN, 0), len(source.pairs) - 1)
    table, page = st.columns([7, 6], gap="medium")
    with table:
        select_cell(_TABLE, (at, "item"))
        st.dataframe(
            comparison_table(view, source.pairs),
            hide_index=True,
            height=min(HEIGHT, 35 * (len(source.pairs) + 1) + 3),
            column_config=_columns(),
            selection_mode="single-cell",
            on_select=_pick,
            key=_TABLE,
            alt=t("second_source_alt"),
        )
        st.caption(f"{t('choose_hint')} {t('second_source_apart')}")
    with page:
        _show_pair(view, source.pairs[at])


def _summary(source: SecondSource) -> str:
    count = {verdict: sum(pair.verdict == verdict for pair in source.pairs) for verdict in VERDICTS}
    both = count["differ"] + count["agree"]
    if count["differ"]:
        parts = [f":red[:material/error: {t('second_source_differ', differ=count['differ'], count=both)}]"]
    else:
        parts = [f":green[:material/check_circle: {t('second_source_all_agree', count=both)}]"]
    if count["pdf_only"]:
        parts.append(t("second_source_pdf_only", count=count["pdf_only"]))
    if count["xbrl_only"]:
        parts.append(t("second_source_xbrl_only", count=count["xbrl_only"]))
    return " · ".join(parts)


def comparison_table(view: View, pairs: tuple[Pair, ...]) -> pd.DataFrame:
    """One row a metric and year: verdict, both values, their difference and the tag."""
    rows = []
    for pair in pairs:
        kind = metric(pair.metric).kind
        rows.append(
            {
                "result": f"{_SIGNS[pair.verdict]} {term(f'second_{pair.verdict}', view.language)}",
                "item": metric(pair.metric).label(view.language),
                "year": str(pair.year),
                "difference": view.write(pair.difference, kind),
                "pdf": view.write(pair.figure.value if pair.figure else None, kind),
                "xbrl": view.write(pair.fact.value if pair.fact else None, kind),
                "tag": pair.fact.tag if pair.fact else "",
            }
        )
    return pd.DataFrame(rows, dtype="string")


def _columns() -> dict[str, object]:
    numbers = {"difference": t("difference"), "pdf": t("second_source_pdf"), "xbrl": t("second_source_xbrl")}
    return {
        "result": st.column_config.TextColumn(t("result"), width=92, pinned=True),
        "item": st.column_config.TextColumn(t("item"), width=170),
        "year": st.column_config.TextColumn(t("year"), width=60),
        **{name: st.column_config.TextColumn(label, alignment="right") for name, label in numbers.items()},
        "tag": st.column_config.TextColumn(term("second_tag", language()), width="medium"),
    }


def _pick() -> None:
    picked(_TABLE, _choose, ())


def _choose(row: int, _column: str) -> None:
    st.session_state[CHOSEN] = row


def _show_pair(view: View, pair: Pair) -> None:
    st.markdown(f"#### {escape(metric(pair.metric).label(view.language))} · {pair.year}")
    places = [leaf.evidence for leaf in pair.figure.leaves if leaf.evidence] if pair.figure else []
    if places:
        show_evidence(places, view.report.name, view.owner, view.report.page_count, key="second_source_evidence")
    else:
        st.caption(t("second_source_nowhere"))
