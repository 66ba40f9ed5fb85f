"""The page to print and the JSON: what they say, in both languages, and that nothing in them runs or names anybody."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html import escape

import pytest
from defusedxml.ElementTree import fromstring

from model.medicine import entry
from model.medicine.cases.case import Outcome, Pin
from model.medicine.differential import Diagnosis
from model.medicine.entry import Entered
from model.medicine.exchange.document import to_json
from model.medicine.exchange.printed import to_html
from tests.model.medicine.cases.patient import RAW, keep
from tests.model.medicine.exchange.packets import COUGH, FEVER, diagnosed, followed_up, made

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
ENTERED = Entered(answers={FEVER: "present", COUGH: "present", "HP:0001250": "absent"}, sex="female", age=90.0)


def page(language: str = "en", diagnosis: Diagnosis | None = None, **beside: object) -> str:
    case = replace(followed_up(replace(ENTERED, language=language)), **beside)
    return to_html(case, diagnosis or diagnosed(case.entered), language).decode()


@LANGUAGES
def test_page_is_whole_and_carries_the_line(language: str) -> None:
    html = page(language)
    fromstring(re.sub(r"<!doctype html>|<meta[^>]*>", "", html))
    assert {"en": "Decision support, not a medical device", "zh": "不是医疗器械"}[language] in html
    for part in {"en": ("Red flags", "Findings", "Rare disease", "90+"), "zh": ("危险信号", "表现", "罕见病", "90+")}[
        language
    ]:
        assert part in html
    assert "K-5e1f5e1f5e" in html
    assert diagnosed(ENTERED).knowledge_version in html
    assert "@page" in html


def test_page_explains_the_leading_candidates_with_their_sources() -> None:
    found = diagnosed(ENTERED)
    html = page("en", found)
    leading = found.of("common")[0]
    assert leading.supporting
    for each in leading.supporting:
        assert escape(each.evidence[0].source) in html
    assert html.index(leading.name) < html.index(found.of("rare")[0].name)


def test_page_tells_what_came_of_it() -> None:
    html = page("en")
    assert "Cystic fibrosis" in html
    assert "confirmed on 2026-11-20" in html


def test_nothing_to_rank_prints_no_list() -> None:
    case = made(Entered(answers={FEVER: "absent"}))
    html = to_html(case, diagnosed(case.entered), "en").decode()
    assert "<h2>Common disease</h2>" not in html
    assert "absent" in html


def test_foreign_text_is_escaped_and_nothing_is_fetched() -> None:
    bad = "<script>alert(1)</script>"
    pin = Pin("pneumonia", bad, "common", note=bad)
    outcome = Outcome("", bad, "other", date(2026, 1, 1), None)
    html = page("en", title=f'"{bad}"\\', pins=(pin,), outcome=outcome, entered=replace(ENTERED, text=bad))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert not re.search(r"(src|href)=", html)
    assert "default-src 'none'" in html


@LANGUAGES
def test_nothing_personal_leaves(language: str) -> None:
    kept = keep(language)
    found = entry.diagnose(kept.entered)
    for text in (to_html(kept, found, language).decode(), to_json(kept, found).decode()):
        assert [raw for raw in RAW[language] if raw in text] == []


def test_json_has_the_case_and_the_whole_ranking() -> None:
    case = followed_up(ENTERED)
    content = json.loads(to_json(case, diagnosed(ENTERED)))
    assert content["case"]["number"] == case.number
    assert content["case"]["findings"] == dict(ENTERED.answers)
    assert content["case"]["outcome"]["when"] == "2026-11-20"
    assert [each["disease"] for each in content["case"]["working_diagnoses"]] == ["pneumonia", "OMIM:219700"]
    assert len(content["diagnosis"]["candidates"]["rare"]) == 10
    assert json.loads(to_json(made(ENTERED), diagnosed(ENTERED)))["case"]["outcome"] is None
