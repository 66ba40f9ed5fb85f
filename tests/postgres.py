"""A PostgreSQL server of our own, on a free loopback port, for the tests; skipped where none is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl: on PATH, or where Debian keeps them."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


def server_user() -> pwd.struct_passwd | None:
    """Who the server runs as: ourselves, or for root, whom the server refuses, the account made for it."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names.get("nobody")


class Postgres:
    """A running server."""

    def __init__(self, tools: Path, user: pwd.struct_passwd) -> None:
        self._tools = tools
        self._user = user
        self._folder = Path(tempfile.mkdtemp(prefix="assay-postgres-"))
        os.chown(self._folder, user.pw_uid, user.pw_gid)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = int(probe.getsockname()[1])

    def start(self) -> None:
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-U", "assay", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        places = f"-c listen_addresses=127.0.0.1 -p {self._port} -k {self._folder} -c fsync=off -c max_connections=200"
        self._run("pg_ctl", "-D", data, "-l", str(self._folder / "log"), "-w", "-o", places, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder)

    def new_database(self) -> str:
        """URL of a fresh, empty database."""
        name = f"assay_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self._url(name)

    def _url(self, database: str) -> str:
        return f"postgresql://assay@127.0.0.1:{self._port}/{database}"

    def _run(self, tool: str, *arguments: str) -> None:
        switch = {"user": self._user.pw_uid, "group": self._user.pw_gid} if os.geteuid() == 0 else {}
        with (self._folder / "tools.log").open("ab") as log:
            subprocess.run(
                [str(self._tools / tool), *arguments],
                check=True,
                cwd=self._folder,
                stdout=log,
                stderr=log,
                timeout=120,
                **switch,
            )


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    tools, user = binaries(), server_user()
    if tools is None:
        pytest.skip("no PostgreSQL server is installed (initdb and pg_ctl not found)")
    if user is None:
        pytest.skip("PostgreSQL does not run as root and there is no other account to run it as")
    server = Postgres(tools, user)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres_server: Postgres) -> str:
    """URL of a fresh database on a real server."""
    return postgres_server.new_database()
