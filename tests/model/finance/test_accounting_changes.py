"""Stated reasons for which earlier years are shown otherwise than first reported."""

from __future__ import annotations

import json

import pytest

from data.knowledge import knowledge_path
from model.evidence import Evidence
from model.finance.accounting_changes import find_changes, is_vague, reason_for, topics
from model.finance.figures import AccountingChange
from model.finance.labels import rules
from model.finance.terms import term

STATED = [
    ("restatement", "We have restated our previously issued consolidated financial statements for 2022 and 2021."),
    ("restatement", "The Company has revised the Consolidated Balance Sheets as of May 31, 2023 for this error."),
    ("revenue_recognition", "We adopted ASC 606 on a full retrospective basis and recast all periods presented."),
    ("pension_cost", "ASU 2017-07 was adopted in the first quarter and was applied retrospectively."),
    ("restricted_cash", "Prior periods were recast to include restricted cash in the cash flow statement."),
    ("debt_issuance_costs", "We adopted the standard retrospectively, so debt issuance costs reduce the debt of 2022."),
    ("leases", "The company adopted ASC 842 with full retrospective application to every year shown."),
    ("discontinued_operations", "Results of all periods have been recast to show the mill as discontinued operations."),
    ("share_split", "All per share amounts have been retroactively adjusted for the two-for-one stock split."),
    ("reclassification", "Certain prior year amounts have been reclassified to conform to the current presentation."),
    ("accounting_principle", "公司自2024年起执行该项会计政策变更,并追溯调整了可比期间数据。"),
    ("restatement", "本集团对前期差错更正采用追溯重述法,重述了上年比较数据。"),
    ("common_control", "因同一控制下企业合并,公司已追溯调整比较期间的财务报表。"),
]
NOT_STATED = [
    "Prior periods have not been restated.",
    "We adopted ASC 606 using the modified retrospective method with a cumulative-effect adjustment.",
    "The company will adopt ASU 2016-02 and expects to recast prior periods.",
    "The standard permits retrospective application of the new revenue standard, ASC 606.",
    "Gains on hedges are reclassified from accumulated other comprehensive income into earnings.",
    "Prior periods have been recast to conform to the new operating segments.",
    "We restored the restored mill and adopted ASC 606.",
    "报告期内公司未发生会计政策变更,也无重大会计差错更正,不涉及追溯调整。",
    "将重分类进损益的其他综合收益",
]


@pytest.mark.parametrize(("topic", "sentence"), STATED)
def test_a_stated_reason_is_found_on_its_page(topic: str, sentence: str) -> None:
    text = f"Notes to the accounts. {sentence} Sales grew in every region."
    found = find_changes(["Another page.", text], "doc")
    change = next(each for each in found if each.topic == topic)
    assert change.evidence.page == 2
    assert change.evidence.source == "doc"
    assert sentence in (change.evidence.quote or "")
    start, end = change.evidence.span or (0, 0)
    assert sentence in text[start:end]


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_what_changes_nothing_is_no_reason(sentence: str) -> None:
    assert find_changes([f"Notes to the accounts. {sentence} Sales grew."], "doc") == ()


def test_the_reason_may_be_named_before_the_change() -> None:
    text = "In 2018 we adopted ASU 2016-18 on cash. It concerns transfers. We applied it retrospectively to all years."
    (change,) = find_changes([text], "doc")
    assert change.topic == "restricted_cash"
    assert "ASU 2016-18" in (change.evidence.quote or "")


def test_the_plainest_passage_is_quoted() -> None:
    vague = "As discussed, revenue from contracts with customers is shown after retrospective recasting of the years."
    plain = "We adopted ASC 606 on a full retrospective basis."
    (change,) = find_changes([f"{vague} Then more.", f"Policies. {plain} Then more."], "doc")
    assert change.evidence.quote == plain


def test_a_table_is_no_sentence() -> None:
    row = "Restated error in previously issued financial statements " + " ".join(f"{n},{n}00" for n in range(10, 60))
    assert find_changes([row + "."], "doc") == ()


def test_long_passages_are_quoted_in_part() -> None:
    long = "We have restated our previously issued consolidated financial statements " + "for the mill " * 40 + "today."
    (change,) = find_changes([long], "doc")
    assert (change.evidence.quote or "").endswith("…")
    assert len(change.evidence.quote or "") < 410


def stated(topic: str) -> AccountingChange:
    return AccountingChange(topic, Evidence("doc", 1, topic))


def test_the_most_particular_reason_is_given() -> None:
    changes = [stated("reclassification"), stated("restatement"), stated("pension_cost")]
    assert reason_for("operating_income", changes) == stated("pension_cost")
    assert reason_for("total_equity", changes) == stated("restatement")
    assert reason_for("eps_basic", [stated("pension_cost")]) is None
    assert reason_for("eps_basic", []) is None


def test_that_something_was_reclassified_comes_last() -> None:
    changes = [stated("reclassification"), stated("restatement")]
    assert reason_for("inventories", changes) == stated("restatement")
    assert is_vague(changes[0])
    assert not is_vague(changes[1])


def test_every_topic_has_words_and_known_metrics() -> None:
    entries = json.loads(knowledge_path("finance/accounting_changes.json").read_text(encoding="utf-8"))["topics"]
    assert len(topics()) == len(entries) > 10
    for topic in topics():
        assert topic.metrics <= {rule.name for rule in rules()}
        assert term(f"change_{topic.name}", "en") != term(f"change_{topic.name}", "zh")
