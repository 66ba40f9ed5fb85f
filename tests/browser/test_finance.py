"""The report screen in a real browser: from a dropped file to a workbook, with every number's page in sight."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import expect

from components.i18n import words
from data.store import Store, open_store
from model.finance import service
from model.finance.serialize import from_dict
from model.jobs import JobInput
from tests.browser.conftest import Server, settle

SAMPLES = {sample.language: sample.path for sample in service.samples()}
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
ROW, HEAD, ITEM, CHANGE = 35, 35, 196, 72
"""Pixels: heights of a row and of the head, widths of the first and the last column."""
YEARS = {"en": 3, "zh": 2}
"""Year columns of the samples."""


def say(key: str, language: str) -> str:
    return words()[key][language]


def store_of(server: Server) -> Store:
    return open_store(f"sqlite:///{server.home / 'assay.sqlite'}", server.home)


def remember(server: Server, language: str) -> None:
    """All visitors are one user here: choose the language as that user would have."""
    store_of(server).set_preference("local", "language", language)


def read_sample(server: Server, language: str) -> str:
    """The result of a sample read beforehand."""
    store, path = store_of(server), SAMPLES[language]
    document = store.add_document(path.name, path.read_bytes(), "application/pdf", "local")
    job = JobInput("j1", service.KIND, "local", document.id, path.name, {}, store)
    return service.run(job, lambda *_: None)


def open_tab(page, key: str, language: str) -> None:
    page.get_by_role("tab", name=say(key, language), exact=True).click()
    settle(page)


def choose_cell(page, key: str, row: int, column: int, years: int) -> None:
    """Click the number in a row and one of the year columns, both counted from 0."""
    table = page.locator(f".st-key-{key} [data-testid=stDataFrame]")
    table.locator("canvas").first.wait_for()
    page.wait_for_timeout(600)  # the grid takes clicks a moment after it is drawn
    box = table.bounding_box()
    width = (box["width"] - ITEM - CHANGE) / years
    page.mouse.click(box["x"] + ITEM + width * (column + 0.5), box["y"] + HEAD + ROW * (row + 0.5))


def marks_on_screen(page) -> list[tuple[float, float]]:
    """Where on the screen the marks of the shown page are."""
    picture = page.locator("[data-testid=stImage] img").first
    picture.wait_for()
    page.wait_for_function(
        "() => { const i = document.querySelector('[data-testid=stImage] img'); return i.complete && i.naturalWidth }"
    )
    box = picture.bounding_box()
    drawn = Image.open(io.BytesIO(page.request.get(picture.get_attribute("src")).body())).convert("RGB")
    step = box["width"] / drawn.width
    return [
        (box["x"] + x * step, box["y"] + y * step)
        for y in range(0, drawn.height, 3)
        for x in range(0, drawn.width, 3)
        if is_mark(drawn.getpixel((x, y)))
    ]


def is_mark(pixel: tuple[int, int, int]) -> bool:
    red, green, blue = pixel
    return red > 200 and green > 150 and red - blue > 60


def assert_mark_in_sight(page) -> None:
    """The marked number can be read without scrolling."""
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    marks = marks_on_screen(page)
    assert marks, "nothing is marked"
    size = page.viewport_size
    assert all(0 <= x <= size["width"] and 0 <= y <= size["height"] for x, y in marks)


def clean(page) -> None:
    """Nothing broke, nothing was asked of anyone else."""
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.watch.external == []
    assert page.watch.complaints == []


def downloaded(page, key: str) -> bytes:
    with page.expect_download() as waiting:
        page.locator(f".st-key-{key} button").click()
    return Path(waiting.value.path()).read_bytes()


@LANGUAGES
def test_from_a_dropped_file_to_a_workbook(server: Server, open_page, language) -> None:
    remember(server, language)
    page = open_page(server, "report", language)
    # Bytes of its own, so that no earlier reading answers.
    content = SAMPLES[language].read_bytes() + f"\n% {language}\n".encode()
    page.set_input_files(
        "[data-testid=stFileUploader] input",
        files=[{"name": "annual.pdf", "mimeType": "application/pdf", "buffer": content}],
    )
    page.wait_for_url(re.compile(r"[?&]job="))
    page.wait_for_url(re.compile(r"[?&]result="), timeout=60_000)
    settle(page)

    open_tab(page, "tab_figures", language)
    choose_cell(page, "figures_income", row=2, column=1, years=YEARS[language])
    page.wait_for_url(re.compile(r"metric=gross_profit&year=2023"))
    settle(page)
    assert_mark_in_sight(page)

    open_tab(page, "tab_export", language)
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "export_excel")))
    printed = (cell for row in book.worksheets[2].iter_rows(min_row=5) for cell in row)
    first = next(cell for cell in printed if isinstance(cell.value, int | float))
    result = re.search(r"result=(\w+)", page.url)[1]
    assert first.hyperlink.target.startswith(f"{server.url}/report?result={result}&page=")
    formulas = [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert len(formulas) > 200
    assert from_dict(json.loads(downloaded(page, "export_json"))).name == "annual.pdf"
    assert downloaded(page, "export_csv").startswith(b"\xef\xbb\xbfrecord,")
    assert b"<script" not in downloaded(page, "export_html")
    clean(page)


def test_a_cold_link_passes_through_the_app_and_opens_with_its_evidence(cold_server: Server, open_page) -> None:
    result = read_sample(cold_server, "en")
    page = open_page(cold_server, f"report?result={result}&metric=total_assets&year=2023")
    assert page.locator("[data-testid=stSidebarNavLink]").count() >= 4
    assert page.locator("[data-testid=stDialog]").count() == 0
    page.get_by_text("Total assets").first.wait_for()
    assert_mark_in_sight(page)
    clean(page)


def test_a_link_from_the_workbook_opens_its_number(server: Server, open_page) -> None:
    remember(server, "en")
    result = read_sample(server, "en")
    report = from_dict(store_of(server).result(result, "local").payload)
    index = next(index for index, line in enumerate(report.lines) if line.metric == "inventories")
    cell = report.lines[index].cells[1]
    page = open_page(server, f"report?result={result}&page={cell.evidence.page}&line={index}&year={cell.year}")
    page.get_by_text(cell.evidence.quote).first.wait_for()
    assert page.get_by_role("tab", name="All lines").get_attribute("aria-selected") == "true"
    assert_mark_in_sight(page)
    clean(page)


@LANGUAGES
def test_every_input_of_a_derived_figure_opens_its_page(server: Server, open_page, language) -> None:
    remember(server, language)
    result = read_sample(server, language)
    page = open_page(server, f"report?result={result}&metric=free_cash_flow&year=2024", language)
    seen = set()
    for index in range(2):
        page.locator(f".st-key-input_{index} button").click()
        page.wait_for_url(re.compile(f"input={index}"))
        settle(page)
        page.wait_for_timeout(500)
        assert_mark_in_sight(page)
        seen.add(tuple(marks_on_screen(page)))
    assert len(seen) == 2
    clean(page)


def test_a_card_leads_to_its_evidence(server: Server, open_page) -> None:
    remember(server, "en")
    page = open_page(server, f"report?result={read_sample(server, 'en')}")
    page.locator(".st-key-open_net_income button").first.click()
    page.wait_for_url(re.compile("metric=net_income"))
    settle(page)
    assert page.get_by_role("tab", name="Figures").get_attribute("aria-selected") == "true"
    assert_mark_in_sight(page)


def test_changing_the_language_keeps_report_and_choice(server: Server, open_page) -> None:
    remember(server, "en")
    page = open_page(server, f"report?result={read_sample(server, 'en')}&metric=cash&year=2023")
    page.locator("[data-testid=stSidebar]").get_by_text("中文").click()
    page.get_by_role("tab", name=say("tab_figures", "zh"), exact=True).wait_for()
    settle(page)
    assert "metric=cash&year=2023" in page.url
    assert page.get_by_role("tab", name=say("tab_figures", "zh")).get_attribute("aria-selected") == "true"
    assert_mark_in_sight(page)
    clean(page)


@LANGUAGES
def test_a_damaged_file_says_why_and_leaves_a_way_back(server: Server, open_page, language) -> None:
    remember(server, language)
    page = open_page(server, "report", language)
    broken = f"%PDF-1.7\n% {language}\n%%EOF".encode()
    page.set_input_files(
        "[data-testid=stFileUploader] input",
        files=[{"name": "broken.pdf", "mimeType": "application/pdf", "buffer": broken}],
    )
    page.locator("[data-testid=stAlert]").wait_for(timeout=60_000)
    settle(page)
    page.locator(".st-key-job_start_over button").click()
    page.locator("[data-testid=stFileUploader]").wait_for()
    assert "job=" not in page.url
    clean(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
@LANGUAGES
def test_every_part_stays_on_this_machine(server: Server, open_page, language, theme) -> None:
    remember(server, language)
    page = open_page(server, f"report?result={read_sample(server, language)}", language, theme)
    for tab in ("tab_figures", "tab_lines", "tab_risk", "tab_checks", "tab_export", "tab_pictures", "tab_overview"):
        open_tab(page, tab, language)
        page.wait_for_timeout(400)  # late requests, if any
    expect(page.locator("[data-testid=stPlotlyChart]")).to_have_count(1)  # once the tab before has gone
    clean(page)
