"""A plain manufacturing company's statements, from which the layout cases depart in one respect each."""

from __future__ import annotations

from tests.model.finance.hard_cases.case import BALANCE, INCOME, years_head
from tests.model.finance.hard_cases.sheet import Sheet

INCOME_SPEC = """
total_revenue | Net sales | 4812 4610 4402 | $
cost_of_revenue | Cost of sales | 3120 3011 2876
gross_profit | Gross profit | total_revenue - cost_of_revenue | =
research_development | Research and development | 214 201 190
selling_general_administrative | Selling, general and administrative expenses | 731 702 688
operating_income | Operating income | gross_profit - research_development - selling_general_administrative | =
interest_expense | Interest expense | 61 58 64 | neg
other | Other income (expense), net | 12 -7 3
pretax_income | Income before income taxes | operating_income - interest_expense + other | =
income_tax | Income taxes | 162 147 138
net_income | Net income | pretax_income - income_tax | == $
# Earnings per common share:
eps_basic | Basic | 2.67 2.41 2.22 | > 2d $
eps_diluted | Diluted | 2.65 2.39 2.20 | > 2d $
"""

BALANCE_SPEC = """
# Assets
# Current assets:
cash | Cash and cash equivalents | 412 371 | > $
receivables | Accounts receivable, net | 688 640 | >
inventories | Inventories | 531 547 | >
prepaid | Prepaid expenses and other | 96 88 | >
current_assets | Total current assets | sum | = >>
property_plant_equipment | Property, plant and equipment, net | 1460 1402
goodwill | Goodwill | 815 815
intangible | Intangible assets, net | 233 251
rest | Other assets | 74 70
total_assets | Total assets | current_assets + property_plant_equipment + goodwill + intangible + rest | == $
# Liabilities and Shareholders’ Equity
# Current liabilities:
due | Current maturities of long-term debt | 75 50 | > $
accounts_payable | Accounts payable | 402 377 | >
accrued | Accrued liabilities | 268 251 | >
current_liabilities | Total current liabilities | sum | = >>
long_term_debt | Long-term debt | 1050 1125
deferred | Deferred income taxes | 141 138
later | Other liabilities | 120 117
total_liabilities | Total liabilities | current_liabilities + long_term_debt + deferred + later | =
# Shareholders’ equity:
stock | Common stock | 210 210 | >
paid | Additional paid-in capital | 388 371 | >
lost | Accumulated other comprehensive loss | -97 -104 | >
retained_earnings | Retained earnings | total_assets - total_liabilities - stock - paid - lost | >
total_equity | Total shareholders’ equity | sum | = >>
total_liabilities_and_equity | Total liabilities and shareholders’ equity | total_liabilities + total_equity | == $
"""

CASH_SPEC = """
# Operating activities
start | Net income | net_income | > $
depreciation_amortization | Depreciation and amortization | 203 196 188 | >
stock_compensation | Stock-based compensation expense | 31 28 27 | >
tax_later | Deferred income taxes | 3 5 -4 | >
owed | Accounts receivable | -48 -22 -31 | >
stored | Inventories | 16 -40 -12 | >
owing | Accounts payable and accrued liabilities | 42 18 9 | >
other_changes | Other | 21 -13 17 | >
operating_cash_flow | Net cash provided by operating activities | sum | =
# Investing activities
capital_expenditure | Capital expenditures | 262 240 221 | neg >
sold | Proceeds from sales of property | 9 6 11 | >
bought | Acquisitions, net of cash acquired | 0 -85 0 | >
investing_cash_flow | Net cash used in investing activities | sum | =
# Financing activities
@ change | 41 26 -12
@ exchange | -3 -6 2
@ repaid | 50 50 50
dividends_paid | Dividends paid | 180 172 165 | neg >
| Repayments of long-term debt | repaid | neg >
@ flows | operating_cash_flow + investing_cash_flow + exchange - repaid
| Repurchases of common stock | flows - dividends_paid - change | neg >
financing_cash_flow | Net cash used in financing activities | sum | =
| Effect of exchange rate changes on cash | exchange
| Net change in cash and cash equivalents | change | =
before | Cash and cash equivalents at beginning of year | 371 345 357
| Cash and cash equivalents at end of year | before + change | ==
"""

OVER = "Years Ended December 31,"
INCOME_SHEET = Sheet(
    "Consolidated Statements of Income",
    INCOME_SPEC,
    (2023, 2022, 2021),
    years_head(OVER, "(in millions, except per share amounts)", "2023", "2022", "2021"),
    INCOME,
    below="The accompanying notes are an integral part of these consolidated financial statements.",
)
BALANCE_SHEET = Sheet(
    "Consolidated Balance Sheets",
    BALANCE_SPEC,
    (2023, 2022),
    years_head("December 31,", "(in millions)", "2023", "2022"),
    BALANCE,
    below="The accompanying notes are an integral part of these consolidated financial statements.",
)
CASH_SHEET = Sheet(
    "Consolidated Statements of Cash Flows",
    CASH_SPEC,
    (2023, 2022, 2021),
    years_head(OVER, "(in millions)", "2023", "2022", "2021"),
    INCOME,
    below="The accompanying notes are an integral part of these consolidated financial statements.",
)
PLAIN = (INCOME_SHEET, BALANCE_SHEET, CASH_SHEET)
