"""The desk's own accuracy: of the figures its reader judged, how many stood, overall, by metric and by level."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.i18n import language, t
from model.finance.correction.accuracy import Accuracy, Share, accuracy
from model.finance.terms import metric, term


def show_accuracy(owner: str) -> None:
    """The table with its basis in words. Raises StoreError."""
    st.markdown(f"#### {t('accuracy')}")
    measured = accuracy(owner)
    if not measured.overall.looked:
        st.caption(t("accuracy_none"))
        return
    st.caption(t("accuracy_basis"))
    right = {name: st.column_config.TextColumn(t(f"accuracy_{name}"), alignment="right") for name in _NUMBERS}
    st.dataframe(
        accuracy_table(measured),
        hide_index=True,
        column_config={"of": st.column_config.TextColumn(t("accuracy_of"), width=220), **right},
        key="accuracy_table",
        alt=t("accuracy"),
    )
    st.caption(t("accuracy_apart", carried=measured.carried, added=measured.added))


_NUMBERS = ("looked", "stood", "share", "interval")


def accuracy_table(measured: Accuracy) -> pd.DataFrame:
    """One row for all figures, one a level of trust, one a metric."""
    rows = [
        _row(t("accuracy_all"), measured.overall),
        *(_row(term(f"level_{level}", language()), share) for level, share in measured.by_level.items()),
        *(_row(metric(name).label(language()), share) for name, share in measured.by_metric.items()),
    ]
    return pd.DataFrame(rows, dtype="string")


def _row(name: str, share: Share) -> dict[str, str]:
    interval = share.interval
    return {
        "of": name,
        "looked": str(share.looked),
        "stood": str(share.stood),
        "share": f"{share.share:.1%}" if share.share is not None else t("accuracy_too_few"),
        "interval": f"{interval[0]:.1%} – {interval[1]:.1%}" if interval else "",
    }
