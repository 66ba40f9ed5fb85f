"""A case from outside: a phenopacket or a table of findings, read in memory and opened in the form."""

from __future__ import annotations

import streamlit as st

from components import catalogue, states
from components.i18n import language, t
from components.markdown import escape
from components.medicine import patient as form
from model.errors import AssayError
from model.medicine.exchange.incoming import LARGEST, Imported
from model.medicine.exchange.phenopacket import read_phenopacket
from model.medicine.exchange.table import read_csv

_READERS = {"json": read_phenopacket, "csv": read_csv, "tsv": read_csv}


def show_import() -> None:
    """The field for the file, what was read of it and what was not, and the way on."""
    with st.expander(t("case_import"), icon=":material/upload_file:", key="import"):
        st.caption(t("case_import_help"))
        given = st.file_uploader(
            t("case_import_file"), type=list(_READERS), max_upload_size=LARGEST >> 20, key="import_file"
        )
        if given is None:
            return
        ending = given.name.rpartition(".")[2].lower()
        try:
            read = _READERS[ending](given.getvalue(), language())
        except AssayError as error:
            states.failure(error)
            return
        _show_read(read)


def _show_read(read: Imported) -> None:
    said = list(read.entered.answers.values())
    st.markdown(t("case_import_read", present=said.count("present"), absent=said.count("absent")))
    for refused in read.refused:
        line = f":orange[:material/block:] {escape(refused.quote)}: {escape(t(f'refused_{refused.reason}'))}"
        consider = f" {t('case_import_consider', ids=escape(', '.join(refused.consider)))}" if refused.consider else ""
        st.caption(line + consider)
    if said and st.button(t("case_import_open"), icon=":material/arrow_forward:", key="import_open"):
        form.begin(read.entered)
        st.switch_page(catalogue.DIFFERENTIAL.path)
