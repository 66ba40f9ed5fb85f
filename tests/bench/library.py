"""How long the screens of many reports take to open, in seconds and as a ratio to opening one report.

Run with ``python -m tests.bench.library [FOLDER] [--entries N]``. Every PDF of the folder, by default of the shipped
samples, is read into a fresh home; ``--entries`` then fills the shelf with copies up to N, to see how it grows. Prints
one JSON line; each figure is the median of five.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from data.store import close_stores
from model import jobs
from model.finance import service
from model.finance.library import peers, shelf
from model.folder import OWNER, reports_in
from tests.bench.documents import SAMPLES

ROOT = Path(__file__).resolve().parents[2]
TIMES = 5


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the screens of many reports.")
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--entries", type=int, default=0, help="fill the shelf with copies up to this many")
    asked = parser.parse_args()
    files = reports_in(asked.folder)
    if not files:
        raise SystemExit(f"no PDF in {asked.folder}")
    with tempfile.TemporaryDirectory(prefix="assay-bench-") as home:
        os.environ["ASSAY_HOME"] = home
        try:
            print(json.dumps(measure(files, asked.entries)))
        finally:
            close_stores()


def measure(files: tuple[Path, ...], entries: int) -> dict[str, object]:
    """Read the files, then time each way to look at them."""
    store = jobs.current_store()
    for path in files:
        document = store.add_document(path.name, path.read_bytes(), "application/pdf", OWNER)
        service.run(jobs.JobInput("bench", service.KIND, OWNER, document.id, path.name, {}, store), lambda *_: None)
    result = shelf.entries(OWNER)[0].result_id
    fill(entries)
    shelved = shelf.entries(OWNER)
    one = seconds(lambda: service.report(result, OWNER))
    taken = {
        "shelf_entries": seconds(lambda: shelf.entries(OWNER)),
        "peers_ranked": seconds(lambda: [peers.compare(each.name, peers.peers(shelved)) for each in peers.measures()]),
        "report_first_paint": paint("pages/finance/report.py", result=result),
        "library_first_paint": paint("pages/finance/library.py"),
        "compare_first_paint": paint("pages/finance/compare.py"),
    }
    return {
        "reports": len(files),
        "entries": len(shelved),
        "companies": len(shelf.by_company(shelved)),
        "open_one_report_seconds": round(one, 4),
        **{f"{name}_seconds": round(value, 3) for name, value in taken.items()},
        **{f"{name}_ratio": round(value / one, 1) for name, value in taken.items()},
    }


def fill(entries: int) -> None:
    """Put copies of the shelf's summaries beside them, each of a document of its own and every eighth a new company."""
    store = jobs.current_store()
    known = store.results(OWNER, service.KIND, shelf.MOST_ENTRIES)
    for number in range(len(known), entries):
        kept = known[number % len(known)]
        summary = {**kept.summary, "company": f"Copy {number // 8}", "company_key": f"name:copy{number // 8}"}
        document = store.add_document(f"copy_{number}.pdf", b"%PDF-" + str(number).encode(), "application/pdf", OWNER)
        store.save_result(service.KIND, document.id, OWNER, {}, service.ENGINE, summary)


def paint(screen: str, **address: str) -> float:
    """Seconds of a screen's whole first run by a new visitor, the way to it through the start page left out."""

    def visitor() -> AppTest:
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        test.session_state["language"] = "en"
        for name, value in address.items():
            test.query_params[name] = value
        return test.run()

    taken = []
    for _ in range(TIMES + 1):
        test = visitor()
        started = time.perf_counter()
        test.switch_page(str(ROOT / screen)).run()
        taken.append(time.perf_counter() - started)
        assert not test.exception, test.exception
        assert not test.error, test.error
    return median(taken[1:])  # the first one also imports


def seconds(work: Callable[[], object]) -> float:
    """Median seconds of doing it, after once to warm up."""
    work()
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return median(taken)


if __name__ == "__main__":
    main()
