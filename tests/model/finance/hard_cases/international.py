"""IFRS statements: other words, another order, notes columns, other currencies."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.model.finance.hard_cases.case import INCOME, Case
from tests.model.finance.hard_cases.sheet import Sheet
from tests.typeset.tables import heads

LOOK = replace(INCOME, widths=(72, 72), note_width=40)

PROFIT = """
total_revenue | Revenue | 2914.6 2788.1 | no:4
cost_of_revenue | Cost of sales | 1702.3 1655.9 | neg
gross_profit | Gross profit | total_revenue - cost_of_revenue | =
| Distribution costs | -288.4 -279.0
| Administrative expenses | -301.7 -290.6
research_development | Research and development expenses | 144.8 139.2 | neg no:6
@ income | 21.3 17.9
@ costs | 734.9 708.8
| Other operating income | income
operating_income | Operating profit | gross_profit - costs + income | =
| Finance income | 9.4 4.1 | no:8
| Finance costs | -41.2 -36.8 | no:8
| Share of profit of associates | 6.1 5.2
@ below | -25.7 -27.5
pretax_income | Profit before tax | operating_income + below | =
income_tax | Income tax expense | 118.4 107.3 | neg no:9
net_income | Profit for the year | pretax_income - income_tax | ==
# Attributable to:
minority | Non-controlling interests | 11.2 9.8 | >
net_income_attributable | Owners of the Company | net_income - minority | >
# Earnings per share
eps_basic | Basic (€) | 1.62 1.43 | > 2d no:10
eps_diluted | Diluted (€) | 1.60 1.41 | > 2d no:10
"""

POSITION = """
# Non-current assets
goodwill | Goodwill | 611.0 611.0 | > no:11
intangible | Other intangible assets | 204.4 221.9 | > no:12
property_plant_equipment | Property, plant and equipment | 988.2 950.7 | > no:13
right | Right-of-use assets | 121.6 117.3 | > no:14
deferred | Deferred tax assets | 33.1 31.0 | >
fixed | Total non-current assets | sum | =
# Current assets
inventories | Inventories | 402.8 417.5 | > no:15
receivables | Trade and other receivables | 512.9 488.6 | > no:16
cash | Cash and cash equivalents | 366.5 318.2 | > no:17
current_assets | Total current assets | sum | =
total_assets | Total assets | fixed + current_assets | ==
# Equity
stock | Share capital | 180.0 180.0 | > no:18
premium | Share premium | 344.0 344.0 | >
reserve | Translation reserve | -28.6 -21.4 | >
@ minority_share | 62.8 58.3
@ other_claims | 1782.6 1798.1
retained_earnings | Retained earnings | total_assets - other_claims | >
| Equity attributable to owners of the Company | sum | = keep
| Non-controlling interests | minority_share | >
total_equity | Total equity | sum | =
# Non-current liabilities
long_term_debt | Borrowings | 540.0 580.0 | > no:19
| Lease liabilities | 96.2 92.0 | >
| Retirement benefit obligations | 88.4 94.7 | >
later_printed | Total non-current liabilities | sum | =
# Current liabilities
accounts_payable | Trade and other payables | 388.1 371.6 | > no:20
| Borrowings | 70.0 60.0 | >
| Current tax liabilities | 41.7 38.9 | >
current_liabilities | Total current liabilities | sum | =
total_liabilities | Total liabilities | later_printed + current_liabilities | =
total_liabilities_and_equity | Total equity and liabilities | total_equity + total_liabilities | ==
"""
FLOWS = """
# Cash flows from operating activities
| Profit for the year | net_income | >
# Adjustments for:
depreciation_amortization | Depreciation and amortisation | 186.3 179.7 | >
stock_compensation | Share-based payments | 14.2 12.6 | >
| Finance costs, net, and income tax | 150.2 140.0 | >
@ before | 350.7 332.3
| Increase in working capital | -4.6 -31.4 | >
@ paid | 155.8 146.1
| Interest and income taxes paid | paid | neg >
@ working | -4.6 -31.4
operating_cash_flow | Net cash generated from operating activities | net_income + before + working - paid | =
# Cash flows from investing activities
capital_expenditure | Purchase of property, plant and equipment | 201.9 190.4 | neg >
| Proceeds from sale of property, plant and equipment | 7.7 5.3 | >
investing_cash_flow | Net cash used in investing activities | sum | =
# Cash flows from financing activities
dividends_paid | Dividends paid to owners of the Company | 120.0 112.0 | neg >
@ change | 48.3 20.7
@ exchange | -3.9 2.2
@ both | operating_cash_flow + investing_cash_flow + exchange
| Repayment of borrowings and leases | both - dividends_paid - change | neg >
financing_cash_flow | Net cash used in financing activities | sum | =
| Net increase in cash and cash equivalents | change - exchange | =
start | Cash and cash equivalents at 1 January | 318.2 297.5
| Effect of movements in exchange rates | exchange
| Cash and cash equivalents at 31 December | start + change | == no:17
"""


def statements(name: str, company: str, unit: str, sign: str, titles: tuple[str, str, str]) -> Case:
    """The accounts in millions with one decimal, under a unit and with a column of notes."""
    head = (heads("2023", "2022", note="Notes"), heads(unit, unit))
    look = replace(LOOK, numbers=replace(LOOK.numbers, decimals=1, zero="–"))
    specs = (PROFIT.replace("€", sign), POSITION, FLOWS)
    dates = ("For the year ended 31 December 2023", "As at 31 December 2023", "For the year ended 31 December 2023")
    sheets = tuple(
        Sheet(title, spec, (2023, 2022), head, look, above=date)
        for title, spec, date in zip(titles, specs, dates, strict=True)
    )
    return Case(name, company, sheets, ended="31 December 2023")


def in_thousands(case: Case) -> Case:
    """The same digits as whole thousands."""
    look = replace(LOOK, numbers=replace(LOOK.numbers, decimals=0, zero="–"))
    parts = tuple(
        replace(sheet, spec=re.sub(r"(\d)\.(\d)(?!\d)", r"\1\2", sheet.spec), scale=1_000, look=look)
        for sheet in case.parts
        if isinstance(sheet, Sheet)
    )
    return replace(case, parts=parts)


EURO = statements(
    "ifrs_euro_million",
    "Valtessa Maschinen SE",
    "€ million",
    "€",
    (
        "Consolidated Statement of Profit or Loss",
        "Consolidated Statement of Financial Position",
        "Consolidated Statement of Cash Flows",
    ),
)
POUND = statements(
    "ifrs_pound_million",
    "Ashgrave Filtration plc",
    "£m",
    "£",
    ("Consolidated Income Statement", "Consolidated Balance Sheet", "Consolidated Cash Flow Statement"),
)
RENMINBI = in_thousands(
    statements(
        "ifrs_thousand_renminbi",
        "Luminqiao Holdings Limited",
        "RMB’000",
        "RMB",
        (
            "Consolidated Statement of Profit or Loss",
            "Consolidated Statement of Financial Position",
            "Consolidated Statement of Cash Flows",
        ),
    )
)

CASES = (EURO, POUND, RENMINBI)
