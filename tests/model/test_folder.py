"""A folder of reports from the command line: what is read, skipped, failed, and what becomes of it when stopped."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.account import SINGLE_USER
from model import folder, jobs
from model.__main__ import INTERRUPTED, REFUSED, SOME_FAILED, main
from model.errors import StoreError
from model.finance import service
from model.finance.library import shelf

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data/samples/finance"
BROKEN = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a report in each language, one of them in a folder within."""
    (tmp_path / "reports/within").mkdir(parents=True)
    shutil.copy(SAMPLES / "quillmere_2024.pdf", tmp_path / "reports")
    shutil.copy(SAMPLES / "yanxi_2024.pdf", tmp_path / "reports/within/YANXI.PDF")
    return tmp_path / "reports"


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch, run_jobs) -> None:
    """Instead of waiting, do the queued jobs."""
    monkeypatch.setattr(folder, "sleep", lambda _seconds: run_jobs())


def told(capsys, *arguments: object) -> tuple[int, list[str], str]:
    code = main(["library", *map(str, arguments)])
    output = capsys.readouterr()
    return code, output.out.splitlines(), output.err


def test_files_are_found_in_order_hidden_ones_left_out(reports: Path) -> None:
    (reports / ".hidden").mkdir()
    for name in (".hidden/a.pdf", ".b.pdf", "c.txt"):
        (reports / name).write_bytes(BROKEN)
    assert [path.name for path in folder.reports_in(reports)] == ["quillmere_2024.pdf", "YANXI.PDF"]
    assert [path.name for path in folder.reports_in(reports / ".hidden")] == ["a.pdf"]


def test_reports_come_onto_the_shelf_of_the_apps_user(reports: Path, worked, capsys, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    code, lines, _ = told(capsys, reports)
    assert code == 0
    counts = {entry.name: len(entry.figures) for entry in shelf.entries(SINGLE_USER)}
    assert min(counts.values()) > 100
    assert lines[:-1] == [
        f"[1/2] quillmere_2024.pdf: Quillmere Instruments, Inc., 2024, {counts['quillmere_2024.pdf']} figures",
        f"[2/2] YANXI.PDF: 砚溪泵阀股份有限公司, 2024, {counts['YANXI.PDF']} figures",
    ]
    assert lines[-1] == "2 files: 2 read, 0 already read, 0 failed."
    assert {entry.name for entry in shelf.entries(SINGLE_USER)} == {"quillmere_2024.pdf", "YANXI.PDF"}


def test_run_again_it_skips_what_was_read(reports: Path, worked, capsys, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    told(capsys, reports)
    shutil.copy(SAMPLES / "quillmere_2024.pdf", reports / "twin.pdf")
    code, lines, _ = told(capsys, reports)
    assert code == 0
    assert lines == [
        "[1/3] quillmere_2024.pdf：此前已读（Quillmere Instruments, Inc.，2024）",
        "[2/3] twin.pdf：与 quillmere_2024.pdf 是同一文件，已跳过",
        "[3/3] YANXI.PDF：此前已读（砚溪泵阀股份有限公司，2024）",
        "共 3 个文件：已读 0 个，此前已读 3 个，失败 0 个。",
    ]
    assert len(jobs.recent(SINGLE_USER)) == 2


def test_each_failure_has_its_one_reason_and_the_others_are_read(reports: Path, worked, capsys, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    (reports / "a.pdf").write_bytes(b"no pdf")
    (reports / "b.pdf").write_bytes(BROKEN)
    (reports / "c\x1b[31m.pdf").symlink_to(reports / "a.pdf")
    code, lines, _ = told(capsys, reports)
    assert code == SOME_FAILED
    assert lines[0] == "[1/5] a.pdf: FAILED. This is not a PDF file. Choose the report as PDF."
    assert lines[1].startswith("[2/5] c[31m.pdf: FAILED. ")
    assert sum("b.pdf: FAILED. " in line for line in lines) == 1
    assert lines[-1] == "5 files: 2 read, 0 already read, 3 failed."


def test_a_file_that_cannot_be_opened_fails_alone(reports: Path, worked, monkeypatch) -> None:
    def read_bytes(path: Path) -> bytes:
        if path.name == "quillmere_2024.pdf":
            raise PermissionError(13, "Permission denied")
        return original(path)

    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    reading = folder.FolderReading(folder.reports_in(reports), "en")
    lines = list(reading.lines())
    assert lines[0] == "[1/2] quillmere_2024.pdf: FAILED. Permission denied"
    assert (reading.read, reading.failed) == (1, 1)


def test_what_runs_is_named_once_and_a_cancelled_file_counts_as_failed(reports: Path, monkeypatch, run_jobs) -> None:
    steps = iter(["begin", "nothing", "cancel", "work"])

    def step(_seconds: float) -> None:
        first, *_ = sorted(jobs.recent(SINGLE_USER), key=lambda job: job.name)[-1:]
        match next(steps):
            case "begin":
                jobs.current_store().begin_job(first.id)
            case "cancel":
                jobs.cancel(first.id, SINGLE_USER)
            case "work":
                run_jobs()

    monkeypatch.setattr(folder, "sleep", step)
    lines = list(folder.FolderReading(folder.reports_in(reports), "en").lines())
    assert lines[0] == "reading quillmere_2024.pdf"
    assert lines[1] == "[1/2] quillmere_2024.pdf: FAILED. It was cancelled before it was read."
    assert len(lines) == 3


def test_a_document_deleted_while_it_waits_fails(reports: Path, monkeypatch) -> None:
    def delete(_seconds: float) -> None:
        for document in jobs.current_store().documents(SINGLE_USER):
            jobs.current_store().delete_document(document.id, SINGLE_USER)

    monkeypatch.setattr(folder, "sleep", delete)
    lines = list(folder.FolderReading(folder.reports_in(reports), "en").lines())
    assert all("FAILED. This is not kept here any more" in line for line in lines)
    assert len(lines) == 2


def test_figures_of_the_folder_as_one_table(reports: Path, worked, capsys, tmp_path: Path) -> None:
    service.start_sample("zh", SINGLE_USER)  # on the shelf, but not in the folder
    (reports / "within/YANXI.PDF").unlink()
    code, _, _ = told(capsys, reports, "--csv", tmp_path / "all.csv")
    assert code == 0
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["file"] for row in rows} == {"quillmere_2024.pdf"}
    (entry,) = (each for each in shelf.entries(SINGLE_USER) if each.name == "quillmere_2024.pdf")
    assert len(rows) == len(entry.figures) > 100


def test_stopped_by_hand_everything_stays_queued(reports: Path, capsys, monkeypatch, run_jobs) -> None:
    monkeypatch.setenv("LC_ALL", "C")

    def interrupt(_seconds: float) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(folder, "sleep", interrupt)
        code, lines, error = told(capsys, reports)
    assert code == INTERRUPTED
    assert lines == []
    assert error.startswith("Stopped; nothing is lost. 2 files are still to be read")
    assert [job.state for job in jobs.recent(SINGLE_USER)] == ["queued", "queued"]
    monkeypatch.setattr(folder, "sleep", lambda _seconds: run_jobs())
    assert told(capsys, reports)[0] == 0
    assert len(jobs.recent(SINGLE_USER)) == 2


def test_an_empty_folder_and_no_folder_are_one_line(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    code, lines, error = told(capsys, tmp_path)
    assert (code, lines, error) == (REFUSED, [], f"There is no PDF in {tmp_path}.\n")
    code, lines, error = told(capsys, tmp_path / "nothing")
    assert (code, lines, error.count("\n")) == (REFUSED, [], 1)


def test_a_store_that_is_down_is_one_line(reports: Path, capsys, monkeypatch) -> None:
    def down(*_: object) -> None:
        raise StoreError("store_unavailable")

    monkeypatch.setattr(shelf, "entries", down)
    code, lines, error = told(capsys, reports)
    assert (code, lines, error.count("\n")) == (REFUSED, [], 1)


def test_one_report_asked_for_by_its_folder_says_what_to_run(reports: Path, capsys) -> None:
    assert main(["finance", str(reports)]) == REFUSED
    assert f"python -m model library {reports}" in capsys.readouterr().err


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs begun here heed SIGINT, also where these tests run in the background and were told not to."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.slow
def test_interrupted_for_real_it_leaves_no_process_and_goes_on_when_run_again(
    reports: Path, home: Path, interruptible: None
) -> None:
    for number in range(4):  # reports of their own, so that there is time to interrupt
        content = (SAMPLES / "quillmere_2023.pdf").read_bytes() + f"\n% {number}\n".encode()
        (reports / f"more_{number}.pdf").write_bytes(content)
    command = [sys.executable, "-m", "model", "library", str(reports)]
    environment = {**os.environ, "ASSAY_HOME": str(home), "LC_ALL": "C"}
    first = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not [job for job in jobs.recent(SINGLE_USER) if job.state == "running"]:
        assert first.poll() is None
        time.sleep(0.05)
    first.send_signal(signal.SIGINT)
    _, error = first.communicate(timeout=60)
    assert first.returncode == INTERRUPTED
    assert "Stopped" in error
    assert "Traceback" not in error
    time.sleep(0.5)
    assert not [job for job in jobs.recent(SINGLE_USER) if job.state == "running"]
    again = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert again.returncode == 0, again.stderr
    assert len(shelf.entries(SINGLE_USER)) == 6
