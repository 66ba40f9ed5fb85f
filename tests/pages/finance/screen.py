"""Opens the report screen on a kept report, as a visitor with its address would."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from model import jobs, services
from model.finance import serialize, service
from model.finance.library.index import summary
from model.finance.report import Report
from tests.model.finance.sample_report import sample_report
from tests.pages.screens import ROOT, open_app

SCREEN = "pages/finance/report.py"
TABS = {
    "overview": {"en": "Overview", "zh": "概览"},
    "pictures": {"en": "Charts", "zh": "图表"},
    "figures": {"en": "Figures", "zh": "数据"},
    "lines": {"en": "All lines", "zh": "全部项目"},
    "tables": {"en": "Tables", "zh": "附注表格"},
    "risk": {"en": "Risk", "zh": "风险"},
    "checks": {"en": "Checks", "zh": "校验"},
    "export": {"en": "Export", "zh": "导出"},
}


class Pages:
    """Stands in for the drawing of pages and remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, tuple]] = []
        image = io.BytesIO()
        Image.new("RGB", (8, 8), "white").save(image, "PNG")
        self.png = image.getvalue()

    def __call__(self, _document_id, page, boxes, _owner, **_view) -> bytes:
        self.asked.append((page, tuple(boxes)))
        return self.png

    @property
    def shown(self) -> tuple[int, tuple]:
        """Page and marks of the last picture."""
        return self.asked[-1]


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    """Pages that can be drawn though the report is made by hand."""
    stand_in = Pages()
    monkeypatch.setattr(services, "page_image", stand_in)
    return stand_in


def keep(report: Report | None = None, owner: str = "local") -> str:
    """Keep a finished reading, as that of a document of its own; returns the result's id."""
    read = report or sample_report()
    store = jobs.current_store()
    document = store.add_document(read.name, b"%PDF-1.4 " + read.name.encode(), "application/pdf", owner)
    read = replace(read, source=document.id)
    payload = serialize.to_dict(read)
    return store.save_result(service.KIND, document.id, owner, payload, service.ENGINE, summary(read))


def open_report(
    report: Report | None = None, language: str = "en", tab: str | None = None, **selection: object
) -> AppTest:
    """The screen with a report; `tab` brings a part to the front, `selection` goes into the address."""
    test = open_app(language)
    test.query_params["result"] = keep(report)
    for name, value in selection.items():
        test.query_params[name] = str(value)
    if tab is not None:
        test.session_state[f"report_tabs_{language}"] = TABS[tab][language]
    return test.switch_page(str(ROOT / SCREEN)).run()


def open_picture(picture: str, report: Report | None = None, language: str = "en") -> AppTest:
    """The tab of pictures with one of them chosen."""
    test = open_report(report, language, tab="pictures")
    return test.get_by_key("picture").set_value(picture).run()


def specs(test: AppTest) -> list[dict]:
    """The figures drawn, as Plotly is given them."""
    return [json.loads(chart.proto.spec) for chart in test.get("plotly_chart")]


def address(test: AppTest) -> dict[str, str]:
    """What the address says besides the result."""
    return {name: value for name, value in test.query_params.items() if name != "result"}


def table(test: AppTest, key: str):
    """The table drawn under a key."""
    return test.get_by_key(key).value
