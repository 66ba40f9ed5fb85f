"""Fixtures of the report screen's tests."""

import pytest
import streamlit as st

from tests.pages.finance.screen import pages

__all__ = ["pages"]


@pytest.fixture(autouse=True)
def draw_anew() -> None:
    """All tests are one session to Streamlit; no test may see another's pages."""
    st.cache_data.clear()
    st.cache_resource.clear()
