"""A correction made on one year's report is replayed on the next year's and taken back, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from model.finance import service
from model.jobs import JobInput
from model.jobs.kept import told
from tests.browser.conftest import Server, settle
from tests.browser.test_finance import SAMPLES, assert_mark_in_sight, clean, open_tab, remember, say, store_of

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
COMPANY = {"en": "quillmere", "zh": "yanxi"}
READ, TYPED, SHOWN = (
    {"en": "103,810", "zh": "34,563.67"},
    {"en": "104,810 thousand", "zh": "35563.67万元"},
    {"en": "104,810", "zh": "35,563.67"},
)
"""Inventories of 2023 as both reports print them, as they are corrected, and as that is shown."""


def read(server: Server, name: str) -> str:
    """The result of a sample read beforehand."""
    store, path = store_of(server), Path(SAMPLES["en"]).with_name(name)
    document = store.add_document(path.name, path.read_bytes(), "application/pdf", "local")
    return service.run(JobInput("j1", service.KIND, "local", document.id, path.name, {}, told(store)), lambda *_: None)


def open_inventories(page, server: Server, result: str) -> None:
    page.goto(f"{server.url}/report?result={result}&metric=inventories&year=2023")
    settle(page)
    page.locator("[data-testid=stImage] img").first.wait_for()


@LANGUAGES
def test_a_correction_on_one_year_is_replayed_on_the_next_and_undone(cold_server: Server, open_page, language) -> None:
    remember(cold_server, language)
    earlier, later = (read(cold_server, f"{COMPANY[language]}_{year}.pdf") for year in (2023, 2024))
    page = open_page(cold_server, f"report?result={earlier}&metric=inventories&year=2023", language)
    page.locator("strong", has_text=READ[language]).first.wait_for()

    page.get_by_text(say("correct", language), exact=True).click()
    field = page.locator("[class*=st-key-way_] input[type=text]").first
    field.fill(TYPED[language])
    field.press("Enter")
    page.get_by_text(f"→ {SHOWN[language]}").wait_for()
    page.get_by_role("button", name=say("apply_correction", language)).click()
    toast = page.locator("[data-testid=stToast]")
    toast.get_by_text(re.compile(r"[:：] ?1")).wait_for()
    page.locator("del", has_text=READ[language]).wait_for()
    settle(page)
    assert_mark_in_sight(page)

    open_inventories(page, cold_server, later)
    judged = page.locator(".st-key-judgement")
    judged.get_by_text(f"{COMPANY[language]}_2023.pdf").wait_for()
    assert judged.locator("del").inner_text() == READ[language]
    assert SHOWN[language] in judged.inner_text()
    assert say("corrected", language) in judged.inner_text()

    open_tab(page, "tab_checks", language)
    page.get_by_text(say("corrections", language).format(count=1)).click()
    page.get_by_text(say("accuracy_too_few", language)).first.wait_for(state="attached")
    page.locator("[class*=st-key-undo_] button").click()
    page.get_by_role("button", name=say("restore", language)).wait_for()

    for result in (later, earlier):
        open_inventories(page, cold_server, result)
        page.locator(".st-key-confirm button").first.wait_for()
        assert page.locator("del").count() == 0
    clean(page)


def test_another_page_is_read_anew_with_progress_and_a_wrong_one_is_refused(cold_server: Server, open_page) -> None:
    remember(cold_server, "en")
    result = read(cold_server, "quillmere_2023.pdf")
    page = open_page(cold_server, f"report?result={result}&metric=inventories&year=2023")
    page.get_by_text(say("correct", "en"), exact=True).click()
    page.locator("[class*=st-key-way_]").get_by_text(say("way_page", "en"), exact=True).click()
    field = page.locator("[data-testid=stNumberInput] input")
    field.fill("2")
    field.press("Enter")
    page.get_by_role("button", name=say("apply_page", "en")).click()
    page.wait_for_url(re.compile(r"[?&]job="))
    page.locator("[data-testid=stAlert]", has_text="cannot be read from page 2").wait_for(timeout=60_000)
    open_inventories(page, cold_server, result)
    assert READ["en"] in page.locator("[data-testid=stMain]").inner_text()
    clean(page)
