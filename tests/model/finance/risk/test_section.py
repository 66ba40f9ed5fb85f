"""The risk-factor section is found among contents, references and running heads, and its lines are joined again."""

from __future__ import annotations

import pytest

from model.documents.sentences import split_sentences
from model.finance.risk.section import risk_section
from tests.model.finance.risk.filings import CONTENTS, FILLER, LONG, MORE, MOST, REFERENCE, pages


def test_it_lies_between_its_heading_and_the_next_item() -> None:
    section = risk_section(pages(LONG, MORE, MOST), "en")
    assert {paragraph.page for paragraph in section} == {3, 4, 5}
    text = " ".join(paragraph.text for paragraph in section)
    assert text.count("What we say of floods") == 3
    assert "Item" not in text
    assert "None." not in text


def test_running_heads_and_page_numbers_are_left_out() -> None:
    text = " ".join(paragraph.text for paragraph in risk_section(pages(LONG, MORE, MOST), "en"))
    assert "Tarn Works" not in text
    assert not any(word.isdigit() for word in text.split())


@pytest.mark.parametrize(
    "heading", ["Item 1A. Risk Factors", "ITEM 1A. RISK FACTORS", "ITEM\n1A. RISK\nFACTORS", "Item 1A: Risk Factor s."]
)
@pytest.mark.parametrize("end", ["ITEM 1B. UNRESOLVED STAFF COMMENTS", "Item 2. Properties", "ITEM\n1B.\nUNRESOLVED"])
def test_headings_as_filings_print_them(heading, end) -> None:
    text = pages(LONG, MORE, end=end)
    text[2] = text[2].replace("Item 1A. Risk Factors", heading)
    assert {paragraph.page for paragraph in risk_section(text, "en")} == {3, 4}


def test_a_heading_that_runs_into_its_text() -> None:
    text = (
        f"See Note 20. Item 1A. Risk Factors In our trade risks abound. {LONG} {MORE} {MOST} Item 1B. Unresolved Staff"
    )
    (*_, last) = risk_section([text], "en")
    assert last.text.endswith("So much for software.")


def test_a_report_without_one() -> None:
    assert risk_section([CONTENTS, REFERENCE], "en") == ()
    assert risk_section([], "en") == ()
    assert risk_section(["公司治理"], "zh") == ()


def test_lines_become_paragraphs_headings_and_bullets() -> None:
    first = [
        "Semiconductor investment is cyclical",
        FILLER,
        "This is so every time.",
        "Bad weather may do the following to every plant that we run in the valley of the river:",
        "• flood the halls and the stores",
        "and wet the instruments;",
        "• stop the trains.",
        "Acquisitions may disappoint",
        FILLER,
    ]
    section = risk_section(pages("\n".join(first), LONG, MORE), "en")
    assert [paragraph.text for paragraph in section[:6]] == [
        first[0],
        f"{first[1]} {first[2]}",
        first[3],
        f"{first[4]} {first[5]}",
        first[6],
        first[7],
    ]
    assert [paragraph.heading for paragraph in section[:6]] == [True, False, False, False, False, True]


def test_a_paragraph_may_run_over_the_page() -> None:
    half = "Capital budgets of laboratories and of the plants that we serve are among the first costs that are"
    section = risk_section(pages(f"{LONG}\n{half}", f"cut in a downturn.\n{MORE}"), "en")
    assert (section[1].text, section[1].page) == (f"{half} cut in a downturn.", 3)
    assert section[2].page == 4


CHINESE = "公司产品需求与石化、电力、水务等行业的固定资产投资密切相关，若下游投资放缓，公司订单可能减少。"


@pytest.mark.parametrize(
    "heading", ["（四）可能面对的风险", "可能面对的风险如下:", "(四) 可能面对的风险", "十、风险因素"]
)
def test_the_chinese_section(heading) -> None:
    risks = f"1、宏观经济风险\n{CHINESE}\n2、汇率风险\n{CHINESE}"
    page = f"2023年年度报告\n第三节 管理层讨论与分析\n{heading}\n{risks}\n（五）其他\n不适用"
    section = risk_section(["目录\n可能面对的风险见第三节", page], "zh")
    assert [paragraph.text.replace(" ", "") for paragraph in section] == [
        "1、宏观经济风险",
        CHINESE,
        "2、汇率风险",
        CHINESE,
    ]
    assert [paragraph.heading for paragraph in section] == [True, False, True, False]
    assert {paragraph.page for paragraph in section} == {2}


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("We sell. We serve.", "en", ["We sell.", "We serve."]),
        ("Tarn Inc. sells to the U.S. Army. It pays.", "en", ["Tarn Inc. sells to the U.S. Army.", "It pays."]),
        ("It fell by 2.5 percent.", "en", ["It fell by 2.5 percent."]),
        ("He said “Stop.” Then he left.", "en", ["He said “Stop.”", "Then he left."]),
        ("订单可能减少。毛利率将下降；汇率波动。", "zh", ["订单可能减少。", "毛利率将下降；", "汇率波动。"]),
        ("", "en", []),
    ],
)
def test_sentences(text, language, sentences) -> None:
    assert split_sentences(text, language) == sentences
