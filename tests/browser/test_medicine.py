"""The differential screen in a real browser: from a pasted note to a ranking that follows every answer."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import Server, settle
from tests.browser.test_finance import clean, remember, say

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
NOTES = {"zh": "患者发热、咳嗽、呼吸困难", "en": "Patient with fever, cough and dyspnea"}
DISEASE = {"zh": "肺炎", "en": "Pneumonia"}
DYSPNEA = "HP:0002094"


def css(key: str) -> str:
    """The class Streamlit gives the element with that key."""
    return ".st-key-" + re.sub(r"[^\w-]", "-", key)


def heading(page) -> str:
    """Name and probability of the chosen candidate."""
    return page.locator(".st-key-account h4").inner_text()


@dataclass(frozen=True)
class Sent:
    """A phenopacket and what it says: (concept, excluded) of each feature."""

    packet: dict
    said: set[tuple[str, bool]]


def features(content: bytes) -> Sent:
    packet = json.loads(content)
    said = {(each["type"]["id"], each.get("excluded", False)) for each in packet["phenotypicFeatures"]}
    return Sent(packet, said)


def exported(page, language: str) -> bytes:
    """Keep the case where it is not kept yet, and download its phenopacket."""
    if page.locator(f"{css('case_save')} button").count():
        page.locator(f"{css('case_save')} button").click()
        page.wait_for_url(re.compile(r"[?&]result="))
        settle(page)
    page.get_by_role("button", name=say("case_exports", language)).click()
    with page.expect_download() as waiting:
        page.locator(f"{css('case_export_phenopacket')} button").first.click()
    return Path(waiting.value.path()).read_bytes()


def paste(page, note: str, language: str) -> None:
    page.locator(f"{css('medicine_text')} textarea").fill(note)
    page.locator(f"{css('read_note')} button").click()
    page.locator(".st-key-medicine_note").wait_for()
    settle(page)


@LANGUAGES
def test_from_a_note_to_a_ranking_that_follows_every_answer(server: Server, open_page, language) -> None:
    remember(server, language)
    page = open_page(server, "differential", language)
    paste(page, NOTES[language], language)
    marked = page.locator(".st-key-medicine_note .stMarkdownColoredBackground")
    assert marked.count() >= 3

    first = heading(page)
    assert DISEASE[language] in first
    page.locator(".st-key-account_bars .js-plotly-plot").wait_for()
    page.locator(".st-key-account [data-testid=stDataFrame]").wait_for()

    page.locator(f"{css('status_' + DYSPNEA)} button").nth(2).click()
    page.wait_for_function("was => document.querySelector('.st-key-account h4').innerText !== was", arg=first)
    settle(page)
    second = heading(page)

    question = page.locator("[class*=st-key-answer_yes_] button").first
    question.click()
    page.wait_for_function("was => document.querySelector('.st-key-account h4').innerText !== was", arg=second)
    settle(page)
    sent = features(exported(page, language))
    page.goto(f"{server.url}/cases")
    settle(page)
    page.get_by_text(say("case_import", language)).first.click()
    content = json.dumps({**sent.packet, "id": f"sent-{language}"}).encode()
    page.set_input_files(
        "[data-testid=stFileUploader] input",
        files=[{"name": "sent.json", "mimeType": "application/json", "buffer": content}],
    )
    page.locator(f"{css('import_open')} button").click()
    page.locator(".st-key-account h4").wait_for()
    settle(page)
    assert features(exported(page, language)).said == sent.said
    page.get_by_text(say("medicine_notice", language)).wait_for()
    clean(page)


def test_undo_brings_the_ranking_back(server: Server, open_page) -> None:
    remember(server, "zh")
    page = open_page(server, "differential", "zh", "dark")
    paste(page, NOTES["zh"], "zh")
    first = heading(page)
    page.locator(f"{css('status_' + DYSPNEA)} button").nth(1).click()
    page.wait_for_function("was => document.querySelector('.st-key-account h4').innerText !== was", arg=first)
    page.locator(f"{css('undo')} button").click()
    page.wait_for_function("was => document.querySelector('.st-key-account h4').innerText === was", arg=first)
    clean(page)
