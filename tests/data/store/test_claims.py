from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from data.store import Store

ROOT = Path(__file__).parents[3]

HOLD = """
import sys, time
from pathlib import Path
from data.store import open_store
claim = open_store(sys.argv[1], Path(sys.argv[2])).claim("worker")
print("held" if claim else "free", flush=True)
time.sleep(600)
"""


def held(store: Store) -> bool:
    claim = store.claim("worker")
    if claim is not None:
        claim.release()
    return claim is None


def test_name_has_one_holder(store: Store) -> None:
    first = store.claim("worker")
    assert first is not None
    assert first.holds()
    assert store.claim("worker") is None
    other = store.claim("supervisor")
    assert other is not None
    first.release()
    assert not held(store)
    other.release()


def test_claim_falls_with_its_process(store: Store) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, store.database_url, str(store.home)], cwd=ROOT, stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        assert held(store)
        process.send_signal(signal.SIGKILL)
        process.wait(30)
        # The server notices a broken connection a moment after the process is gone
        assert any(not held(store) for _ in range(2000))
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def test_claim_survives_another_process_that_only_asks(store: Store) -> None:
    claim = store.claim("worker")
    assert claim is not None
    ask = HOLD.replace("time.sleep(600)", "")
    asked = subprocess.run(
        [sys.executable, "-c", ask, store.database_url, str(store.home)], cwd=ROOT, capture_output=True, check=True
    )
    assert asked.stdout == b"free\n"
    assert held(store)
    claim.release()


def test_claim_of_a_restarted_server_is_lost(store: Store) -> None:
    if store.is_sqlite:
        return
    import psycopg

    claim = store.claim("worker")
    assert claim is not None
    with psycopg.connect(store.database_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    assert not claim.holds()
    assert store.preference("ann", "the pool has recovered") is None
