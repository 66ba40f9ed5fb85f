"""Why a measure is absent: the inputs that are not printed, or the denominator that makes it meaningless."""

from __future__ import annotations

import pytest

from model.finance.analysis.absence import why_absent
from tests.model.finance.analysed_report import analysed_report, bank, loss


def test_what_is_there_lacks_nothing() -> None:
    assert why_absent(analysed_report(), "cash_conversion_cycle", 2023) is None
    assert why_absent(analysed_report(), "cash", 2023) is None


@pytest.mark.parametrize(
    ("name", "reason", "inputs"),
    [
        ("inventory_days", "not_printed", ("inventories", "cost_of_revenue")),
        ("operating_cycle", "not_printed", ("receivables", "inventories", "cost_of_revenue")),
        (
            "cash_conversion_cycle",
            "not_printed",
            ("receivables", "inventories", "cost_of_revenue", "accounts_payable"),
        ),
        ("quick_ratio", "not_printed", ("current_assets", "inventories", "current_liabilities")),
        ("gross_margin", "not_printed", ("gross_profit",)),
        ("inventories", "not_printed", ("inventories",)),
    ],
)
def test_a_bank_lacks_what_banks_do_not_print(name, reason, inputs) -> None:
    absence = why_absent(bank(), name, 2023)
    assert absence is not None
    assert (absence.name, absence.year, absence.reason, absence.inputs) == (name, 2023, reason, inputs)


@pytest.mark.parametrize(("name", "denominator"), [("cash_conversion", "net_income"), ("tax_burden", "pretax_income")])
def test_a_ratio_to_a_loss_means_nothing(name, denominator) -> None:
    absence = why_absent(loss(), name, 2023)
    assert absence is not None
    assert (absence.reason, absence.inputs) == ("not_positive", (denominator,))


def test_a_meaningless_input_makes_what_rests_on_it_meaningless() -> None:
    report = analysed_report({("cost_of_revenue", 2023): 0})
    absence = why_absent(report, "cash_conversion_cycle", 2023)
    assert absence is not None
    assert (absence.reason, absence.inputs) == ("not_positive", ("cost_of_revenue",))


def test_a_year_without_its_balance_sheet_lacks_balances() -> None:
    absence = why_absent(analysed_report(), "return_on_equity", 2021)
    assert absence is not None
    assert (absence.reason, absence.inputs) == ("not_printed", ("total_equity",))
