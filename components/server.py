"""The production launcher: ``python -m components.server [--port 8501]``.

Streamlit's ASGI app with a health answer, security headers and a warm start. Without a configured sign-in it
listens on the loopback address only.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import ipaddress
import logging
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from components import account, states
from model import documents, jobs, services

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = "127.0.0.1"
_LOOPBACK_NAMES = ["localhost", LOOPBACK]

_log = logging.getLogger("assay.server")


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped; exits with code 2 when asked to listen beyond this machine without a sign-in."""
    parser = argparse.ArgumentParser(prog="python -m components.server", description="Serve Assay.")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default=LOOPBACK, help="other than loopback only with [auth] in the secrets")
    asked = parser.parse_args(arguments)
    if not _may_listen(asked.address):
        parser.error(f"{asked.address} would open one user's documents to others: configure [auth] first")
    overrides: dict[str, object] = {"server.port": asked.port, "server.address": asked.address}
    if not account.sign_in_configured():
        overrides["server.allowedHosts"] = _LOOPBACK_NAMES
    create_app().run(config=overrides)


def create_app() -> st.App:
    """The ASGI app, ready to be run by `main` or by an ASGI server."""
    # A first visit by deep link would otherwise be looked up among the files of pages/ before app.py has run, and
    # greet the visitor with "Page not found". Private to Streamlit: held by a browser test.
    PagesManager.uses_pages_directory = False
    middleware = [Middleware(SecurityHeaders, policy=content_security_policy(_index_html()))]
    if not account.sign_in_configured():
        # Answers only to this machine's own names, so that no foreign site can reach it by rebinding its DNS name.
        middleware.insert(0, Middleware(TrustedHostMiddleware, allowed_hosts=_LOOPBACK_NAMES))
    return st.App(
        ROOT / "app.py",
        routes=[Route("/healthz", _health)],
        middleware=middleware,
        lifespan=_warm_start,
        on_script_error=states.script_error,
    )


def content_security_policy(index_html: str) -> str:
    """Everything from this server only; the inline scripts of Streamlit's own page are named by their hashes."""
    inline = re.findall(r"<script>(.*?)</script>", index_html, flags=re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in inline)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",  # Streamlit and Plotly set styles on elements
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' blob: data:",
            "worker-src 'self' blob:",
            "frame-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


class SecurityHeaders:
    """ASGI middleware that adds the security headers to every HTTP answer."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._headers = [
            (b"content-security-policy", policy.encode()),
            (b"x-frame-options", b"SAMEORIGIN"),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; set each header once on the way back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in self._headers}
                theirs = [(name, value) for name, value in message["headers"] if name.lower() not in ours]
                message["headers"] = theirs + self._headers
            await send(message)

        await self._app(scope, receive, send_with_headers)


async def _health(_request: Request) -> JSONResponse:
    """200 while the database and the worker answer, else 503."""
    health = await anyio.to_thread.run_sync(services.health)
    return JSONResponse(
        {
            "status": "ok" if health.ok else "unavailable",
            "database": health.database_ok,
            "worker": health.worker_alive,
            "queued": health.queued,
        },
        status_code=200 if health.ok else 503,
    )


@asynccontextmanager
async def _warm_start(_app: st.App) -> AsyncIterator[None]:
    """Open the store and start both workers before the first visitor waits for them."""
    for step in (services.store, jobs.ensure_worker, documents.ensure_worker):
        try:
            await anyio.to_thread.run_sync(step)
        except Exception:  # noqa: BLE001 - worker border: the server starts all the same and /healthz says what is amiss
            _log.exception("warm start: %s failed", step.__qualname__)
    yield


def _may_listen(address: str) -> bool:
    if account.sign_in_configured() or address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _index_html() -> str:
    return (Path(st.__file__).parent / "static/index.html").read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
