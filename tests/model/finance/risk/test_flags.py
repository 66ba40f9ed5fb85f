"""Sentences that must raise a flag, and sentences that only sound like it."""

# ruff: noqa: E501 - a sentence a line

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.finance.risk.flags import find_flags, flag_names, judged

RAISED = [
    # flag, sentence
    ("going_concern", "These conditions raise substantial doubt about the Company's ability to continue as a going concern."),
    ("going_concern", "Management concluded that substantial doubt exists as of year end."),
    ("going_concern", "Our recurring losses, which give rise to substantial doubt about our ability to continue\nas a going concern, are described in Note 2."),
    ("material_weakness", "We identified a material weakness in our internal control over financial reporting."),
    ("material_weakness", "Internal control over financial reporting was not effective at year end because of the material weakness described below."),
    ("material_weakness", "We are taking steps to remediate the material weaknesses in our controls."),
    ("restatement", "We restated our consolidated financial statements for fiscal 2021 and 2022 to correct the misstatement."),
    ("restatement", "The previously issued financial statements should no longer be relied upon."),
    ("restatement", "See Note 2, Restatement of Previously Issued Consolidated Financial Statements."),
    ("covenant_breach", "At year end we were not in compliance with the leverage covenant of our credit facility."),
    ("covenant_breach", "In April 2020 we entered into an amendment to our credit facility to waive the interest coverage covenant."),
    ("covenant_breach", "The filing constituted an event of default under the indentures of our senior notes."),
    ("covenant_breach", "Certain of our subsidiaries are in default with respect to their outstanding debt."),
    ("auditor_change", "On March 3, the audit committee dismissed Tarn & Holm LLP as our independent registered public accounting firm."),
    ("auditor_change", "Our independent registered public accounting firm resigned in June."),
    ("auditor_change", "The board engaged a new independent registered public accounting firm for fiscal 2024."),
    ("litigation", "In the second quarter we recorded a charge of $410 million related to the lawsuit."),
    ("litigation", "A jury returned a verdict against the Company and awarded damages of $1.2 billion."),
    ("litigation", "We agreed to pay to settle the class actions for $350 million."),
    ("customer_concentration", "One customer accounted for 23% of our net sales in fiscal 2024."),
    ("customer_concentration", "Our largest customer, Orrery Inc., represented approximately 21% of our net sales in 2024."),
    ("customer_concentration", "In fiscal 2024, Walmart accounted for 20 percent of our consolidated net sales and 31 percent of net sales of our retail segment."),
    ("customer_concentration", "Revenue from two customers accounted for 14% and 11% of revenue, respectively, and these two customers accounted for 14% and 11%, respectively."),
]  # fmt: skip
QUIET = [
    # policies and duties of an auditor
    "Management evaluates whether there is substantial doubt about the Company's ability to continue as a going concern.",
    "The standard requires management to assess whether conditions raise substantial doubt about an entity's ability to continue as a going concern.",
    "ASU 2014-15 provides guidance when conditions raise substantial doubt about an entity's ability to continue as a going concern.",
    "Our audit included assessing the risk that a material weakness exists.",
    "A material weakness is a deficiency such that there is a reasonable possibility of a material misstatement.",
    "All significant deficiencies and material weaknesses in the design of internal control which are reasonably likely to adversely affect the registrant are disclosed.",
    # conditions
    "Such claims could cast substantial doubt on our ability to continue as a going concern.",
    "We may identify material weaknesses in the future.",
    "If we fail to comply with the covenants of our credit facility, our lenders could declare an event of default.",
    "A breach of any covenant would constitute an event of default under the notes.",
    "We could be required to restate our financial statements.",
    "If we lose our largest customer, which might represent 20% of our sales, revenue would fall.",
    "An adverse verdict against us may require us to pay $500 million in the lawsuit.",
    # denials
    "There is no substantial doubt about our ability to continue as a going concern.",
    "We have not identified any material weakness in our internal control.",
    "Management did not identify a material weakness.",
    "We were in compliance with all covenants of our credit facility at year end.",
    "No event of default has occurred under the indentures of our notes.",
    "No single customer accounted for more than 10% of our net sales.",
    "No customer accounted for 10% or more of revenue in 2024, 2023 or 2022.",
    "There were no changes in or disagreements with accountants.",
    # settled
    "Substantial doubt about our ability to continue as a going concern was alleviated by the refinancing; it is no longer raised.",
    "The material weakness was remediated in the third quarter.",
    # other things of the same name
    "The Amended and Restated Credit Agreement was filed as an exhibit.",
    "Prior periods were restated retrospectively upon adoption of the new revenue standard.",
    "Segment results of prior years have been restated to conform to the new structure.",
    "As discussed in our Annual Report on Form 10-K for the year ended December 31, 2022, we restated our consolidated financial statements.",
    "The employee violated a non-competition covenant of the agreement.",
    "Some pension securities are in default.",
    "The stockholders ratified the appointment of our independent registered public accounting firm.",
    "We are party to lawsuits arising in the ordinary course of business.",
    "We recorded a charge of $4 million related to the lawsuit.",
    "We recorded a gain of $410 million related to the lawsuit.",
    "Three customers of the Display segment accounted for a combined 62% of segment net sales.",
    "One customer accounted for 18% of trade receivables.",
]  # fmt: skip
CHINESE_RAISED = [
    ("going_concern", "上述情况表明存在可能导致对公司持续经营能力产生重大疑虑的重大不确定性。".replace("可能", "")),
    ("going_concern", "公司连续三年亏损，持续经营能力存在重大不确定性。"),
    ("going_concern", "审计报告包含与持续经营相关的重大不确定性段落。"),
    ("material_weakness", "截至报告期末，公司内部控制存在重大缺陷。"),
    ("material_weakness", "董事会认定公司财务报告内部控制存在一项重大缺陷。"),
    ("restatement", "公司对上述前期会计差错进行了更正，并采用追溯重述法调整比较数据。"),
    ("restatement", "1、前期会计差错更正 (1).追溯重述法 √适用 □不适用"),
    ("covenant_breach", "因流动性紧张，公司未能满足银团贷款的财务约定条款。"),
    ("covenant_breach", "报告期内公司发行的公司债券已发生实质性违约。"),
    ("auditor_change", "是否变更会计师事务所 √适用 □不适用"),
    ("auditor_change", "是否改聘会计师事务所：是 原聘任已满八年。"),
    ("auditor_change", "公司不再续聘砚北会计师事务所为年度审计机构。"),
    ("litigation", "√本年度公司有重大诉讼、仲裁事项 □本年度公司无重大诉讼、仲裁事项"),
    ("litigation", "十、重大诉讼、仲裁事项 √适用 □不适用"),
    ("litigation", "法院判决被告砚东公司赔偿原告1.2亿元。"),
    ("customer_concentration", "公司对第一大客户的销售额占营业收入的比例为 34.5%。"),
    ("customer_concentration", "前五名客户销售额 82,932.48 万元，占年度销售总额 68.02%。"),
]
CHINESE_QUIET = [
    "管理层负责评估公司的持续经营能力，披露与持续经营相关的事项。",
    "根据获取的审计证据，就可能导致对公司持续经营能力产生重大疑虑的事项或情况是否存在重大不确定性得出结论。",
    "本公司不存在导致对报告期末起12个月内的持续经营能力产生重大疑虑的事项或情况。",
    "1.持续经营净利润（净亏损以“-”号填列） 129,465,020.68",
    "于报告期末公司不存在财务报告内部控制重大缺陷，也未发现非财务报告内部控制重大缺陷。",
    "报告期内部控制存在重大缺陷情况的说明 □适用 √不适用",
    "内部控制重大缺陷的认定标准：该缺陷可能导致重大错报。",
    "（二）公司对重大会计差错更正原因及影响的分析说明 □适用 √不适用",
    "1、前期会计差错更正 (1).追溯重述法 □适用 √不适用 (2).未来适用法 □适用 √不适用",
    "3、由于重大会计差错更正，影响期初未分配利润 0 元。",
    "预期信用损失，是指以发生违约的风险为权重的金融工具信用损失的加权平均值。",
    "当债务人合同付款逾期超过90天时，公司将该金融资产界定为已发生违约。",
    "报告期内公司未发生债券违约。",
    "是否变更会计师事务所 □适用 √不适用",
    "是否改聘会计师事务所：否",
    "六、聘任、解聘会计师事务所情况 现聘任 境内会计师事务所名称 砚南会计师事务所 境内会计师事务所审计年限 4 年",
    "公司续聘砚南会计师事务所为2024年度审计机构，聘期一年。",
    "审计期间改聘会计师事务所的情况说明 □适用 √不适用",
    "□本年度公司有重大诉讼、仲裁事项 √本年度公司无重大诉讼、仲裁事项",
    "公司不存在需要披露的重大未决诉讼及对外担保。",
    "因诉讼事项形成的义务成为现时义务时，确认为预计负债。",
    "前五名客户销售额 32,932.48 万元，占年度销售总额 28.02%；其中关联方销售额 0 万元，占年度销售总额 0 %。",
    "报告期内不存在向单个客户的销售比例超过总额百分之五十或严重依赖于少数客户的情形。",
    "本公司应收账款的25.12%源于余额前五名客户。",
]


def names(*texts: str, language: str = "en") -> list[str]:
    return [flag.name for flag in find_flags(texts, language, "d1")]


@pytest.mark.parametrize(("flag", "sentence"), RAISED)
def test_a_plain_statement_raises_its_flag_alone(flag, sentence) -> None:
    assert names(sentence) == [flag]


@pytest.mark.parametrize("sentence", QUIET)
def test_what_only_sounds_like_it_raises_nothing(sentence) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize(("flag", "sentence"), CHINESE_RAISED)
def test_a_plain_chinese_statement_raises_its_flag_alone(flag, sentence) -> None:
    assert names(sentence, language="zh") == [flag]


@pytest.mark.parametrize("sentence", CHINESE_QUIET)
def test_what_only_sounds_like_it_in_chinese_raises_nothing(sentence) -> None:
    assert names(sentence, language="zh") == []


def test_the_evidence_is_the_sentence_with_its_page_and_place() -> None:
    before, after = "Sales rose in every region. ", " Costs did not."
    sentence = "These matters raise substantial\ndoubt about our  ability to continue as a going concern."
    (flag,) = find_flags(["Nothing here.", before + sentence + after], "en", "d1")
    (place,) = flag.evidence
    assert (place.source, place.page) == ("d1", 2)
    assert place.quote == "These matters raise substantial doubt about our ability to continue as a going concern."
    assert place.span == (len(before), len(before + sentence))


def test_a_chinese_sentence_broken_by_the_page_is_quoted_without_gaps() -> None:
    (flag,) = find_flags(["经营正常。公司持续经\n营能力存在重\n大不确定性。其他事项。"], "zh", "d1")
    assert flag.evidence[0].quote == "公司持续经营能力存在重大不确定性。"


def test_the_strongest_sentences_come_first_and_not_too_many() -> None:
    weak = "Our material weakness in area {} is described in Item 9A."
    strong = "Internal control was not effective because of a material weakness."
    pages = [*(weak.format(number) for number in range(12)), strong]
    (flag,) = find_flags(pages, "en", "d1")
    assert len(flag.evidence) == 8
    assert [place.page for place in flag.evidence] == [13, 1, 2, 3, 4, 5, 6, 7]


def test_a_sentence_said_twice_is_shown_once() -> None:
    sentence = "We identified a material weakness in our controls."
    (flag,) = find_flags([sentence, sentence], "en", "d1")
    assert [place.page for place in flag.evidence] == [1]


def test_a_long_sentence_is_cut_around_what_matters() -> None:
    sentence = f"{'Alpha, beta and ' * 30}we identified a material weakness in our controls, {'gamma and ' * 30}delta."
    (flag,) = find_flags([sentence], "en", "d1")
    quote, (start, end) = flag.evidence[0].quote, flag.evidence[0].span
    assert len(quote) == 300
    assert quote[0] == quote[-1] == "…"
    assert "identified a material weakness" in quote
    assert "identified a material weakness" in sentence[start:end]
    assert end - start == 300


def test_a_weakness_put_right_within_the_year_is_no_warning() -> None:
    told = "We have remediated the previously-identified material weakness."
    history = "As a result of this material weakness, interim controls were found wanting."
    assert names(history) == ["material_weakness"]
    assert names(history, told) == []
    assert names(told, history) == []


def test_a_weakness_that_remains_outweighs_one_put_right() -> None:
    told = "We have remediated the material weakness of last year."
    remains = "We did not maintain effective internal control because of a material weakness in revenue."
    assert names(told, remains) == ["material_weakness"]


def test_remediation_still_to_come_settles_nothing() -> None:
    hope = "It will not be settled until the material weaknesses have been remediated."
    assert names("As a result of this material weakness, errors arose.", hope) == ["material_weakness"]


def test_abbreviations_end_no_sentence() -> None:
    text = "Tarn Corp. and Holm Inc. Ltd. restated its consolidated financial statements of the U.S. Company in No. 3."
    assert names("The Company, Holm Inc. Tarn, restated its consolidated financial statements.") == ["restatement"]
    assert len(find_flags([text], "en", "d1")) <= 1


def test_confidence_follows_from_what_readers_found() -> None:
    (flag,) = find_flags(["One customer accounted for 23% of our net sales."], "en", "d1")
    right, alarms = judged("customer_concentration")
    assert flag.confidence == round((right + 1) / (alarms + 2), 2)
    assert 0 < flag.confidence < 1


def test_flags_come_in_a_fixed_order_and_are_those_named() -> None:
    found = names(*(sentence for _, sentence in reversed(RAISED)))
    assert found == list(flag_names())


WORDS = st.sampled_from(
    [
        "substantial doubt",
        "material weakness",
        "restated",
        "covenants",
        "customer",
        "Inc.",
        "23%",
        "€",
        "\n",
        "İ",
        ". A",
        "違",
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=30), st.sampled_from(["en", "zh"]))
def test_any_text_is_read_and_every_span_lies_in_its_page(words, language) -> None:
    text = " ".join(words)
    for flag in find_flags([text], language, "d1"):
        for place in flag.evidence:
            start, end = place.span
            assert 0 <= start < end <= len(text)
            assert len(place.quote) <= 300
