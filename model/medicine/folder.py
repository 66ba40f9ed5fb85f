"""A whole folder of patients: phenopackets (``*.json``) and notes (``*.txt``), a line of a table each.

Nothing is kept; notes are read and ranked in memory and only the names of findings and diseases are written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from model.desk_words import desk_word
from model.errors import AssayError, CaseRefused
from model.medicine import entry
from model.medicine.cases.case import LISTS
from model.medicine.differential import Diagnosis
from model.medicine.exchange.incoming import LARGEST, Imported
from model.medicine.exchange.phenopacket import read_phenopacket
from model.medicine.observations import Language
from model.safety import clean_text, safe_cell

NAMED = 3
"""Candidates of each list a line names."""
_ENDINGS = (".json", ".txt")
_DISEASE = ("id", "name", "probability")
COLUMNS = (
    "file",
    "state",
    "reason",
    "present",
    "absent",
    "refused",
    "red_flags",
    *(f"{name}_{place}_{field}" for name in LISTS for place in range(1, NAMED + 1) for field in _DISEASE),
)


class FolderReading:
    """One run over the files of a folder; `lines` does the work, a bad file never stops the others."""

    def __init__(self, folder: Path, language: Language) -> None:
        self.folder = folder
        self.files = patients_in(folder)
        self.language = language
        self.read = self.failed = 0

    def lines(self) -> Iterator[str]:
        """The head and a line of CSV a file, each as soon as it is known."""
        yield _line(COLUMNS)
        for path in self.files:
            name = path.relative_to(self.folder).as_posix()
            try:
                given = self._given(path)
                found = entry.diagnose(given.entered)
            except AssayError as refusal:
                yield self._failure(name, refusal.message(self.language))
            except OSError as error:
                yield self._failure(name, error.strerror or type(error).__name__)
            else:
                self.read += 1
                refused = "; ".join(f"{each.quote}: {each.reason}" for each in given.refused)
                yield _line((name, "read", "", *_counts(found, refused), *_leading(found)))

    def summary(self) -> str:
        """How it ended, in one sentence."""
        return desk_word("medicine", "batch_summary", self.language, read=self.read, failed=self.failed)

    def _given(self, path: Path) -> Imported:
        if path.stat().st_size > LARGEST:
            raise CaseRefused("file_too_large", megabytes=LARGEST >> 20)
        data = path.read_bytes()
        if path.suffix.lower() == ".json":
            return read_phenopacket(data, self.language)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise CaseRefused("note_not_text", name=path.name) from fault
        return Imported(entry.enter(text, self.language))

    def _failure(self, name: str, reason: str) -> str:
        self.failed += 1
        return _line((name, "failed", reason, *[""] * (len(COLUMNS) - 3)))


def patients_in(folder: Path) -> tuple[Path, ...]:
    """The phenopackets and notes of a folder and the folders in it, hidden ones left out, in order of their paths."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS and path.is_file())
    return tuple(sorted(path for path in found if not _hidden(path.relative_to(folder))))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _counts(found: Diagnosis, refused: str) -> tuple[object, ...]:
    return len(found.observed), len(found.excluded), refused, len(found.red_flags)


def _leading(found: Diagnosis) -> Iterator[object]:
    """Id, name and probability of the first of each list; empty cells where it has fewer."""
    for scope in LISTS:
        listed = found.of(scope)[:NAMED] if found.observed else ()
        for each in listed:
            yield from (each.disease, each.name, f"{each.probability:.4f}")
        yield from [""] * (len(_DISEASE) * (NAMED - len(listed)))


def _line(cells: tuple[object, ...]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow([safe_cell(_plain(cell)) for cell in cells])
    return text.getvalue()


def _plain(cell: object) -> object:
    """Names are foreign: a terminal must not obey them."""
    return " ".join(clean_text(cell).split()) if isinstance(cell, str) else cell
