"""The cases screen: none yet, the table, one chosen, bringing in, and the hit rate."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model.medicine.cases import keeping, listing, outcomes
from model.medicine.cases.case import Case
from model.medicine.cases.outcomes import Disease
from tests.model.medicine.cases.patient import COUGH, FEVER, OWNER, RAW, keep
from tests.pages.medicine.screen import keys, press, status
from tests.pages.medicine.test_differential import say
from tests.pages.screens import open_screen, texts

SCREEN = "pages/medicine/cases.py"
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def rows(test: AppTest) -> pd.DataFrame:
    return next(frame.value for frame in test.dataframe if "number" in frame.value)


def rates(test: AppTest) -> pd.DataFrame:
    return next(frame.value for frame in test.dataframe if "top_1" in frame.value)


def choose(test: AppTest, row: int = 0) -> AppTest:
    table = next(frame for frame in test.dataframe if "number" in frame.value)
    test.session_state[table.key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return test.run()


def confirm(kept: Case, place: int | None) -> None:
    ranked = kept.ranking["rare"]
    disease = ranked[place - 1] if place else "OMIM:000000"
    outcomes.confirm(kept, Disease(disease, disease, "rare"), date(2026, 11, 20), OWNER)


@LANGUAGES
def test_no_case_yet_says_how_the_first_one_comes(language: str) -> None:
    test = open_screen(SCREEN, language)
    assert not test.exception
    assert say("cases_empty", language) in texts(test)
    assert say("medicine_notice", language) in texts(test)
    assert not test.dataframe
    assert test.file_uploader


@LANGUAGES
def test_cases_are_listed_with_what_was_said_of_them(language: str) -> None:
    kept = keep(language)
    confirm(kept, 2)
    test = open_screen(SCREEN, language)
    assert not test.exception
    (row,) = rows(test).to_dict("records")
    assert row["title"] == kept.title
    assert kept.leading["common"][0].name in row["leading"]
    assert "2026-11-20" in row["outcome"]
    assert row["number"] == kept.number
    assert [raw for raw in RAW[language] if raw in texts(test) + str(row)] == []
    assert say("cases_choose", language) in texts(test)


def test_search_finds_by_disease_and_number() -> None:
    first, second = keep("zh"), keep("en")
    test = open_screen(SCREEN, "en")
    test.text_input(key="cases_search").set_value(second.number.lower()).run()
    assert list(rows(test)["number"]) == [second.number]
    test.text_input(key="cases_search").set_value(first.leading["common"][0].name).run()
    assert list(rows(test)["number"]) == [first.number]
    test.text_input(key="cases_search").set_value("qqqq").run()
    assert say("cases_no_match", "en") in texts(test)


def test_chosen_case_opens_on_its_own_screen() -> None:
    kept = keep("en")
    test = choose(open_screen(SCREEN, "en"))
    assert not test.exception
    assert f"result={kept.id}" in [link.proto.query_string for link in test.get("page_link")]


def test_chosen_case_is_confirmed_from_the_list() -> None:
    keep("en")
    test = choose(open_screen(SCREEN, "en"))
    test.text_input(key="outcome_words").set_value("pneumonia").run()
    press(test, "confirm_pneumonia")
    assert not test.exception
    assert "Pneumonia" in rows(test)["outcome"][0]
    assert say("hit_rate_few", "en").format(fewest=5) in texts(test)


def test_deleting_asks_once_more_and_removes_the_case() -> None:
    kept = keep("zh")
    other = keep("en")
    test = open_screen(SCREEN, "zh")
    row = list(rows(test)["number"]).index(kept.number)
    choose(test, row)
    assert say("case_delete_warning", "zh") in texts(test)
    press(test, "case_delete_for_good")
    assert not test.exception
    assert [line.id for line in listing.cases(OWNER)] == [other.id]
    assert list(rows(test)["number"]) == [other.number]


def test_few_confirmed_cases_show_counts_and_claim_no_share() -> None:
    for place in (1, 2, None, 11):
        confirm(keep("en"), place)
    test = open_screen(SCREEN, "en")
    rare, every = rates(test).to_dict("records")
    assert (rare["count"], rare["top_1"], rare["top_3"], rare["top_10"]) == (4, "1/4", "2/4", "2/4")
    assert every["list"] == say("hit_rate_every", "en")
    assert not test.get("plotly_chart")
    assert "%" not in rates(test).to_string()


@LANGUAGES
def test_five_confirmed_cases_show_shares_with_their_interval(language: str) -> None:
    for place in (1, 1, 2, None, 11):
        confirm(keep(language), place)
    test = open_screen(SCREEN, language)
    assert not test.exception
    rare, _ = rates(test).to_dict("records")
    assert rare["top_1"] == "2/5 = 40% (12%–77%)"
    (chart,) = test.get("plotly_chart")
    drawn = json.loads(chart.proto.spec)["data"]
    assert drawn[0]["y"][0] == 0.4
    assert len(drawn) == 2


def test_no_confirmed_case_says_so() -> None:
    keep("zh")
    test = open_screen(SCREEN, "zh")
    assert say("hit_rate_none", "zh") in texts(test)


def upload(language: str, name: str, content: bytes) -> AppTest:
    test = open_screen(SCREEN, language)
    test.file_uploader[0].upload(name, content).run()
    return test


@LANGUAGES
def test_phenopacket_is_read_told_and_opened(language: str) -> None:
    features = [{"type": {"id": FEVER}}, {"type": {"id": COUGH}, "excluded": True}, {"type": {"id": "HP:0003577"}}]
    test = upload(language, "p.json", json.dumps({"phenotypicFeatures": features}).encode())
    assert not test.exception
    assert say("case_import_read", language).format(present=1, absent=1) in texts(test)
    assert say("refused_modifier", language) in texts(test)
    assert listing.cases(OWNER) == ()
    press(test, "import_open")
    assert not test.exception
    assert (status(test, FEVER), status(test, COUGH)) == ("present", "absent")
    assert "case_save" in keys(test, "case_save")


def test_table_of_findings_is_read() -> None:
    test = upload("en", "t.csv", f"id,label,status\n{FEVER},Fever,present\n".encode())
    assert say("case_import_read", "en").format(present=1, absent=0) in texts(test)


@LANGUAGES
@pytest.mark.parametrize(("name", "content"), [("p.json", b"{"), ("t.csv", b"fever,yes")])
def test_file_that_cannot_be_read_gets_one_line(language: str, name: str, content: bytes) -> None:
    test = upload(language, name, content)
    assert not test.exception
    assert len(test.error) == 1
    assert "import_open" not in keys(test, "import_open")


def test_opening_an_import_leaves_the_case_on_the_screen_before() -> None:
    kept = keep("zh")
    test = upload("zh", "t.csv", f"{FEVER}\n".encode())
    press(test, "import_open")
    press(test, "case_save")
    assert len(listing.cases(OWNER)) == 2
    assert keeping.case(kept.id, OWNER).entered == kept.entered
