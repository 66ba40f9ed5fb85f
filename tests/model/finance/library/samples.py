"""The shipped sample reports on a test's shelf: each is read once a session and kept as a job would keep it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from model import jobs
from model.finance import serialize, service
from model.finance.library import shelf
from model.finance.library.index import LibraryEntry, summary
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from tests.pages.screens import ROOT

FOLDER = ROOT / "data/samples/finance"
OWNER = "local"


@cache
def read_sample(name: str) -> tuple[Report, tuple[str, ...]]:
    """Report and page texts of a sample such as ``quillmere_2024``."""
    return DocumentUnderstandingModel().read(FOLDER / f"{name}.pdf")


def shelve(*names: str, owner: str = OWNER) -> dict[str, LibraryEntry]:
    """Keep the readings of samples; their entries on the shelf by name."""
    store = jobs.current_store()
    for name in names:
        report, texts = read_sample(name)
        path = Path(FOLDER / f"{name}.pdf")
        document = store.add_document(path.name, path.read_bytes(), "application/pdf", owner)
        store.keep_derived(document.id, service.TEXTS, json.dumps(texts).encode())
        payload = serialize.to_dict(report)
        store.save_result(service.KIND, document.id, owner, payload, service.ENGINE, summary(report))
    return {entry.name.removesuffix(".pdf"): entry for entry in shelf.entries(owner)}
