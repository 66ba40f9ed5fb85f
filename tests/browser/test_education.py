"""The essay desk in a real browser: an essay overridden and made final, and a class calibrated by its teacher."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import openpyxl
import pytest

from model.education import service
from model.education.marking import default_rubric
from tests.browser.conftest import Server, settle
from tests.browser.test_finance import clean, downloaded, open_tab, remember, say

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
ESSAYS, MARKS = 12, 5
"""Essays of the class, and those the teacher marks."""
SENTENCES = {
    "en": (
        "Our school garden was only bare ground two years ago.",
        "First, every class took one bed and chose what to plant there.",
        "My friends wanted beans, because beans grow fast and need little care.",
        "However, the summer was dry and half of the young plants died in June.",
        "We carried water before the lessons, and slowly the leaves turned green again.",
        "I learned that patience matters more than luck when something has to grow.",
        "For example, the oldest apple tree bore nothing until its third spring.",
        "Therefore I think that each school should give its pupils a piece of land.",
        "In conclusion, a garden teaches what no book can teach alone.",
    ),
    "zh": (
        "两年前，学校的菜园还只是一块光秃秃的空地。",
        "首先，每个班认领了一畦地，自己商量种什么。",
        "同学们想种豆角，因为豆角长得快，也好照料。",
        "然而那年夏天很旱，六月里有一半的幼苗枯死了。",
        "我们上课前去提水浇地，叶子才慢慢又绿了起来。",
        "我明白了，要让一样东西生长，耐心比运气更要紧。",
        "例如园里那棵老苹果树，到第三个春天才结出果子。",
        "因此我认为，每所学校都应该给学生留一块土地。",
        "总之，菜园能教给我们书本里学不到的东西。",
        "后来我们轮流值日，有人松土，有人除草，有人记下每天的天气。",
        "班里最怕虫子的女生，竟然第一个伸手把菜青虫捉进了瓶子。",
        "有一次下暴雨，水把土埂冲垮了，大家冒雨用石块把它重新垒好。",
        "秋天收获的时候，我们把黄瓜和南瓜送给了食堂的师傅。",
        "师傅做了一大锅汤，香味飘满了整条走廊，连校长也来尝了一碗。",
        "从那以后，再也没有人把吃剩的饭菜随手倒进桶里。",
        "因为我们知道，每一粒粮食背后都有汗水，也有等待的日子。",
        "种地和读书其实是一个道理，只看结果的人往往半途而废。",
        "肯在平凡的日子里下功夫，收成才会在该来的时候到来。",
    ),
}
"""Written for these tests."""


def sample(language: str) -> str:
    """The middling one of the shipped essays."""
    return service.samples(language)[1].text


def essays(language: str) -> list[dict[str, object]]:
    """Files of a class: essays of growing length, each in an order of its own, and a document that is none."""
    sentences = SENTENCES[language]
    files = []
    for number in range(ESSAYS):
        turned = sentences[number % 9 :] + sentences[: number % 9]
        told = [turned[place * 5 % len(turned)] for place in range(len(turned) - number % 5)]
        text = "\n".join(
            (" " if language == "en" else "").join(told[start : start + 3]) for start in range(0, len(told), 3)
        )
        content = text.strip().encode()
        files.append({"name": f"essay {number + 1:02}.txt", "mimeType": "text/plain", "buffer": content})
    files.append({"name": "broken.docx", "mimeType": "application/octet-stream", "buffer": b"no document"})
    return files


def press(page, key: str) -> None:
    page.locator(f".st-key-{key} button").first.click()
    settle(page)


@LANGUAGES
def test_an_essay_is_marked_overridden_and_made_final(server: Server, open_page, language) -> None:
    remember(server, language)
    page = open_page(server, "essay", language)
    page.locator(".st-key-essay_text textarea").fill(sample(language))
    press(page, "essay_mark")

    total = page.locator(".st-key-essay_total")
    total.locator("[data-testid=stMetricValue]").wait_for()
    rubric = default_rubric(language)
    assert total.locator("[data-testid=stMetricValue]").inner_text().endswith(f"/ {rubric.high:g}")
    total.locator(".st-key-essay_interval .js-plotly-plot").wait_for()
    assert page.locator("[class*=st-key-essay_criterion_]").count() == len(rubric.criteria)
    assert page.locator(".st-key-essay_marked_text .stMarkdownColoredBackground").count() >= 3

    press(page, "essay_save")
    page.wait_for_url(re.compile(r"[?&]class="))
    field = page.locator("[class*=st-key-say_total_] input")
    field.wait_for()
    given = f"{rubric.high - rubric.step:g}"
    field.fill(given)
    field.press("Tab")
    press(page, "essay_give")
    page.get_by_text(say("essay_your_mark", language)).first.wait_for()
    press(page, "essay_lock")
    page.locator(".st-key-essay_unlock button").first.wait_for()
    assert say("essay_final", language) in page.locator(".st-key-essay_say .stMarkdownBadge").inner_text()
    assert total.locator("[data-testid=stMetricValue]").first.inner_text() == f"{given} / {rubric.high:g}"
    assert field.count() == 0

    settle(page)  # the buttons below the mark are drawn last, and a click on those of the run before is lost
    content = downloaded(page, "essay_export_word")
    document = docx.Document(io.BytesIO(content))
    assert any(given in paragraph.text for paragraph in document.paragraphs) or given in str(
        [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert len(list(document.comments)) >= 1
    clean(page)


def mark_proposed(page, language: str) -> None:
    """Give the first of the essays proposed marks, the longer the higher."""
    open_tab(page, "class_tab_marking", language)
    for done in range(1, MARKS + 1):
        field = page.locator("[class*=st-key-class_new_mark_] input")
        field.wait_for()
        length = len(page.locator(".st-key-class_text").inner_text())
        field.fill(f"{min(5, 1 + length // (100 if language == 'en' else 40))}")
        page.locator(".st-key-class_save_next button").click()
        progress = say("class_marked_of", language).format(done=done, count="@").partition("@")[0]
        page.get_by_text(progress).wait_for()
        settle(page)


@LANGUAGES
def test_a_class_is_calibrated_by_its_teacher(server: Server, open_page, language) -> None:
    remember(server, language)
    page = open_page(server, "essay-classes", language)
    page.set_input_files("[data-testid=stFileUploader] input", files=essays(language))
    page.get_by_text("broken.docx").first.wait_for()
    page.wait_for_load_state("networkidle")  # every file is up
    settle(page)
    page.locator(".st-key-class_title input").fill(f"7b {language}")
    page.locator(".st-key-class_title input").press("Tab")
    page.wait_for_timeout(500)  # the title is sent before the button is pressed
    settle(page)
    press(page, "class_begin")
    page.wait_for_url(re.compile(r"[?&]result="))
    settle(page)
    refused = page.locator(".st-key-class_refused [data-testid=stMarkdown]").filter(has_text="broken.docx")
    assert re.search(r"broken\.docx.*—.*\w{2}", refused.inner_text())

    mark_proposed(page, language)
    press(page, "class_calibrate")
    page.get_by_text(say("class_calibrated", language).format(count=MARKS)).first.wait_for()
    open_tab(page, "class_tab_grades", language)
    page.locator("[class*=st-key-class_table_] canvas").first.wait_for()

    open_tab(page, "class_tab_files", language)
    sheet = openpyxl.load_workbook(io.BytesIO(downloaded(page, "class_export_excel"))).worksheets[0]
    pupils = [str(row[1]) for row in sheet.iter_rows(values_only=True) if re.fullmatch(r"S-\d+", str(row[1]))]
    assert pupils == [f"S-{number:02}" for number in range(1, ESSAYS + 1)]
    clean(page)
