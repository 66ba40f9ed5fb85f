"""Which language a reader sees, and how the switch keeps everything else in place."""

from __future__ import annotations

import json
import types

import pytest
from streamlit.testing.v1 import AppTest

from components import i18n


class Preferences:
    """A store that knows only preferences."""

    def __init__(self, **saved: str) -> None:
        self.saved = {("ann", key): value for key, value in saved.items()}

    def preference(self, owner: str, key: str) -> str | None:
        return self.saved.get((owner, key))

    def set_preference(self, owner: str, key: str, value: str) -> None:
        self.saved[owner, key] = value


@pytest.fixture
def keep(monkeypatch: pytest.MonkeyPatch):
    """keep(language=...) installs a store with these preferences."""

    def install(**saved: str) -> Preferences:
        preferences = Preferences(**saved)
        monkeypatch.setattr(i18n, "services", types.SimpleNamespace(store=lambda: preferences))
        return preferences

    return install


def script() -> None:
    import streamlit as st

    from components import i18n

    i18n.restore_language("ann")
    i18n.language_switch("ann")
    st.text_input("note", key="note")
    i18n.language_switch("ann", key="second")
    st.write(i18n.t("cancel"))


def app(locale: str | None = None) -> AppTest:
    test = AppTest.from_function(script, default_timeout=30)
    if locale:
        test.context = {"locale": locale}
    return test


@pytest.mark.parametrize(
    ("saved", "locale", "word"),
    [
        ({}, None, "Cancel"),
        ({}, "en-GB", "Cancel"),
        ({}, "fr-FR", "Cancel"),
        ({}, "zh-CN", "取消"),
        ({}, "zh-Hant-TW", "取消"),
        ({"language": "en"}, "zh-CN", "Cancel"),
        ({"language": "zh"}, "en-US", "取消"),
        ({"language": "tlh"}, "zh-CN", "取消"),
    ],
)
def test_saved_choice_then_browser_then_english(keep, saved, locale, word) -> None:
    keep(**saved)
    assert app(locale).run().markdown[0].value == word


def test_switch_changes_the_words_saves_the_choice_and_keeps_the_rest(keep) -> None:
    preferences = keep()
    test = app("en-US").run()
    test.text_input(key="note").input("mine").run()
    test.query_params["result"] = "r1"
    test.segmented_control(key="language").set_value("zh").run()
    assert test.markdown[0].value == "取消"
    assert preferences.saved == {("ann", "language"): "zh"}
    assert test.text_input(key="note").value == "mine"
    assert test.query_params["result"] == "r1"


def test_a_second_switch_on_the_page_moves_the_first(keep) -> None:
    keep()
    test = app("en-US").run()
    test.segmented_control(key="second").set_value("zh").run()
    assert test.segmented_control(key="language").value == "zh"
    assert test.segmented_control(key="second").value == "zh"
    test.segmented_control(key="language").set_value("en").run()
    assert test.segmented_control(key="second").value == "en"


def test_a_value_no_switch_offers_is_never_taken(keep) -> None:
    """What a client sends is not bound by the options shown."""
    preferences = keep()
    test = app("en-US").run()
    test.session_state["language"] = "../etc"
    test.run()
    assert test.markdown[0].value == "Cancel"
    assert set(preferences.saved.values()) <= {"en"}


def test_blanks_are_filled(keep) -> None:
    keep()
    assert i18n.t("page_badge", page=7) == "Page 7"
    with pytest.raises(KeyError):
        i18n.t("page_badge")
    with pytest.raises(KeyError):
        i18n.t("no such word")


def test_a_key_in_two_sections_is_refused(tmp_path, monkeypatch) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps({"hello": {"en": "Hello", "zh": "你好"}}), encoding="utf-8")
    monkeypatch.setattr(i18n, "_FOLDER", tmp_path)
    i18n.words.cache_clear()
    try:
        with pytest.raises(ValueError, match="hello"):
            i18n.words()
    finally:
        i18n.words.cache_clear()
