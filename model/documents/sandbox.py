"""The caller's side of the worker: send a request, wait no longer than allowed, take an answer or a reason back.

One worker process serves all threads of this process; each request has its own child, at most one a processor.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any

from model.documents.limits import Limits
from model.errors import DocumentRefused

_ROOT = Path(__file__).resolve().parents[2]
_MODULE = "model.documents.worker"
_KEPT_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "VIRTUAL_ENV")
"""The parser of foreign files gets no secrets."""
_START_SECONDS = 20
"""Grace for a worker that is still loading its engines."""
_MEMORY_SHARE = 0.5
"""A reader that dies this close to its memory limit died of it: C code aborts where Python would raise."""
_FORKS = sys.platform == "linux"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Usage:
    """What the children of this process's worker have used so far."""

    documents: int = 0
    cpu_seconds: float = 0.0
    peak_bytes: int = 0
    """Resident memory of the largest child."""


class WorkerLostError(Exception):
    """The worker process itself ended; the request may be tried again with a new one."""


class Worker:
    """A running worker process and the socket to it."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.owner = os.getpid()
        self._control = ours
        self._sending = Lock()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", _MODULE, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                **_surroundings(),
            )

    def alive(self) -> bool:
        """Whether it can take a request from this process; a forked copy of us must start its own."""
        return self.owner == os.getpid() and self.process.poll() is None

    def ask(self, request: dict[str, Any], limits: Limits) -> tuple[bytes, dict[str, Any]]:
        """The child's answer and how it ended. Raises WorkerLostError, TimeoutError, DocumentRefused."""
        answer, child_answer = os.pipe()
        report, child_report = os.pipe()
        try:
            try:
                with self._sending:
                    message = json.dumps(request).encode()
                    socket.send_fds(self._control, [message], [child_answer, child_report])
            except OSError:
                raise WorkerLostError from None
            finally:
                os.close(child_answer)
                os.close(child_report)
            deadline = time.monotonic() + limits.wall_seconds + _START_SECONDS
            data = _read(answer, deadline, limits.result_bytes)
            end = _read(report, deadline, _CHUNK)
        finally:
            os.close(answer)
            os.close(report)
        if not end:
            raise WorkerLostError
        return data, json.loads(end)

    def stop(self) -> None:
        """End the worker and with it its children."""
        self._control.close()
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()


def _surroundings() -> dict[str, Any]:
    environment = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    return {"env": environment | {"PYTHONPATH": str(_ROOT)}, "cwd": _ROOT}


def _read(pipe: int, deadline: float, most: int) -> bytes:
    """Everything until the writer closes. Raises TimeoutError, DocumentRefused when it is too much."""
    parts: list[bytes] = []
    size = 0
    readable = select.poll()
    readable.register(pipe, select.POLLIN | select.POLLHUP)
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not readable.poll(left * 1000):
            raise TimeoutError
        part = os.read(pipe, _CHUNK)
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > most:
            raise DocumentRefused("document_result_too_large")
        parts.append(part)


class Sandbox:
    """Runs requests in workers, starting one when there is none."""

    def __init__(self, forks: bool = _FORKS) -> None:
        self._forks = forks
        self._lock = Lock()
        self._worker: Worker | None = None
        self._children = BoundedSemaphore(max(2, os.cpu_count() or 1))
        self._usage = Usage()

    def run(self, request: dict[str, Any], limits: Limits) -> dict[str, Any]:
        """The worker's answer to a request. Raises DocumentRefused with one plain reason for everything else."""
        request = {**request, "limits": asdict(limits)}
        with self._children:
            data, end = self._run_forked(request, limits) if self._forks else _run_once(request, limits)
        self._count(end)
        if not data or end["signal"]:
            raise DocumentRefused(reason_of(end, limits))
        answer: dict[str, Any] = json.loads(data)
        if "refused" in answer:
            raise DocumentRefused(answer["refused"], **answer["details"])
        return answer

    def _run_forked(self, request: dict[str, Any], limits: Limits) -> tuple[bytes, dict[str, Any]]:
        for _ in range(2):
            worker = self.ready()
            try:
                return worker.ask(request, limits)
            except WorkerLostError:
                self.discard(worker)
            except TimeoutError:
                self.discard(worker)
                raise DocumentRefused("document_too_slow") from None
        raise DocumentRefused("document_crashed_reader")

    def ready(self) -> Worker:
        """A running worker, started now if need be."""
        with self._lock:
            if self._worker is None or not self._worker.alive():
                if self._worker is not None:
                    self._worker.stop()
                self._worker = Worker()
            return self._worker

    def discard(self, worker: Worker | None = None) -> None:
        """Stop the worker, or do nothing when it is no longer the one in use."""
        with self._lock:
            if self._worker is not None and worker in (None, self._worker):
                self._worker.stop()
                self._worker = None

    def warm(self) -> None:
        """Load the engines ahead of the first document."""
        if self._forks:
            self.ready()

    def usage(self) -> Usage:
        """What documents have cost so far."""
        return self._usage

    def _count(self, end: dict[str, Any]) -> None:
        with self._lock:
            was = self._usage
            self._usage = Usage(was.documents + 1, was.cpu_seconds + end["cpu"], max(was.peak_bytes, end["peak"]))


def reason_of(end: dict[str, Any], limits: Limits) -> str:
    """Why a child ended without an answer."""
    if end["signal"] in {getattr(signal, name, None) for name in ("SIGALRM", "SIGXCPU")}:
        return "document_too_slow"
    if end["cpu"] >= limits.cpu_seconds:
        return "document_too_slow"
    if end["signal"] == getattr(signal, "SIGKILL", None) or end["peak"] >= _MEMORY_SHARE * limits.memory_bytes:
        return "document_too_much_memory"
    return "document_crashed_reader"


def _run_once(request: dict[str, Any], limits: Limits) -> tuple[bytes, dict[str, Any]]:
    """One fresh process for one request, where forking is not safe."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", _MODULE, "--once"],
            input=json.dumps(request).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.wall_seconds + _START_SECONDS,
            check=False,
            **_surroundings(),
        )
    except subprocess.TimeoutExpired:
        raise DocumentRefused("document_too_slow") from None
    return done.stdout, {"signal": max(0, -done.returncode), "cpu": 0.0, "peak": 0}


sandbox = Sandbox()
atexit.register(sandbox.discard)
