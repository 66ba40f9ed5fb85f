from __future__ import annotations

from dataclasses import replace

import pytest

from model.finance.library.companies import company_key
from tests.model.finance.sample_report import empty_report, sample_report


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("THE BOEING COMPANY", "Boeing Co."),
        ("NIKE, Inc .", "NIKE, Inc."),
        ("MGM R ESORTS I NTERNATIONAL", "MGM RESORTS INTERNATIONAL"),
        ("砚溪泵阀股份有限公司", "砚溪泵阀"),
        ("Best Buy Co., Inc.", "Best Buy Incorporated"),
    ],
)
def test_one_company_under_two_spellings(one: str, other: str) -> None:
    assert company_key(sample_report(company=one)) == company_key(sample_report(company=other))


@pytest.mark.parametrize(("one", "other"), [("General Mills, Inc.", "General Motors Inc."), ("上海电气", "上海家化")])
def test_two_companies(one: str, other: str) -> None:
    assert company_key(sample_report(company=one)) != company_key(sample_report(company=other))


def test_a_registration_number_outlives_the_name() -> None:
    before = replace(sample_report(company="Pacific Gas"), identifiers=("sec:1-12609",))
    after = replace(sample_report(company="PG&E Corporation"), identifiers=("sec:1-12609",))
    assert company_key(before) == company_key(after) == "sec:1-12609"


@pytest.mark.parametrize("name", ["Inc.", "The Company", "集团有限公司"])
def test_a_name_of_nothing_but_its_form_still_is_a_key(name: str) -> None:
    assert len(company_key(sample_report(company=name))) > len("name:")


def test_a_report_without_a_name_is_a_company_of_its_own() -> None:
    assert company_key(empty_report()) == f"document:{empty_report().source}"
