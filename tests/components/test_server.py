"""The launcher: where it listens, what it lets in, what it says of itself."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from components import account, server
from model import services

INDEX = "<html><script>one()</script><script src='x.js'></script><script>\n two()\n</script></html>"


def directives(policy: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for words in (part.split() for part in policy.split(";"))}


def test_policy_allows_this_server_only_and_names_inline_scripts_by_hash() -> None:
    found = directives(server.content_security_policy(INDEX))
    for script in ("one()", "\n two()\n"):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in found["script-src"]
    assert "'unsafe-inline'" not in found["script-src"]
    assert "'unsafe-eval'" not in found["script-src"]
    assert found["default-src"] == ["'self'"]
    assert found["object-src"] == ["'none'"]
    sources = {source for values in found.values() for source in values}
    assert not [source for source in sources if "//" in source or source in {"*", "https:", "http:"}]


def test_policy_covers_the_page_streamlit_serves() -> None:
    assert "sha256-" in server.content_security_policy(server._index_html())


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.7", "::1", "localhost"])
def test_one_user_is_served_on_loopback(address) -> None:
    assert server._may_listen(address)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.4", "example.com", ""])  # noqa: S104
def test_one_users_documents_are_not_opened_to_others(address, monkeypatch, capsys) -> None:
    monkeypatch.setattr(server, "create_app", lambda: pytest.fail("served"))
    with pytest.raises(SystemExit) as refusal:
        server.main(["--address", address])
    assert refusal.value.code == 2
    assert "[auth]" in capsys.readouterr().err


@pytest.mark.parametrize(("signed", "hosts"), [(False, ["localhost", "127.0.0.1"]), (True, None)])
def test_settings_handed_to_streamlit(monkeypatch, signed, hosts) -> None:
    handed: dict[str, object] = {}

    class App:
        def run(self, config: dict[str, object]) -> None:
            handed.update(config)

    monkeypatch.setattr(account, "sign_in_configured", lambda: signed)
    monkeypatch.setattr(server, "create_app", App)
    server.main(["--port", "8600", *(["--address", "0.0.0.0"] if signed else [])])  # noqa: S104
    assert handed["server.port"] == 8600
    assert handed["server.address"] == ("0.0.0.0" if signed else "127.0.0.1")  # noqa: S104
    assert handed.get("server.allowedHosts") == hosts


class Bare:
    """An app that answers with headers of its own."""

    async def __call__(self, _scope, _receive, send) -> None:
        headers = [(b"X-Frame-Options", b"ALLOWALL"), (b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"ok"})


def test_headers_are_set_once_on_every_answer() -> None:
    answer = TestClient(server.SecurityHeaders(Bare(), "default-src 'self'")).get("/")
    assert answer.headers.get_list("x-frame-options") == ["SAMEORIGIN"]
    assert answer.headers["content-security-policy"] == "default-src 'self'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["content-type"] == "text/plain"


@pytest.mark.anyio
@pytest.mark.parametrize(("well", "status"), [(True, 200), (False, 503)])
async def test_health_answers_for_database_and_worker(monkeypatch, well, status) -> None:
    health = replace(services.health(), database_ok=True, worker_alive=well, queued=3)
    monkeypatch.setattr(services, "health", lambda: health)
    answer = await server._health(None)
    assert answer.status_code == status
    assert json.loads(answer.body) == {
        "status": "ok" if well else "unavailable",
        "database": True,
        "worker": well,
        "queued": 3,
    }


@pytest.mark.anyio
async def test_a_failing_warm_start_does_not_stop_the_server(monkeypatch, caplog) -> None:
    def fail() -> None:
        raise OSError("disk full")

    done: list[str] = []
    monkeypatch.setattr(server.services, "store", fail)
    monkeypatch.setattr(server.jobs, "ensure_worker", lambda: done.append("jobs"))
    monkeypatch.setattr(server.documents, "ensure_worker", lambda: done.append("documents"), raising=False)
    async with server._warm_start(None):
        assert done == ["jobs", "documents"]
    assert "warm start" in caplog.text


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
