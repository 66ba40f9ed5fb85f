"""A bank, an insurer and a real estate trust: no cost of sales, no current assets, revenue in parts."""

from __future__ import annotations

from tests.model.finance.hard_cases.case import BALANCE, INCOME, Case, years_head
from tests.model.finance.hard_cases.sheet import Sheet

THREE = ("2023", "2022", "2021")
OVER = "Years ended December 31,"
MILLIONS = "(in millions, except per share amounts)"
NO_TRADE = (
    "cost_of_revenue",
    "gross_profit",
    "inventories",
    "current_assets",
    "current_liabilities",
    "accounts_payable",
)

BANK_INCOME = """
# Interest income
| Loans, including fees | 1684 1290 1105 | > $
| Investment securities | 322 251 214 | >
| Deposits with banks | 96 41 12 | >
interest_in | Total interest income | sum | = >>
# Interest expense
| Deposits | 511 176 94 | >
| Borrowings | 118 72 55 | >
interest_out | Total interest expense | sum | = >>
net_interest | Net interest income | interest_in - interest_out | =
provision | Provision for credit losses | 142 88 -31
| Net interest income after provision for credit losses | net_interest - provision | =
# Noninterest income
| Service charges on deposit accounts | 187 194 181 | >
| Card and merchant fees | 143 138 129 | >
| Wealth management | 121 126 118 | >
fees | Total noninterest income | sum | = >>
# Noninterest expense
| Salaries and employee benefits | 704 661 628 | >
| Occupancy and equipment | 152 149 151 | >
| Other | 218 201 194 | >
spent | Total noninterest expense | sum | = >>
@ kept | net_interest - provision
pretax_income | Income before income taxes | kept + fees - spent | =
income_tax | Income tax expense | 112 121 135
net_income | Net income | pretax_income - income_tax | == $
# Earnings per common share
eps_basic | Basic | 3.27 3.94 4.46 | > 2d $
eps_diluted | Diluted | 3.24 3.90 4.41 | > 2d $
"""

BANK_BALANCE = """
# Assets
| Cash and due from banks | 1204 1098 | $
| Interest-bearing deposits with banks | 2311 1877
| Investment securities available for sale, at fair value | 8120 8466
loans | Loans | 29840 28104
allowance | Allowance for credit losses | 418 376 | neg
| Loans, net of allowance | loans - allowance | = keep
property_plant_equipment | Premises and equipment, net | 512 498
goodwill | Goodwill | 1130 1130
other | Other assets | 1466 1391
total_assets | Total assets | sum | == $
# Liabilities
| Noninterest-bearing deposits | 9140 9822 | > $
| Interest-bearing deposits | 24655 22810 | >
| Short-term borrowings | 1870 1455 | >
long_term_debt | Long-term debt | 2410 2230 | >
| Accrued expenses and other liabilities | 688 641 | >
total_liabilities | Total liabilities | sum | = >>
# Shareholders’ equity
| Common stock | 145 145 | >
| Surplus | 1840 1822 | >
@ lost | -402 -455
@ put | 1985 1967
| Accumulated other comprehensive loss | lost | >
retained_earnings | Retained earnings | total_assets - total_liabilities - put - lost | >
total_equity | Total shareholders’ equity | sum | = >>
total_liabilities_and_equity | Total liabilities and shareholders’ equity | total_liabilities + total_equity | == $
"""

BANK_CASH = """
# Operating activities
| Net income | net_income | > $
| Provision for credit losses | provision | >
depreciation_amortization | Depreciation and amortization | 96 93 91 | >
stock_compensation | Stock-based compensation | 28 26 24 | >
| Net change in other assets and liabilities | -41 57 -18 | >
operating_cash_flow | Net cash provided by operating activities | sum | =
# Investing activities
| Purchases of investment securities | -1410 -1922 -2480 | >
| Maturities of investment securities | 1822 1688 1751 | >
| Net increase in loans | -1844 -2210 -1190 | >
capital_expenditure | Purchases of premises and equipment | 110 102 97 | neg >
investing_cash_flow | Net cash used in investing activities | sum | =
# Financing activities
| Net increase in deposits | 1163 1402 2105 | >
| Net increase in short-term borrowings | 415 280 -120 | >
dividends_paid | Cash dividends paid | 196 188 179 | neg >
@ change | 540 -62 311
@ flows | operating_cash_flow + investing_cash_flow
@ in | 1578 1682 1985
| Other financing activities | change - flows - in + dividends_paid | >
financing_cash_flow | Net cash provided by financing activities | sum | =
| Increase (decrease) in cash and cash equivalents | change | =
start | Cash and cash equivalents at beginning of year | 2975 3037 2726
| Cash and cash equivalents at end of year | start + change | ==
"""

BANK = Case(
    "bank",
    "Wexcombe Bancshares, Inc.",
    (
        Sheet("Consolidated Statements of Income", BANK_INCOME, (2023, 2022, 2021),
              years_head(OVER, MILLIONS, *THREE), INCOME),
        Sheet("Consolidated Statements of Financial Condition", BANK_BALANCE, (2023, 2022),
              years_head("December 31,", "(in millions)", "2023", "2022"), BALANCE),
        Sheet("Consolidated Statements of Cash Flows", BANK_CASH, (2023, 2022, 2021),
              years_head(OVER, "(in millions)", *THREE), INCOME),
    ),
    absent=NO_TRADE,
)  # fmt: skip

INSURER_INCOME = """
# Revenues
| Premiums | 6210 5844 5511 | > $
| Net investment income | 884 802 771 | >
| Net realized investment gains (losses) | -37 61 94 | >
| Fees and other revenues | 118 109 101 | >
total_revenue | Total revenues | sum | = >>
# Benefits, claims and expenses
| Benefits and claims incurred | 4388 4102 3790 | >
| Amortization of deferred policy acquisition costs | 901 866 821 | >
| General operating expenses | 822 790 764 | >
interest_expense | Interest expense | 97 97 104 | >
spent | Total benefits, claims and expenses | sum | = >>
pretax_income | Income before income taxes | total_revenue - spent | =
income_tax | Income tax expense | 186 178 201
net_income | Net income | pretax_income - income_tax | == $
eps_basic | Basic earnings per share | 7.71 7.61 7.72 | 2d $
eps_diluted | Diluted earnings per share | 7.64 7.54 7.65 | 2d $
"""

INSURER_BALANCE = """
# Assets
| Fixed maturities available for sale, at fair value | 18842 18106 | $
| Equity securities | 1120 1044
| Mortgage loans | 2470 2388
cash | Cash and cash equivalents | 733 688
| Premiums and other receivables | 2911 2790
| Deferred policy acquisition costs | 1466 1420
goodwill | Goodwill | 940 940
| Other assets | 812 790
total_assets | Total assets | sum | == $
# Liabilities
| Unpaid claims and claim expenses | 11870 11322 | > $
| Unearned premiums | 3104 2980 | >
| Policyholder account balances | 4417 4390 | >
long_term_debt | Long-term debt | 2040 2040 | >
| Other liabilities | 1388 1340 | >
total_liabilities | Total liabilities | sum | = >>
# Shareholders’ equity
| Common stock and paid-in capital | 1622 1610 | >
@ put | 1622 1610
retained_earnings | Retained earnings | total_assets - total_liabilities - put | >
total_equity | Total shareholders’ equity | sum | = >>
total_liabilities_and_equity | Total liabilities and shareholders’ equity | total_liabilities + total_equity | == $
"""

INSURER = Case(
    "insurer",
    "Ambergate Assurance Group, Inc.",
    (
        Sheet("Consolidated Statements of Operations", INSURER_INCOME, (2023, 2022, 2021),
              years_head(OVER, MILLIONS, *THREE), INCOME),
        Sheet("Consolidated Balance Sheets", INSURER_BALANCE, (2023, 2022),
              years_head("December 31,", "(in millions)", "2023", "2022"), BALANCE),
    ),
    absent=NO_TRADE,
)  # fmt: skip

TRUST_INCOME = """
# Revenue
| Rental and other property revenue | 1841 1766 1690 | > $
| Parking and other | 104 97 81 | >
| Development and management services | 38 35 29 | >
total_revenue | Total revenue | sum | = >>
# Expenses
| Rental property operating | 722 690 654 | >
| General and administrative | 121 118 112 | >
| Transaction costs | 3 2 4 | >
depreciation | Depreciation and amortization | 566 548 527 | >
spent | Total expenses | sum | = >>
| Operating income | total_revenue - spent | =
interest_expense | Interest expense | 318 297 281 | neg
| Gains on sales of real estate | 44 91 12
@ gains | 44 91 12
net_income | Net income | total_revenue - spent - interest_expense + gains | =
minority | Net income attributable to noncontrolling interests | 41 52 29 | neg
net_income_attributable | Net income attributable to Tolland Ridge Properties Trust | net_income - minority | == $
eps_basic | Net income per share, basic | 1.02 1.20 0.55 | 2d $
eps_diluted | Net income per share, diluted | 1.02 1.19 0.55 | 2d $
"""

TRUST_BALANCE = """
# Assets
| Real estate, at cost | 19244 18820 | $
| Less: accumulated depreciation | -5120 -4782
| Total real estate | sum | = keep
cash | Cash and cash equivalents | 402 377
| Tenant and other receivables, net | 96 91
| Accrued rental income, net | 911 870
| Prepaid expenses and other assets | 164 158
total_assets | Total assets | sum | == $
# Liabilities
| Mortgage notes payable, net | 3310 3188 | > $
| Unsecured senior notes, net | 7244 7240 | >
accounts_payable | Accounts payable and accrued expenses | 288 270 | >
| Dividends and distributions payable | 136 131 | >
total_liabilities | Total liabilities | sum | = >>
redeemable | Redeemable interest in property partnership | 104 99
# Equity
| Common shares | 2 2 | >
| Additional paid-in capital | 4088 4060 | >
| Dividends in excess of earnings | -790 -702 | >
owned | Total shareholders’ equity | sum | = >>
@ other_owners | total_assets - total_liabilities - redeemable - owned
| Noncontrolling interests | other_owners | >
total_equity | Total equity | owned + other_owners | = >>
total_liabilities_and_equity | Total liabilities and equity | total_liabilities + redeemable + total_equity | == $
"""

TRUST = Case(
    "real_estate_trust",
    "Tolland Ridge Properties Trust",
    (
        Sheet("Consolidated Balance Sheets", TRUST_BALANCE, (2023, 2022),
              years_head("December 31,", "(in thousands)", "2023", "2022"), BALANCE, scale=1_000),
        Sheet("Consolidated Statements of Operations", TRUST_INCOME, (2023, 2022, 2021),
              years_head(OVER, "(in thousands, except for per share amounts)", *THREE), INCOME, scale=1_000),
    ),
    absent=("inventories", "current_assets", "current_liabilities"),
)  # fmt: skip

CASES = (BANK, INSURER, TRUST)
