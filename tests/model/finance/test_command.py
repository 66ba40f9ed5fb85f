"""The command line: tables for people, forms for scripts, one line for a refusal."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from model.__main__ import REFUSED, main
from model.finance.reader import DocumentUnderstandingModel
from model.finance.serialize import from_dict
from tests.model.documents.xbrl.filings import fact, instance
from tests.model.finance.sample_report import empty_report, sample_report

ROOT = Path(__file__).resolve().parents[3]
REPORT = "report.pdf"


@pytest.fixture(autouse=True)
def reads_the_sample(monkeypatch) -> None:
    monkeypatch.setattr(DocumentUnderstandingModel, "analyze", lambda *_: sample_report())


def lines_of(capsys) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_table_for_people(capsys) -> None:
    assert main(["finance", REPORT]) == 0
    title, head, first, *rest = lines_of(capsys)
    assert title == "Meridian Instruments Inc. · USD millions"
    assert head.split() == ["Item", "2023", "2022", "2021", "Page", "Confidence"]
    assert first.split() == ["Revenue", "5,240", "4,870", "4,410", "41", "100%", "Verified"]
    margin = next(line for line in rest if line.startswith("Gross margin"))
    assert margin.split() == ["Gross", "margin", "39.3%", "38.6%", "37.4%", "100%", "Verified"]


def test_columns_stay_in_line(capsys) -> None:
    main(["finance", REPORT])
    _, head, *rows = lines_of(capsys)
    end = head.index("2023") + 4
    for row in rows[: rows.index("")]:
        assert row[end - 1] != " "
        assert row[end] == " "


def test_risk_warnings_follow_the_figures(capsys) -> None:
    main(["finance", REPORT])
    lines = lines_of(capsys)
    block = lines[lines.index("Risk warnings") :]
    assert block[1] == "The text raises none of the flags looked for"
    assert block[2].startswith("Altman Z (1968) · Not scored: Retained earnings 2023")
    assert len(block) == 9


def test_a_document_without_figures(capsys, monkeypatch) -> None:
    monkeypatch.setattr(DocumentUnderstandingModel, "analyze", lambda *_: empty_report())
    assert main(["finance", REPORT]) == 0
    assert lines_of(capsys)[0].startswith("letter.pdf")


def test_json_can_be_read_back(capfdbinary) -> None:
    assert main(["finance", REPORT, "--json"]) == 0
    assert from_dict(json.loads(capfdbinary.readouterr().out)) == sample_report()


def test_csv(capfdbinary) -> None:
    assert main(["finance", REPORT, "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode("utf-8-sig"))))
    assert rows[0]["metric"] == "total_revenue"


def test_excel(tmp_path, capsys) -> None:
    target = tmp_path / "out.xlsx"
    assert main(["finance", REPORT, "--excel", str(target)]) == 0
    assert "Key figures" in openpyxl.load_workbook(target).sheetnames
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (["total_revenue"], ["5240000000 USD", "Page 41: Net sales 5,240"]),
        (["total_revenue", "--year", "2021"], ["4410000000 USD", "Page 41: Net sales 4,410"]),
        (
            ["free_cash_flow", "--year", "2022"],
            [
                "550000000 USD",
                "= Operating cash flow − Capital expenditure",
                "Page 45: Net cash provided by operating activities 845",
                "Page 45: Purchases of property and equipment -295",
            ],
        ),
    ],
)
def test_one_figure_with_its_page(capsys, asked, answer) -> None:
    assert main(["finance", REPORT, "--metric", *asked]) == 0
    assert lines_of(capsys) == answer


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--metric", "goodwill"], "does not print goodwill for 2023"),
        (["--metric", "total_revenue", "--year", "1999"], "does not print total_revenue for 1999"),
        (["--excel", "/nowhere/at/all.xlsx"], "/nowhere/at/all.xlsx"),
    ],
)
def test_refusals_take_one_line_and_code_2(capsys, asked, words) -> None:
    assert main(["finance", REPORT, *asked]) == REFUSED
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert words in told.err


@pytest.mark.parametrize("arguments", [[], ["finance"], ["finance", REPORT, "--json", "--csv"], ["law", REPORT]])
def test_misuse_is_explained(capsys, arguments) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == REFUSED
    assert "usage:" in capsys.readouterr().err


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "model", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7\n%%EOF"])
def test_a_file_that_is_no_report_is_refused_in_one_line(tmp_path, content) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    told = run("finance", str(tmp_path / "x.pdf"))
    assert told.returncode == REFUSED
    assert told.stdout == ""
    assert told.stderr.count("\n") == 1
    assert "Traceback" not in told.stderr


def test_a_missing_file_is_refused_in_one_line(tmp_path) -> None:
    told = run("finance", str(tmp_path / "nothing.pdf"))
    assert (told.returncode, told.stderr.count("\n")) == (REFUSED, 1)


def test_a_shipped_report_from_the_command_line() -> None:
    told = run("finance", "data/samples/finance/quillmere_2024.pdf", "--metric", "total_revenue")
    assert told.returncode == 0, told.stderr
    value, place = told.stdout.splitlines()
    assert value.endswith(" USD")
    assert place.startswith("Page ")


def test_figures_beside_those_of_an_xbrl_file(capsys, tmp_path) -> None:
    path = tmp_path / "filing.xml"
    path.write_bytes(
        instance(fact("us-gaap:Revenues", "5240000000"), fact("us-gaap:GrossProfit", "2000000000", decimals="INF"))
    )
    assert main(["finance", REPORT, "--xbrl", str(path)]) == 0
    head, first, second, *_ = lines_of(capsys)
    assert head.split() == ["Comparison", "Year", "PDF", "XBRL", "Difference", "Item", "Tag"]
    assert first.split() == ["Differs", "2023", "2,060", "2,000", "(60)", "Gross", "profit", "us-gaap:GrossProfit"]
    assert second.split() == ["Agrees", "2023", "5,240", "5,240", "0", "Revenue", "us-gaap:Revenues"]


def test_a_file_that_is_no_xbrl_is_refused_in_one_line(capsys, tmp_path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear shareholders")
    assert main(["finance", REPORT, "--xbrl", str(path)]) == REFUSED
    assert capsys.readouterr().err.startswith("This file cannot be read as XBRL")
