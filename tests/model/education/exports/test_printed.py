"""The page to print: every comment marked and listed, nothing foreign in it runs."""

from __future__ import annotations

import re

import pytest
from defusedxml.ElementTree import fromstring

from model.education.exports.printed import to_html
from tests.model.education.exports.class_of import CLASS, TEXT, essay


def parsed(html: str):
    return fromstring(re.sub(r"<!doctype html>|<meta[^>]*>", "", html))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_page_is_well_formed_and_starts_a_sheet_an_essay(language) -> None:
    html = to_html(CLASS, language, "Class 3").decode()
    assert len(parsed(html).findall("body/section")) == 3
    assert html.count('class="appendix"') == 2
    assert {"en": "the teacher decides", "zh": "由教师决定"}[language] in html


def test_marks_lie_on_the_words_and_are_numbered() -> None:
    page = parsed(to_html([essay()], "zh").decode())
    lines = page.findall("body/section/p[@class='quote']")
    assert ["".join(text for text in line.itertext()) for line in lines][1] == (
        "我家门前有一条小河。它没有名子1✓ 2✎，我们叫它小河。"
    )
    assert [mark.text for mark in lines[1].findall("mark")] == ["我家门前有一条小河。它没有", "名子"]
    assert "".join(lines[2].itertext()) == TEXT.split("\n")[2]


def test_comments_are_listed_with_signs_those_on_the_whole_last() -> None:
    rows = parsed(to_html([essay()], "zh").decode()).findall("body/section/table")[1].findall("tbody/tr")
    said = [["".join(cell.itertext()) for cell in row] for row in rows]
    assert [row[0] for row in said] == ["1✓", "2✎", "✎"]
    assert said[1][1:] == ["拼写", "名子", "“名子”是错别字。", "改为“名字”。"]


def test_foreign_text_is_escaped() -> None:
    attack = "<script>alert(1)</script>"
    html = to_html([essay(text=attack, title=attack, pupil=attack, flags=(attack,), comments=())], "en").decode()
    assert "<script" not in html
    assert "default-src 'none'" in html
