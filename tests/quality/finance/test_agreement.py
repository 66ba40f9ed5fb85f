"""The shipped filings of one company agree with each other, or say why not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from model.finance.library.series import Series, series
from tests.quality.finance import agreement

SAMPLES = Path(__file__).parents[3] / "data" / "samples" / "finance"


@cache
def filings() -> tuple[agreement.Filing, ...]:
    return tuple(agreement.read_folder(SAMPLES))


def joined(company: str) -> Series:
    own = [filing for filing in filings() if company in (filing.report.company or "")]
    texts = {filing.report.source: filing.texts for filing in own}
    return series([filing.report for filing in own], lambda report: texts[report.source])


def test_every_difference_has_its_reason() -> None:
    counts = agreement.count(filings())
    assert counts["pairs"] > 70
    assert counts["unexplained"] == counts["another_line"] == 0
    assert 0 < counts["stated"] + counts["reconciled"] < 10


def test_rows_taken_for_the_wrong_ones_are_not_excused() -> None:
    counts = agreement.count(filings())
    assert counts["control"] > 60
    assert counts["control_excused"] <= 0.1 * counts["control"]


def test_a_change_of_policy_is_named_with_its_page() -> None:
    (restated,) = joined("砚溪").points["cost_of_revenue", 2023].restatements
    assert restated.explained
    assert restated.change is not None
    assert restated.change.topic == "accounting_principle"
    assert "追溯调整" in (restated.change.evidence.quote or "")


def test_a_line_set_apart_is_found_in_its_reconciliation() -> None:
    found = joined("Quillmere")
    assert len(found.reports) == 2
    assert {each.after.figure.name for each in found.restatements} == {"selling_general_administrative"}
    assert {each.reason for each in found.restatements} == {"reconciled"}
    assert {place.page for each in found.restatements for place in each.evidence} == {22}
