"""Tables of findings: out, in from what spreadsheets make of them, and refused."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import CaseRefused
from model.medicine.entry import Entered
from model.medicine.exchange import table
from model.medicine.exchange.incoming import LARGEST
from tests.model.medicine.exchange.packets import COUGH, DYSPNEA, FEVER, made


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_table_names_every_finding_with_its_status() -> None:
    entered = Entered(answers={FEVER: "present", COUGH: "absent", DYSPNEA: "removed"})
    assert rows(table.to_csv(made(entered), "en")) == [
        ["id", "label", "status"],
        [FEVER, "Fever", "present"],
        [COUGH, "Cough", "absent"],
    ]


def test_name_that_looks_like_a_formula_is_disarmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "finding_name", lambda *_: "=1+1")
    assert rows(table.to_csv(made(Entered(answers={FEVER: "present"})), "en"))[1][1] == "'=1+1"


def test_what_leaves_comes_back() -> None:
    answers = {FEVER: "present", COUGH: "absent"}
    read = table.read_csv(table.to_csv(made(Entered(answers=answers)), "zh"), "zh")
    assert read.entered.answers == answers
    assert read.refused == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{FEVER}\n{COUGH},,absent\n",
        f"id;status\r\n{FEVER};present\r\n{COUGH};no\r\n",
        f"\ufeffID\tlabel\tstatus\n{FEVER}\tFever\t有\n{COUGH}\tCough\t无\n",
        f"status,id\n,{FEVER}\nexcluded,{COUGH}\nfamily,{DYSPNEA}\n\n",
        f'label,id,status\n"a, b",{FEVER},Present\nx, {COUGH} , Negated \n',
    ],
)
def test_tables_of_other_makers_are_read(text: str) -> None:
    assert table.read_csv(text.encode(), "en").entered.answers == {FEVER: "present", COUGH: "absent"}


def test_ids_that_cannot_be_observations_are_told() -> None:
    read = table.read_csv(f"{FEVER}\nHP:0003577,Congenital onset\n".encode(), "en")
    assert [(each.quote, each.reason) for each in read.refused] == [("HP:0003577 Congenital onset", "modifier")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "terms_unreadable"),
        (b"\xff\x00", "terms_unreadable"),
        (b"id,label\n", "terms_unreadable"),
        (b"fever,yes\n", "terms_unreadable"),
        (b"a" * (LARGEST + 1), "file_too_large"),
        (b"HP:1\r" + b"x" * 200_000, "terms_unreadable"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(CaseRefused) as refused:
        table.read_csv(data, "en")
    assert refused.value.code == code


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        table.read_csv(data, "en")
    except CaseRefused as refused:
        assert refused.code == "terms_unreadable"  # noqa: PT017
