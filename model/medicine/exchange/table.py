"""Findings as a table: ``id,label,status``, out as CSV and in from what spreadsheets make of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from model.errors import CaseRefused
from model.medicine import entry
from model.medicine.cases.case import Case
from model.medicine.exchange.incoming import LARGEST, MOST_FINDINGS, Imported, Said, imported
from model.medicine.naming import finding_name
from model.medicine.observations import Language
from model.safety import safe_cell

COLUMNS = ("id", "label", "status")
_ABSENT = frozenset(("absent", "excluded", "negated", "no", "n", "false", "0", "无", "否", "阴性"))
_LEFT_OUT = frozenset(("family", "uncertain", "removed", "unknown", "家族", "不确定", "未知"))


def to_csv(case: Case, language: Language) -> bytes:
    """Every finding with its name and status, relatives' and uncertain ones too; UTF-8 with a mark for spreadsheets."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for concept, status in entry.findings(case.entered).items():
        if status != "removed":
            table.writerow([safe_cell(cell) for cell in (concept, finding_name(concept, language), status)])
    return text.getvalue().encode("utf-8-sig")


def read_csv(data: bytes, language: Language) -> Imported:
    """A case from a table whose first column, or the one called id, holds ids of findings.

    A missing status means present. Raises CaseRefused: file_too_large, terms_unreadable (not text, or no id in it).
    """
    if len(data) > LARGEST:
        raise CaseRefused("file_too_large", megabytes=LARGEST >> 20)
    try:
        text = data.decode("utf-8-sig")
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text)) if any(row)]
    except (UnicodeDecodeError, csv.Error) as fault:
        raise CaseRefused("terms_unreadable") from fault
    said = list(_said(rows))[:MOST_FINDINGS]
    if not said:
        raise CaseRefused("terms_unreadable")
    return imported(said, language)


def _said(rows: Sequence[Sequence[str]]) -> Iterator[Said]:
    head = [cell.strip().casefold() for cell in rows[0]] if rows else []
    place = {name: head.index(name) if name in head else number for number, name in enumerate(COLUMNS)}
    if "id" in head and "status" not in head:
        place["status"] = len(head)
    for row in rows[1:] if "id" in head else rows:
        concept, label, status = (_cell(row, place[name]) for name in COLUMNS)
        if ":" in concept and status.casefold() not in _LEFT_OUT:
            yield Said(concept, label, status.casefold() not in _ABSENT)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _delimiter(text: str) -> str:
    """The one of the first line: spreadsheets of some countries write semicolons."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
