"""No traceback ever reaches a reader: refusals and faults become one line, and the log keeps the rest."""

from __future__ import annotations

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from components import states
from model.errors import AssayError, MetricNotFound


def shown(script, language: str = "en", **arguments) -> AppTest:
    test = AppTest.from_function(script, default_timeout=30, kwargs=arguments)
    test.session_state["language"] = language
    return test.run()


def refused() -> None:
    import streamlit as st

    from components import states
    from model.errors import MetricNotFound

    with states.page_border():
        st.write("before")
        raise MetricNotFound("metric_not_found", name="**sales**", year=2023)
    st.write("after")


def faulty() -> None:
    from components import states

    with states.page_border():
        raise RuntimeError("row 3 of private.pdf: 12,345")


def stopped() -> None:
    import streamlit as st

    from components import states

    with states.page_border():
        st.stop()
    st.write("never")


@pytest.mark.parametrize(("language", "word"), [("en", "does not print"), ("zh", "没有列示")])
def test_refusal_is_one_line_in_the_readers_language(language, word) -> None:
    test = shown(refused, language)
    assert not test.exception
    assert [m.value for m in test.markdown] == ["before", "after"]
    (line,) = test.error
    assert word in line.value
    assert line.icon == ":material/error:"
    assert "**sales**" not in line.value, "details act as Markdown"


@pytest.mark.parametrize(("language", "word"), [("en", "quote number"), ("zh", "编号")])
def test_fault_shows_a_number_and_logs_the_traceback_under_it(caplog, language, word) -> None:
    with caplog.at_level(logging.ERROR, logger="assay.screen"):
        test = shown(faulty, language)
    assert not test.exception
    (line,) = test.error
    assert word in line.value
    assert "private" not in line.value
    number = re.search(r"[0-9a-f]{8}", line.value)[0]
    (record,) = [r for r in caplog.records if r.name == "assay.screen"]
    assert number in record.getMessage()
    assert record.exc_info[0] is RuntimeError


def test_border_lets_streamlits_own_control_flow_pass() -> None:
    test = shown(stopped)
    assert not test.exception
    assert not test.error
    assert not test.markdown


def test_faults_in_callbacks_are_shown_too() -> None:
    def script() -> None:
        from components import states
        from model.errors import AssayError

        assert states.script_error(ValueError("secret"))
        assert states.script_error(AssayError("job_not_found"))

    test = shown(script)
    assert len(test.error) == 2
    assert "secret" not in test.error[0].value
    assert "no such job" in test.error[1].value


def test_code_without_details_is_a_line_as_well() -> None:
    def script() -> None:
        from components import states

        states.refusal("job_not_found")

    assert "没有这项任务" in shown(script, "zh").error[0].value


def test_empty_state_says_both_its_sentences() -> None:
    def script() -> None:
        from components import states

        states.empty("Nothing here", "Do this", ":material/history:")

    test = shown(script)
    assert "Nothing here" in test.markdown[0].value
    assert test.caption[0].value == "Do this"


def test_loading_makes_way_for_what_it_waited_for() -> None:
    def script() -> None:
        import streamlit as st

        from components import states

        with states.loading(120):
            pass
        st.write("there")

    test = shown(script)
    assert not test.exception
    assert [m.value for m in test.markdown] == ["there"]


def test_every_error_class_passes_as_a_refusal() -> None:
    assert issubclass(MetricNotFound, AssayError)
    assert callable(states.failure)
