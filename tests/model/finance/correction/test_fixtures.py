"""Corrections leave as test cases."""

from __future__ import annotations

import json
from decimal import Decimal

from model.finance.correction.fixtures import to_fixtures
from tests.model.finance.correction.case import HERE, correction, value


def test_a_case_says_where_what_was_misread() -> None:
    made = value("cash", Decimal("611.5"), page=43, label="Cash", section="Current assets", note="smudged")
    assert json.loads(to_fixtures([made])) == [
        {
            "document": HERE,
            "kind": "value",
            "metric": "cash",
            "year": 2023,
            "original": "610000000",
            "corrected": "611500000.0",
            "statement": "income",
            "page": 43,
            "label": "Cash",
            "section": "Current assets",
            "scale": None,
            "note": "smudged",
        }
    ]


def test_those_taken_back_are_left_out_and_absent_values_are_null() -> None:
    page = correction("page", "goodwill", page=12, statement="balance")
    (case,) = json.loads(to_fixtures([value("cash", 1, withdrawn=True), page]))
    assert (case["kind"], case["original"], case["corrected"], case["page"]) == ("page", None, None, 12)


def test_texts_do_not_become_formulas_where_a_case_is_pasted() -> None:
    (case,) = json.loads(to_fixtures([value("cash", 1, note="=cmd()", label="+现金", section="@x")]))
    assert (case["note"], case["label"], case["section"]) == ("'=cmd()", "'+现金", "'@x")
    assert "现金" in to_fixtures([value("cash", 1, label="现金")]).decode()
