"""Two diagnoses side by side: who they are, what speaks for which, what to ask, and every finding of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, cast

import pandas as pd
import streamlit as st

from components.i18n import t
from components.markdown import escape
from components.medicine.account import frequency, links
from components.medicine.charts.comparison import show_differences
from model.medicine.comparison import ComparedFinding, Comparison, compare
from model.medicine.observations import Language
from model.medicine.profile import Matched, Profile

Part = Literal["all", "shared", "first", "second"]
_QUESTIONS = 3
_CLEARLY = 1.1
"""Times the average from which on a group is said to be seen more often."""
_FACT = 132
"""Pixels of the names of facts."""
_HEIGHT = 420
"""Pixels of the table of all findings."""


def show_comparison(
    first: str, second: str, observed: Sequence[str], excluded: Sequence[str], language: Language
) -> None:
    """The comparison of two diseases by their ids; raises KnowledgeError for one that nobody knows."""
    compared = compare(first, second, observed, excluded, language)
    _facts(compared)
    if compared.first.scope != compared.second.scope:
        st.caption(f":material/info: {t('versus_two_models')}")
    _questions(compared)
    _spoken(compared)
    st.markdown(f"#### {t('versus_differences')}")
    show_differences(compared)
    _findings(compared)


def _facts(compared: Comparison) -> None:
    """What kind of disease each is; rows that say nothing of either are left out."""
    sides = [_known(side) for side in (compared.first, compared.second)]
    rows = [
        {"fact": t(f"versus_{name}"), "first": sides[0][name], "second": sides[1][name]}
        for name in sides[0]
        if sides[0][name] or sides[1][name]
    ]
    st.dataframe(
        pd.DataFrame(rows).replace("", "–"),
        hide_index=True,
        height="content",
        column_config={
            "fact": st.column_config.TextColumn("", width=_FACT, pinned=True),
            "first": st.column_config.TextColumn(compared.first.name, width="large"),
            "second": st.column_config.TextColumn(compared.second.name, width="large"),
        },
        alt=t("versus_facts_alt", first=compared.first.name, second=compared.second.name),
        key="versus_facts",
    )


def _known(side: Profile) -> dict[str, str]:
    comma = t("list_comma")
    return {
        "list": t(f"list_{side.scope}"),
        "id": side.disease if side.icd10 is None else f"ICD-10 {side.icd10}",
        "severity": t(f"severity_{side.severity}") if side.severity else "",
        "system": t(f"system_{side.system}") if side.system else "",
        "onset": comma.join([*(t(f"onset_{name}") for name in side.onset), *side.course]),
        "age": comma.join(f"{t(f'age_band_{name}')} × {weight:.2g}" for name, weight in _more(side.age)),
        "sex": comma.join(f"{t(f'sex_{name}')} × {weight:.2g}" for name, weight in _more(side.sex)),
        "inheritance": comma.join(side.inheritance),
        "count": str(len(side.findings)),
    }


def _more(weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """In whom it is seen clearly more often than on average, most often first."""
    more = ((name, weight) for name, weight in weights.items() if weight >= _CLEARLY)
    return sorted(more, key=lambda pair: -pair[1])


def _questions(compared: Comparison) -> None:
    """What would tell the two apart best; where nothing is left to ask, that."""
    with st.container(border=True, gap="xsmall", key="versus_questions"):
        st.markdown(f"#### :material/contact_support: {t('versus_ask')}")
        asked = [each for each in compared.questions[:_QUESTIONS] if each.difference]
        if not asked:
            st.caption(t("versus_ask_nothing"))
        for place, each in enumerate(asked):
            label = f"**{escape(each.label)}**" if place == 0 else escape(each.label)
            likelier = compared.first if each.difference > 0 else compared.second
            st.markdown(
                f"{label}  \n:gray[{t('versus_yes_favours', disease=escape(likelier.name))} {_both(compared, each)}]"
            )


def _both(compared: Comparison, finding: ComparedFinding) -> str:
    """The shares in both with their sources, as Markdown."""
    parts = []
    for side, matched in ((compared.first, finding.first), (compared.second, finding.second)):
        cited = f" ({links(matched.listed.evidence[:1])})" if matched else ""
        parts.append(escape(t("versus_of", name=side.name, share=said(matched))) + cited)
    return t("list_semicolon").join(parts)


def _spoken(compared: Comparison) -> None:
    """Which of the patient's findings speaks for which of the two."""
    if not compared.spoken:
        return
    st.markdown(f"#### {t('versus_spoken')}")
    names = {"first": compared.first.name, "second": compared.second.name}
    rows = [
        {
            "finding": each.finding.label,
            "status": t("finding_present" if each.present else "finding_absent"),
            "first": said(each.finding.first),
            "second": said(each.finding.second),
            "favours": names[each.favours] if each.favours else t("versus_neither"),
        }
        for each in compared.spoken
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        column_config={
            "finding": st.column_config.TextColumn(t("finding"), width="medium", pinned=True),
            "status": st.column_config.TextColumn(t("around_patient"), width=72),
            "first": st.column_config.TextColumn(compared.first.name, width="medium"),
            "second": st.column_config.TextColumn(compared.second.name, width="medium"),
            "favours": st.column_config.TextColumn(t("versus_favours"), help=t("versus_favours_help"), width="medium"),
        },
        alt=t("versus_spoken_alt", count=len(rows)),
        key="versus_spoken",
    )


def said(matched: Matched | None) -> str:
    """How often a disease shows the finding, and under which name where it lists it as another one."""
    if matched is None:
        return t("versus_unlisted")
    share = frequency(matched.listed)
    return share if matched.method == "exact" else t("versus_of", name=matched.listed.label, share=share)


def _findings(compared: Comparison) -> None:
    """Every finding of both in one table, or only the shared or the differing ones."""
    parts: dict[Part, tuple[ComparedFinding, ...]] = {
        "all": (*compared.shared, *compared.only_first, *compared.only_second),
        "shared": compared.shared,
        "first": compared.only_first,
        "second": compared.only_second,
    }
    names = {"first": compared.first.name, "second": compared.second.name}
    part = cast(
        Part,
        st.segmented_control(
            t("versus_part"),
            list(parts),
            format_func=lambda name: f"{t(f'versus_part_{name}', **_blank(names, name))} ({len(parts[name])})",
            key="versus_part",
            default="all",
            required=True,
        ),
    )
    if not parts[part]:
        st.caption(t("versus_part_empty"))
        return
    st.dataframe(
        pd.DataFrame([_row(each) for each in parts[part]]),
        hide_index=True,
        height=_HEIGHT if len(parts[part]) > 10 else "content",
        column_config={
            "finding": st.column_config.TextColumn(t("finding"), width="medium", pinned=True),
            "first": st.column_config.TextColumn(names["first"], width="medium"),
            "second": st.column_config.TextColumn(names["second"], width="medium"),
            "difference": st.column_config.NumberColumn(
                t("versus_gap"), format="percent", help=t("versus_gap_help"), width=92
            ),
            "first_source": st.column_config.TextColumn(f"{t('source')} 1", width="medium"),
            "second_source": st.column_config.TextColumn(f"{t('source')} 2", width="medium"),
        },
        alt=t("versus_findings_alt", count=len(parts[part]), **names),
        key="versus_findings",
    )


def _blank(names: dict[str, str], part: Part) -> dict[str, str]:
    return {"disease": names[part]} if part in names else {}


def _row(finding: ComparedFinding) -> dict[str, object]:
    return {
        "finding": finding.label,
        "first": said(finding.first),
        "second": said(finding.second),
        "difference": finding.difference,
        "first_source": _sources(finding.first),
        "second_source": _sources(finding.second),
    }


def _sources(matched: Matched | None) -> str:
    return "; ".join(evidence.source for evidence in matched.listed.evidence) if matched else ""
