"""The page to print: whole, with its evidence, and harmless whatever the report says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.finance.exports import to_html
from model.finance.exports.html_evidence import key_places
from model.finance.exports.html_tables import FindingRow
from model.finance.figures import TextFlag
from model.finance.terms import KEY_METRICS
from tests.model.finance.exports.parsed import Page
from tests.model.finance.sample_report import calculated, empty_report, sample_report

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
PNG = b"\x89PNG picture"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Income statement", "5,240", "(300)", "Page", "Verified 100%", "Disputed 0%", "Goodwill: The"]),
        ("zh", ["利润表", "营业总收入", "5,240", "页码", "已核验 100%", "存疑 0%", "商誉：报告未列示该项目。"]),
    ],
)
def test_page_has_figures_evidence_checks_and_gaps(language, words) -> None:
    report = sample_report()
    loss = replace(report.metrics[0], name="investing_cash_flow", value=Decimal(-300_000_000))
    text = Page(to_html(replace(report, metrics=(*report.metrics, loss)), language)).text
    for word in words:
        assert word in text
    for figure in report.metrics:
        if figure.formula is None and figure.evidence:
            assert figure.evidence.quote in text


@LANGUAGES
def test_page_runs_and_fetches_nothing(language) -> None:
    report = sample_report()
    places = {figure.evidence: PNG for figure in key_places(report)}
    page = Page(to_html(report, language, pictures=places))
    assert not {"script", "link", "iframe", "a", "form", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in {"href", "style"}]
    assert all(source.startswith("data:image/png;base64,") for source in page.values("src"))
    assert "default-src 'none'" in dict(page.attributes)["content"]
    assert page.values("lang") == [{"en": "en", "zh": "zh-CN"}[language]]
    assert "url(" not in page.text


def test_page_shows_foreign_text_as_text() -> None:
    company = "</style><script>alert(1)</script>"
    report = sample_report(name='"}</style><img src=x onerror=alert(1)>.pdf', company=company)
    place = replace(report.metrics[0].evidence, quote="</td><script>")
    hostile = replace(report.metrics[0], evidence=place)
    flag = TextFlag("going_concern", (replace(place, quote="<b>doubt</b>"),), 0.9)
    finding = FindingRow("<i>a</i>", "<i>b</i>", "<i>c</i>", "<i>d</i>")
    report = replace(report, metrics=(hostile,), flags=(flag,))
    page = Page(to_html(report, "en", pictures={place: PNG}, findings=(finding,)))
    assert not {"script", "i"} & set(page.tags)
    assert page.tags.count("img") == 1
    assert company in page.texts
    assert "<b>doubt</b>" in page.texts
    assert "</td><script>" in (page.values("alt")[0] or "")


def test_page_of_a_document_without_figures_says_so() -> None:
    text = Page(to_html(empty_report(), "en")).text
    assert "No figures were found." in text
    assert "Its statement was not found" in text


def test_page_names_the_pages_of_notices() -> None:
    assert "Hidden text found and ignored (page 12)" in Page(to_html(sample_report(), "en")).text


def test_key_figures_come_first_with_change_course_and_trust() -> None:
    html = to_html(sample_report(), "en").decode()
    first_table = html[html.index("<tbody>") : html.index("</tbody>")]
    page = Page(first_table.encode())
    assert page.texts[:6] == ["Revenue", "5,240", "4,870", "4,410", "+7.6%", "Verified"]
    assert "Revenue: 4,410, 4,870, 5,240" in page.values("aria-label")
    assert "Total assets: –, 6,050, 6,400" in page.values("aria-label")


@LANGUAGES
def test_each_key_figure_shows_its_place(language) -> None:
    report = sample_report()
    places = {figure.evidence: PNG + str(index).encode() for index, figure in enumerate(key_places(report))}
    page = Page(to_html(report, language, pictures=places))
    assert page.tags.count("figure") == len(KEY_METRICS)
    assert len(set(page.values("src"))) == len(KEY_METRICS)
    assert {"en": "Page: 41. Net sales 5,240", "zh": "页码：41. Net sales 5,240"}[language] in page.values("alt")


def test_without_pictures_there_is_no_empty_part_for_them() -> None:
    page = Page(to_html(sample_report(), "en"))
    assert "figure" not in page.tags
    assert "Where the key figures were read" not in page.text


def test_a_key_figure_that_is_calculated_shows_the_places_under_it() -> None:
    report = sample_report()
    parts = [report.metric(name, 2023) for name in ("gross_profit", "research_development")]
    others = tuple(figure for figure in report.metrics if figure.name != "operating_income")
    report = replace(report, metrics=(*others, calculated("operating_income", "-", *parts)))
    assert [figure.name for figure in key_places(report)][1:3] == ["gross_profit", "research_development"]


def test_figures_without_a_place_ask_for_no_picture() -> None:
    report = sample_report()
    bare = tuple(replace(f, evidence=replace(f.evidence, box=None)) for f in report.metrics if f.name == "cash")
    assert key_places(replace(report, metrics=bare)) == ()
    assert key_places(empty_report()) == ()


@pytest.mark.parametrize(
    ("language", "told", "verdict"),
    [("en", "5 of 6 checks passed.", "✗ Fail"), ("zh", "共 6 项校验，通过 5 项。", "✗ 不符")],
)
def test_failed_checks_stand_in_full_and_passed_ones_are_counted(language, told, verdict) -> None:
    page = Page(to_html(sample_report(), language))
    assert told in page.texts
    failed = page.texts.index(verdict)
    assert page.texts[failed + 2 : failed + 6] == ["2022", "6,057", "6,050", "(7)"]
    separator = {"en": ", ", "zh": "、"}[language]
    assert separator.join(("2023", "2022", "2021")) in page.texts


def test_findings_and_flags_are_listed_with_their_sentence() -> None:
    report = sample_report()
    place = replace(report.metrics[0].evidence, page=60, quote="substantial doubt about")
    weaker = replace(place, page=61, quote="weaker sentence")
    report = replace(report, flags=(TextFlag("going_concern", (place, weaker), 0.9),))
    finding = FindingRow("Altman Z″", "1.4", "Grey zone", "1.1 to 2.6")
    text = Page(to_html(report, "en", findings=(finding,))).texts
    assert text[text.index("Altman Z″") :][:4] == ["Altman Z″", "1.4", "Grey zone", "1.1 to 2.6"]
    assert "60" in text
    assert "substantial doubt about" in text
    assert "weaker sentence" not in text


def test_without_findings_there_is_no_heading_for_them() -> None:
    assert "Risk findings" not in Page(to_html(sample_report(), "en")).texts


@LANGUAGES
def test_printed_pages_carry_head_foot_and_chinese_fonts(language) -> None:
    style = Page(to_html(sample_report(company="砚溪泵阀 Inc."), language)).text
    assert "size: A4" in style
    assert '@top-left { content: "砚溪泵阀\\000020Inc\\00002e"' in style
    assert "counter(page)" in style
    assert "Noto Sans CJK SC" in style
