"""The consolidated statements of Quillmere Instruments, Inc. as table rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.typeset.numbers import Numbers
from tests.typeset.quillmere.ledger import Accounts, ledger, per_share
from tests.typeset.report import Book
from tests.typeset.tables import Head, Kind, Look, Row, Span, heads

LOOK = Look(size=8.8, widths=(72, 72, 72), gap=10, continued="(Continued)", band="#EFF4F9")
BALANCE_LOOK = replace(LOOK, widths=(86, 86))
NARROW = replace(LOOK, size=9.2, widths=(64, 64, 64), numbers=Numbers(decimals=1))


@dataclass(frozen=True, slots=True)
class Filing:
    """One fiscal year's report: which years it prints, and how it classifies them."""

    year: int
    books: dict[int, Accounts]

    @property
    def years(self) -> tuple[int, int, int]:
        return self.year, self.year - 1, self.year - 2

    @property
    def separate_amortization(self) -> bool:
        """From fiscal 2024 on, amortization of acquired intangibles is a line of its own, prior years recast."""
        return self.year >= 2024

    def selling(self, year: int) -> int:
        """Selling, general and administrative expenses as this report classifies them."""
        account = self.books[year]
        return account["selling"] + (0 if self.separate_amortization else account["amortization"])

    def line(
        self, label: str, key: str, years: tuple[int, ...] = (), sign: int = 1, kind: Kind = "line", **more: object
    ) -> Row:
        """A row of one account over the report's years."""
        values = tuple(sign * self.books[year][key] for year in years or self.years)
        return Row(label, values, kind, **more)  # type: ignore[arg-type]


def filing(year: int) -> Filing:
    return Filing(year, ledger())


def income(f: Filing) -> list[Row]:
    return [*_operations(f), *_below_operations(f)]


def _operations(f: Filing) -> list[Row]:
    selling = Row(
        "Selling, general and administrative",
        tuple(f.selling(y) for y in f.years),
        indent=1,
        metric="selling_general_administrative",
    )
    amortization = f.line("Amortization of acquired intangible assets", "amortization", indent=1)
    return [
        Row("Net revenue:", kind="heading"),
        f.line("Products", "products", symbol=True, indent=1),
        f.line("Services and consumables contracts", "services", indent=1),
        f.line("Total net revenue", "revenue", kind="subtotal", indent=2, metric="total_revenue"),
        Row("Cost of revenue:", kind="heading"),
        f.line("Products", "cost_products", indent=1),
        f.line("Services and consumables contracts", "cost_services", indent=1),
        f.line("Total cost of revenue", "cost", kind="subtotal", indent=2, metric="cost_of_revenue"),
        f.line("Gross profit", "gross_profit", kind="subtotal", metric="gross_profit"),
        Row("Operating expenses:", kind="heading"),
        f.line("Research and development", "research", indent=1, metric="research_development"),
        selling,
        *([amortization] if f.separate_amortization else []),
        f.line("Restructuring charges (Note 13)", "restructuring", indent=1),
        f.line("Total operating expenses", "operating_expenses", kind="subtotal", indent=2),
        f.line("Income from operations", "operating_income", kind="subtotal", metric="operating_income"),
    ]


def _below_operations(f: Filing) -> list[Row]:
    def earned(key: str) -> tuple[Decimal, ...]:
        return tuple(per_share(f.books[y]["attributable"], f.books[y][key]) for y in f.years)

    return [
        f.line("Interest expense", "interest_expense", sign=-1, metric="interest_expense"),
        f.line("Interest income", "interest_income"),
        f.line("Other income (expense), net", "other_income"),
        f.line("Income before income taxes", "pretax", kind="subtotal", metric="pretax_income"),
        f.line("Provision for income taxes", "tax", metric="income_tax"),
        f.line("Net income", "net_income", kind="subtotal", metric="net_income"),
        f.line("Less: Net income attributable to noncontrolling interest", "minority_income"),
        f.line(
            "Net income attributable to Quillmere Instruments, Inc.",
            "attributable",
            kind="total",
            symbol=True,
            metric="net_income_attributable",
        ),
        Row("Net income per share attributable to Quillmere Instruments, Inc. stockholders:", kind="heading"),
        Row("Basic", earned("basic_shares"), indent=1, symbol=True, decimals=2, metric="eps_basic"),
        Row("Diluted", earned("diluted_shares"), indent=1, symbol=True, decimals=2, metric="eps_diluted"),
        Row("Weighted-average shares used in computing net income per share:", kind="heading"),
        f.line("Basic", "basic_shares", indent=1),
        f.line("Diluted", "diluted_shares", indent=1),
    ]


def comprehensive(f: Filing) -> list[Row]:
    total = tuple(f.books[y]["net_income"] + f.books[y]["fx"] for y in f.years)
    minority = tuple(f.books[y]["minority_income"] for y in f.years)
    rest = tuple(a - b for a, b in zip(total, minority, strict=True))
    return [
        f.line("Net income", "net_income", symbol=True),
        Row("Other comprehensive income (loss):", kind="heading"),
        f.line("Foreign currency translation adjustments", "fx", indent=1),
        Row("Comprehensive income", total, "subtotal"),
        Row("Less: Comprehensive income attributable to noncontrolling interest", minority),
        Row("Comprehensive income attributable to Quillmere Instruments, Inc.", rest, "total", symbol=True),
    ]


def balance(f: Filing) -> list[Row]:
    return [*_assets(f), *_liabilities(f), *_owners(f)]


def _at_year_end(f: Filing) -> Callable[..., Row]:
    def line(label: str, key: str, kind: Kind = "line", **more: object) -> Row:
        return f.line(label, key, f.years[:2], kind=kind, **more)

    return line


def _assets(f: Filing) -> list[Row]:
    line = _at_year_end(f)
    now, before = (f.books[year] for year in f.years[:2])
    allowance = (
        f"Accounts receivable, net of allowances of ${now['revenue'] // 300:,} and ${before['revenue'] // 290:,}"
    )
    return [
        Row("ASSETS", kind="heading"),
        Row("Current assets:", kind="heading"),
        line("Cash and cash equivalents", "cash", symbol=True, indent=1, metric="cash"),
        line("Short-term investments", "investments", indent=1),
        line(allowance, "receivables", indent=1, metric="receivables"),
        line("Inventories", "inventories", indent=1, metric="inventories"),
        line("Prepaid expenses and other current assets", "prepaid", indent=1),
        line("Total current assets", "current_assets", "subtotal", indent=2, metric="current_assets"),
        line("Property, plant and equipment, net", "property", metric="property_plant_equipment"),
        line("Operating lease right-of-use assets", "leases"),
        line("Goodwill", "goodwill", metric="goodwill"),
        line("Intangible assets, net", "intangibles"),
        line("Other assets", "other_assets"),
        line("Total assets", "total_assets", "total", symbol=True, indent=2, metric="total_assets"),
    ]


def _liabilities(f: Filing) -> list[Row]:
    line = _at_year_end(f)
    return [
        Row("LIABILITIES AND EQUITY", kind="heading"),
        Row("Current liabilities:", kind="heading"),
        line("Current portion of long-term debt", "due_next_year", symbol=True, indent=1),
        line("Accounts payable", "payables", indent=1, metric="accounts_payable"),
        line("Accrued compensation and benefits", "compensation", indent=1),
        line("Deferred revenue", "deferred_revenue", indent=1),
        line("Income taxes payable", "taxes_payable", indent=1),
        line("Other accrued liabilities", "accrued", indent=1),
        line("Total current liabilities", "current_liabilities", "subtotal", indent=2, metric="current_liabilities"),
        line("Long-term debt, net of current portion", "long_term_debt", metric="long_term_debt"),
        line("Operating lease liabilities", "lease_liabilities"),
        line("Deferred income taxes", "deferred_taxes"),
        line("Other long-term liabilities", "other_liabilities"),
        line("Total liabilities", "total_liabilities", "subtotal", indent=2, metric="total_liabilities"),
        Row("Commitments and contingencies (Note 12)"),
    ]


def _owners(f: Filing) -> list[Row]:
    line = _at_year_end(f)
    now, before = (f.books[year] for year in f.years[:2])
    stock = (
        f"Common stock, $0.01 par value; 200,000 shares authorized; {now['shares']:,} and {before['shares']:,} "
        "shares issued and outstanding at the respective dates"
    )
    return [
        Row("Equity:", kind="heading"),
        Row("Preferred stock, $0.01 par value; 5,000 shares authorized; none issued", (0, 0), indent=1),
        line(stock, "common_stock", indent=1),
        line("Additional paid-in capital", "paid_in", indent=1),
        line("Retained earnings", "retained", indent=1, metric="retained_earnings"),
        line("Accumulated other comprehensive loss", "accumulated", indent=1),
        line("Total Quillmere Instruments, Inc. stockholders’ equity", "stockholders_equity", "subtotal", indent=2),
        line("Noncontrolling interest", "minority", indent=1),
        line("Total equity", "total_equity", "subtotal", indent=2, metric="total_equity"),
        line(
            "Total liabilities and equity",
            "total_liabilities_and_equity",
            "total",
            symbol=True,
            indent=2,
            metric="total_liabilities_and_equity",
        ),
    ]


def cash_flow(f: Filing) -> list[Row]:
    return [*_operating(f), *_investing(f), *_financing(f)]


def _operating(f: Filing) -> list[Row]:
    line = f.line
    return [
        Row("Cash flows from operating activities:", kind="heading"),
        line("Net income", "net_income", symbol=True, indent=1),
        Row("Adjustments to reconcile net income to net cash provided by operating activities:", indent=1),
        line(
            "Depreciation and amortization", "depreciation_amortization", indent=2, metric="depreciation_amortization"
        ),
        line("Stock-based compensation", "stock_compensation", indent=2, metric="stock_compensation"),
        line("Deferred income taxes", "deferred_tax", indent=2),
        line("Amortization of debt issuance costs", "issuance_costs", indent=2),
        line("Loss on disposal of property, plant and equipment", "disposal_loss", indent=2),
        Row("Changes in operating assets and liabilities, net of acquisitions:", indent=1),
        line("Accounts receivable", "change_receivables", indent=2),
        line("Inventories", "change_inventories", indent=2),
        line("Prepaid expenses and other current assets", "change_prepaid", indent=2),
        line("Accounts payable", "change_payables", indent=2),
        line("Accrued compensation and benefits", "change_compensation", indent=2),
        line("Deferred revenue", "change_deferred_revenue", indent=2),
        line("Income taxes payable", "change_taxes_payable", indent=2),
        line("Other assets and liabilities, net", "change_other", indent=2),
        line("Net cash provided by operating activities", "operating", kind="subtotal", metric="operating_cash_flow"),
    ]


def _investing(f: Filing) -> list[Row]:
    line = f.line
    return [
        Row("Cash flows from investing activities:", kind="heading"),
        line(
            "Purchases of property, plant and equipment",
            "capital_expenditure",
            sign=-1,
            indent=1,
            metric="capital_expenditure",
        ),
        line("Proceeds from disposal of property, plant and equipment", "disposal_proceeds", indent=1),
        line("Acquisitions of businesses, net of cash acquired", "acquisitions", sign=-1, indent=1),
        line("Purchases of short-term investments", "purchases", sign=-1, indent=1),
        line("Maturities of short-term investments", "maturities", indent=1),
        line("Net cash used in investing activities", "investing", kind="subtotal", metric="investing_cash_flow"),
    ]


def _financing(f: Filing) -> list[Row]:
    line = f.line
    return [
        Row("Cash flows from financing activities:", kind="heading"),
        line("Proceeds from borrowings of long-term debt", "borrowed", indent=1),
        line("Repayments of long-term debt", "repaid", sign=-1, indent=1),
        line("Cash dividends paid to stockholders", "dividends", sign=-1, indent=1, metric="dividends_paid"),
        line("Repurchases of common stock", "repurchases", sign=-1, indent=1),
        line("Proceeds from employee stock plans", "stock_plans", indent=1),
        line("Distributions to noncontrolling interest", "minority_paid", sign=-1, indent=1),
        line(
            "Net cash (used in) provided by financing activities",
            "financing",
            kind="subtotal",
            metric="financing_cash_flow",
        ),
        line("Effect of exchange rate changes on cash and cash equivalents", "fx"),
        line("Net increase in cash and cash equivalents", "cash_change", kind="subtotal"),
        line("Cash and cash equivalents, beginning of year", "cash_before"),
        line("Cash and cash equivalents, end of year", "cash", kind="total", symbol=True),
        Row("Supplemental disclosure of cash flow information:", kind="heading"),
        line("Cash paid for interest", "interest_paid", symbol=True, indent=1),
        line("Cash paid for income taxes, net of refunds", "tax_paid", symbol=True, indent=1),
    ]


def equity(f: Filing) -> list[Row]:
    """Roll-forward: shares, common stock, paid-in capital, retained earnings, accumulated loss, minority, total."""
    rows: list[Row] = []
    for year in reversed(f.years):
        a, before = f.books[year], f.books[year - 1]
        if not rows:
            rows.append(_equity_balance(before, year - 1))
        rows += [
            Row("Net income", (None, None, None, a["attributable"], None, a["minority_income"], a["net_income"])),
            Row("Other comprehensive income (loss)", (None, None, None, None, a["fx"], None, a["fx"])),
            Row("Dividends declared", (None, None, None, -a["dividends"], None, None, -a["dividends"])),
            Row("Stock-based compensation", (None, None, a["stock_compensation"], None, None, None,
                a["stock_compensation"])),
            Row("Stock issued, net, and repurchased", (a["shares"] - before["shares"], None, a["stock_plans"],
                -a["repurchases"], None, None, a["stock_plans"] - a["repurchases"])),
            Row("Distributions", (None, None, None, None, None, -a["minority_paid"], -a["minority_paid"])),
            _equity_balance(a, year),
        ]  # fmt: skip
    return rows


def _equity_balance(a: Accounts, year: int) -> Row:
    keys = ["shares", "common_stock", "paid_in", "retained", "accumulated", "minority", "total_equity"]
    total = sum(a[k] for k in keys[1:6])
    values = (*(a[k] for k in keys[:6]), total)
    return Row(f"Balance, December 31, {year}", values, "subtotal", bold=True)


def year_heads(f: Filing, caption: str = "(in thousands, except per share data)") -> list[Head]:
    return [Head((Span("Year Ended December 31,", 0, 2, True),), caption), heads(*map(str, f.years))]


def add_income(book: Book, f: Filing) -> None:
    title(book, "CONSOLIDATED STATEMENTS OF INCOME")
    book.table(income(f), year_heads(f), LOOK, counted=True)
    see_notes(book)


def add_comprehensive(book: Book, f: Filing) -> None:
    title(book, "CONSOLIDATED STATEMENTS OF COMPREHENSIVE INCOME")
    book.table(comprehensive(f), year_heads(f, "(in thousands)"), LOOK)
    see_notes(book)


def add_balance(book: Book, f: Filing) -> None:
    title(book, "CONSOLIDATED BALANCE SHEETS")
    head = [
        Head((Span("December 31,", 0, 1, True),), "(in thousands, except par value)"),
        heads(*map(str, f.years[:2])),
    ]
    book.table(balance(f), head, BALANCE_LOOK, counted=True)
    see_notes(book)


def add_equity(book: Book, f: Filing) -> None:
    title(book, "CONSOLIDATED STATEMENTS OF EQUITY")
    columns = ("Common shares", "Common stock", "Additional paid-in capital", "Retained earnings",
               "Accumulated other loss", "Non-controlling interest", "Total equity")  # fmt: skip
    look = replace(LOOK, size=7.4, widths=(42, 40, 46, 46, 48, 44, 46), gap=4)
    book.table(equity(f), [heads(*columns, label="(in thousands)")], look)
    see_notes(book)


def add_cash_flow(book: Book, f: Filing) -> None:
    title(book, "CONSOLIDATED STATEMENTS OF CASH FLOWS")
    book.table(cash_flow(f), year_heads(f, "(in thousands)"), LOOK, counted=True)
    see_notes(book)


def title(book: Book, text: str) -> None:
    """A statement's title under the company's name, on a new page."""
    book.page()
    book.heading("QUILLMERE INSTRUMENTS, INC.", 0)
    book.heading(text, 0)


def see_notes(book: Book) -> None:
    book.text("See accompanying notes to consolidated financial statements.", size=8.5, align=1)


def answers(f: Filing) -> dict[str, dict[str, str]]:
    """metric -> year -> value in dollars (a share: dollars a share), costs and outflows positive."""
    answers: dict[str, dict[str, str]] = {}
    for rows, years in ((income(f), f.years), (balance(f), f.years[:2]), (cash_flow(f), f.years)):
        for row in rows:
            if not row.metric:
                continue
            paid_out = row.metric in ("interest_expense", "capital_expenditure", "dividends_paid")
            each = [
                str(value if isinstance(value, Decimal) else (abs(int(value)) if paid_out else int(value)) * 1000)
                for value in row.values
                if isinstance(value, Decimal | int)
            ]
            answers[row.metric] = dict(zip(map(str, years), each, strict=True))
    return answers
