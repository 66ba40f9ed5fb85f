"""The XBRL instance of a Quillmere annual report: the same ledger under the tags of US-GAAP."""

from __future__ import annotations

from decimal import Decimal
from xml.sax.saxutils import quoteattr

from tests.typeset.quillmere.statements import answers, filing

BALANCE = frozenset((
    "cash", "receivables", "inventories", "current_assets", "property_plant_equipment", "goodwill", "total_assets",
    "accounts_payable", "current_liabilities", "long_term_debt", "total_liabilities", "retained_earnings",
    "total_equity", "total_liabilities_and_equity",
))  # fmt: skip
TAGS = {
    "total_revenue": "Revenues",
    "cost_of_revenue": "CostOfRevenue",
    "gross_profit": "GrossProfit",
    "research_development": "ResearchAndDevelopmentExpense",
    "selling_general_administrative": "SellingGeneralAndAdministrativeExpense",
    "operating_income": "OperatingIncomeLoss",
    "interest_expense": "InterestExpense",
    "pretax_income": "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
    "income_tax": "IncomeTaxExpenseBenefit",
    "net_income": "ProfitLoss",
    "net_income_attributable": "NetIncomeLoss",
    "eps_basic": "EarningsPerShareBasic",
    "eps_diluted": "EarningsPerShareDiluted",
    "cash": "CashAndCashEquivalentsAtCarryingValue",
    "receivables": "AccountsReceivableNetCurrent",
    "inventories": "InventoryNet",
    "current_assets": "AssetsCurrent",
    "property_plant_equipment": "PropertyPlantAndEquipmentNet",
    "goodwill": "Goodwill",
    "total_assets": "Assets",
    "accounts_payable": "AccountsPayableCurrent",
    "current_liabilities": "LiabilitiesCurrent",
    "long_term_debt": "LongTermDebtNoncurrent",
    "total_liabilities": "Liabilities",
    "retained_earnings": "RetainedEarningsAccumulatedDeficit",
    "total_equity": "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest",
    "total_liabilities_and_equity": "LiabilitiesAndStockholdersEquity",
    "depreciation_amortization": "DepreciationDepletionAndAmortization",
    "stock_compensation": "ShareBasedCompensation",
    "operating_cash_flow": "NetCashProvidedByUsedInOperatingActivities",
    "investing_cash_flow": "NetCashProvidedByUsedInInvestingActivities",
    "financing_cash_flow": "NetCashProvidedByUsedInFinancingActivities",
    "capital_expenditure": "PaymentsToAcquirePropertyPlantAndEquipment",
    "dividends_paid": "PaymentsOfDividendsCommonStock",
}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:us-gaap="http://fasb.org/us-gaap/{year}"
  xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xbrldi="http://xbrl.org/2006/xbrldi"
  xmlns:quillmere="https://quillmere.invalid/{year}">
"""
_CONTEXT = """<context id={id}><entity><identifier scheme="https://quillmere.invalid">Quillmere</identifier>{segment}</entity>
<period>{period}</period></context>
"""
_SEGMENT = (
    '<segment><xbrldi:explicitMember dimension="quillmere:RevenueAxis">quillmere:ProductsMember'
    "</xbrldi:explicitMember></segment>"
)
_UNITS = """<unit id="dollars"><measure>iso4217:USD</measure></unit>
<unit id="dollars-a-share"><divide><unitNumerator><measure>iso4217:USD</measure></unitNumerator>
<unitDenominator><measure>shares</measure></unitDenominator></divide></unit>
"""


def instance(year: int) -> str:
    """The whole instance: every metric the statements print, and one fact with a dimension that is none of them."""
    f = filing(year)
    parts = [_HEAD.format(year=year)]
    for each in f.years:
        whole = f"<startDate>{each}-01-01</startDate><endDate>{each}-12-31</endDate>"
        parts += [_context(f"year-{each}", whole), _context(f"end-{each}", f"<instant>{each}-12-31</instant>")]
        parts.append(_context(f"products-{each}", whole, _SEGMENT))
    parts.append(_UNITS)
    for name, values in answers(f).items():
        for each, value in values.items():
            parts.append(_fact(name, f"{'end' if name in BALANCE else 'year'}-{each}", Decimal(value)))
    for each in f.years:
        parts.append(_fact("total_revenue", f"products-{each}", Decimal(f.books[each]["products"] * 1000)))
    return "".join([*parts, "</xbrl>\n"])


def _context(name: str, period: str, segment: str = "") -> str:
    return _CONTEXT.format(id=quoteattr(name), period=period, segment=segment)


def _fact(name: str, context: str, value: Decimal) -> str:
    per_share = name.startswith("eps")
    unit, decimals = ("dollars-a-share", 2) if per_share else ("dollars", -3)
    start = f'<us-gaap:{TAGS[name]} contextRef="{context}" unitRef="{unit}" decimals="{decimals}">'
    return f"{start}{value:f}</us-gaap:{TAGS[name]}>\n"
