"""Cases of structure: more statements than one company's, or statements with unusual parts."""

from __future__ import annotations

from dataclasses import replace

from tests.model.finance.hard_cases.case import BALANCE, INCOME, Case, years_head
from tests.model.finance.hard_cases.layouts import THREE, reworded
from tests.model.finance.hard_cases.plain import BALANCE_SHEET, CASH_SHEET, INCOME_SHEET, PLAIN
from tests.model.finance.hard_cases.sheet import Sheet
from tests.typeset.report import Book
from tests.typeset.tables import Head, Span, heads

OTHER_NUMBERS = {
    "4812 4610 4402": "9377 9120 8811",
    "3120 3011 2876": "6410 6233 6054",
    "412 371 |": "908 877 |",
    "688 640": "1240 1199",
    "203 196 188": "511 498 476",
}


def foreign(sheet: Sheet, title: str, above: str) -> Sheet:
    """The same table as another entity's, with other numbers."""
    spec = sheet.spec
    for ours, theirs in OTHER_NUMBERS.items():
        spec = spec.replace(ours, theirs)
    return replace(sheet, spec=spec, foreign=True, title=title, above=above)


def schedule(book: Book) -> None:
    """The page that announces statements of an affiliate."""
    book.heading("Item 15. Exhibits and Financial Statement Schedules", 1)
    book.text(
        "Financial statements of Kestrow Chemical Ventures LLC, an affiliate in which the Company holds 50% and which "
        "it accounts for by the equity method, are filed under Rule 3-09 of Regulation S-X on the following pages.",
        "Report of Independent Auditors. To the members of Kestrow Chemical Ventures LLC: in our opinion the "
        "accompanying consolidated financial statements present fairly the financial position of that company.",
    )


AFFILIATE = "Kestrow Chemical Ventures LLC and Subsidiaries"
APPENDED = Case(
    "affiliate_appended",
    "Harrowden Glass, Inc.",
    (
        *PLAIN,
        schedule,
        foreign(INCOME_SHEET, "Consolidated Statements of Income", AFFILIATE),
        foreign(BALANCE_SHEET, "Consolidated Balance Sheets", AFFILIATE),
        foreign(CASH_SHEET, "Consolidated Statements of Cash Flows", AFFILIATE),
    ),
)

QUARTER = """
total_revenue | Net sales | 1141 12 1153 2306 20 2326
cost_of_revenue | Cost of sales | 738 9 747 1490 17 1507
gross_profit | Gross profit | total_revenue - cost_of_revenue | =
selling_general_administrative | Selling, general and administrative expenses | 233 4 237 471 6 477
operating_income | Operating income | gross_profit - selling_general_administrative | =
interest_expense | Interest expense | 15 0 15 30 0 30
pretax_income | Income before income taxes | operating_income - interest_expense | =
income_tax | Income taxes | 36 0 36 73 -1 72
net_income | Net income | pretax_income - income_tax | ==
eps_basic | Basic earnings per share | 0.59 -0.01 0.58 1.21 -0.01 1.20 | 2d
eps_diluted | Diluted earnings per share | 0.59 -0.01 0.58 1.20 -0.01 1.19 | 2d
"""
RESTATED = ("As Previously Reported", "Restatement Impacts", "As Restated")
RESTATED_QUARTER = Sheet(
    "Condensed Consolidated Statements of Income (Unaudited)",
    QUARTER,
    (2023,) * 6,
    (
        Head((Span("Three Months Ended July 1, 2023", 0, 2, True), Span("Six Months Ended July 1, 2023", 3, 5, True))),
        heads(*RESTATED, *RESTATED, label="(in millions)"),
    ),
    replace(INCOME, size=7.6, widths=(52,) * 6, gap=6),
    foreign=True,
    above="Note 18. Quarterly financial data (unaudited) — as restated",
)
RESTATED_QUARTERS = Case("restated_quarters", "Millbrae Foods Company", (*PLAIN, RESTATED_QUARTER))

FIVE = """
total_revenue | Net sales | 4812 4610 4402 4188 4260
gross_profit | Gross profit | 1692 1599 1526 1401 1433
operating_income | Operating income | 747 696 648 561 604
net_income | Net income | 530 480 447 389 421
eps_basic | Basic earnings per share | 2.64 2.39 2.21 1.91 2.03 | 2d
eps_diluted | Diluted earnings per share | 2.62 2.37 2.19 1.90 2.01 | 2d
total_assets | Total assets | 4309 4184 4100 4041 3977
long_term_debt | Long-term debt | 1050 1125 1175 1225 1275
operating_cash_flow | Net cash provided by operating activities | 804 656 643 588 571
capital_expenditure | Capital expenditures | 262 240 221 204 233
"""
SUMMARY = Sheet(
    "Selected Financial Data",
    FIVE,
    (2023, 2022, 2021, 2020, 2019),
    years_head("Years Ended December 31,", "(in millions, except per share)", "2023", "2022", "2021", "2020", "2019"),
    replace(INCOME, size=8.5, widths=(52,) * 5, gap=6),
    foreign=True,
    above="Five-year summary of operations; net income as adjusted, see the table of reconciliation",
)
FIVE_YEARS = Case("five_year_summary", "Okebourne Paper, Inc.", (SUMMARY, *PLAIN))

SIX = replace(INCOME, size=7.8, widths=(42,) * 6, gap=7)
PAIR_INCOME = """
# Operating Revenues
| Electric | 9204 8911 8640 9190 8899 8630 | > $
| Natural gas | 3166 3090 2987 3166 3090 2987 | >
total_revenue | Total operating revenues | sum | = >>
# Operating Expenses
| Cost of electricity | 3011 2944 2877 3011 2944 2877 | >
| Cost of natural gas | 801 844 790 801 844 790 | >
| Operating and maintenance | 4120 3988 3866 4098 3970 3851 | >
| Depreciation, amortization, and decommissioning | 2004 1911 1822 2003 1910 1821 | >
spent | Total operating expenses | sum | = >>
operating_income | Operating Income | total_revenue - spent | =
interest_expense | Interest expense | 688 640 612 671 628 603 | neg
@ other | 61 55 49 57 52 47
| Other income, net | other
pretax_income | Income Before Income Taxes | operating_income - interest_expense + other | =
income_tax | Income tax provision | 322 301 288 327 305 291
net_income | Net Income | pretax_income - income_tax | == $
"""
PAIR_BALANCE = """
# Current Assets
cash | Cash and cash equivalents | 177 123 71 59 | >
receivables | Accounts receivable | 1240 1188 1240 1188 | >
inventories | Inventories | 346 333 346 333 | >
| Other current assets | 811 790 808 786 | >
current_assets | Total current assets | sum | = >>
property_plant_equipment | Net property, plant, and equipment | 30155 28892 30153 28890
rest | Other noncurrent assets | 4022 3871 3890 3755
total_assets | Total Assets | current_assets + property_plant_equipment + rest | ==
# Current Liabilities
| Short-term borrowings | 1210 1016 1210 1016 | >
accounts_payable | Accounts payable | 1322 1290 1322 1289 | >
| Other current liabilities | 1904 1877 1880 1851 | >
current_liabilities | Total current liabilities | sum | = >>
long_term_debt | Long-term debt | 11220 10744 10870 10394
later | Other noncurrent liabilities | 9066 8811 9088 8830
# Shareholders’ Equity
@ put | 6110 6022 5980 5904
| Common stock | put | >
@ owed | current_liabilities + long_term_debt + later
retained_earnings | Reinvested earnings | total_assets - owed - put | >
total_equity | Total shareholders’ equity | sum | = >>
total_liabilities_and_equity | Total Liabilities and Shareholders’ Equity | owed + total_equity | ==
"""
REGISTRANTS = (
    Span("Crestmoor Energy Corporation", 0, 2, True),
    Span("Crestmoor Gas and Electric", 3, 5, True),
)
SIDES = (Span("Crestmoor Energy Corporation", 0, 1, True), Span("Crestmoor Gas and Electric", 2, 3, True))
TWO_REGISTRANTS = Case(
    "two_registrants_side_by_side",
    "Crestmoor Energy Corporation",
    (
        Sheet("Consolidated Statements of Income", PAIR_INCOME, (2023, 2022, 2021),
              (Head(REGISTRANTS, "(in millions)"), heads(*THREE, *THREE)), SIX),
        Sheet("Consolidated Balance Sheets", PAIR_BALANCE, (2023, 2022),
              (Head(SIDES, "(in millions)"), heads(*THREE[:2], *THREE[:2])),
              replace(BALANCE, size=8.2, widths=(52,) * 4, gap=8)),
    ),
)  # fmt: skip

UTILITY = "Brackenshire Power Company"
SEPARATE_REGISTRANTS = Case(
    "two_registrants_one_after_the_other",
    "Brackenshire Corporation",
    (
        *PLAIN,
        foreign(INCOME_SHEET, "Consolidated Statements of Income", UTILITY),
        foreign(BALANCE_SHEET, "Consolidated Balance Sheets", UTILITY),
        foreign(CASH_SHEET, "Consolidated Statements of Cash Flows", UTILITY),
    ),
)

MEZZANINE = Case(
    "mezzanine_and_minority",
    "Solvane Power Holdings, Inc.",
    (
        reworded(
            INCOME_SHEET,
            (
                "net_income | Net income | pretax_income - income_tax | == $",
                "@ affiliates | 14 -9 22\n"
                "| Net equity in earnings of affiliates | affiliates\n"
                "net_income | Net income | pretax_income - income_tax + affiliates | =\n"
                "minority | Less: Net income attributable to noncontrolling interests and redeemable stock of "
                "subsidiaries | 61 48 40 | neg\n"
                "net_income_attributable | Net income attributable to Solvane Power Holdings, Inc. | "
                "net_income - minority | == $",
            ),
            title="Consolidated Statements of Operations",
        ),
        reworded(
            BALANCE_SHEET,
            (
                "total_liabilities | Total liabilities | current_liabilities + long_term_debt + deferred + later | =\n",
                "total_liabilities | Total liabilities | current_liabilities + long_term_debt + deferred + later | =\n"
                "| Commitments and contingencies (see Notes 11 and 12) | . .\n"
                "redeemable | Redeemable stock of subsidiaries | 177 160\n",
            ),
            (
                "total_assets - total_liabilities - stock - paid - lost | >\n"
                "total_equity | Total shareholders’ equity | sum | = >>\n",
                "total_assets - total_liabilities - stock - paid - lost - redeemable - minority_share | >\n"
                "| Total Solvane Power Holdings, Inc. stockholders’ equity | sum | = keep >>\n"
                "| Noncontrolling interests | minority_share | >\n"
                "total_equity | Total equity | sum | = >>\n",
            ),
            (
                "total_liabilities_and_equity | Total liabilities and shareholders’ equity | total_liabilities + "
                "total_equity | == $",
                "total_liabilities_and_equity | Total liabilities, redeemable stock and equity | total_liabilities + "
                "redeemable + total_equity | == $",
            ),
            ("stock | Common stock | 210 210 | >", "@ minority_share | 344 331\nstock | Common stock | 210 210 | >"),
        ),
        reworded(CASH_SHEET, ("| Other | 21 -13 17 | >", "| Other | 7 -4 -5 | >")),
    ),
)

DIRECT = """
# Cash flows from operating activities:
| Cash receipts from customers | 4770 4594 4377 | > $
| Cash paid for inventory and prescriptions dispensed | -2980 -2914 -2801 | >
| Cash paid to other suppliers and employees | -772 -814 -731 | >
| Interest received | 9 7 6 | >
| Interest paid | -60 -58 -63 | >
| Income taxes paid | -163 -159 -145 | >
operating_cash_flow | Net cash provided by operating activities | sum | =
# Cash flows from investing activities:
capital_expenditure | Purchases of property and equipment | 262 240 221 | neg >
| Acquisitions (net of cash acquired) | 0 -85 0 | >
investing_cash_flow | Net cash used in investing activities | sum | =
# Cash flows from financing activities:
@ change | 41 26 -12
dividends_paid | Dividends paid | 180 172 165 | neg >
@ flows | operating_cash_flow + investing_cash_flow
| Repurchase of common stock and repayments of debt | flows - dividends_paid - change | neg >
financing_cash_flow | Net cash used in financing activities | sum | =
| Net increase (decrease) in cash and cash equivalents | change | =
start | Cash and cash equivalents at the beginning of the period | 371 345 357
| Cash and cash equivalents at the end of the period | start + change | == $
"""
RECONCILED = """
# Reconciliation of net income to net cash provided by operating activities:
| Net income | net_income | $
# Adjustments required to reconcile net income to net cash provided by operating activities:
depreciation_amortization | Depreciation and amortization | 203 196 188 | >
stock_compensation | Stock-based compensation | 31 28 27 | >
@ known | net_income + depreciation_amortization + stock_compensation
| Change in operating assets and liabilities, net | operating_cash_flow - known | >
| Net cash provided by operating activities | operating_cash_flow | == $
"""
DIRECT_METHOD = Case(
    "direct_cash_flow_over_two_pages",
    "Penhallow Pharmacies Corporation",
    (
        INCOME_SHEET,
        BALANCE_SHEET,
        Sheet("Consolidated Statements of Cash Flows", DIRECT, (2023, 2022, 2021),
              years_head("For the Years Ended December 31,", "In millions", *THREE), INCOME),
        Sheet("Consolidated Statements of Cash Flows", RECONCILED, (2023, 2022, 2021),
              years_head("For the Years Ended December 31,", "In millions", *THREE), INCOME),
    ),
)  # fmt: skip

CASES = (
    APPENDED, RESTATED_QUARTERS, FIVE_YEARS, TWO_REGISTRANTS, SEPARATE_REGISTRANTS, MEZZANINE, DIRECT_METHOD,
)  # fmt: skip
