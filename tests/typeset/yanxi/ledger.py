"""The books of 砚溪泵阀股份有限公司, group and parent company, in fen (1/100 yuan).

As in every ledger here balances move only by printed flows. The direct cash flow statement and its indirect
reconciliation end in the same net cash from operating activities: payments to suppliers take the rest.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from zlib import crc32

Accounts = dict[str, int]

FIRST, LAST = 2021, 2024

SCHEDULE: dict[str, tuple[int, ...]] = {
    "revenue": (1_402_500, 1_538_200, 1_671_900, 1_862_400),
    "cost": (986_300, 1_079_800, 1_163_600, 1_283_500),
    "warranty": (8_420, 9_130, 10_260, 11_470),
    "selling": (71_200, 76_900, 84_300, 91_800),
    "administration": (82_600, 89_400, 97_700, 104_200),
    "research": (66_100, 74_800, 84_900, 96_300),
    "interest_income": (6_120, 7_050, 8_410, 9_260),
    "exchange_gain": (-1_240, 2_310, 980, -1_460),
    "bank_charges": (930, 1_010, 1_120, 1_190),
    "other_gain": (14_200, 15_800, 18_300, 20_100),
    "wealth_gain": (2_150, 2_480, 2_020, 2_730),
    "associates": (1_860, -740, 2_310, 3_050),
    "fair_value": (420, -310, 560, 380),
    "credit_loss": (4_900, 6_200, 5_700, 7_300),
    "impairment": (3_800, 4_400, 6_100, 5_200),
    "disposal_gain": (120, -260, 310, -180),
    "windfall": (860, 1_040, 720, 1_310),
    "mishap": (1_130, 690, 1_480, 940),
    "translation": (-820, 1_630, 540, -970),
    "depreciation": (41_300, 45_200, 49_700, 54_100),
    "lease_depreciation": (3_600, 3_700, 4_100, 4_300),
    "amortization": (6_800, 7_200, 7_900, 8_600),
    "deferral_amortization": (1_100, 1_200, 1_150, 1_250),
    "capital_expenditure": (78_400, 86_900, 92_300, 101_700),
    "transferred": (21_000, 17_500, 24_800, 22_600),
    "disposal_book": (2_100, 1_800, 2_600, 1_900),
    "leased": (2_900, 5_200, 3_100, 4_700),
    "lease_paid": (3_400, 3_600, 3_900, 4_200),
    "wealth_bought": (120_000, 150_000, 160_000, 210_000),
    "wealth_redeemed": (110_000, 140_000, 175_000, 180_000),
    "associate_dividends": (600, 500, 800, 900),
    "short_borrowed": (150_000, 170_000, 140_000, 160_000),
    "short_repaid": (140_000, 160_000, 165_000, 150_000),
    "long_borrowed": (40_000, 60_000, 20_000, 50_000),
    "long_repaid": (25_000, 30_000, 35_000, 40_000),
    "long_due": (30_000, 35_000, 40_000, 45_000),
    "dividends": (42_880, 48_240, 53_600, 58_960),
    "minority_dividends": (900, 1_000, 1_100, 1_300),
}
"""In thousand yuan, fiscal 2021 to 2024; odd fen are added by `_fen`."""

OPENING: dict[str, int] = {
    "cash": 312_400, "restricted": 18_600, "trading": 60_300, "notes_receivable": 42_100, "receivables": 268_500,
    "financing_receivables": 51_200, "prepaid": 22_700, "other_receivables": 9_800, "inventories": 301_600,
    "contract_assets": 31_400, "other_current": 12_300, "associates_held": 38_200, "fixed": 421_700, "building": 46_800,
    "leases": 14_900, "intangible": 98_300, "goodwill": 63_500, "deferrals": 5_600, "tax_assets": 16_200,
    "other_assets": 8_700, "short_debt": 110_000, "notes_payable": 74_300, "payables": 231_800,
    "contract_liabilities": 62_900, "wages": 41_600, "taxes": 17_900, "other_payables": 28_400, "long_due": 25_000,
    "other_liabilities": 7_900, "long_total": 120_000, "lease_liabilities": 13_800, "deferred_income": 19_300,
    "tax_liabilities": 6_400, "translation_reserve": -1_260, "surplus": 86_700, "retained": 498_600, "minority": 32_500,
}  # fmt: skip

SHARES = 268_000_000
SUBSIDIARY_DIVIDENDS = 6_750_000_00
"""What the parent company receives from its subsidiaries each year, in fen."""
ASSETS_NOW = (
    "money trading notes_receivable receivables financing_receivables prepaid other_receivables inventories "
    "contract_assets other_current"
)
ASSETS_LATER = "associates_held fixed building leases intangible goodwill deferrals tax_assets other_assets"
OWED_NOW = (
    "short_debt notes_payable payables contract_liabilities wages taxes other_payables long_due other_liabilities"
)
OWED_LATER = "long_debt lease_liabilities deferred_income tax_liabilities"
WORKING_IN = (
    "notes_receivable receivables financing_receivables prepaid other_receivables contract_assets other_current"
)
WORKING_OUT = "notes_payable payables contract_liabilities wages taxes other_payables other_liabilities deferred_income"


def share(part: int, rate: str) -> int:
    """A rounded share of an amount."""
    return int((Decimal(part) * Decimal(rate)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def total(a: Accounts, names: str) -> int:
    """The sum of accounts named with spaces between."""
    return sum(a[name] for name in names.split())


def _fen(name: str, thousands: int, seed: str, rate: str) -> int:
    """Thousand yuan to fen, with odd digits below a thousand yuan that the name decides."""
    if thousands == 0:
        return 0
    return share(thousands * 100_000 + crc32(f"{seed}{name}".encode()) % 100_000, rate)


def ledgers() -> tuple[dict[int, Accounts], dict[int, Accounts]]:
    """(group, parent company): every account of every year from the opening balance on."""
    parent = _ledger("0.6137", {})
    group = _ledger("1", {year: a["surplus_added"] for year, a in parent.items() if "surplus_added" in a})
    return group, parent


def _ledger(rate: str, surplus: dict[int, int]) -> dict[int, Accounts]:
    alone = rate != "1"
    opening = {name: _fen(name, figure, "opening" + rate, rate) for name, figure in OPENING.items()}
    if alone:
        opening["minority"] = opening["goodwill"] = opening["translation_reserve"] = 0
        opening["associates_held"] *= 6
    opening["money"] = opening["cash"] + opening["restricted"]
    opening["long_debt"] = opening["long_total"] - opening["long_due"]
    opening["share_capital"] = SHARES * 100
    known = total(opening, "share_capital translation_reserve surplus retained minority")
    assets = total(opening, f"{ASSETS_NOW} {ASSETS_LATER}")
    opening["paid_in"] = assets - total(opening, f"{OWED_NOW} {OWED_LATER}") - known
    opening["owners"] = total(opening, "share_capital paid_in translation_reserve surplus retained")
    books = {FIRST - 1: opening}
    for year in range(FIRST, LAST + 1):
        drivers = {name: _fen(name, each[year - FIRST], f"{year}{rate}", rate) for name, each in SCHEDULE.items()}
        if alone:
            drivers["translation"] = drivers["minority_dividends"] = 0
        drivers["dividends"] = SCHEDULE["dividends"][year - FIRST] * 100_000
        books[year] = _close(books[year - 1], drivers, year, surplus.get(year))
    return books


def _close(before: Accounts, drivers: Accounts, year: int, surplus_added: int | None) -> Accounts:
    a = dict(drivers)
    _profit(a, before, alone=surplus_added is None)
    _balances(a, before, year)
    _investing_and_financing(a, before)
    _operating(a, before)
    _owners(a, before, surplus_added)
    if a["total_assets"] != a["total_liabilities"] + a["total_equity"]:
        raise ValueError(f"the books of {year} do not balance")
    return a


def _profit(a: Accounts, before: Accounts, alone: bool) -> None:
    a["surcharge"] = share(a["revenue"], "0.0071")
    a["interest_expense"] = share(before["short_debt"] + before["long_total"], "0.0392")
    a["finance"] = a["interest_expense"] - a["interest_income"] - a["exchange_gain"] + a["bank_charges"]
    a["total_cost"] = total(a, "cost warranty surcharge selling administration research finance")
    if alone:
        a["associates"] += SUBSIDIARY_DIVIDENDS  # counted by the cost method
        a["associate_dividends"] += SUBSIDIARY_DIVIDENDS
    a["investment_income"] = a["wealth_gain"] + a["associates"]
    a["operating_profit"] = (
        a["revenue"] - a["total_cost"] + a["other_gain"] + a["investment_income"] + a["fair_value"]
        - a["credit_loss"] - a["impairment"] + a["disposal_gain"]
    )  # fmt: skip
    a["profit"] = a["operating_profit"] + a["windfall"] - a["mishap"]
    a["tax"] = share(a["profit"] - a["associates"], "0.1385")
    a["net_profit"] = a["profit"] - a["tax"]
    a["minority_profit"] = 0 if alone else share(a["net_profit"], "0.0213")
    a["attributable"] = a["net_profit"] - a["minority_profit"]
    a["one_off"] = share(a["other_gain"] + a["windfall"] - a["mishap"] + a["fair_value"], "0.62")
    a["recurring"] = a["attributable"] - a["one_off"]
    a["comprehensive"] = a["net_profit"] + a["translation"]
    a["comprehensive_attributable"] = a["attributable"] + a["translation"]


def _balances(a: Accounts, before: Accounts, year: int) -> None:
    turn = Decimal(year % 3) / 400
    for name, base, rate in (
        ("notes_receivable", "revenue", "0.0291"), ("receivables", "revenue", "0.1874"),
        ("financing_receivables", "revenue", "0.0352"), ("prepaid", "cost", "0.0218"),
        ("other_receivables", "revenue", "0.0067"), ("inventories", "cost", "0.2963"),
        ("contract_assets", "revenue", "0.0231"), ("other_current", "revenue", "0.0084"),
        ("notes_payable", "cost", "0.0772"), ("payables", "cost", "0.2291"),
        ("contract_liabilities", "revenue", "0.0467"), ("wages", "revenue", "0.0302"),
        ("taxes", "tax", "0.61"), ("other_payables", "revenue", "0.0196"),
        ("other_liabilities", "contract_liabilities", "0.1274"), ("tax_assets", "revenue", "0.0113"),
    ):  # fmt: skip
        a[name] = share(a[base], str(Decimal(rate) + turn * Decimal(rate)))
    a["restricted"] = share(a["notes_payable"], "0.25")
    a["trading"] = before["trading"] + a["wealth_bought"] - a["wealth_redeemed"] + a["fair_value"]
    a["associates_held"] = before["associates_held"] + a["associates"] - a["associate_dividends"]
    to_building, to_intangible = share(a["capital_expenditure"], "0.27"), share(a["capital_expenditure"], "0.06")
    to_fixed = a["capital_expenditure"] - to_building - to_intangible
    a["fixed"] = before["fixed"] + to_fixed + a["transferred"] - a["depreciation"] - a["disposal_book"]
    a["building"] = before["building"] + to_building - a["transferred"]
    a["leases"] = before["leases"] + a["leased"] - a["lease_depreciation"]
    a["intangible"] = before["intangible"] + to_intangible - a["amortization"]
    a["goodwill"], a["other_assets"] = before["goodwill"], before["other_assets"]
    a["deferrals"] = before["deferrals"] - a["deferral_amortization"]
    a["short_debt"] = before["short_debt"] + a["short_borrowed"] - a["short_repaid"]
    a["long_total"] = before["long_total"] + a["long_borrowed"] - a["long_repaid"]
    a["long_debt"] = a["long_total"] - a["long_due"]
    a["lease_liabilities"] = before["lease_liabilities"] + a["leased"] - a["lease_paid"]
    a["deferred_income"] = before["deferred_income"] + share(a["other_gain"], "0.04")
    a["tax_liabilities"] = before["tax_liabilities"] + share(a["fair_value"], "0.15")


def _investing_and_financing(a: Accounts, before: Accounts) -> None:
    a["disposal_cash"] = a["disposal_book"] + a["disposal_gain"]
    a["returns_cash"] = a["wealth_gain"] + a["associate_dividends"]
    a["investing_in"] = total(a, "wealth_redeemed returns_cash disposal_cash")
    a["investing_out"] = total(a, "capital_expenditure wealth_bought")
    a["investing"] = a["investing_in"] - a["investing_out"]
    a["borrowed"] = a["short_borrowed"] + a["long_borrowed"]
    a["repaid"] = a["short_repaid"] + a["long_repaid"]
    a["distributed"] = total(a, "dividends minority_dividends interest_expense")
    a["financing_out"] = total(a, "repaid distributed lease_paid")
    a["financing"] = a["borrowed"] - a["financing_out"]
    a["exchange_effect"] = a["exchange_gain"] + a["translation"]


def _operating(a: Accounts, before: Accounts) -> None:
    a["finance_back"] = a["interest_expense"] - a["exchange_gain"]
    a["tax_assets_less"] = before["tax_assets"] - a["tax_assets"]
    a["tax_liabilities_more"] = a["tax_liabilities"] - before["tax_liabilities"]
    a["inventories_less"] = before["inventories"] - a["inventories"] - a["impairment"]
    a["owed_to_us_less"] = total(before, WORKING_IN) - total(a, WORKING_IN) - a["credit_loss"]
    a["owed_to_us_less"] += before["restricted"] - a["restricted"]
    a["owed_by_us_more"] = total(a, WORKING_OUT) - total(before, WORKING_OUT)
    a["operating"] = (
        total(a, "net_profit impairment credit_loss depreciation lease_depreciation amortization deferral_amortization")
        - total(a, "disposal_gain fair_value investment_income")
        + total(a, "finance_back tax_assets_less tax_liabilities_more inventories_less owed_to_us_less owed_by_us_more")
    )
    a["sales_cash"] = share(a["revenue"], "1.0631")
    a["tax_refunds"] = share(a["revenue"], "0.0094")
    a["other_in"] = share(a["other_gain"], "1.37") + a["interest_income"]
    a["operating_in"] = total(a, "sales_cash tax_refunds other_in")
    a["wages_cash"] = share(a["revenue"], "0.1532")
    a["taxes_cash"] = share(a["revenue"], "0.0418") + share(a["tax"], "0.9")
    a["other_out"] = share(a["selling"] + a["administration"] + a["research"], "0.51")
    a["operating_out"] = a["operating_in"] - a["operating"]
    a["suppliers_cash"] = a["operating_out"] - total(a, "wages_cash taxes_cash other_out")


def _owners(a: Accounts, before: Accounts, surplus_added: int | None) -> None:
    a["cash_change"] = total(a, "operating investing financing exchange_effect")
    a["cash_before"] = before["cash"]
    a["cash"] = before["cash"] + a["cash_change"]
    a["money"] = a["cash"] + a["restricted"]
    a["share_capital"], a["paid_in"] = before["share_capital"], before["paid_in"]
    a["translation_reserve"] = before["translation_reserve"] + a["translation"]
    a["surplus_added"] = share(a["net_profit"], "0.1") if surplus_added is None else surplus_added
    a["surplus"] = before["surplus"] + a["surplus_added"]
    a["retained"] = before["retained"] + a["attributable"] - a["surplus_added"] - a["dividends"]
    a["minority"] = before["minority"] + a["minority_profit"] - a["minority_dividends"]
    a["owners"] = total(a, "share_capital paid_in translation_reserve surplus retained")
    a["total_equity"] = a["owners"] + a["minority"]
    a["current_assets"], a["later_assets"] = total(a, ASSETS_NOW), total(a, ASSETS_LATER)
    a["total_assets"] = a["current_assets"] + a["later_assets"]
    a["current_liabilities"], a["later_liabilities"] = total(a, OWED_NOW), total(a, OWED_LATER)
    a["total_liabilities"] = a["current_liabilities"] + a["later_liabilities"]
    a["total_both"] = a["total_liabilities"] + a["total_equity"]


def yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)


def per_share(fen: int) -> Decimal:
    """Yuan a share, rounded to the fen."""
    return (yuan(fen) / SHARES).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
