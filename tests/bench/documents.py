"""Pages a second of our readers beside pypdf and pdfplumber on the same pages.

Run with ``python -m tests.bench.documents [FOLDER]``.

Processor time, not wall time, so that a busy machine changes little; ours includes the worker's forks and transport.
Prints one JSON line a reader with its ratio to pypdf's layout mode.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
from pypdf import PdfReader

from model.documents import ensure_worker, read_text, read_words, worker_usage
from tests.tree.source import ROOT

SAMPLES = ROOT / "data/samples/finance"
PAGES = 12
"""Pages a document, spread evenly: the slow readers need seconds for each ten."""
Reader = Callable[[Path, list[int]], int]
"""Reads pages (1-based) of a file and returns how many pages it read."""


def ours_text(path: Path, pages: list[int]) -> int:
    """The whole document, as the app reads it."""
    return read_text(path).page_count


def ours_words(path: Path, pages: list[int]) -> int:
    """Words with boxes."""
    return len(read_words(path, pages))


def pypdf_layout(path: Path, pages: list[int]) -> int:
    reader = PdfReader(path)
    for page in pages:
        reader.pages[page - 1].extract_text(extraction_mode="layout")
    return len(pages)


def pdfplumber_words(path: Path, pages: list[int]) -> int:
    with pdfplumber.open(path, pages=pages) as opened:
        for page in opened.pages:
            page.extract_words()
    return len(pages)


READERS: dict[str, Reader] = {
    "read_text": ours_text,
    "read_words": ours_words,
    "pypdf layout": pypdf_layout,
    "pdfplumber words": pdfplumber_words,
}


def cpu_seconds() -> float:
    """Of this process and of every document parsed in the worker."""
    ours = resource.getrusage(resource.RUSAGE_SELF)
    return ours.ru_utime + ours.ru_stime + worker_usage().cpu_seconds


def spread(page_count: int) -> list[int]:
    """Page numbers spread evenly over a document."""
    count = min(PAGES, page_count)
    return [1 + number * page_count // count for number in range(count)]


def measured(files: list[Path]) -> Iterator[dict[str, object]]:
    """One line a reader."""
    pages = {path: spread(read_text(path).page_count) for path in files}
    speeds: dict[str, float] = {}
    for name, reader in READERS.items():
        started, clock = cpu_seconds(), time.perf_counter()
        read = sum(reader(path, pages[path]) for path in files)
        speeds[name] = read / (cpu_seconds() - started)
        yield {
            "reader": name,
            "pages": read,
            "pages_per_cpu_second": round(speeds[name], 1),
            "wall_seconds": round(time.perf_counter() - clock, 2),
        }
    for name, speed in speeds.items():
        yield {"reader": name, "times_pypdf_layout": round(speed / speeds["pypdf layout"], 2)}


def main() -> None:
    """Measure the PDFs of a folder; the shipped samples when none is named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    files = sorted(folder.glob("*.pdf"))
    if not files:
        raise SystemExit(f"no PDF in {folder}")
    ensure_worker()
    for line in measured(files):
        print(json.dumps(line))
    print(json.dumps({"peak_bytes_of_a_document": worker_usage().peak_bytes, "documents": worker_usage().documents}))


if __name__ == "__main__":
    main()
