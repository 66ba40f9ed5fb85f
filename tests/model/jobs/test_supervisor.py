"""The watch over the worker, with stand-ins for the worker: processes that only claim, or that die at once."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store import Store
from model.jobs import ensure_worker, stop_workers, supervisor
from model.jobs.places import executor_name, heartbeat_path, worker_claim, worker_lives
from model.jobs.supervisor import Supervisor, launch_worker

ROOT = Path(__file__).parents[3]

CLAIMS = """
import os, sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from data.store import open_store
from model.jobs.places import executor_name, worker_claim
home = Path(os.environ["ASSAY_HOME"])
store = open_store(os.environ["DATABASE_URL"], home)
claim = None
while claim is None:
    claim = store.claim(worker_claim(executor_name(home)))
with (home / "starts").open("a") as starts:
    starts.write(f"{{os.getpid()}}\\n")
time.sleep(600)
"""
STEADY = (sys.executable, "-c", CLAIMS.format(root=str(ROOT)))
DIES = (
    sys.executable,
    "-c",
    "import os, pathlib; pathlib.Path(os.environ['ASSAY_HOME'], 'starts').open('a').write('x')",
)


def wait_for(what: Callable[[], object], seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.02)


def starts(store: Store) -> list[int]:
    path = store.home / "starts"
    return [int(line) for line in path.read_text().splitlines()] if path.exists() else []


Watch = Callable[..., Supervisor]


@pytest.fixture
def watch(job_store: Store, live_worker: None) -> Iterator[Watch]:
    watches: list[Supervisor] = []

    def begin(command: tuple[str, ...] = STEADY) -> Supervisor:
        watches.append(Supervisor(job_store, command))
        watches[-1].start()
        return watches[-1]

    yield begin
    for one in watches:
        one.stop()


def test_worker_is_started_and_stopped(job_store: Store, watch: Watch) -> None:
    assert not worker_lives(job_store)
    one = watch()
    wait_for(lambda: starts(job_store))
    assert worker_lives(job_store)
    one.stop()
    wait_for(lambda: not worker_lives(job_store))


def test_dead_worker_is_started_again(job_store: Store, watch: Watch) -> None:
    watch()
    wait_for(lambda: starts(job_store))
    os.kill(starts(job_store)[0], signal.SIGKILL)
    wait_for(lambda: len(starts(job_store)) == 2)


def test_two_servers_start_one_worker_and_the_second_takes_over(job_store: Store, watch: Watch) -> None:
    first, second = watch(), watch()
    wait_for(lambda: starts(job_store))
    acting, waiting = (first, second) if first._worker is not None else (second, first)
    assert waiting._worker is None
    acting.stop()
    wait_for(lambda: len(starts(job_store)) == 2)
    assert waiting._worker is not None


def test_worker_of_another_server_is_left_alone(job_store: Store, watch: Watch) -> None:
    claim = job_store.claim(worker_claim(executor_name(job_store.home)))
    assert claim is not None
    one = watch()
    wait_for(lambda: one._claim is not None)
    time.sleep(1.2)
    assert starts(job_store) == []
    claim.release()
    wait_for(lambda: starts(job_store))


def test_worker_that_dies_at_once_is_started_ever_more_slowly(
    job_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(supervisor.time, "monotonic", lambda: clock[0])
    one = Supervisor(job_store, DIES)
    pauses, workers = [], set()
    for _ in range(7):
        one._look()
        assert one._worker is not None
        workers.add(one._worker.pid)
        one._worker.wait(30)
        one._look()  # too early: starts nothing
        assert one._worker.pid in workers
        pauses.append(one._pause)
        clock[0] += one._pause
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    assert len(workers) == 7
    clock[0] += 100
    one._look()
    assert one._pause == 1, "a worker that lived is started at once"
    one.stop()


def test_server_shows_itself(job_store: Store, watch: Watch) -> None:
    watch(DIES)
    wait_for(lambda: heartbeat_path(job_store.home).exists())


def test_store_out_of_reach_does_not_end_the_watch(
    job_store: Store, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.store import StoreUnavailable

    answers: list[object] = [StoreUnavailable(), StoreUnavailable()]
    whole = Store.claim

    def claim(store: Store, name: str) -> object:
        if answers:
            raise answers.pop()
        return whole(store, name)

    monkeypatch.setattr(Store, "claim", claim)
    watch()
    wait_for(lambda: starts(job_store))


def test_worker_gets_the_settings_and_nothing_that_calls_home(
    job_store: Store, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    for name in ("DBOS__CLOUD", "DBOS_CONDUCTOR_KEY", "DBOS__OTLP_TRACES_ENDPOINT"):
        monkeypatch.setenv(name, "true")
    show = "import json, os; open(os.environ['ASSAY_HOME'] + '/env', 'w').write(json.dumps(dict(os.environ)))"
    process = launch_worker(job_store, (sys.executable, "-c", show))
    assert process.wait(30) == 0
    environment = json.loads((job_store.home / "env").read_text())
    assert not [name for name in environment if name.startswith("DBOS")]
    assert environment["ASSAY_HOME"] == str(job_store.home)
    assert environment["DATABASE_URL"] == job_store.database_url
    assert environment["PYTHONPATH"].split(os.pathsep)[0] == str(ROOT)


def test_worker_outlives_the_group_of_its_server(job_store: Store) -> None:
    process = launch_worker(job_store, STEADY)
    try:
        assert os.getsid(process.pid) != os.getsid(0)
    finally:
        process.kill()
        process.wait()


def test_ensuring_twice_watches_once(job_store: Store) -> None:
    ensure_worker()
    before = dict(supervisor._supervisors)
    assert list(before) == [job_store.home]
    stop_workers()
    assert supervisor._supervisors == {}
