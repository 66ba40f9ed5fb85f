"""A whole folder of reports, read through the jobs: what ``python -m model library FOLDER`` does.

Every file is kept and its reading queued before the first line is waited for, so nothing asked for is lost however the
command ends; run again it goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import sleep

from model import jobs, services
from model.errors import DocumentRefused, describe
from model.finance import service
from model.finance.library import shelf
from model.finance.library.index import LibraryEntry
from model.finance.terms import term
from model.safety import clean_text

OWNER = "local"
"""Whose shelf the reports come to: that of the app's user where nobody signs in."""
_LOOK_SECONDS = 0.3
"""How often the jobs are looked at."""


class FolderReading:
    """One run of the command over the files of a folder; `lines` does the work and tells how it goes."""

    def __init__(self, files: Sequence[Path], language: str, owner: str = OWNER) -> None:
        self.files = tuple(files)
        self.language = language
        self.owner = owner
        self.read = self.known = self.failed = 0
        self._documents: dict[str, str] = {}
        """The file's name by its document, for every file kept."""
        self._waiting: dict[str, str] = {}
        """Document by its job."""
        self._started: set[str] = set()

    def lines(self) -> Iterator[str]:
        """One line a file begun and one a file ended. Raises StoreError; what is queued by then stays queued."""
        done = {each.document_id: each for each in shelf.entries(self.owner)}
        for path in self.files:
            yield from self._ask(path, done)
        while self._waiting:
            sleep(_LOOK_SECONDS)
            yield from self._look()

    def summary(self) -> str:
        """How it ended, in one line."""
        counts = {"read": self.read, "known": self.known, "failed": self.failed}
        return term("folder_summary", self.language, count=len(self.files), **counts)

    def interrupted(self) -> str:
        """What becomes of the files not read yet, in one line."""
        waiting = len(self.files) - self.read - self.known - self.failed
        return term("folder_interrupted", self.language, waiting=waiting)

    def entries(self) -> tuple[LibraryEntry, ...]:
        """The shelf's entries for the files of the folder. Raises StoreError."""
        return tuple(each for each in shelf.entries(self.owner) if each.document_id in self._documents)

    def _ask(self, path: Path, done: dict[str, LibraryEntry]) -> Iterator[str]:
        try:
            document = services.keep_upload(path.name, path.read_bytes(), self.owner)
        except DocumentRefused as refusal:
            yield self._failure(path.name, refusal.message(self.language))
            return
        except OSError as error:
            yield self._failure(path.name, error.strerror or type(error).__name__)
            return
        if document.id in self._documents:
            self.known += 1
            yield self._line("folder_twin", path.name, other=self._documents[document.id])
            return
        self._documents[document.id] = document.name
        if document.id in done:
            self.known += 1
            yield self._line("folder_known", path.name, **self._known(done[document.id]))
            return
        self._waiting[service.start_reading(document.id, self.owner)] = document.id

    def _look(self) -> Iterator[str]:
        asked = {job.id: job for job in jobs.recent(self.owner, shelf.MOST_ENTRIES)}
        for job_id, document_id in list(self._waiting.items()):
            job, name = asked.get(job_id), self._documents[document_id]
            if job is not None and job.state == "queued":
                continue
            if job is not None and job.state == "running":
                if job_id not in self._started:
                    self._started.add(job_id)
                    yield self._line("folder_reading", name)
                continue
            del self._waiting[job_id]
            yield self._ended(job, document_id)

    def _ended(self, job: jobs.JobStatus | None, document_id: str) -> str:
        name = self._documents[document_id]
        if job is None:
            return self._failure(name, describe("record_missing", self.language))
        if job.state == "cancelled":
            return self._failure(name, term("folder_cancelled", self.language))
        entry = next((each for each in shelf.entries(self.owner) if each.document_id == document_id), None)
        if job.state == "failed" or entry is None:
            return self._failure(name, describe(job.error or "job_failed", self.language, dict(job.error_details)))
        self.read += 1
        return self._line("folder_done", name, **self._known(entry), figures=len(entry.figures))

    def _known(self, entry: LibraryEntry) -> dict[str, object]:
        year = entry.fiscal_year or term("folder_no_year", self.language)
        return {"company": entry.company, "year": year}

    def _failure(self, name: str, reason: str) -> str:
        self.failed += 1
        return self._line("folder_failed", name, reason=reason)

    def _line(self, key: str, name: str, **blanks: object) -> str:
        ended = self.read + self.known + self.failed
        line = term(key, self.language, ended=ended, count=len(self.files), name=name, **blanks)
        # Names are foreign: a terminal must not obey them
        return " ".join(clean_text(line).split())


def reports_in(folder: Path) -> tuple[Path, ...]:
    """The PDFs of a folder and the folders in it, hidden ones left out, in order of their paths."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())
    return tuple(sorted(path for path in found if not _hidden(path.relative_to(folder))))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
