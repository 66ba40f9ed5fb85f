"""Settings: language, what is kept, the system's state, and deleting everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import services
from tests.pages.screens import open_screen, texts

SCREEN = "pages/admin/settings.py"
PDF = b"%PDF-1.4\n% nothing to read\n"


def test_shows_limits_and_versions() -> None:
    test = open_screen(SCREEN)
    assert not test.exception
    assert not test.error
    shown = texts(test)
    assert "60 MB" in shown
    assert "streamlit 1." in shown.lower()
    assert "Sqlite" in shown or "sqlite" in shown


def test_switching_here_moves_the_sidebar_and_is_remembered() -> None:
    test = open_screen(SCREEN)
    test.segmented_control(key="settings_language").set_value("zh").run()
    assert test.title[0].value == "设置"
    assert test.segmented_control(key="language").value == "zh"
    assert services.store().preference("local", "language") == "zh"


def test_counts_what_is_kept() -> None:
    services.keep_upload("a.pdf", PDF, "local")
    services.keep_upload("b.pdf", PDF + b"more", "local")
    services.keep_upload("c.pdf", PDF + b"other", "somebody else")
    metrics = {metric.label: metric.value for metric in open_screen(SCREEN).metric}
    assert metrics["Documents"] == "2"
    assert metrics["Space used"] == f"{2 * len(PDF) + 4} B"


@pytest.mark.parametrize(("well", "word"), [(True, "Working"), (False, "Not answering")])
def test_system_state_in_words(monkeypatch, well, word) -> None:
    health = replace(services.health(), worker_alive=well, database_ok=well)
    monkeypatch.setattr(services, "health", lambda: health)
    assert texts(open_screen(SCREEN)).count(word) == 2


@pytest.mark.parametrize(("language", "word"), [("en", "delete everything"), ("zh", "全部删除")])
def test_typed_word_deletes_everything_of_this_owner_only(language, word) -> None:
    services.keep_upload("a.pdf", PDF, "local")
    services.keep_upload("b.pdf", PDF, "somebody else")
    test = open_screen(SCREEN, language)
    assert test.button(key="delete_all").disabled
    test.text_input(key="delete_word").input(f" {word} ").run()
    assert not test.button(key="delete_all").disabled
    test.button(key="delete_all").click().run()
    assert not test.exception
    assert services.store().documents("local") == ()
    assert len(services.store().documents("somebody else")) == 1
    assert test.button(key="delete_all").disabled
    assert test.toast


@pytest.mark.parametrize("typed", ["", "delete", "DELETE EVERYTHING", "全部删除"])
def test_any_other_word_deletes_nothing(typed) -> None:
    services.keep_upload("a.pdf", PDF, "local")
    test = open_screen(SCREEN)
    test.text_input(key="delete_word").input(typed).run()
    assert test.button(key="delete_all").disabled
    test.text_input(key="delete_word").input("delete everything").run()
    # The word is changed and the button, still enabled, clicked in one go.
    test.text_input(key="delete_word").input(typed)
    test.button(key="delete_all").click().run()
    assert len(services.store().documents("local")) == 1
