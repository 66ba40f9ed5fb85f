"""A server of our own on a free loopback port, and a headless Chromium that tells what it asked for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

playwright = pytest.importorskip("playwright.sync_api")

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
START_SECONDS = 90
# On a cold deep link Streamlit's page asks for these below the page's own path first.
PROBES = ("/_stcore/health", "/_stcore/host-config")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM.exists():
                item.add_marker(pytest.mark.skip(reason=f"{CHROMIUM} is not installed"))


@dataclass(frozen=True)
class Server:
    """A running server and the folder it keeps its data in."""

    url: str
    home: Path
    process: subprocess.Popen[bytes]

    def fetch(self, path: str, host: str | None = None) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and body of a GET."""
        request = urllib.request.Request(self.url + path, headers={"Host": host} if host else {})  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
                return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()


@dataclass
class Watch:
    """What a page asked for beyond its server, and what it complained about."""

    own: str
    external: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def on_request(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.own:
            self.external.append(request.url)

    def on_console(self, message) -> None:
        url = message.location.get("url", "")
        if message.type == "error" and not url.endswith(PROBES):
            self.complaints.append(f"{message.text} {url}")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def start_server(home: Path, port: int) -> Server:
    """Start the production launcher and wait until it answers; raises RuntimeError with its log when it does not."""
    home.mkdir(parents=True, exist_ok=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "components.server", "--port", str(port)],
            cwd=ROOT,
            env=environment | {"ASSAY_HOME": str(home)},
            stdout=log,
            stderr=log,
        )
    server = Server(f"http://127.0.0.1:{port}", home, process)
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            if server.fetch("/_stcore/health")[0] == 200:
                return server
        except OSError:
            time.sleep(0.2)
    stop_server(server)
    raise RuntimeError((home / "server.log").read_text(errors="replace")[-2000:])


def stop_server(server: Server) -> None:
    server.process.terminate()
    try:
        server.process.wait(20)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all browser tests."""
    running = start_server(tmp_path_factory.mktemp("home"), free_port())
    yield running
    stop_server(running)


@pytest.fixture
def cold_server(tmp_path: Path) -> Iterator[Server]:
    """A server nobody has visited yet."""
    running = start_server(tmp_path / "home", free_port())
    yield running
    stop_server(running)


@pytest.fixture(scope="session")
def chromium() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield browser
        browser.close()


OpenPage = Callable[..., playwright.Page]


@pytest.fixture
def open_page(chromium: playwright.Browser) -> Iterator[OpenPage]:
    """open_page(server, path="", language="en", theme="light") -> a settled page in a context of its own.

    The page carries `.watch`; every context is closed afterwards.
    """
    contexts: list[playwright.BrowserContext] = []

    def open_one(server: Server, path: str = "", language: str = "en", theme: str = "light") -> playwright.Page:
        context = chromium.new_context(
            locale={"en": "en-US", "zh": "zh-CN"}[language],
            color_scheme=theme,
            viewport={"width": 1440, "height": 900},
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.watch = Watch(urlsplit(server.url).netloc)
        page.on("request", page.watch.on_request)
        page.on("websocket", lambda socket: page.watch.on_request(socket))
        page.on("console", page.watch.on_console)
        page.goto(f"{server.url}/{path}")
        settle(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


def settle(page: playwright.Page) -> None:
    """Wait until the script has run and nothing is being redrawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_selector("[data-testid=stMain] [data-testid=stVerticalBlock] *", state="attached")
