"""The command line: ``python -m model finance report.pdf``, ``python -m model library folder``.

Answers go to standard output, refusals in one line to standard error with exit code 2.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from model import folder, jobs
from model.desk_words import terminal_language
from model.education import command as education
from model.errors import AssayError
from model.finance import command as finance
from model.finance.library.export import figures_csv
from model.finance.terms import term
from model.medicine import command as medicine

SOME_FAILED = 1
REFUSED = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except AssayError as error:
        print(error.message(), file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return REFUSED
    return code


def library(asked: argparse.Namespace) -> int:
    """Read every report of a folder onto the shelf; run again it goes on where it was. Exit code 1: some failed."""
    language = terminal_language()
    if not asked.folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(asked.folder))
    reading = folder.FolderReading(folder.reports_in(asked.folder), language)
    if not reading.files:
        print(term("folder_empty", language, folder=asked.folder), file=sys.stderr)
        return REFUSED
    try:
        for line in reading.lines():
            print(line, flush=True)
    except KeyboardInterrupt:
        print(reading.interrupted(), file=sys.stderr)
        return INTERRUPTED
    finally:
        jobs.stop_workers()
    if asked.csv:
        asked.csv.write_bytes(figures_csv(reading.entries()))
    print(reading.summary())
    return SOME_FAILED if reading.failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m model", description="The library from the command line.")
    desks = parser.add_subparsers(required=True, metavar="desk")
    finance.add_command(desks)
    medicine.add_command(desks)
    education.add_command(desks)
    shelf = desks.add_parser("library", help="read a folder of reports onto the shelf", description=library.__doc__)
    shelf.add_argument("folder", type=Path, help="the folder; PDFs in the folders within are read too")
    shelf.add_argument("--csv", type=Path, metavar="FILE", help="write all figures of these reports as one table")
    shelf.set_defaults(run=library)
    return parser


if __name__ == "__main__":
    sys.exit(main())
