from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from model.documents import ensure_worker, read_text, stop_worker, worker_usage
from model.documents.limits import Limits
from model.documents.sandbox import Sandbox, reason_of, sandbox
from model.errors import DocumentRefused
from model.settings import load_settings
from tests.hostile import bombs
from tests.hostile.raw import FIGURE, many_pages, one_page
from tests.tree.source import ROOT

LIMITS = Limits.of(load_settings())
linux = pytest.mark.skipif(sys.platform != "linux", reason="forks only on Linux")
pytestmark = linux


@pytest.fixture
def path(tmp_path) -> Path:
    file = tmp_path / "a.pdf"
    file.write_bytes(one_page())
    return file


@pytest.fixture
def bomb(tmp_path) -> Path:
    file = tmp_path / "bomb.pdf"
    file.write_bytes(bombs.nested_flate())
    return file


def text_of(file: Path) -> dict[str, object]:
    return {"task": "text", "path": str(file)}


def wait_until(condition) -> None:
    """Wait for something that must happen; gives up loudly after a time no test should need."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def running(process: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_many_threads_are_served_at_once(path, bomb) -> None:
    """Good files and bombs side by side; each gets its own answer."""

    def read(number: int) -> bool:
        if number % 5:
            return FIGURE in read_text(path).texts[0]
        with pytest.raises(DocumentRefused):
            read_text(bomb)
        return True

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(read, range(40)))


def test_a_killed_worker_is_replaced(path) -> None:
    before = sandbox.ready().process
    os.kill(before.pid, signal.SIGKILL)
    assert read_text(path).page_count == 1
    assert sandbox.ready().process.pid != before.pid


def test_a_worker_killed_while_it_works_is_asked_again(tmp_path, path) -> None:
    heavy = tmp_path / "heavy.pdf"
    heavy.write_bytes(bombs.operators(200_000))
    worker = sandbox.ready()
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(read_text, heavy)
        children = Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children")
        wait_until(lambda: children.read_text().strip() or waiting.done())
        worker.process.kill()
        assert waiting.result().page_count == 1


def test_stopping_is_final_until_the_next_document(path) -> None:
    ensure_worker()
    process = sandbox.ready().process
    stop_worker()
    stop_worker()
    assert process.returncode is not None
    assert read_text(path).page_count == 1


def test_the_worker_dies_with_its_parent(path) -> None:
    script = (
        "import os, signal\n"
        "from model.documents import read_text\n"
        "from model.documents.sandbox import sandbox\n"
        f"read_text({str(path)!r})\n"
        "print(sandbox.ready().process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, check=False)
    assert run.returncode == -signal.SIGKILL
    worker = int(run.stdout)
    wait_until(lambda: not running(worker))


def test_a_forked_copy_of_the_caller_starts_its_own_worker(path) -> None:
    ensure_worker()
    ours = sandbox.ready().process.pid
    child = os.fork()
    if child == 0:
        fresh = sandbox.ready().process.pid != ours and read_text(path).page_count == 1
        stop_worker()
        os._exit(0 if fresh else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert sandbox.ready().process.pid == ours
    assert read_text(path).page_count == 1


def test_no_descriptor_is_left_open(path, bomb) -> None:
    read_text(path)
    worker = sandbox.ready().process.pid

    def descriptors() -> tuple[int, int]:
        return len(os.listdir("/proc/self/fd")), len(os.listdir(f"/proc/{worker}/fd"))  # noqa: PTH208

    before = descriptors()
    for _ in range(20):
        read_text(path)
        with pytest.raises(DocumentRefused):
            read_text(path, replace(load_settings(), worker_result_bytes=10))
    with pytest.raises(DocumentRefused):
        read_text(bomb)
    wait_until(lambda: descriptors() == before)


def test_the_worker_knows_no_secrets_and_no_heavy_libraries(path, monkeypatch) -> None:
    monkeypatch.setenv("ASSAY_SECRET_CANARY", "canary-1234")
    stop_worker()
    read_text(path)
    process = Path(f"/proc/{sandbox.ready().process.pid}")
    assert b"canary-1234" not in (process / "environ").read_bytes()
    assert not [
        name for name in ("torch", "streamlit", "pandas", "sqlalchemy") if f"/{name}/" in (process / "maps").read_text()
    ]


def test_limits_of_the_settings_reach_the_child(bomb) -> None:
    settings = replace(load_settings(), worker_memory_bytes=400 << 20)
    with pytest.raises(DocumentRefused) as refusal:
        read_text(bomb, settings)
    assert refusal.value.code == "document_too_much_memory"


def test_a_child_that_burns_its_processor_time_is_stopped(tmp_path) -> None:
    heavy = tmp_path / "heavy.pdf"
    heavy.write_bytes(bombs.operators(700_000))
    with pytest.raises(DocumentRefused) as refusal:
        read_text(heavy, replace(load_settings(), worker_cpu_seconds=1))
    assert refusal.value.code == "document_too_slow"


def test_a_child_that_outlives_the_clock_is_stopped(tmp_path) -> None:
    heavy = tmp_path / "heavy.pdf"
    heavy.write_bytes(bombs.operators(700_000))
    with pytest.raises(DocumentRefused) as refusal:
        read_text(heavy, replace(load_settings(), worker_wall_seconds=1))
    assert refusal.value.code == "document_too_slow"


def test_usage_grows_with_every_document(path) -> None:
    before = worker_usage()
    read_text(path)
    after = worker_usage()
    assert after.documents == before.documents + 1
    assert after.cpu_seconds > before.cpu_seconds
    assert 10 << 20 < after.peak_bytes < 2 << 30


@pytest.mark.parametrize("forks", [True, False])
def test_both_ways_of_running_give_the_same_answers(forks, path, bomb) -> None:
    way = Sandbox(forks=forks)
    way.warm()
    try:
        assert way.run(text_of(path), LIMITS)["texts"] == [f"Total revenue {FIGURE}"]
        with pytest.raises(DocumentRefused) as refusal:
            way.run(text_of(bomb), LIMITS)
        assert refusal.value.code in {"document_too_much_memory", "document_crashed_reader"}
        assert way.usage().documents == 2
    finally:
        way.discard()


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ({"signal": signal.SIGALRM, "cpu": 1, "peak": 0}, "document_too_slow"),
        ({"signal": signal.SIGXCPU, "cpu": 20, "peak": 0}, "document_too_slow"),
        ({"signal": signal.SIGKILL, "cpu": 20, "peak": 0}, "document_too_slow"),
        ({"signal": signal.SIGKILL, "cpu": 1, "peak": 0}, "document_too_much_memory"),
        ({"signal": signal.SIGABRT, "cpu": 1, "peak": 900 << 20}, "document_too_much_memory"),
        ({"signal": signal.SIGABRT, "cpu": 1, "peak": 50 << 20}, "document_crashed_reader"),
        ({"signal": signal.SIGSEGV, "cpu": 1, "peak": 50 << 20}, "document_crashed_reader"),
        ({"signal": 0, "cpu": 1, "peak": 50 << 20}, "document_crashed_reader"),
    ],
)
def test_every_end_has_one_reason(end, reason) -> None:
    assert reason_of(end, LIMITS) == reason


def test_the_worker_answers_one_request_on_its_own(path) -> None:
    """What systems without fork use, byte for byte."""
    request = {**text_of(path), "limits": {name: getattr(LIMITS, name) for name in Limits.__slots__}}
    run = subprocess.run(
        [sys.executable, "-m", "model.documents.worker", "--once"],
        cwd=ROOT,
        input=json.dumps(request).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    assert FIGURE in json.loads(run.stdout)["texts"][0]


def test_a_long_report_stays_far_below_the_memory_limit(tmp_path) -> None:
    """400 dense pages, every way of reading; promised: below 1 GiB."""
    rows = b"".join(
        b"BT /F1 8 Tf 72 %d Td (Line item %d of the notes) Tj 300 0 Td (1,234,567) Tj 80 0 Td (9,876) Tj ET\n"
        % (760 - 10 * row, row)
        for row in range(70)
    )
    report = tmp_path / "report.pdf"
    report.write_bytes(many_pages([rows] * 400))
    way = Sandbox()
    try:
        assert len(way.run(text_of(report), LIMITS)["texts"]) == 400
        words = way.run({**text_of(report), "task": "words", "pages": list(range(1, 401))}, LIMITS)["words"]
        assert {len(page) for page in words.values()} == {70 * 8}
        assert way.usage().peak_bytes < 400 << 20
    finally:
        way.discard()
