"""Companies side by side: the choice of companies, year and measures, the table, and the source of a chosen number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components import states
from components.catalogue import LIBRARY, REPORT
from components.finance.chosen import COMPANIES
from components.finance.selection import METRIC, YEAR
from components.finance.table import select_cell, show_table
from components.i18n import language, t
from components.jobs import RESULT
from components.markdown import escape
from model.finance.display import ABSENT, fitting_scale, unit_label, write
from model.finance.library import export, peers, shelf
from model.finance.library.index import LibraryEntry
from model.finance.library.peers import Comparison, Measure, Peer, Standing
from model.finance.terms import metric, term

AT_FIRST = (
    "total_revenue",
    "revenue_growth",
    "operating_margin",
    "net_margin",
    "return_on_equity",
    "debt_to_assets",
    "current_ratio",
    "interest_coverage",
    "asset_turnover",
    "cash_conversion",
)
COMPANY, FISCAL_YEAR = "company", "year"
QUARTILES = ("upper", "median", "lower")
"""Rows above those of the companies, where values are shown."""
VALUES, RANKS = "compare_values", "compare_ranks"
_LATEST = 0
_PICKED = "compare_picked"
_CHOSEN = "compare_companies"


@dataclass(frozen=True, slots=True)
class Comparing:
    """What is compared, as its reader chose it."""

    peers: tuple[Peer, ...]
    """The companies chosen, in order of their names."""
    shelf: int
    """How many companies the library has in that year."""
    comparisons: dict[str, Comparison]
    """By measure, in order; ranked among all companies of the library."""
    measures: dict[str, Measure]
    scale: int
    """What one shown unit of money is worth."""
    currency: str | None

    @property
    def unit(self) -> str:
        """The unit of amounts, e.g. ``USD millions``."""
        return unit_label(self.scale, self.currency, language())

    @property
    def library(self) -> str:
        """What ranks and quartiles are of, e.g. ``your library (17 companies)``."""
        return term("peers_library", language(), count=self.shelf)

    def write(self, name: str, standing: Standing | None) -> str:
        """A company's value of a measure, or a dash."""
        return write(standing.figure.value if standing else None, metric(name).kind, self.scale, 0)

    def standings(self, name: str) -> list[Standing]:
        """The chosen companies that give a measure, largest value first."""
        keys = {peer.company_key for peer in self.peers}
        return [each for each in self.comparisons[name].standings if each.peer.company_key in keys]


def show_choice(shelved: Sequence[LibraryEntry]) -> Comparing | None:
    """Companies, year and measures; None, with a line that says why, where they leave nothing to compare."""
    names = {key: shelf.company_name(group) for key, group in shelf.by_company(shelved).items()}
    if len(names) < peers.FEWEST:
        states.empty(t("compare_too_few"), t("compare_too_few_hint", count=len(names)), ":material/balance:")
        st.page_link(LIBRARY.path, label=t("compare_to_library"), icon=LIBRARY.icon)
        return None
    chosen, year = _choose_companies(names, shelved)
    everyone = peers.peers(shelved, year)
    compared = tuple(peer for peer in everyone if peer.company_key in chosen)
    _say_who_is_missing([names[key] for key in chosen if key not in {peer.company_key for peer in compared}], year)
    currency = peers.common_currency(compared)
    measures = _choose_measures(compared, currency)
    if len(compared) < peers.FEWEST or not measures:
        st.info(t("compare_choose_two"), icon=":material/balance:")
        return None
    if currency is None:
        _say_amounts_are_left_out(compared)
    comparisons = {measure.name: peers.compare(measure.name, everyone, currency) for measure in measures}
    return Comparing(
        peers=compared,
        shelf=len(everyone),
        comparisons=comparisons,
        measures={measure.name: measure for measure in measures},
        scale=_scale(comparisons.values()),
        currency=currency,
    )


def show_comparison(view: Comparing) -> None:
    """The table of values or ranks, how to read it, and the source of the number chosen in it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = st.segmented_control(
            t("compare_show"),
            [VALUES, RANKS],
            default=VALUES,
            format_func={VALUES: t(VALUES), RANKS: t(RANKS)}.get,
            required=True,
            label_visibility="collapsed",
            key="compare_show",
        )
        st.space("stretch")
        keys = [peer.company_key for peer in view.peers]
        st.download_button(
            t("compare_export"),
            data=lambda: export.comparison_csv(view.comparisons.values(), keys, language()),
            file_name="companies.csv",
            mime="text/csv",
            icon=":material/csv:",
            on_click="ignore",
            key="compare_export",
        )
    picked, above = _picked(view), 0 if shown == RANKS else len(QUARTILES)
    select_cell("compare_table", _place(view, picked, above))
    show_table(
        comparison_table(view, ranks=shown == RANKS),
        {
            COMPANY: st.column_config.TextColumn(t("compare_company"), pinned=True, width="medium"),
            FISCAL_YEAR: st.column_config.TextColumn(t("compare_year")),
            **{
                name: st.column_config.TextColumn(
                    metric(name).label(language()), alignment="right", help=_reading(measure)
                )
                for name, measure in view.measures.items()
            },
        },
        alt=t("compare_alt", count=len(view.peers)),
        key="compare_table",
        on_pick=_pick,
        args=(view, above),
    )
    note = t("compare_note", unit=view.unit) if view.currency else t("compare_note_ratios")
    st.caption(f"{note}  \n{t('compare_rank_note', library=view.library)}")
    if picked is not None:
        _show_source(view, *picked)


def comparison_table(view: Comparing, *, ranks: bool) -> pd.DataFrame:
    """One row a company, a column a measure; above values the quartiles of the library, largest first."""
    rows = [] if ranks else [_quartile_row(view, which) for which in QUARTILES]
    for peer in view.peers:
        row = {COMPANY: peer.company, FISCAL_YEAR: str(peer.year)}
        for name, comparison in view.comparisons.items():
            standing = comparison.of(peer.company_key)
            row[name] = _rank(standing) if ranks else view.write(name, standing)
        rows.append(row)
    return pd.DataFrame(rows, dtype="string")


def source_page(standing: Standing) -> str:
    """Where a value was read, for hovers and links."""
    if standing.figure.page is None:
        return standing.peer.entry.name
    return t("compare_source", page=standing.figure.page, file=standing.peer.entry.name)


def _choose_companies(names: dict[str, str], shelved: Sequence[LibraryEntry]) -> tuple[list[str], int | None]:
    asked = [key for key in st.query_params.get(COMPANIES, "").split(",") if key in names]
    companies, years = st.columns([7, 2])
    with companies:
        chosen = st.multiselect(
            t(_CHOSEN),
            list(names),
            default=None if _CHOSEN in st.session_state else asked or list(names),
            format_func=lambda key: names.get(key, key),
            key=_CHOSEN,
        )
    with years:
        latest = t("compare_latest")
        year = st.selectbox(
            t("compare_year"),
            [_LATEST, *peers.years(shelved)],
            format_func=lambda each: str(each) if each else latest,
            key="compare_year",
        )
    return [key for key in names if key in chosen], year or None


def _choose_measures(compared: Sequence[Peer], currency: str | None) -> list[Measure]:
    reader = language()
    offered = {
        measure.name: measure
        for measure in peers.measures()
        if (currency is not None or not peers.is_amount(measure.name))
        and any(peer.figure(measure.name) is not None for peer in compared)
    }
    chosen = st.multiselect(
        t("compare_measures"),
        list(offered),
        default=[name for name in AT_FIRST if name in offered],
        format_func=lambda name: _full_name(offered[name], reader) if name in offered else name,
        key=f"compare_measures_{'amounts' if currency else 'ratios'}",
    )
    return [offered[name] for name in offered if name in chosen]


def _full_name(measure: Measure, reader: str) -> str:
    return f"{term(f'measures_{measure.group}', reader)} › {metric(measure.name).label(reader)}"


def _say_who_is_missing(names: list[str], year: int | None) -> None:
    if names and year is not None:
        line = t("compare_without_year", year=year, names=", ".join(map(escape, names)))
        st.caption(f":material/event_busy: {line}")


def _say_amounts_are_left_out(compared: Sequence[Peer]) -> None:
    """Why, and a button for each currency at least two of the companies report in."""
    unnamed = t("compare_currency_unnamed")
    counted = Counter(peer.entry.currency or unnamed for peer in compared)
    with st.container(horizontal=True, vertical_alignment="center"):
        line = t("compare_mixed", currencies=", ".join(sorted(counted)))
        st.caption(f":orange[:material/currency_exchange:] {line}", width="stretch")
        for currency in sorted(counted):
            if currency != unnamed and counted[currency] >= peers.FEWEST:
                keys = [peer.company_key for peer in compared if peer.entry.currency == currency]
                st.button(
                    t("compare_only", currency=currency, count=len(keys)),
                    icon=":material/filter_alt:",
                    on_click=_choose,
                    args=(keys,),
                    key=f"compare_only_{currency}",
                )


def _choose(keys: list[str]) -> None:
    st.session_state[_CHOSEN] = keys


def _scale(comparisons: Iterable[Comparison]) -> int:
    amounts = [
        standing.figure.value
        for comparison in comparisons
        if peers.is_amount(comparison.name)
        for standing in comparison.standings
    ]
    return fitting_scale(amounts, language())


def _reading(measure: Measure) -> str:
    group = term(f"measures_{measure.group}", language())
    return f"{group} · {term(f'reading_{measure.reading}', language())}"


def _rank(standing: Standing | None) -> str:
    return ABSENT if standing is None else f"{standing.percentile:.0f}"


def _quartile_row(view: Comparing, which: str) -> dict[str, str]:
    row = {COMPANY: term(f"peers_{which}", language()), FISCAL_YEAR: ""}
    for name, comparison in view.comparisons.items():
        value = getattr(comparison.quartiles, which, None)
        row[name] = write(value, metric(name).kind, view.scale, 0)
    return row


def _picked(view: Comparing) -> tuple[str, Standing] | None:
    key, name = st.session_state.get(_PICKED, ("", ""))
    comparison = view.comparisons.get(name)
    standing = comparison.of(key) if comparison else None
    shown = standing is not None and any(peer.company_key == key for peer in view.peers)
    return (name, standing) if standing is not None and shown else None


def _place(view: Comparing, picked: tuple[str, Standing] | None, above: int) -> tuple[int, str] | None:
    if picked is None:
        return None
    name, standing = picked
    return above + [peer.company_key for peer in view.peers].index(standing.peer.company_key), name


def _pick(row: int, column: str, view: Comparing, above: int) -> None:
    if row >= above and column in view.comparisons:
        st.session_state[_PICKED] = (view.peers[row - above].company_key, column)


def _show_source(view: Comparing, name: str, standing: Standing) -> None:
    peer, label = standing.peer, metric(name).label(language())
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="compare_source"):
        st.markdown(
            t(
                "compare_picked",
                company=escape(peer.company),
                measure=escape(label),
                year=peer.year,
                value=view.write(name, standing),
                rank=_rank(standing),
                count=len(view.comparisons[name].standings),
                reading=term(f"reading_{view.measures[name].reading}", language()),
            ),
            width="stretch",
        )
        st.page_link(
            REPORT.path,
            label=f"{t('compare_open')} · {escape(source_page(standing))}",
            icon=REPORT.icon,
            query_params={RESULT: peer.entry.result_id, METRIC: name, YEAR: str(peer.year)},
        )
