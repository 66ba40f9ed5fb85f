"""The door: who gets in, and what a visitor sees when something behind it is broken."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.catalogue import DESKS, HISTORY, HOME, SETTINGS
from model import services
from model.errors import StoreError
from tests.components.test_account import AUTH
from tests.pages.screens import ROOT, open_app, open_screen, texts

SCREENS = [HOME, *(screen for desk in DESKS for screen in desk.screens), HISTORY, SETTINGS]
PDF = b"%PDF-1.4\n"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.path)
def test_every_screen_opens_without_a_line_of_error(screen, language) -> None:
    test = open_screen(screen.path, language)
    assert not test.exception
    assert not test.error


def test_nobody_signed_in_sees_nothing_but_the_sign_in() -> None:
    services.keep_upload("secret.pdf", PDF, "local")
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    test.secrets["auth"] = AUTH
    test.user = {"is_logged_in": False}
    test.query_params["result"] = "r1"
    test.run()
    assert not test.exception
    assert [button.key for button in test.button] == ["sign_in"]
    assert not test.get("page_link")


def test_one_signed_in_user_does_not_see_anothers_work() -> None:
    services.keep_upload("secret.pdf", PDF, "https://a#1")
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    test.secrets["auth"] = AUTH
    test.user = {"is_logged_in": True, "iss": "https://a", "sub": "2"}
    test.run().switch_page(str(ROOT / SETTINGS.path)).run()
    assert not test.exception
    assert {metric.label: metric.value for metric in test.metric}["Documents"] == "0"


@pytest.mark.parametrize(("language", "word"), [("en", "database does not answer"), ("zh", "数据库暂时没有响应")])
def test_a_database_that_is_down_is_a_line_on_every_screen(monkeypatch, language, word) -> None:
    def down(*_: object) -> None:
        raise StoreError("store_unavailable")

    monkeypatch.setattr(services, "store", down)
    for screen in (HOME, HISTORY, SETTINGS):
        test = open_screen(screen.path, language)
        assert not test.exception, screen.path
        assert [word in line.value for line in test.error] == [True], screen.path


def test_the_start_page_still_offers_its_samples_when_the_database_is_down(monkeypatch) -> None:
    def down(*_: object) -> None:
        raise StoreError("store_unavailable")

    monkeypatch.setattr(services, "store", down)
    test = open_app()
    assert test.button(key="sample_finance_en")
    assert "database not reachable" in texts(test)


def test_without_a_store_the_browser_chooses_the_language(monkeypatch) -> None:
    def down(*_: object) -> None:
        raise StoreError("store_unavailable")

    monkeypatch.setattr(services, "store", down)
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    test.context = {"locale": "zh-CN"}
    test.run()
    assert not test.exception
    assert test.title[0].value == "每个数字，都有出处"
