"""Processor time from file to figures with evidence, a report.

Run with ``python -m tests.bench.reader [FOLDER]``. Counts this process and every document parsed in the worker.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median

from model.documents import ensure_worker, worker_usage
from model.finance.reader import DocumentUnderstandingModel
from tests.bench.documents import SAMPLES, cpu_seconds


def main() -> None:
    """Read every PDF of a folder, by default the shipped samples, and print one JSON line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    files = sorted(folder.glob("*.pdf"))
    if not files:
        raise SystemExit(f"no PDF in {folder}")
    ensure_worker()
    reader = DocumentUnderstandingModel()
    reader.analyze(files[0])
    seconds, pages = [], []
    for path in files:
        started = cpu_seconds()
        pages.append(reader.analyze(path).page_count)
        seconds.append(cpu_seconds() - started)
    print(
        json.dumps(
            {
                "reports": len(files),
                "pages": sum(pages),
                "longest_report_pages": max(pages),
                "median_cpu_seconds": round(median(seconds), 2),
                "slowest_cpu_seconds": round(max(seconds), 2),
                "pages_per_cpu_second": round(sum(pages) / sum(seconds)),
                "worker_peak_megabytes": worker_usage().peak_bytes >> 20,
            }
        )
    )


if __name__ == "__main__":
    main()
