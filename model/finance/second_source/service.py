"""What the screen and the command line ask for: read an XBRL file, keep it beside the report, set the two together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from model import jobs
from model.documents import document_id, read_xbrl
from model.documents.xbrl.facts import Fact, from_row, to_row
from model.documents.xbrl.instance import LARGEST
from model.errors import DocumentRefused
from model.finance.report import Report
from model.finance.second_source.comparison import Pair, compare
from model.finance.second_source.periods import fiscal_facts
from model.finance.second_source.tags import known_tags
from model.safety import clean_text

KIND = "finance.second_source"
ENDINGS = ("xml", "htm", "html", "xhtml", "zip")
"""Of the files a filing's XBRL comes in."""
LARGEST_MEGABYTES = LARGEST >> 20

_SAMPLES = Path(__file__).resolve().parents[3] / "data/samples/finance"
_SAMPLE = (_SAMPLES / "quillmere_2024.pdf", _SAMPLES / "quillmere_2024.xml")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class SecondSource:
    """An XBRL file as kept beside a report."""

    name: str
    """File name."""
    pairs: tuple[Pair, ...]


def read(report: Report, name: str, data: bytes) -> SecondSource:
    """The figures of an XBRL file beside the report's, nothing kept.

    Raises DocumentRefused: the codes of `read_xbrl`, and xbrl_other_report where no figure is in both.
    """
    return SecondSource(clean_text(name)[:_LONGEST_NAME], _compared(report, _usable(report, data)))


def add(report: Report, owner: str, name: str, data: bytes) -> SecondSource:
    """The same, kept in place of the file given before. Raises DocumentRefused as `read`, StoreError."""
    facts = _usable(report, data)
    source = SecondSource(clean_text(name)[:_LONGEST_NAME], _compared(report, facts))
    remove(report, owner)
    payload = {"name": source.name, "facts": [to_row(fact) for fact in facts]}
    jobs.current_store().annotate(owner, KIND, report.source, payload, report.source)
    return source


def kept(report: Report, owner: str) -> SecondSource | None:
    """The file kept beside the report, set against the report as it is now. Raises StoreError."""
    rows = jobs.current_store().annotations(owner, KIND, report.source)
    if not rows:
        return None
    payload = rows[-1].payload
    return SecondSource(payload["name"], compare(report, map(from_row, payload["facts"])))


def remove(report: Report, owner: str) -> None:
    """Forget the file kept beside the report, if any. Raises StoreError."""
    store = jobs.current_store()
    for row in store.annotations(owner, KIND, report.source, withdrawn=True):
        store.delete_annotation(row.id, owner)


def sample_for(report: Report) -> Path | None:
    """The shipped instance, where this is the shipped report it belongs to."""
    document, instance = _SAMPLE
    return instance if document_id(document.read_bytes()) == report.source else None


def _usable(report: Report, data: bytes) -> tuple[Fact, ...]:
    """Facts of the report's fiscal years under tags that stand for a metric. Raises DocumentRefused."""
    with NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        yearly = fiscal_facts(read_xbrl(file.name))
    if not yearly:
        raise DocumentRefused("xbrl_no_facts")
    near = range(min(report.years, default=0), max(report.years, default=0) + 2)
    return tuple(fact for fact in yearly if fact.tag in known_tags() and fact.end.year in near)


def _compared(report: Report, facts: tuple[Fact, ...]) -> tuple[Pair, ...]:
    pairs = compare(report, facts)
    if not any(pair.difference is not None for pair in pairs):
        raise DocumentRefused("xbrl_other_report")
    return pairs
