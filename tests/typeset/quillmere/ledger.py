"""The books of Quillmere Instruments, Inc., in thousands of dollars: every statement follows from one set of drivers.

Double entry is kept by construction: a balance moves only by a flow that the cash flow statement prints, so assets
equal liabilities and equity in every year once they do in the opening one.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

Accounts = dict[str, int]

FIRST, LAST = 2019, 2024

SCHEDULE: dict[str, tuple[int, ...]] = {
    "products": (473_912, 445_307, 507_480, 557_866, 578_140, 617_304),
    "services": (138_568, 143_623, 156_735, 174_038, 190_212, 212_313),
    "cost_products": (241_160, 231_844, 255_768, 284_512, 293_117, 308_964),
    "cost_services": (77_604, 81_109, 86_910, 96_403, 104_658, 115_072),
    "research": (57_318, 56_027, 61_290, 68_155, 74_816, 81_447),
    "selling": (126_402, 119_855, 128_744, 139_960, 147_238, 156_320),
    "amortization": (9_214, 9_108, 8_873, 12_406, 14_155, 13_870),
    "restructuring": (0, 8_430, 0, 0, 6_204, 0),
    "depreciation": (21_406, 22_875, 23_560, 25_118, 27_940, 29_486),
    "stock_compensation": (11_882, 12_440, 13_917, 15_284, 16_905, 18_362),
    "capital_expenditure": (27_915, 18_206, 26_480, 34_702, 38_617, 41_920),
    "goodwill_bought": (0, 0, 0, 71_350, 0, 22_480),
    "intangibles_bought": (0, 0, 0, 46_200, 0, 14_300),
    "purchases": (40_000, 12_000, 35_000, 20_000, 25_000, 48_000),
    "maturities": (36_500, 38_000, 22_000, 45_000, 18_000, 30_000),
    "borrowed": (0, 60_000, 0, 90_000, 0, 25_000),
    "repaid": (12_500, 12_500, 32_500, 12_500, 17_500, 22_500),
    "due_next_year": (12_500, 12_500, 12_500, 17_500, 22_500, 27_500),
    "dividends": (18_117, 18_302, 19_486, 21_035, 23_120, 25_318),
    "repurchases": (20_000, 0, 25_000, 10_000, 22_000, 30_000),
    "stock_plans": (5_204, 4_377, 6_118, 5_730, 6_402, 7_115),
    "other_income": (-1_108, 862, 415, -2_217, 1_306, -884),
    "fx": (-742, 1_915, -1_640, -3_286, 1_184, -2_097),
    "interest_income": (1_906, 1_022, 784, 1_148, 3_415, 5_260),
}
"""What management decided or the year brought, fiscal 2019 to 2024; all else follows."""

OPENING: Accounts = {
    "cash": 118_420, "investments": 42_500, "receivables": 98_214, "inventories": 86_305, "prepaid": 12_060,
    "property": 156_318, "leases": 31_260, "goodwill": 184_506, "intangibles": 62_140, "other_assets": 14_822,
    "payables": 46_117, "compensation": 35_402, "deferred_revenue": 44_912, "taxes_payable": 6_218, "accrued": 21_745,
    "lease_liabilities": 33_015, "deferred_taxes": 18_460, "other_liabilities": 16_904, "debt": 175_000,
    "due_next_year": 12_500, "common_stock": 512, "retained": 268_447, "accumulated": -9_316, "minority": 11_204,
    "shares": 51_204,
}  # fmt: skip


def share(part: int, rate: str) -> int:
    """A rounded share of an amount."""
    return int((Decimal(part) * Decimal(rate)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def ledger() -> dict[int, Accounts]:
    """All accounts of every fiscal year from the opening balance on."""
    opening = dict(OPENING)
    assets = "cash investments receivables inventories prepaid property leases goodwill intangibles other_assets"
    owed = (
        "payables compensation deferred_revenue taxes_payable accrued lease_liabilities deferred_taxes "
        "other_liabilities debt common_stock retained accumulated minority"
    )
    opening["paid_in"] = sum(opening[name] for name in assets.split()) - sum(opening[name] for name in owed.split())
    books = {FIRST - 1: opening}
    for year in range(FIRST, LAST + 1):
        drivers = {name: figures[year - FIRST] for name, figures in SCHEDULE.items()}
        books[year] = _close(books[year - 1], drivers, year)
    return books


def _close(before: Accounts, driver: Accounts, year: int) -> Accounts:
    """One year's accounts from the last balance and the year's drivers."""
    a = dict(driver)
    _income(a, before)
    _balances(a, before, year)
    _cash(a, before)
    _equity(a, before)
    _totals(a)
    if a["total_assets"] != a["total_liabilities_and_equity"]:
        raise ValueError(f"the books of {year} do not balance")
    return a


def _income(a: Accounts, before: Accounts) -> None:
    a["revenue"] = a["products"] + a["services"]
    a["cost"] = a["cost_products"] + a["cost_services"]
    a["gross_profit"] = a["revenue"] - a["cost"]
    a["operating_expenses"] = a["research"] + a["selling"] + a["amortization"] + a["restructuring"]
    a["operating_income"] = a["gross_profit"] - a["operating_expenses"]
    a["issuance_costs"] = 310
    a["interest_expense"] = share(before["debt"], "0.0485") + a["issuance_costs"]
    a["pretax"] = a["operating_income"] - a["interest_expense"] + a["interest_income"] + a["other_income"]
    a["tax"] = share(a["pretax"], "0.2235")
    a["deferred_tax"] = share(a["tax"], "-0.04")
    a["net_income"] = a["pretax"] - a["tax"]
    a["minority_income"] = share(a["net_income"], "0.018")
    a["attributable"] = a["net_income"] - a["minority_income"]


def _balances(a: Accounts, before: Accounts, year: int) -> None:
    a["receivables"] = share(a["revenue"], "0.163") + 137 * (year % 7)
    a["inventories"] = share(a["cost_products"], "0.352") + 211 * (year % 5)
    a["prepaid"] = share(a["revenue"], "0.0204")
    a["other_assets"] = before["other_assets"] + 416
    a["payables"] = share(a["cost"], "0.147") - 93 * (year % 4)
    a["compensation"] = share(a["research"] + a["selling"], "0.193")
    a["deferred_revenue"] = share(a["services"], "0.336")
    a["taxes_payable"] = share(a["tax"], "0.27")
    a["accrued"] = share(a["revenue"], "0.0352") + share(a["restructuring"], "0.4")
    a["other_liabilities"] = before["other_liabilities"] + 287
    a["deferred_taxes"] = before["deferred_taxes"] + a["deferred_tax"]
    a["leases"] = before["leases"] - 640 + 905 * (year % 3)
    a["lease_liabilities"] = before["lease_liabilities"] + a["leases"] - before["leases"]
    a["disposal_loss"] = 118 + 9 * (year % 6)
    a["disposal_proceeds"] = 204 + 31 * (year % 5)
    disposed = a["disposal_loss"] + a["disposal_proceeds"]
    a["property"] = before["property"] + a["capital_expenditure"] - a["depreciation"] - disposed
    a["intangibles"] = before["intangibles"] + a["intangibles_bought"] - a["amortization"]
    a["goodwill"] = before["goodwill"] + a["goodwill_bought"]
    a["acquisitions"] = a["goodwill_bought"] + a["intangibles_bought"]
    a["investments"] = before["investments"] + a["purchases"] - a["maturities"]
    a["debt"] = before["debt"] + a["borrowed"] - a["repaid"] + a["issuance_costs"]


def _cash(a: Accounts, before: Accounts) -> None:
    a["depreciation_amortization"] = a["depreciation"] + a["amortization"]
    for name in ("receivables", "inventories", "prepaid", "other_assets"):
        a[f"change_{name}"] = before[name] - a[name]
    for name in ("payables", "compensation", "deferred_revenue", "taxes_payable", "accrued", "other_liabilities"):
        a[f"change_{name}"] = a[name] - before[name]
    a["change_other"] = a["change_accrued"] + a["change_other_liabilities"] + a["change_other_assets"]
    a["operating"] = (
        sum(
            a[k]
            for k in ["net_income", "depreciation_amortization", "stock_compensation", "deferred_tax", "issuance_costs"]
        )
        + a["disposal_loss"]
        + sum(a[f"change_{k}"] for k in ["receivables", "inventories", "prepaid", "payables", "compensation"])
        + sum(a[f"change_{k}"] for k in ["deferred_revenue", "taxes_payable", "other"])
    )
    a["investing"] = (
        -a["capital_expenditure"] - a["acquisitions"] - a["purchases"] + a["maturities"] + a["disposal_proceeds"]
    )
    a["minority_paid"] = share(a["minority_income"], "0.45")
    a["financing"] = (
        a["borrowed"] - a["repaid"] - a["dividends"] - a["repurchases"] + a["stock_plans"] - a["minority_paid"]
    )
    a["cash_change"] = a["operating"] + a["investing"] + a["financing"] + a["fx"]
    a["cash_before"] = before["cash"]
    a["cash"] = before["cash"] + a["cash_change"]
    a["interest_paid"] = a["interest_expense"] - a["issuance_costs"] - 146
    a["tax_paid"] = a["tax"] - a["deferred_tax"] - a["change_taxes_payable"]


def _equity(a: Accounts, before: Accounts) -> None:
    a["common_stock"] = before["common_stock"]
    a["paid_in"] = before["paid_in"] + a["stock_compensation"] + a["stock_plans"]
    a["retained"] = before["retained"] + a["attributable"] - a["dividends"] - a["repurchases"]
    a["accumulated"] = before["accumulated"] + a["fx"]
    a["minority"] = before["minority"] + a["minority_income"] - a["minority_paid"]
    a["shares"] = before["shares"] + share(a["stock_plans"], "0.045") - share(a["repurchases"], "0.0165")
    a["basic_shares"] = (a["shares"] + before["shares"]) // 2
    a["diluted_shares"] = a["basic_shares"] + 604


def _totals(a: Accounts) -> None:
    a["current_assets"] = sum(a[k] for k in ["cash", "investments", "receivables", "inventories", "prepaid"])
    a["total_assets"] = a["current_assets"] + sum(
        a[k] for k in ["property", "leases", "goodwill", "intangibles", "other_assets"]
    )
    a["current_liabilities"] = a["due_next_year"] + sum(
        a[k] for k in ["payables", "compensation", "deferred_revenue", "taxes_payable", "accrued"]
    )
    a["long_term_debt"] = a["debt"] - a["due_next_year"]
    a["total_liabilities"] = a["current_liabilities"] + sum(
        a[k] for k in ["long_term_debt", "lease_liabilities", "deferred_taxes", "other_liabilities"]
    )
    a["stockholders_equity"] = a["common_stock"] + a["paid_in"] + a["retained"] + a["accumulated"]
    a["total_equity"] = a["stockholders_equity"] + a["minority"]
    a["total_liabilities_and_equity"] = a["total_liabilities"] + a["total_equity"]


def per_share(amount: int, shares: int) -> Decimal:
    """Dollars a share, rounded to the cent."""
    return (Decimal(amount) / Decimal(shares)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
