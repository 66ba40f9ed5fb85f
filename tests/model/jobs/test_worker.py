"""The real worker process, on each kind of database. Every test starts one, about two seconds each."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from data.store import NewJob, Store
from model import jobs
from model.jobs import worker
from model.jobs.places import executor_name, heartbeat_path, worker_claim, worker_lives
from model.jobs.supervisor import launch_worker
from tests.model.jobs.test_supervisor import wait_for

TOYS = (sys.executable, "-m", "tests.model.jobs.toys")

pytestmark = pytest.mark.slow

Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(job_store: Store) -> Iterator[Start]:
    """start() begins a worker that knows the toys."""
    processes = []

    def begin() -> subprocess.Popen[bytes]:
        processes.append(launch_worker(job_store, TOYS))
        return processes[-1]

    yield begin
    for process in processes:
        process.kill()
        process.wait()


def state(job_id: str) -> str:
    return jobs.status(job_id, "ann").state


def test_worker_does_what_was_queued_before_and_after_it_started(
    job_store: Store, document: Callable[[], str], start: Start
) -> None:
    before = jobs.submit("toy.count", document(), "ann")
    start()
    wait_for(lambda: state(before) == "done")
    after = jobs.submit("toy.count", document(), "ann")
    wait_for(lambda: state(after) == "done")
    assert {job.attempts for job in jobs.recent("ann")} == {1}


def test_failures_are_told_and_the_worker_goes_on(document: Callable[[], str], start: Start) -> None:
    ids = {kind: jobs.submit(kind, document(), "ann") for kind in ("toy.refuse", "toy.crash", "toy.count")}
    start()
    wait_for(lambda: state(ids["toy.count"]) == "done")
    wait_for(lambda: state(ids["toy.crash"]) == state(ids["toy.refuse"]) == "failed")
    assert jobs.status(ids["toy.refuse"], "ann").error == "metric_not_found"
    assert jobs.status(ids["toy.crash"], "ann").error == "job_failed"


def test_killed_in_the_middle_is_resumed_by_the_next(
    job_store: Store, document: Callable[[], str], start: Start
) -> None:
    job_id = jobs.submit("toy.count", document(), "ann", {"steps": 8, "seconds": 0.25})
    first = start()
    wait_for(lambda: jobs.status(job_id, "ann").done > 0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert state(job_id) == "running"
    start()
    wait_for(lambda: state(job_id) == "done")
    assert jobs.status(job_id, "ann").attempts == 2
    assert len(job_store.results("ann")) == 1


def test_told_to_stop_gives_the_job_back_uncounted(document: Callable[[], str], start: Start) -> None:
    job_id = jobs.submit("toy.count", document(), "ann", {"steps": 100, "seconds": 0.25})
    first = start()
    wait_for(lambda: state(job_id) == "running")
    first.send_signal(signal.SIGTERM)
    assert first.wait(30) == 0
    waiting = jobs.status(job_id, "ann")
    assert (waiting.state, waiting.attempts) == ("queued", 0)
    start()
    wait_for(lambda: state(job_id) == "running")
    jobs.cancel(job_id, "ann")
    follower = jobs.submit("toy.count", document(), "ann")
    wait_for(lambda: state(follower) == "done")
    assert state(job_id) == "cancelled"


def test_document_that_kills_its_worker_is_set_aside_and_the_next_one_read(
    job_store: Store, document: Callable[[], str], start: Start, tmp_path: Path
) -> None:
    deadly = jobs.submit("toy.kill", document(), "ann", {"marks": str(tmp_path / "marks")})
    innocent = jobs.submit("toy.count", document(), "ann")
    for _ in range(3):
        assert start().wait(60) == -signal.SIGKILL
    start()
    wait_for(lambda: state(innocent) == "done")
    ended = jobs.status(deadly, "ann")
    assert (ended.state, ended.error) == ("failed", "worker_died")
    assert (tmp_path / "marks").read_text() == "xxx"


def test_second_worker_of_a_folder_leaves_at_once(job_store: Store, start: Start) -> None:
    start()
    wait_for(lambda: worker_lives(job_store))
    assert start().wait(60) == 0
    assert worker_lives(job_store)


def test_lost_queue_is_rebuilt_from_the_rows(job_store: Store, document: Callable[[], str], start: Start) -> None:
    """The rows are the truth: without the queue's own tables nothing submitted is lost."""
    if not job_store.is_sqlite:
        pytest.skip("the queue is a file of its own with SQLite only")
    first = start()
    done = jobs.submit("toy.count", document(), "ann")
    wait_for(lambda: state(done) == "done")
    slow = jobs.submit("toy.count", document(), "ann", {"steps": 100, "seconds": 0.25})
    queued = jobs.submit("toy.count", document(), "ann")
    wait_for(lambda: state(slow) == "running")
    first.send_signal(signal.SIGKILL)
    first.wait()
    for path in job_store.home.glob("queue.sqlite*"):
        path.unlink()
    start()
    wait_for(lambda: jobs.status(slow, "ann").attempts == 2)
    jobs.cancel(slow, "ann")
    wait_for(lambda: state(queued) == "done")


def test_what_a_dead_machine_left_is_taken_over(
    job_store: Store, document: Callable[[], str], start: Start, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another folder stands for another machine: its worker has another name on the same database."""
    job_id = jobs.submit("toy.count", document(), "ann", {"steps": 20, "seconds": 0.25})
    other = start_elsewhere(job_store, home)
    wait_for(lambda: jobs.status(job_id, "ann").done > 0)
    other.send_signal(signal.SIGKILL)
    other.wait()
    start()
    wait_for(lambda: jobs.status(job_id, "ann").attempts == 2)
    wait_for(lambda: state(job_id) == "done")


def test_what_a_living_machine_does_is_left_to_it(
    job_store: Store, document: Callable[[], str], start: Start, home: Path
) -> None:
    job_id = jobs.submit("toy.count", document(), "ann", {"steps": 40, "seconds": 0.25})
    other = start_elsewhere(job_store, home)
    try:
        wait_for(lambda: jobs.status(job_id, "ann").done > 0)
        start()
        beside = jobs.submit("toy.count", document(), "ann")
        wait_for(lambda: state(beside) == "done")
        assert state(job_id) == "running"
        wait_for(lambda: state(job_id) == "done")
        assert jobs.status(job_id, "ann").attempts == 1
    finally:
        other.kill()
        other.wait()


def start_elsewhere(store: Store, home: Path) -> subprocess.Popen[bytes]:
    from data.store import open_store

    elsewhere = home.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "files").symlink_to(home / "files")
    if store.is_sqlite:
        # Two folders with one SQLite file: what a container with a new host name on an old volume looks like
        for name in ("run", "queue.sqlite"):
            (home / "run").mkdir(exist_ok=True)
            (elsewhere / name).symlink_to(home / name)
    return launch_worker(open_store(store.database_url, elsewhere), TOYS)


def test_worker_opens_no_port_and_connects_to_the_database_alone(
    job_store: Store, document: Callable[[], str], start: Start
) -> None:
    process = start()
    job_id = jobs.submit("toy.count", document(), "ann")
    wait_for(lambda: state(job_id) == "done")
    listening, remote = sockets(process.pid)
    assert listening == []
    port = job_store.database_url.rsplit(":", 1)[1].split("/")[0]
    allowed = set() if job_store.is_sqlite else {("0100007F", f"{int(port):04X}")}
    assert set(remote) <= allowed


def sockets(pid: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Listening local addresses and connected remote ones (hexadecimal address, port) of a process."""
    ours = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    listening, remote = [], []
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if f"socket:[{fields[9]}]" not in ours:
                continue
            if fields[3] == "0A" or table.startswith("udp"):
                listening.append(fields[1])
            else:
                remote.append(tuple(fields[2].split(":")))
    return listening, remote


def test_queue_keeps_plain_json(job_store: Store, document: Callable[[], str], start: Start) -> None:
    """Nothing is ever unpickled: what the queue stores is JSON of ours."""
    job_id = jobs.submit("toy.crash", document(), "ann")
    start()
    wait_for(lambda: state(job_id) == "failed")
    rows = in_queue(job_store, "SELECT serialization FROM workflow_status")
    inputs = in_queue(job_store, "SELECT inputs FROM workflow_input")
    assert rows == [("assay_json",)]
    assert inputs == [(f'{{"args": ["{job_id}"], "kwargs": {{}}}}',)]


def in_queue(store: Store, command: str) -> list[tuple[object, ...]]:
    """Rows of the queue's own tables, or () for a command without any."""
    if store.is_sqlite:
        with sqlite3.connect(store.home / "queue.sqlite") as connection:
            return connection.execute(command).fetchall()
    with psycopg.connect(store.database_url.replace("+psycopg", ""), options="-c search_path=dbos") as connection:
        cursor = connection.execute(command.encode())
        return cursor.fetchall() if cursor.description else []


def test_queue_forgets_what_ended_days_ago_and_the_rows_do_not(
    job_store: Store, document: Callable[[], str], start: Start
) -> None:
    first = start()
    old, recent = (jobs.submit("toy.count", document(), "ann") for _ in range(2))
    wait_for(lambda: state(old) == state(recent) == "done")
    wait_for(lambda: in_queue(job_store, "SELECT count(*) FROM workflow_status WHERE status = 'SUCCESS'") == [(2,)])
    first.send_signal(signal.SIGTERM)
    first.wait(30)
    two_days = 2 * 24 * 3600 * 1000
    in_queue(
        job_store,
        f"UPDATE workflow_status SET completed_at = completed_at - {two_days} WHERE workflow_uuid = '{old}'",  # noqa: S608
    )
    start()
    wait_for(lambda: in_queue(job_store, "SELECT workflow_uuid FROM workflow_status") == [(recent,)])
    assert state(old) == state(recent) == "done"


def test_one_owners_batch_does_not_hold_up_another(job_store: Store, document: Callable[[], str], start: Start) -> None:
    batch = [jobs.submit("toy.count", document(), "ann", {"steps": 2, "seconds": 0.1}) for _ in range(6)]
    other = job_store.add_document("b.pdf", b"bob", "application/pdf", "bob")
    single = jobs.submit("toy.count", other.id, "bob")
    start()
    wait_for(lambda: jobs.status(single, "bob").state == "done")
    assert sum(state(job_id) == "done" for job_id in batch) <= 2
    wait_for(lambda: all(state(job_id) == "done" for job_id in batch))


def test_idle_worker_leaves_when_no_server_shows(job_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "ALONE_SECONDS", 0.5)
    watch = needing(job_store)
    assert watch._needed()
    time.sleep(0.6)
    assert not watch._needed()
    heartbeat_path(job_store.home).parent.mkdir(parents=True, exist_ok=True)
    heartbeat_path(job_store.home).touch()
    assert watch._needed()
    document = job_store.add_document("a.pdf", b"a", "application/pdf", "ann")
    job_store.put_job(NewJob("toy.count", document.id, "ann", "1"))
    time.sleep(0.6)
    assert watch._needed()


def needing(store: Store) -> worker.Worker:
    """A worker without its queue, to ask whether it is needed."""
    bare = object.__new__(worker.Worker)
    bare._store, bare._stay, bare._running = store, False, None
    bare._last_beat, bare._server_seen = None, time.monotonic()
    return bare


def test_whole_way_from_submitting_in_a_server(
    job_store: Store, document: Callable[[], str], live_worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs.supervisor.Supervisor.__init__, "__defaults__", (TOYS,))
    job_id = jobs.submit("toy.count", document(), "ann")
    wait_for(lambda: state(job_id) == "done")
    assert job_store.claim(worker_claim(executor_name(job_store.home))) is None
