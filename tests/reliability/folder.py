"""Kills the folder command on the way, runs it again, and looks whether every report is on the shelf.

``python -m tests.reliability.folder [FOLDER] [--kills 2] [--seed 0]`` prints one JSON line. Every other kill takes the
worker along. Without a folder the shipped samples are read, each in several copies of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from data.store import Store, close_stores, open_store
from model.finance import service
from model.folder import OWNER, reports_in
from tests.reliability.kill import PATIENCE_SECONDS, ROOT, kill_process, workers_of

SAMPLES = ROOT / "data/samples/finance"
COPIES = 3


@dataclass
class Count:
    """What a run found."""

    files: int
    kills_of_command: int = 0
    kills_of_worker: int = 0
    finished_when_killed: int = 0
    finished_results_lost: int = 0
    on_the_shelf: int = 0
    missing: int = 0
    double_results: int = 0
    double_jobs: int = 0
    exit_code: int | None = None
    seconds: float = 0.0


def measure(folder: Path, kills: int, seed: int = 0) -> Count:
    """Run the command over the folder, kill it `kills` times after something was done, and let the last run end."""
    chance, count, started = random.Random(seed), Count(len(reports_in(folder))), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="assay-folder-") as place:
        home = Path(place)
        store = open_store(f"sqlite:///{home / 'assay.sqlite'}", home)
        seen: dict[str, str] = {}
        try:
            for number in range(kills):
                command = _run(folder, home)
                _wait_for_more(store, command, len(seen) + chance.randint(1, 2))
                seen |= _finished(store)
                kill_process(command.pid)
                command.wait()
                count.kills_of_command += 1
                if number % 2 == 0:
                    for pid in workers_of(home):
                        kill_process(pid)
                        count.kills_of_worker += 1
            count.finished_when_killed = len(seen)
            count.exit_code = _run(folder, home).wait(PATIENCE_SECONDS)
            _judge(store, folder, seen, count)
        finally:
            for pid in workers_of(home):
                kill_process(pid)
            close_stores()
    count.seconds = round(time.monotonic() - started, 1)
    return count


def copies(folder: Path) -> Path:
    """Fill a folder with copies of the samples that differ in a comment, each a document of its own."""
    for path in reports_in(SAMPLES):
        for number in range(COPIES):
            (folder / f"{path.stem}_{number}.pdf").write_bytes(path.read_bytes() + f"\n% {number}\n".encode())
    return folder


def _run(folder: Path, home: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "ASSAY_HOME": str(home), "DATABASE_URL": f"sqlite:///{home / 'assay.sqlite'}"}
    command = [sys.executable, "-m", "model", "library", str(folder)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


def _wait_for_more(store: Store, command: subprocess.Popen[bytes], finished: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while len(_finished(store)) < finished and command.poll() is None and time.monotonic() < until:
        time.sleep(0.02)


def _finished(store: Store) -> dict[str, str]:
    """Result by document, of the jobs that are done."""
    return {job.document_id: str(job.result_id) for job in store.jobs(OWNER, 10_000) if job.state == "done"}


def _judge(store: Store, folder: Path, seen: dict[str, str], count: Count) -> None:
    results = store.results(OWNER, service.KIND, 10_000)
    kept = {result.document_id: result for result in results}
    for document_id, result_id in seen.items():
        result = kept.get(document_id)
        if result is None or result.id != result_id or result.damaged:
            count.finished_results_lost += 1
    wanted = {hashlib.sha256(path.read_bytes()).hexdigest() for path in reports_in(folder)}
    whole = {document_id for document_id, result in kept.items() if result.summary.get("figures")}
    count.on_the_shelf = len(wanted & whole)
    count.missing = len(wanted - whole)
    count.double_results = len(results) - len(kept)
    jobs = Counter(job.document_id for job in store.jobs(OWNER, 10_000))
    count.double_jobs = sum(number - 1 for number in jobs.values())


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Kill the folder command on the way and count what was lost.")
    parser.add_argument("folder", type=Path, nargs="?", help="folder of annual reports; the samples by default")
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="assay-copies-") as place:
        folder = options.folder or copies(Path(place))
        sys.stdout.write(json.dumps(asdict(measure(folder, options.kills, options.seed))) + "\n")


if __name__ == "__main__":
    main()
