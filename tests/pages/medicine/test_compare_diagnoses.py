"""Two diagnoses side by side: choosing, the deep link, exchanging, and a disease nobody knows."""

from __future__ import annotations

import pytest

from components.i18n import words
from tests.pages.screens import ROOT, open_app, texts

SCREEN = "pages/medicine/compare_diagnoses.py"
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def open_pair(language: str = "en", **address: str):
    test = open_app(language)
    for name, value in address.items():
        test.query_params[name] = value
    return test.switch_page(str(ROOT / SCREEN)).run()


@LANGUAGES
def test_nothing_chosen_offers_an_example(language) -> None:
    test = open_pair(language)
    assert words()["versus_empty"][language] in texts(test)
    test.button(key="versus_example").click().run()
    assert not test.exception
    assert test.get("plotly_chart")


@LANGUAGES
@pytest.mark.parametrize(("a", "b"), [("pneumonia", "asthma"), ("OMIM:154700", "OMIM:610168"), ("asthma", "ORPHA:558")])
def test_a_deep_link_shows_both(language, a, b) -> None:
    test = open_pair(language, a=a, b=b)
    assert not test.exception
    assert not test.error
    assert words()["versus_ask"][language] in texts(test)
    assert (words()["versus_two_models"][language] in texts(test)) == (a == "asthma")
    assert words()["medicine_notice"][language] in texts(test)


def test_a_disease_is_found_and_taken() -> None:
    test = open_pair(b="pneumonia")
    test.text_input(key="versus_words_a").set_value("asthma").run()
    test.button(key="versus_a_asthma").click().run()
    assert test.query_params["a"] in ("asthma", ["asthma"])
    assert test.get("plotly_chart")
    test.button(key="versus_exchange").click().run()
    assert test.query_params["a"] in ("pneumonia", ["pneumonia"])


@LANGUAGES
def test_a_disease_nobody_knows_is_refused_in_one_line(language) -> None:
    test = open_pair(language, a="nowhere", b="pneumonia")
    assert not test.exception
    assert "nowhere" in test.error[0].value
