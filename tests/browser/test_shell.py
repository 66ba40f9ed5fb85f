"""The shell in a real browser: cold deep links, headers, languages, themes, and nothing sent anywhere else."""

from __future__ import annotations

import re
import socket

import pytest

from components.catalogue import DESKS, HISTORY, HOME, SETTINGS
from components.i18n import words
from data.store import open_store
from tests.browser.conftest import Server, settle

SCREENS = [HOME, *(screen for desk in DESKS for screen in desk.screens), HISTORY, SETTINGS]
LANGUAGES = {"en": 0, "zh": 1}


def say(key: str, language: str) -> str:
    return words()[key][language]


def clean(page) -> None:
    """Nothing broke, nothing was asked of anyone else."""
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.watch.external == []
    assert page.watch.complaints == []


@pytest.mark.parametrize("screen", SCREENS[1:], ids=lambda screen: screen.url)
def test_cold_deep_link_passes_through_the_app(cold_server: Server, open_page, screen) -> None:
    page = open_page(cold_server, screen.url)
    links = page.locator("[data-testid=stSidebarNavLink]").all_inner_texts()
    assert [text.split("\n")[-1] for text in links] == [say(s.title, "en") for s in SCREENS]
    assert page.locator("[data-testid=stDialog]").count() == 0, "Page not found"
    assert page.url.endswith(f"/{screen.url}")
    clean(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.url or "home")
def test_every_screen_stays_on_this_machine(server: Server, open_page, screen, language, theme) -> None:
    remember(server, language)
    page = open_page(server, screen.url, language, theme)
    assert say(screen.title, language) in page.locator("[data-testid=stSidebarNav]").inner_text()
    background = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", background)[:3])) > 384) is (theme == "light")
    page.wait_for_timeout(500)  # late requests, if any
    clean(page)


def test_first_visit_follows_the_browsers_language(cold_server: Server, open_page) -> None:
    page = open_page(cold_server, "settings", "zh")
    assert page.get_by_role("heading", name=say("screen_settings", "zh"), exact=True).is_visible()


def test_switching_language_keeps_page_address_and_state(server: Server, open_page) -> None:
    remember(server, "en")
    page = open_page(server, "settings?from=link")
    page.get_by_label(re.compile("Type “")).fill("half a word")
    page.locator(".st-key-language").get_by_text("中文").click()
    page.get_by_role("heading", name=say("screen_settings", "zh"), exact=True).wait_for()
    settle(page)
    assert page.url.endswith("/settings?from=link")
    assert page.locator(".st-key-delete_word input").input_value() == "half a word"
    page.reload()
    settle(page)
    assert page.get_by_role("heading", name=say("screen_settings", "zh"), exact=True).is_visible(), "not remembered"
    clean(page)


def test_headers_on_page_asset_and_health(server: Server) -> None:
    for path in ("/", "/report", "/healthz", "/_stcore/health", "/nothing/here.js"):
        _, headers, _ = server.fetch(path)
        assert headers["x-frame-options"] == "SAMEORIGIN", path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "no-referrer", path
        assert "default-src 'self'" in headers["content-security-policy"], path


def test_health_is_good(server: Server) -> None:
    status, headers, body = server.fetch("/healthz")
    assert (status, headers["content-type"]) == (200, "application/json"), body


def test_only_this_machines_names_are_answered(server: Server) -> None:
    assert server.fetch("/", host="127.0.0.1")[0] == 200
    assert server.fetch("/", host="evil.example:80")[0] == 400
    assert server.fetch("/healthz", host="evil.example")[0] == 400


def handshake(server: Server, origin: str, host: str) -> int:
    """Status of a WebSocket handshake."""
    port = int(server.url.rsplit(":", 1)[1])
    lines = (
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host}:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        f"Origin: {origin.format(port=port)}",
    )
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall("\r\n".join((*lines, "", "")).encode())
        return int(connection.recv(64).split()[1])


def test_foreign_origins_and_names_get_no_session(server: Server) -> None:
    assert handshake(server, "http://127.0.0.1:{port}", "127.0.0.1") == 101
    assert handshake(server, "http://evil.example", "127.0.0.1") == 403
    assert handshake(server, "http://evil.example:{port}", "evil.example") in {400, 403}


def test_listens_on_loopback_only(server: Server) -> None:
    port = int(server.url.rsplit(":", 1)[1])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing; tells this machine's own address
        own = probe.getsockname()[0]
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
        socket.create_connection((own, port), timeout=2)


def remember(server: Server, language: str) -> None:
    """All visitors are one user here: choose the language as that user would have."""
    open_store(f"sqlite:///{server.home / 'assay.sqlite'}", server.home).set_preference("local", "language", language)
