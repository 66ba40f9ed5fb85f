"""One rubric to read: its scale, its criteria with their bands, what is taken off, and where it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.i18n import language, t
from components.markdown import escape
from model.desk_words import desk_word
from model.education.rubric import Band, Criterion, Deduction, Rubric


def show_rubric(rubric: Rubric) -> None:
    """Everything in it, in the reader's language."""
    _show_scale(rubric)
    if rubric.criteria:
        _show_criteria(rubric)
    if rubric.bands:
        st.markdown(f"##### {t('rubric_whole_bands')}")
        _show_bands(rubric.bands)
    if not (rubric.criteria or rubric.bands):
        st.caption(t("rubric_no_parts"))
    if rubric.deductions:
        st.markdown(f"##### {t('rubric_deductions')}")
        st.markdown("\n".join(f"- {escape(taken(each))}" for each in rubric.deductions))
    if rubric.source:
        st.markdown(f"##### {t('rubric_source')}")
        st.caption(escape(said(rubric.source)))


def said(words: Mapping[str, str]) -> str:
    """Words of a rubric in the reader's language."""
    return words.get(language()) or next(iter(words.values()), "")


def scale(rubric: Rubric) -> str:
    """Its scale in a few words."""
    return t("rubric_scale", low=f"{rubric.low:g}", high=f"{rubric.high:g}")


def taken(deduction: Deduction) -> str:
    """A deduction as a sentence."""
    what = _word(
        f"takes_{deduction.rule}", points=f"{deduction.points:g}", every=deduction.every, below=deduction.below
    )
    return what if deduction.at_most is None else _word("takes_at_most", what=what, most=f"{deduction.at_most:g}")


def _show_scale(rubric: Rubric) -> None:
    languages = t("list_comma").join(t(f"rubric_for_{each}") for each in rubric.languages)
    facts = (
        ("straighten", t("rubric_scale_step", low=f"{rubric.low:g}", high=f"{rubric.high:g}", step=f"{rubric.step:g}")),
        ("functions", _word(f"combination_{rubric.combination}")),
        ("translate", languages),
    )
    st.markdown(" ".join(f":gray-badge[:material/{icon}: {escape(fact)}]" for icon, fact in facts))
    shortest = t("rubric_shortest_said", shortest=rubric.shortest) if rubric.shortest else t("rubric_shortest_default")
    st.caption(f"{t('rubric_class', mean=f'{rubric.mean:.3g}', deviation=f'{rubric.deviation:.3g}')} {shortest}")


def _show_criteria(rubric: Rubric) -> None:
    st.markdown(f"##### {t('rubric_criteria')}")
    compared = any(each.validated for each in rubric.criteria)
    if not compared:
        st.caption(f":material/science: {t('rubric_none_compared')}")
    for number, each in enumerate(rubric.criteria):
        with st.container(border=True, gap="xsmall", key=f"rubric_criterion_{number}"):
            st.markdown(_head(each, weighed=rubric.combination == "mean", marked=compared and not each.validated))
            if each.descriptor:
                st.caption(escape(said(each.descriptor)))
            if each.bands:
                _show_bands(each.bands)


def _head(criterion: Criterion, weighed: bool, marked: bool) -> str:
    """Title, points and aspect of a criterion on one line."""
    parts = [f"**{escape(said(criterion.title))}**", f":gray-badge[{escape(_span(criterion.low, criterion.high))}]"]
    if weighed and criterion.weight != 1:
        parts.append(f":gray-badge[{t('rubric_weight_said', weight=f'{criterion.weight:g}')}]")
    aspect = _word(f"aspect_{criterion.aspect}")
    if aspect != said(criterion.title):
        parts.append(f":small[:gray[{escape(aspect)}]]")
    if marked:
        parts.append(f":orange-badge[:material/science: {t('rubric_not_compared')}]")
    return " ".join(parts)


def _show_bands(bands: Sequence[Band]) -> None:
    """A line a band: points, name and what an essay in it is like."""
    lines = []
    for band in bands:
        name, points = said(band.name), _span(band.high, band.low)
        shown = "" if points in name else f" :gray[{escape(points)}]"
        lines.append(f"- **{escape(name)}**{shown}  {escape(said(band.descriptor))}")
    st.markdown("\n".join(lines))


def _span(first: float, last: float) -> str:
    return f"{first:g}" if first == last else f"{first:g}–{last:g}"


def _word(key: str, **blanks: object) -> str:
    return desk_word("education", key, language(), **blanks)
