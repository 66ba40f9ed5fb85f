"""Kills servers and workers with SIGKILL during a batch and counts what was lost.

``python -m tests.reliability.kill [--documents 40] [--kills 12] [--database URL] [--seed 0] [--reports FOLDER]`` prints
one JSON line. With a folder its PDFs are read by the finance desk; without one, toy jobs count bytes.
A server here is what the app's server is to the jobs: it keeps documents, submits, and looks after the worker; after a
restart it submits everything again, as readers do who reload their page.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from data.store import Job, Store, close_stores, open_store
from model import jobs
from model.finance.serialize import from_dict
from model.jobs.supervisor import Supervisor
from tests.model.jobs.toys import register_toys

ROOT = Path(__file__).resolve().parents[2]
OWNER = "ann"
STEPS = 4
STEP_SECONDS = 0.1
WORKER = (sys.executable, "-m", "tests.model.jobs.toys")
PATIENCE_SECONDS = 300.0


@dataclass
class Count:
    """What a run found."""

    documents: int
    database: str
    kills_of_server: int = 0
    kills_of_worker: int = 0
    finished_results_lost: int = 0
    finished: int = 0
    unfinished: int = 0
    double_results: int = 0
    double_jobs: int = 0
    resumed: int = 0
    """Jobs that took more than one attempt."""
    failures: dict[str, int] = field(default_factory=dict)
    """Jobs that failed, by code."""
    seconds: float = 0.0
    resume_seconds: list[float] = field(default_factory=list)
    """From each kill of a worker to the next sign of work."""


def serve(documents: int, reports: Path | None = None) -> None:
    """Be a server until killed."""
    register_toys()
    store = jobs.current_store()
    if not reports:
        # Every watch this process begins, also the one that submitting begins, must start the worker that knows toys
        Supervisor.__init__.__defaults__ = (WORKER,)
    jobs.ensure_worker()
    for name, content in bodies(documents, reports):
        document = store.add_document(name, content, "application/pdf", OWNER)
        if reports:
            jobs.submit("finance.report", document.id, OWNER)
        else:
            jobs.submit("toy.count", document.id, OWNER, {"steps": STEPS, "seconds": STEP_SECONDS})
        time.sleep(0.02)
    while True:
        time.sleep(60)


def bodies(documents: int, reports: Path | None) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the batch."""
    if reports:
        yield from ((path.name, path.read_bytes()) for path in sorted(reports.glob("*.pdf"))[:documents])
    else:
        yield from ((f"{number}.pdf", b"x" * (number + 1)) for number in range(documents))


class Batch:
    """One batch, its server and its worker, under fire."""

    def __init__(self, home: Path, database_url: str, documents: int, seed: int, reports: Path | None) -> None:
        self.home = home
        self.reports = reports
        self.store: Store = open_store(database_url, home)
        self.count = Count(documents, "sqlite" if self.store.is_sqlite else "postgresql")
        self._chance = random.Random(seed)
        self._seen: dict[str, str] = {}
        self._server = self._serve()

    def run(self, kills: int) -> Count:
        """Kill `kills` times, then let the batch finish; what was done when seen must be done ever after."""
        started = time.monotonic()
        for _ in range(kills):
            # A report needs longer than a toy; a job whose worker dies three times is given up by design.
            pause = (3.0, 7.0) if self.reports else (0.3, 2.0)
            self._look_for(self._chance.uniform(*pause))
            self._kill(self._chance.choice(("server", "worker", "both")))
        while time.monotonic() - started < PATIENCE_SECONDS and not self._all_done():
            self._look_for(0.2)
        self.count.seconds = round(time.monotonic() - started, 1)
        self._judge()
        self.stop()
        return self.count

    def stop(self) -> None:
        for pid in (self._server.pid, *workers_of(self.home)):
            kill_process(pid)
        self._server.wait()

    def _serve(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.reliability.kill", "--serve", "--documents", str(self.count.documents)]
        command += ["--reports", str(self.reports)] if self.reports else []
        environment = {**os.environ, "ASSAY_HOME": str(self.home), "DATABASE_URL": self.store.database_url}
        return subprocess.Popen(command, cwd=ROOT, env=environment)

    def _kill(self, which: str) -> None:
        workers = workers_of(self.home)
        if which != "server" and workers:
            for pid in workers:
                kill_process(pid)
            self.count.kills_of_worker += 1
        if which != "worker" or not workers:
            kill_process(self._server.pid)
            self._server.wait()
            self.count.kills_of_server += 1
            self._server = self._serve()
        if which != "server" and workers:
            self._time_to_resume()

    def _time_to_resume(self) -> None:
        killed = time.monotonic()
        before = self._signs()
        while self._signs() == before and not self._all_done() and time.monotonic() - killed < PATIENCE_SECONDS:
            time.sleep(0.02)
        self.count.resume_seconds.append(round(time.monotonic() - killed, 2))

    def _signs(self) -> list[tuple[str, int, str]]:
        # A new job is the server's sign of life, a new attempt or end the worker's
        return sorted((job.id, job.attempts, job.state) for job in self._jobs() if job.attempts)

    def _look_for(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for job in self._jobs():
                if job.state == "done" and job.result_id:
                    self._seen.setdefault(job.id, job.result_id)
            time.sleep(0.02)

    def _jobs(self) -> tuple[Job, ...]:
        return self.store.jobs(OWNER, limit=10_000)

    def _all_done(self) -> bool:
        # Newest first, so that the last try at a document is the one that counts
        latest = {job.document_id: job for job in reversed(self._jobs())}
        return len(latest) >= self.count.documents and all(job.state == "done" for job in latest.values())

    def _judge(self) -> None:
        found = {job.id: job for job in self._jobs()}
        for job_id, result_id in self._seen.items():
            job = found.get(job_id)
            if job is None or job.state != "done" or job.result_id != result_id:
                self.count.finished_results_lost += 1
        whole = {self._whole(job) for job in found.values() if job.state == "done"} - {None}
        self.count.finished = len(whole)
        self.count.unfinished = self.count.documents - len(whole)
        results = Counter(result.document_id for result in self.store.results(OWNER, limit=10_000))
        self.count.double_results = sum(number - 1 for number in results.values())
        self.count.double_jobs = len(found) - len({job.document_id for job in found.values()})
        self.count.failures = dict(Counter(str(job.error) for job in found.values() if job.state == "failed"))
        self.count.resumed = sum(job.attempts > 1 for job in found.values())

    def _whole(self, job: Job) -> str | None:
        """The document of a job whose result is what it must be."""
        result = self.store.result(str(job.result_id), OWNER)
        if self.reports:
            report = from_dict(result.payload)
            return job.document_id if report.source == job.document_id and report.metrics else None
        size = self.store.document(job.document_id, OWNER).size
        return job.document_id if result.payload == {"bytes": size, "name": f"{size - 1}.pdf"} else None


def workers_of(home: Path) -> list[int]:
    """The worker processes of a folder."""
    ours = f"ASSAY_HOME={home}".encode()
    pids = (int(process.name) for process in Path("/proc").iterdir() if process.name.isdigit())
    return [pid for pid in pids if _is_worker(pid, ours)]


def _is_worker(pid: int, home: bytes) -> bool:
    try:
        process = Path(f"/proc/{pid}")
        command = (process / "cmdline").read_bytes()
        ours = b"tests.model.jobs.toys" in command or b"model.jobs.worker" in command
        return ours and home in (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return False


def kill_process(pid: int) -> None:
    """SIGKILL, also for one that has ended."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def measure(
    documents: int, kills: int, database_url: str | None = None, seed: int = 0, reports: Path | None = None
) -> Count:
    """One batch of `documents` under `kills` kills; SQLite unless a database is given."""
    with tempfile.TemporaryDirectory(prefix="assay-kill-") as folder:
        home = Path(folder)
        batch = Batch(home, database_url or f"sqlite:///{home / 'assay.sqlite'}", documents, seed, reports)
        try:
            return batch.run(kills)
        finally:
            batch.stop()
            close_stores()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Kill servers and workers during a batch and count what was lost.")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--database", help="URL of an empty database; a SQLite file by default")
    parser.add_argument("--reports", type=Path, help="folder of annual reports to read")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.serve:
        serve(options.documents, options.reports)
    count = asdict(measure(options.documents, options.kills, options.database, options.seed, options.reports))
    sys.stdout.write(json.dumps(count) + "\n")


if __name__ == "__main__":
    main()
