"""Many reports in a real browser: dropped together, watched, found on the shelf, assigned, compared, and deleted."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Server, settle
from tests.browser.test_finance import SAMPLES, clean, downloaded, read_sample, remember, say

HEAD = ROW = 35
"""Pixels of a table's head and rows."""


def drop(page, language: str) -> None:
    """Drop the shipped reports, in bytes of their own, and a broken one."""
    contents = {path.name: path.read_bytes() for path in sorted(SAMPLES["en"].parent.glob("*.pdf"))}
    contents["broken.pdf"] = b"%PDF-1.7"
    files = [
        {"name": name, "mimeType": "application/pdf", "buffer": content + f"\n% {language}\n".encode()}
        for name, content in contents.items()
    ]
    page.set_input_files("[data-testid=stFileUploader] input", files=files)


def click_table(page, key: str, row: int, x: int = 15) -> None:
    """Click a row of a table, counted from 0, `x` pixels from its left edge."""
    table = page.locator(f"[class*=st-key-{key}] [data-testid=stDataFrame]").first
    table.locator("canvas").first.wait_for()
    table.scroll_into_view_if_needed()
    settle(page)
    page.wait_for_timeout(800)  # the grid takes clicks a moment after it is drawn
    box = table.bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + HEAD + ROW * (row + 0.5))
    settle(page)


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh", "dark")])
def test_from_many_dropped_files_to_a_compared_number(cold_server: Server, open_page, language, theme) -> None:
    remember(cold_server, language)
    page = open_page(cold_server, "library", language, theme)
    drop(page, language)
    batch = page.locator(".st-key-batch")
    batch.locator("[data-testid=stProgress]").first.wait_for()
    page.reload()  # a closed tab loses nothing
    page.locator(".st-key-batch_clear").wait_for(timeout=90_000)
    settle(page)
    assert batch.get_by_text(say("state_failed", language)).count() >= 2, "in the count and at the file"
    assert batch.locator("a[href*=result]").count() >= 4
    assert page.locator("[class*=st-key-batch_act_]").count() == 1
    page.locator(".st-key-batch_clear button").click()
    batch.wait_for(state="detached")
    settle(page)
    page.wait_for_timeout(800)  # until what moved up has been drawn once only
    assert "Quillmere" in downloaded(page, "shelf_export_figures").decode()

    click_table(page, "library_by_company", 0)
    click_table(page, "library_by_company", 1)
    page.locator(".st-key-chosen a[href*=compare]").first.click()
    page.wait_for_url(re.compile(r"/compare\?companies="))
    page.locator("[data-testid=stPlotlyChart]").wait_for()
    click_table(page, "compare_table", 3, x=430)
    page.locator(".st-key-compare_source").wait_for()
    for key in ("compare_scatter", "compare_heat"):
        page.get_by_role("tab", name=say(key, language), exact=True).click()
        page.locator(f".st-key-{key}").wait_for()
        settle(page)
    page.locator(".st-key-compare_source a").first.click()
    page.wait_for_url(re.compile(r"/report\?result=\w+&metric=\w+&year=2024"))
    settle(page)
    tab = page.get_by_role("tab", name=say("tab_figures", language), exact=True)
    assert tab.get_attribute("aria-selected") == "true"
    clean(page)


def test_a_report_is_assigned_to_a_company_not_on_the_shelf_then_deleted(cold_server: Server, open_page) -> None:
    remember(cold_server, "en")
    read_sample(cold_server, "zh")
    page = open_page(cold_server, "library")
    click_table(page, "library_by_company", 0)
    page.locator(".st-key-assign button").first.click()
    page.locator(".st-key-assign_company input").fill("Yanxi Pumps")
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".st-key-assign_do button").click()
    settle(page)
    page.keyboard.press("Escape")
    click_table(page, "library_by_company", 0)
    page.get_by_role("link", name="Yanxi Pumps 2024").first.wait_for()
    settle(page)  # a row drawn anew closes what was opened in it
    page.wait_for_timeout(600)
    page.locator(".st-key-delete_chosen button").first.click()
    page.locator(".st-key-delete_chosen_for_good button").click()
    page.get_by_text(say("library_empty", "en")).wait_for()
    clean(page)
