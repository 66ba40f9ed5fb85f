"""The process that parses documents, started as ``python -m model.documents.worker``.

On Linux it stays up with the PDF engines loaded and forks one child a document; the child is held to the limits and may
die without harm. It ends when the process that started it closes its end of the socket. With ``--once`` it reads one
request from standard input, answers on standard output and ends: for systems where forking is not safe.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import selectors
import signal
import socket
import sys
from typing import Any

from model.documents.limits import Limits, apply_limits
from model.documents.tasks import perform

MAX_REQUEST_BYTES = 128 << 10
_PR_SET_PDEATHSIG = 1


def _encoded(answer: dict[str, Any], limits: Limits) -> bytes:
    data = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    if len(data) > limits.result_bytes:
        return json.dumps({"refused": "document_result_too_large", "details": {}}).encode()
    return data


def _answer(request: dict[str, Any]) -> bytes:
    limits = Limits(**request["limits"])
    apply_limits(limits)
    return _encoded(perform(request), limits)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _child(request: dict[str, Any], answer: int) -> None:
    """Parse one document and end, whatever happens."""
    status = 1
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
        gc.disable()  # a short life needs no collector, and forked memory stays shared
        _write_all(answer, _answer(request))
        status = 0
    finally:
        os._exit(status)


class Forks:
    """Starts a child a request and tells the caller how each one ended."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._reports: dict[int, int] = {}
        """Child's process id to the pipe on which its end is reported."""
        self._woken, waker = os.pipe()
        os.set_blocking(waker, False)
        os.set_blocking(self._woken, False)
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._inherited = (control.fileno(), self._woken, waker)

    def serve(self) -> None:
        """Take requests until the caller is gone."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                ready = {key.fd for key, _ in selector.select()}
                if self._woken in ready:
                    os.read(self._woken, 4096)
                    self._report_ended()
                if self._control.fileno() in ready and not self._take_request():
                    return

    def _take_request(self) -> bool:
        message, pipes, _, _ = socket.recv_fds(self._control, MAX_REQUEST_BYTES, 2)
        if not message:
            return False
        answer, report = pipes
        child = os.fork()
        if child == 0:
            signal.set_wakeup_fd(-1)
            for descriptor in (*self._inherited, report, *self._reports.values()):
                os.close(descriptor)
            _child(json.loads(message), answer)
        os.close(answer)
        self._reports[child] = report
        return True

    def _report_ended(self) -> None:
        while self._reports:
            child, status, usage = os.wait4(-1, os.WNOHANG)
            if child == 0:
                return
            report = self._reports.pop(child)
            end = {
                "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
                "cpu": usage.ru_utime + usage.ru_stime,
                "peak": usage.ru_maxrss << 10,
            }
            try:
                os.write(report, json.dumps(end).encode() + b"\n")
            except BrokenPipeError:
                pass  # the caller stopped waiting
            finally:
                os.close(report)


def main() -> None:
    """Serve the socket whose descriptor is the first argument, or one request with ``--once``."""
    if sys.argv[1] == "--once":
        sys.stdout.buffer.write(_answer(json.load(sys.stdin)))
        return
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as control:
        Forks(control).serve()


if __name__ == "__main__":
    main()
